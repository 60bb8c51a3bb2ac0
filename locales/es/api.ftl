# La página para quien escribe programas.

api-description = Cómo preguntan los programas a Palermo: puntos de acceso, límites, errores y ejemplos en curl, JavaScript, Python y Rust.
api-title = La API
api-addresses = Direcciones
api-answers = Respuestas
api-assistants = Asistentes
api-settings-region = Ejemplo: configuración de un asistente
api-examples = Ejemplos
api-example = Ejemplo: { $language }
api-limits = Límites
api-what = De qué
api-how-many = Cuántos
api-errors = Errores
api-codes = Códigos de error
api-wrong = Qué ha fallado
api-python = Python, página a página
api-rust = Rust, solo con la biblioteca estándar

api-lead = Un solo punto de acceso responde a toda pregunta en GraphQL, sin clave. Solo lee. <a href="{ $graphql }">GraphiQL</a> es el lugar para probar una pregunta; <a href="{ $schema }">el esquema</a> describe cada campo.
api-post = Una pregunta como JSON: <code>query</code> y, si hace falta, <code>variables</code> y <code>operationName</code>.
api-get = Lo mismo en la dirección, para que una respuesta se pueda enlazar y guardar. Un navegador recibe GraphiQL con la pregunta dentro.
api-schema = El esquema, con una descripción de todo lo que contiene, en inglés.
api-type = Un tipo del esquema, escrito entero, y en breve aquello a lo que lleva; así para cada tipo y campo (<code>{ $field }</code>). <a href="{ $types }">La lista</a> dice su tamaño.
api-llms = <a href="{ $llms }">Para asistentes</a>: qué es esto, diez preguntas, el esquema por tamaños.
api-mcp = Herramientas para asistentes, según el <a href="#assistants">Model Context Protocol</a>.
api-entity = La página de una entidad, con JSON-LD dentro; así para cada clase. <code>{ $agencies }</code> y sus semejantes las listan todas.
api-search = La página de una búsqueda. En GraphQL: <code>search</code> y <code>suggest</code>.
api-csv = Cualquier respuesta como tabla: una fila por cada hoja de su primera lista, columnas con su ruta por nombre. Con <code>comments=true</code>, unas líneas que empiezan por <code>#</code> dicen antes en qué se apoya que no consta.
api-export = Todo el conjunto de datos; <a href="{ $export }">otras formas</a> a su lado: CSV, JSON-LD, Turtle, GraphML, SQLite.
api-chart = Un gráfico; así <code>structures</code>, <code>networks</code>, <code>databases</code> y <code>timeline</code>, cada uno como <code>.html</code>, <code>.svg</code>, <code>.png</code>, <code>.pdf</code>, <code>.csv</code> y <code>.json</code> con los mismos parámetros; <code>networks</code> también como grafo, <code>.gexf</code> y <code>.graphml</code>. Con <code>embed=1</code> la página es el gráfico solo, para un marco en otro sitio.
api-changes = Qué ha sido de los hechos desde una edición, con los valores antiguos y los nuevos; también <code>.csv</code>, y <a href="{ $changes }">una página</a>.
api-cite = La referencia de un hecho o, con <code>page=</code>, de una página; también <code>.bib</code> y <code>.ris</code>. <code>pin=1</code> fija la edición y el día.
api-oembed = Cómo se muestra una página de este servidor en otro sitio.
api-version = En cualquiera de estas direcciones salvo la de GraphQL: responde esta edición del conjunto de datos, o ninguna.
api-feed = Qué hechos añadió, modificó y eliminó cada edición del conjunto de datos.
api-health = Si el servidor vive, y si responde con lo que contiene la base de datos.
api-metrics = Lo que cuenta el servidor, para Prometheus.
api-request-id = Toda respuesta lleva un <code>X-Request-Id</code>; nómbrelo al comunicar un fallo, porque también consta en el registro.
api-status = El punto de acceso sigue la especificación de GraphQL sobre HTTP. Pida <code>application/graphql-response+json</code> y el estado dirá cómo fue: 200 para una respuesta, 400 para una pregunta mal hecha. Con <code>application/json</code> ambas son 200.
api-whole = Una respuesta está completa o es un error. Nunca hay datos junto a errores.
api-connections = Las listas que pueden crecer son conexiones: <code>nodes</code>, <code>edges</code>, <code>pageInfo</code>, <code>totalCount</code>, con <code>first</code>, <code>after</code>, <code>last</code> y <code>before</code>. Los cursores son opacos y pertenecen a la lista, el filtro y el orden de los que proceden.
api-ids = Los identificadores como <code>agency:iom</code> y los slugs nunca cambian de significado; los nombres anteriores llevan a la entidad de hoy.
api-enums = Los enumerados pueden recibir valores nuevos: prevea un caso para los que no conozca. Lo que se va a eliminar se marca antes como obsoleto.
api-incomplete = Lo que no consta puede existir de todos modos. Una respuesta que se apoya en que algo no esté (<code>none</code>, <code>every</code>, un límite superior de <code>count</code>, <code>isNull: true</code>, una laguna, una lista cortada por cuántos hay, grupos; y lo que los análisis hacen de los hechos, como una comparación, una homogeneidad o un solapamiento sin vínculo registrado) lleva <code>extensions.incomplete</code>: una lista de <code>path</code>, <code>relation</code> (<code>State.ratifications</code>), <code>owners</code> (de cuántas filas), <code>incomplete</code> (de cuántas de ellas no se conoce todo), <code>known</code> (de algunas, <code>id label known of asOf note</code>: 31 de 48), <code>asOf</code> y <code>note</code>. Se omite donde se conoce todo aquello en que se apoya la respuesta.
api-bound = <code>bound: CERTAIN</code> junto a <code>where</code> conserva lo que cumple la condición falte lo que falte; <code>bound: POSSIBLE</code>, todo lo que podría cumplirla.
api-dataset = <code>dataset &#123; version digest &#125;</code> dice de qué hechos está hecha una respuesta.
api-assistants-text = Un asistente que habla el Model Context Protocol pregunta en <code>{ $mcp }</code> (Streamable HTTP, sin clave). Sus herramientas solo leen:
api-settings = A la mayoría de los programas se les indica en un archivo suyo:
api-pages = Los que solo leen páginas empiezan en <a href="{ $llms }">{ $llms }</a>.
api-errors-text = Cada error tiene un <code>extensions.code</code> estable; su mensaje nombra el argumento y lo que se admite. Los mensajes pueden cambiar; los códigos, no.
api-limit-page = Nodos de una página de una lista, si no se pide otra cosa
api-limit-pages = Nodos de una página de una lista, como máximo
api-limit-body = Bytes de una petición
api-limit-batch = Preguntas de una petición, enviadas como lista
api-limit-sockets = WebSockets abiertos
api-limit-sockets-of-one = WebSockets que un cliente tiene abiertos
api-limit-subscriptions = Suscripciones que se siguen
api-limit-subscriptions-of-one = Suscripciones que sigue un cliente
api-limit-tokens = Palabras y signos de un documento
api-limit-nesting = Paréntesis y llaves unos dentro de otros
api-limit-directives = Directivas de un documento
api-limit-operations = Operaciones de un documento
api-limit-fragments = Fragmentos de un documento
api-limit-variables = Variables de una operación
api-limit-aliases = Alias de un documento
api-limit-root-fields = Campos donde empieza una respuesta
api-limit-selections = Campos de un documento, con los fragmentos escritos enteros
api-limit-depth = Campos unos dentro de otros
api-limit-introspection-lists = Listas de la descripción del propio esquema unas dentro de otras
api-limit-representations = Nodos que una pasarela puede pedir a la vez
api-limit-values = Valores en los argumentos de una pregunta, contado un texto largo como varios
api-limit-incomplete = Entradas de `extensions.incomplete`
api-limit-incomplete-names = Nombres en una entrada de `extensions.incomplete`
api-limit-conditions = Condiciones sobre filas relacionadas que llevan a otras
api-limit-order-keys = Claves de un orden
api-limit-all-selections = Selecciones, contada cada interfaz con todos sus tipos
api-limit-described = Valores de la descripción del propio esquema, aproximadamente
api-limit-cost = Nodos que podría tener una respuesta (su coste)
api-limit-answer = Bytes de una respuesta
api-limit-refusal = Bytes de un rechazo
api-limit-refusal-errors = Errores de un rechazo
api-limit-seconds = Segundos que puede tardar una respuesta
api-limit-chart-rows = Filas de un gráfico
api-limit-chart-cells = Casillas de un gráfico
api-limit-chart-points = Puntos de un gráfico como PNG, a los que se reducen los mayores
api-limit-compare = Cosas que se ponen lado a lado
api-limit-tie-agencies = Organismos en una imagen de vínculos
api-limit-tie-ties = Vínculos en una imagen de ellos
api-limit-plan = Entradas de un plan de coordinación
api-limit-search-characters = Caracteres de una búsqueda
api-limit-place-words = Caracteres de las palabras con las que se acota la página de un lugar
api-limit-search-clauses = Palabras y frases de una búsqueda
api-limit-editions = Ediciones desde las que se dicen los cambios
api-limit-edition-changes = Hechos de una edición que se nombran como modificados
api-limit-changes-page = Hechos modificados en una página
api-limit-edition-values = Valores de una edición que se recuerdan como modificados
api-limit-edition-bytes = Bytes de los valores de una edición que se recuerdan como modificados
api-limit-tool-questions = Preguntas que una herramienta de asistentes ejecuta a la vez
api-limit-tool-types = Tipos que una herramienta de asistentes describe a la vez
api-limit-tool-answers = Bytes de las respuestas que una herramienta de asistentes da a la vez
api-limit-tool-description = Bytes de los tipos que una herramienta de asistentes describe, aproximadamente
api-limit-tool-found = Entidades que una herramienta de asistentes encuentra a la vez
api-limit-body-seconds = Segundos que puede tardar en llegar el cuerpo de una petición
