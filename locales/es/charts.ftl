# Los gráficos: lo que muestran, cómo se leen, y sus páginas.

chart-measures = Medidas
chart-structures = Estructuras
chart-networks = Redes
chart-databases = Bases de datos
chart-timeline = Cronología
chart-history = Crecimiento
chart-fundings = Financiación
chart-ties = Vínculos
chart-ratifications = Ratificaciones

chart-all = Todos
chart-all-feminine = Todas
chart-either = Cualquiera
chart-anything = Cualquiera
chart-anybody = Quien sea
chart-scope = Ámbito
chart-area = Materia
chart-category = Categoría
chart-legal-force = Fuerza jurídica
chart-axis = Eje
chart-crime = Delito
chart-rests-on = Se funda en
chart-topic = Tema
chart-network = Red
chart-best-documented = La mejor documentada
chart-around = En torno a
chart-most-joined = El que está en más redes y proyectos
chart-paid-by = Pagado por
chart-agency = Organismo
chart-kind-of-instrument = Clase de instrumento
chart-ties-by = Vínculos por
chart-form = Mostrar
chart-as-map = Un mapa
chart-as-matrix = Una tabla de doble entrada
chart-instrument = Instrumento
chart-unasked-of-map = Sobre la trata, con más partes
chart-unasked-of-matrix = Todos los que tienen tabla de ratificaciones
chart-region = Región
chart-the-world = El mundo
chart-group = Agrupados por
chart-by-regional-group = Grupo regional de las Naciones Unidas
chart-by-continent = Continente
chart-by-subregion = Subregión
chart-by-nothing = Nada
chart-depth = Hasta
chart-depth-one = Sus asociados
chart-depth-two = Los asociados de estos
chart-day = En el día (o mes, o año)

chart-tabs = Los gráficos
chart-submit = Mostrar el gráfico
chart-show-all = Mostrar todo
chart-views = Vistas
chart-view-table = Tabla
chart-view-picture = Imagen
chart-view-graph = Grafo
chart-full-size = A tamaño completo
chart-fit = Al ancho de la página
chart-all-shown = También se muestran las filas y columnas sin contenido.
chart-leave-out = Omitirlas
chart-show-them = { $count ->
    [one] Mostrarla
   *[other] Mostrarlas
} también
chart-left-out = Se { $count ->
    [one] omite
   *[other] omiten
} { $parts } sin contenido.
chart-left-out-not-assessed = Se { $count ->
    [one] omite
   *[other] omiten
} { $parts } sin contenido ({ $unknown } de las filas, sin revisar).
chart-picture-region = Imagen, se puede desplazar
chart-table-region = Tabla, se puede desplazar
chart-nothing = Nada cumple estas condiciones. Quite alguna o pida otra fecha.
chart-legend = Qué significan los signos
chart-past-table = Saltar la tabla
chart-download = Descargar
chart-question-link = La pregunta de este gráfico, en GraphiQL
chart-elsewhere = Mostrarlo en otro sitio
chart-elsewhere-picture = Como imagen, siempre la última, con un texto para quien no la ve:
chart-elsewhere-picture-pinned = Como imagen, fijada a la edición { $version } y a la fecha { $day }; cuando este servidor tenga otra edición, solo quedará el texto:
chart-elsewhere-page = Como página, siempre la última; el script da al marco la altura de su contenido:
chart-elsewhere-pinned = Como página, fijada a la edición { $version } y a la fecha { $day }; cuando este servidor tenga otra edición, el marco lo dirá y no mostrará nada más:
chart-question = La pregunta de este gráfico
chart-variables = Sus variables:
chart-data-behind = Los datos en que se apoya
chart-in-edition = El gráfico en la edición { $version }
chart-credit = Conjunto de datos Palermo { $version }, { $license }. { $address }
chart-too-large = el gráfico tendría { $rows } filas y { $columns } columnas; puede haber { $mostRows } filas y { $mostCells } casillas: acótelo por { $by }
chart-narrowed-by = { $most } o { $last }
chart-too-many-pairs = { $pairs }: acótelo por { $by }

chart-cell-in-part = nada hallado, revisado solo en parte
chart-cell-not-assessed = sin revisar
chart-cell-outside = no procede
chart-cell-none = nada
chart-not-known = se desconoce
chart-yes = sí
chart-no = no
chart-legend-none = Nada
chart-legend-in-part = Nada hallado, revisado en parte
chart-legend-not-assessed = Sin revisar
chart-of-scope = Estructuras { $scope ->
    [universal] universales
    [european] europeas
   *[other] regionales
}
chart-structure = Estructura
chart-source = Fuente
chart-since = Desde
chart-until = Hasta el

chart-measures-signs = A O C F D
chart-measures-homogeneity-signs = Al Me Ba
chart-measures-all = Cómo obligan todos
chart-measures-universal = Instrumentos universales
chart-measures-european = Instrumentos europeos
chart-measures-of-scope = Instrumentos { $scope ->
    [universal] universales
    [european] europeos
   *[other] regionales
}: lo que establece cada uno
chart-measures-cell = { $measures }, la más fuerte { $precision } ({ $provisions })
chart-measures-cell-in-part = { $measures }, la más fuerte { $precision } ({ $provisions }); revisado solo en parte, puede haber más
chart-measures-share = { $determinate } de { $all ->
    [one] 1 medida obliga
   *[other] { $all } medidas obligan
} de forma determinada
chart-measures-mean = ; según la media de { $instruments }, el { $mean } % (intervalo del 90 %: de { $low } a { $high } %)
chart-measures-single = lo establece un solo instrumento
chart-measures-even = { $count ->
    [one] la única medida
   *[other] el { $percent } % de { $measures } obliga en el mismo grado
}
chart-measures-of-all = todos
chart-measures-homogeneity = Homogeneidad
chart-measures-evenness = Uniformidad, en tanto por ciento
chart-measures-none = No se ha encontrado ninguna medida de estas clases
chart-measures-none-text = Quite un filtro o pida otra fecha para ver más.
chart-measures-unshared = Ninguna de { $kinds } la establece más de un instrumento
chart-measures-title = { $strong } de { $kinds } que establecen varios instrumentos obligan con homogeneidad alta
chart-measures-by-scope = : { $universal } de { $allUniversal } en los instrumentos universales y { $european } de { $allEuropean } en los europeos
chart-measures-most = ; la más extendida es { $type } ({ $category }), en { $count } de ellos
chart-measures-text = { $measures } en { $instruments }{ $most }. Cada casilla muestra con su letra la precisión más fuerte y, si hay varias medidas, cuántas son.
chart-measures-legend-more = Revisado en parte: puede haber más
chart-measures-legend-high = Homogeneidad alta: dos tercios o más obligan de forma determinada
chart-measures-legend-medium = Media
chart-measures-legend-low = Baja: un tercio o menos
chart-measures-legend-single = Un solo instrumento
chart-measures-legend-evenness = Uniformidad: la mayor proporción de un grado de precisión

chart-structures-signs = T I A
chart-structures-none = Ninguna de las estructuras revisadas hace trabajo de estas clases
chart-structures-title = De { $kinds }, { $several } { $several ->
    [one] la hacen
   *[other] las hacen
} varias estructuras, { $single } { $single ->
    [one] depende
   *[other] dependen
} de una sola y { $gaps } no { $gaps ->
    [one] la hace
   *[other] las hace
} ninguna
chart-structures-text = { $structures }, { $unassessed } de ellas sin revisar. { $overlaps }: pares que hacen la misma clase de trabajo; de { $untied } de ellos no consta ningún vínculo, propio o a través de una entidad superior. Cada casilla muestra contra qué delito (T trata, I tráfico ilícito, A ambos) y, si hay varias acciones, cuántas son.
chart-structures-in-network = { $structures } en { $network }
chart-structures-have = Lo que tienen
chart-structures-projects = Proyectos
chart-structures-outputs = Productos
chart-structures-databases = de ellos, bases de datos
chart-structures-overlaps = Solapamientos
chart-structures-untied = sin vínculo registrado
chart-structures-how-many = Cuántas lo hacen
chart-structures-against = Contra: { $crime }
chart-structures-gap = una laguna: ninguna de las revisadas lo hace
chart-structures-by-network = ninguna de estas; lo hace una red en su propio nombre
chart-structures-by-project = ninguna de estas; lo hace un proyecto
chart-structures-no-sense = ninguna; no tiene sentido
chart-structures-alone = solo { $agency }
chart-structures-cell = { $actions } contra { $crime }: { $titles }
chart-structures-legend-trafficking = Contra la trata
chart-structures-legend-smuggling = Contra el tráfico ilícito
chart-structures-legend-both = Contra ambos; dos acciones
chart-structures-legend-several = Lo hacen varias: solapamiento
chart-structures-legend-single = Depende de una
chart-structures-legend-gap = Laguna: no lo hace ninguna
chart-structures-legend-not-own = No lo hace ninguna de estas, pero sí una red o un proyecto
chart-structures-legend-untied = El mismo trabajo, sin vínculo registrado

chart-networks-signs = C S M A O
chart-networks-bases = Tr Re De Me Ma Dc
chart-networks-none = Ninguna red de estas clases estaba activa en la fecha
chart-networks-one = { $network } une { $structures }
chart-networks-title = De { $structures } en redes, { $several } están en más de una; la que más une es { $largest }: { $members }
chart-networks-text = { $networks } a fecha de { $day }: { $actions } con acciones propias, { $outputs } con productos y { $impacts } con efecto documentado en el trabajo de un miembro.
chart-networks-itself = La propia red
chart-networks-in-it = Estructuras en ella
chart-networks-actions = Acciones propias
chart-networks-outputs = Sus productos
chart-networks-impacts = Efectos
chart-networks-stay = { $agency } en { $network }: { $meaning }
chart-networks-legend-chair = Ejerce la presidencia
chart-networks-legend-vice = Copresidencia o vicepresidencia
chart-networks-legend-impact = Efecto documentado en su trabajo
chart-networks-legend-none = No está en ella
chart-networks-left = Estructuras universales
chart-networks-middle = Las redes
chart-networks-right = Estructuras europeas y regionales
chart-networks-leads = Coordina, presta la secretaría o ejerce un cargo
chart-networks-belongs = Miembro
chart-networks-loose = Asociado u observador

chart-databases-signs = D U J M E P A R X
chart-databases-different-sources = fuentes distintas
chart-databases-different-units = cuentan cosas distintas
chart-databases-judicial = casos judiciales con policiales
chart-databases-mixed = fuentes mezcladas
chart-databases-estimates = estimaciones con registros
chart-databases-percentages = porcentajes sin cifras
chart-databases-not-harmonised = sin armonizar
chart-databases-restricted = acceso restringido
chart-databases-unknown = método desconocido
chart-databases-itself = ella misma
chart-databases-apart = no comparten tema y delito
chart-databases-about = ambas sobre { $topics }
chart-databases-comparable = comparables; { $about }
chart-databases-none = No hay dos bases de datos sobre el mismo tema y delito
chart-databases-title = { $comparable } de { $pairs } sobre lo mismo se pueden poner lado a lado
chart-databases-text = { $databases } con cifras.{ $most } Cada letra es un obstáculo; donde no hay ninguna, las dos son comparables.
chart-databases-most = El obstáculo más frecuente: { $obstacle }, en { $pairs }.
chart-databases-row = Base de datos
chart-databases-legend-comparable = Comparables
chart-databases-legend-apart = No tratan de lo mismo
chart-databases-legend-one = Un obstáculo
chart-databases-legend-two = Dos
chart-databases-legend-three = Tres o más

chart-timeline-networks = Las redes
chart-timeline-projects = Los proyectos
chart-timeline-arrangements = Los acuerdos
chart-timeline-from = Desde
chart-timeline-active = En la fecha
chart-timeline-agencies = Estructuras
chart-timeline-what = Qué
chart-timeline-none = No se ha encontrado ninguna red, proyecto o acuerdo de estas clases
chart-timeline-with = { $things } con { $agency }
chart-timeline-undated = { $things }, sin ninguna fecha
chart-timeline-title = { $active } de { $things } desde { $year } estaban en marcha a fecha de { $day }
chart-timeline-text = En marcha en la fecha: { $active }, de { $all }. { $open } no tienen fin conocido; de { $undated } no se conoce el comienzo.
chart-timeline-bar = { $name }: de { $since } a { $until }
chart-timeline-key-day = La fecha, { $day }
chart-timeline-key-active = En marcha en la fecha
chart-timeline-key-inactive = No en marcha en la fecha
chart-timeline-key-beginning = Comienzo desconocido
chart-timeline-key-end = Sin fin conocido

chart-history-year = Año
chart-history-members = Miembros conocidos
chart-history-undated = De ellos, sin comienzo conocido
chart-history-observers = Observadores
chart-history-joined = Entraron
chart-history-left = Salieron
chart-history-reported = Miembros que dijo tener
chart-history-members-cell = { $count } miembros en su último día
chart-history-observers-cell = { $count } observadores en su último día
chart-history-undated-cell = { $count } cuentan desde el comienzo de la red
chart-history-observer = { $agency } (observador)
chart-history-one-year = { $network }: { $members } en { $year }
chart-history-no-year = No se conoce ningún año de { $network } a fecha de { $day }
chart-history-none = No consta ninguna red
chart-history-title = { $network }: { $members } en { $first }, { $last } en { $year }
chart-history-said = { $title }; en { $year } dijo tener { $count }
chart-history-text = Los escalones son los organismos cuya pertenencia se conoce, al final de cada año, hasta { $day }; los observadores no están entre ellos.
chart-history-text-undated = De { $undated } de los últimos { $members } no se conoce el comienzo; cuentan desde el de la red (rayado).
chart-history-text-unsaid = No consta que la red haya dado ninguna cifra.
chart-history-text-said = Los puntos son lo que dijo ella misma, { $times }.
chart-history-last = { $count } conocidos
chart-history-dot = El { $day } dijo tener { $count } miembros
chart-history-step = { $year }: { $count } miembros conocidos
chart-history-step-observers = { $year }: { $count } miembros conocidos, y { $observers } como observadores
chart-history-key-known = Conocido: la pertenencia y su comienzo, o un día en que está documentada
chart-history-key-undated = Conocido sin su comienzo
chart-history-key-said = Comunicado: lo que dijo la red

chart-fundings-amount = Importe
chart-fundings-currency = Moneda
chart-fundings-on = De
chart-fundings-budget = Presupuesto de todo el proyecto, EUR
chart-fundings-active = Proyecto en marcha en la fecha
chart-fundings-project = Proyecto
chart-fundings-none = No consta ningún pago para un proyecto de estas clases
chart-fundings-title = Constan { $payers } de { $paid } de { $projects }; se conoce el importe de { $known } de { $payments }
chart-fundings-text = Las barras cuentan pagos, no dinero. { $known }
chart-fundings-no-amount = No se ha leído ningún importe.
chart-fundings-amounts = Importes conocidos: { $amounts }; las monedas no se suman entre sí.
chart-fundings-unknown = De { $payments } se sabe quién paga y no cuánto, de modo que ningún total dice lo que se pagó.
chart-fundings-sum = la suma de { $amounts }
chart-fundings-together = Suma de los importes conocidos
chart-fundings-all-in = Todo en { $currency }
chart-fundings-more = { $title } y { $count } más
chart-fundings-amount-unread = no se ha leído ningún importe
chart-fundings-undated = fecha desconocida
chart-fundings-amount-unknown = importe desconocido
chart-fundings-others = y { $count } más, que están en la tabla
chart-fundings-key-known = Importe conocido
chart-fundings-key-unknown = Importe desconocido
chart-fundings-bar = { $name }: { $count }, { $known } con importe conocido

chart-ties-what = Lo que los une
chart-ties-agencies = Organismos
chart-ties-kind = Clase
chart-ties-donor = uno de los dos solo paga
chart-ties-pair = { $one } y { $other }
chart-ties-none = No consta ningún organismo
chart-ties-untied = No consta ningún vínculo de { $agency } a fecha de { $day }
chart-ties-untied-of-kind = No consta ningún vínculo de la clase { $kind } de { $agency } a fecha de { $day }
chart-ties-title = Vínculos de { $agency } con { $agencies }, por { $facts }
chart-ties-title-of-kind = Vínculos de { $agency } con { $agencies }, por { $facts } de la clase { $kind }
chart-ties-text = Lo que los unía a fecha de { $day }: redes, proyectos, acuerdos, una entidad superior y productos conjuntos.
chart-ties-text-further = Sus vínculos llevan a { $count } más.
chart-ties-text-left-out = Sin mostrar: { $things }, porque una imagen tiene como máximo { $agencies } organismos y { $ties } vínculos. Con una sola clase de vínculo, o un paso menos, se muestran más.
chart-ties-text-leads = Cada nombre lleva a lo que lo rodea y cada línea, a sus hechos en la tabla.
chart-ties-spoke = { $one } y { $other }, { $kind }: { $facts }
chart-ties-key-network = Ambos en una red
chart-ties-key-project = Ambos en un proyecto
chart-ties-key-arrangement = Un acuerdo
chart-ties-key-parent = Uno forma parte del otro
chart-ties-key-output = Un producto conjunto
chart-walk-walk = Recorrer la imagen
chart-walk-nearer = Acercar
chart-walk-further = Alejar
chart-walk-left = A la izquierda
chart-walk-right = A la derecha
chart-walk-up = Arriba
chart-walk-down = Abajo
chart-walk-whole = Imagen completa
chart-walk-network = Redes
chart-walk-project = Proyectos
chart-walk-arrangement = Acuerdos
chart-walk-parent = Entidades superiores
chart-walk-output = Productos conjuntos

position-bound = obligado
position-signed = firmado, sin consentimiento registrado
position-not-bound = no obligado
position-unknown = no se sabe
chart-ratifications-in-place = { $states } ({ $place })
chart-ratifications-bound = { $bound } de { $states } están obligados por «{ $instrument }» a fecha de { $day }
chart-ratifications-all = { $all } de { $states } están obligados por los { $instruments } instrumentos a fecha de { $day }, y { $none } por ninguno, hasta donde se sabe
chart-ratifications-text = Cada casilla muestra el año del consentimiento en obligarse. Donde no consta nada y la tabla del instrumento no llega hasta la fecha, no se sabe si un Estado está obligado; eso va rayado y no equivale a no estar obligado. Las denuncias no están en las tablas.
chart-ratifications-others = De { $instruments } de los que los Estados pasan a ser partes no se ha leído ninguna tabla de ratificaciones; aquí se omiten y, si se piden por su nombre, se muestran como desconocidos.
chart-ratifications-unknown = { $title }; de { $count } no se sabe
chart-ratifications-how-far = Hasta dónde llega la tabla: { $note }
chart-ratifications-how-far-on = Hasta dónde llega la tabla, a fecha de { $day }: { $note }
chart-ratifications-no-table = No se ha leído ninguna tabla de sus ratificaciones, de modo que no se sabe nada de ningún Estado.
chart-ratifications-map = Firmaron sin que conste su consentimiento: { $signed }; no obligados: { $unbound }. { $table } Las fronteras son las de Natural Earth y nada dicen de a quién pertenece el territorio.
chart-ratifications-none = Ningún instrumento de estas clases tiene tabla de ratificaciones
chart-ratifications-none-text = Quite un filtro o pida otro instrumento para ver más.
chart-ratifications-state = Estado
chart-ratifications-position = Posición
chart-ratifications-signed = Firma
chart-ratifications-consent = Consentimiento en obligarse
chart-ratifications-by = Mediante
chart-ratifications-in-force = En vigor para él
chart-ratifications-every-state = Todos los Estados
chart-ratifications-by-name = Los Estados, por su nombre
chart-ratifications-summary = { $bound } de { $states } están obligados; de { $unknown } no se sabe
chart-ratifications-bound-of = Obligados, de { $states }
chart-ratifications-organisations = Organizaciones
chart-ratifications-no-group = En ningún grupo
chart-ratifications-signed-on = firma el { $day }
chart-ratifications-consent-on = consentimiento el { $day }
chart-ratifications-consent-by = consentimiento el { $day } ({ $act })
chart-ratifications-legend-bound = Obligado desde el año de su consentimiento
chart-ratifications-legend-signed = Firmado, sin consentimiento registrado
chart-ratifications-legend-unbound = No obligado
chart-ratifications-legend-unknown = No se sabe: la tabla no llega tan lejos
