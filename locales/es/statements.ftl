# Las conclusiones del proyecto de investigación: sus secciones, sus enunciados, los nombres de sus cifras y de lo que se cuenta, y las
# razones de los veredictos. El inglés está en data/findings/; `of` es la huella del enunciado o de la razón en inglés que se tradujo,
# para que otros no se muestren con estas palabras. Los nombres y las secciones se encuentran por su inglés.

section-first-objective-legal-instruments = Primer objetivo: instrumentos jurídicos
section-second-objective-databases = Segundo objetivo: bases de datos
section-second-objective-coordination = Segundo objetivo: coordinación
section-third-objective-victims = Tercer objetivo: víctimas
section-key-ideas = Ideas clave

statement-companies-and-consulates-hold-key-data = Importan aún más las leyes o los acuerdos que implican a empresas privadas y misiones diplomáticas: la delincuencia organizada utiliza agencias de viajes, empresas de envío de dinero, líneas aéreas y consulados, que tienen por ello datos que los investigadores necesitan; de esto hay todavía poco.
    .of = cbed32623658
reason-companies-and-consulates-hold-key-data = Las empresas y los consulados no figuran en el grafo.
    .of = a49082fbc366

statement-cooperation-mostly-by-informal-mous = En la práctica, la cooperación en la persecución es sobre todo bilateral o entre unos pocos, y descansa por regla general en instrumentos informales como los memorandos de entendimiento.
    .of = 38cdabb0c180
    .name-the-most-frequent-form = la forma más frecuente
    .name-how-many-there-are = cuántos son
    .name-their-share-of-all-arrangements = su proporción entre todos los acuerdos
    .name-arrangements-in-all = acuerdos en total
    .name-between-two-agencies-and-nobody-else = entre dos organismos y nadie más
    .name-among-three-agencies-or-more = entre tres organismos o más
    .name-with-parties-that-are-no-agencies-of-the-graph = con partes que no son organismos del grafo
reason-cooperation-mostly-by-informal-mous = Los memorandos son la forma más frecuente de los acuerdos entre organismos, pero no la mayoría de ellos. De 44 acuerdos, 36 son entre dos organismos y nadie más, y uno es entre tres; los otros siete incluyen partes que no son organismos del grafo, y cinco de estos son entre un organismo y una de esas partes. Son, pues, bilaterales 41 de 44; los relativos a la persecución no se distinguen de los demás. Lo que los Estados acuerdan entre sí no figura en el grafo, y se deja de lado si un acuerdo es informal.
    .of = 4d47d9c8e5bc

statement-databases-draw-on-heterogeneous-sources = Muchas bases de datos tratan materias casi idénticas, pero son de dudosa utilidad: los Estados aportan datos de fuentes dispares, y las cifras del poder judicial no se pueden analizar junto con las de la policía, aunque algunas bases de datos de la UNODC lo hacen.
    .of = 049ceb1f72dd
    .name-databases-with-courts-and-without-police = bases de datos con tribunales y sin policía
    .name-with-police-and-without-courts = con policía y sin tribunales
    .name-with-both = con ambos
    .name-of-them-unodc-s = de ellas, de la UNODC
    .name-pairs-of-databases-that-share-a-topic-and-a-crime = pares de bases de datos que comparten un tema y un delito
    .name-of-them-with-courts-on-one-side-and-police-on-the-other = de ellos, con tribunales en un lado y policía en el otro
    .name-of-them-without-any-obstacle = de ellos, sin obstáculo alguno
reason-databases-draw-on-heterogeneous-sources = Las bases de datos se nutren de los tribunales, de la policía o de ambos, y entre estas últimas hay una de la UNODC. Que sus materias sean casi idénticas se comprueba con los pares que comparten un tema y un delito, lo que es más amplio. Que las cifras de los tribunales no se puedan analizar junto con las de la policía no es un resultado: JUDICIAL_WITH_POLICE y los demás obstáculos (`databaseOverlaps`) son definiciones de este grafo. De la utilidad de una base de datos, el grafo no dice nada.
    .of = f8dbfe360a4f

statement-donor-priorities-cause-overlaps-libya = En Libia los Estados financian proyectos de distintos organismos que van desde formar a guardacostas y policías hasta ayudar a los migrantes víctimas de esos mismos agentes, de modo que los distintos enfoques dan lugar a solapamientos.
    .of = 9bf44f6d5b43
    .name-agencies-that-train-or-build-capacity-in-libya = organismos que forman o fortalecen capacidades en Libia
    .name-agencies-that-help-migrants-there = organismos que ayudan allí a los migrantes
    .name-agencies-that-do-both = organismos que hacen ambas cosas
    .name-pairs-of-agencies-that-did-the-same-kind-of-work-there-on-the-day = pares de organismos que hacían allí la misma clase de trabajo ese día
    .name-of-them-without-a-tie = de ellos, sin vínculo
reason-donor-priorities-cause-overlaps-libya = En Libia los organismos forman a guardacostas y ayudan a los migrantes unos junto a otros, varios de ellos con el mismo tipo de acción; de pocos se sabe quién paga qué. De quién son víctimas los migrantes no figura en el grafo.
    .of = 909d88e3ed15

statement-eu-agency-cooperation-limited-by-mandates = La cooperación entre las agencias europeas no va más allá de las materias que entran en el mandato de cada una.
    .of = 2253ba405158
reason-eu-agency-cooperation-limited-by-mandates = Dónde termina un mandato no figura en el grafo; solo qué instrumentos lo confieren.
    .of = 1576a56bd8fd

statement-europol-90000-suspects-no-single-eu-database = Los datos personales contra los delincuentes están en bases de datos europeas separadas: solo Europol registra más de 90 000 sospechosos, mientras que ninguna base de datos única sirve a toda la Unión y se sigue trabajando para que las existentes sean interoperables.
    .of = ab21edb4bf0d
    .name-suspects-recorded-by-europol = sospechosos registrados por Europol
    .name-databases-of-eu-agencies-with-personal-data = bases de datos de agencias de la UE con datos personales
    .name-of-them-public = de ellas, públicas
    .name-of-them-with-a-number-of-suspects = de ellas, con un número de sospechosos
    .name-suspects-in-europol-s-register-of-smugglers-september-2015 = sospechosos en el registro de traficantes de Europol, septiembre de 2015
    .name-at-the-end-of-2016 = a finales de 2016
    .name-at-the-end-of-2017 = a finales de 2017
reason-europol-90000-suspects-no-single-eu-database = Los datos personales están en muchas bases de datos de agencias de la UE, ninguna de ellas pública. De una consta el número de sospechosos: el registro de traficantes de Europol tenía 65 000 a finales de 2017. Cuántos registra Europol en total no figura en el grafo. Se deja de lado que ninguna base de datos ocupe el lugar de todas las demás y hasta dónde se ha llegado en hacerlas interoperables.
    .of = cd694d686f74

statement-few-self-executing-clauses = Las medidas que se aplican sin ningún otro acto interno son raras en los instrumentos formales que los Estados han elaborado contra la trata y el tráfico ilícito.
    .of = 9aa6ddbd736e
    .name-measures-that-apply-of-themselves = medidas autoejecutivas
    .name-their-share-of-all-measures = su proporción entre todas las medidas
    .name-their-mean-share-over-the-instruments = su proporción media en los instrumentos
    .name-lower-end-of-its-90-interval = límite inferior de su intervalo del 90 %
    .name-upper-end-of-its-90-interval = límite superior de su intervalo del 90 %
    .name-measures-that-oblige-states-to-act = medidas que obligan a los Estados a actuar
reason-few-self-executing-clauses = Se cuente de una u otra manera: son autoejecutivas el 9,7 % de todas las medidas y, de media por instrumento, el 16,7 % (intervalo del 90 %: de 9,8 a 25,3 %), frente al 63,0 % que obliga a los Estados a actuar.
    .of = 237cb91f0496

statement-glo-act-hard-to-put-into-practice = A GLO.ACT le ha costado desplegar su potencial porque las medidas previstas resultaron difíciles de llevar a la práctica sobre el terreno: los organismos comparten una misma visión en sus directrices, pero el trabajo local depende de cada oficina nacional, de su agenda y de sus prioridades, de modo que no todos participan en todos los países.
    .of = 59ea54d21dfc
reason-glo-act-hard-to-put-into-practice = Los planes y las prioridades de las oficinas nacionales no figuran en el grafo.
    .of = aec542bfae16

statement-glo-act-joins-four-agencies = GLO.ACT armoniza políticas a menor escala: la UNODC, UNICEF, la OIM y la Unión Europea ayudan a los Estados participantes a elaborar y ejecutar estrategias nacionales sobre ambos delitos, en materia de prevención, protección y persecución.
    .of = b4622c06c7fa
    .name-partner-agencies = organismos asociados
    .name-participants = participantes
    .name-of-them-those-that-the-finding-names = de ellos, los que nombra la conclusión
    .name-the-crimes-that-it-is-on = los delitos de que se ocupa
    .name-axes-along-which-it-acts = ejes en que actúa
reason-glo-act-joins-four-agencies = Los cuatro participan, el proyecto se ocupa de ambos delitos, y tanto él como sus continuaciones actúan en los tres ejes. Qué fue de las estrategias nacionales no figura en el grafo.
    .of = 07db31f102d5

statement-global-compact-marrakesh-consensus = El Pacto Mundial sobre Migración, acordado en Marrakech en diciembre de 2018, fue una búsqueda de consenso; la feroz oposición de algunos Estados muestra su peso, aunque no es vinculante.
    .of = 228da2c42ef4
    .name-adopted = adoptado
    .name-legal-force = fuerza jurídica
reason-global-compact-marrakesh-consensus = Cuándo se adoptó y que no es vinculante figura en el grafo; quién se opuso a él y qué buscaba, no.
    .of = 259d2f998cc9

statement-icat-main-network-with-23-agencies = El ICAT es probablemente la principal red de coordinación contra la trata de personas: participan veintitrés organismos, no todos de la familia de las Naciones Unidas, y en aquel momento lo presidía la UNODC.
    .of = 5bb70073aeef
    .name-participating-agencies = organismos participantes
    .name-members-that-the-network-reported = miembros que comunicó la red
    .name-members-that-the-graph-knows = miembros que conoce el grafo
    .name-of-them-not-of-the-united-nations-family = de ellos, ajenos a la familia de las Naciones Unidas
    .name-coordinator = coordinador
reason-icat-main-network-with-23-agencies = La red comunicó 23 miembros en 2018; el grafo conoce 18 de ellos en esa fecha. La UNODC la coordinaba. Se deja de lado si es la red principal.
    .of = 189351ae42da

statement-icat-sets-a-common-discourse = El ICAT elabora sobre todo orientaciones y un mensaje común que pueden nutrir las agendas de sus miembros, lo que lo convierte en un buen foro de diálogo.
    .of = 11cd4cda8287
    .name-guidebooks-strategies-and-tools = guías, estrategias y herramientas
    .name-of-outputs = del total de productos
    .name-operations-against-offenders = operaciones contra los delincuentes
    .name-documented-effects-on-members = efectos documentados en los miembros
reason-icat-sets-a-common-discourse = La mayor parte de lo que publica el ICAT son orientaciones, y no lleva a cabo operaciones. Que ello nutra las agendas de sus miembros apenas se muestra: hasta esa fecha está documentado un solo efecto, en la UNODC, que lo coordina. Si es un buen foro de diálogo es un juicio de valor, y se deja de lado.
    .of = c80bf277eb06

statement-identification-fails-blurred-distinction = Primera razón por la que falla la identificación: las víctimas de trata y los migrantes objeto de tráfico ilícito se distinguen con claridad en el derecho, pero no en la práctica, porque muchos de los que parten con un facilitador acaban siendo víctimas de trata, sobre todo mujeres y menores no acompañados. Por eso en Libia la OIM y otros ayudan a todos por igual.
    .of = 289f93b07eaf
    .name-area-of-the-one-protocol = materia de un protocolo
    .name-area-of-the-other = materia del otro
    .name-crime-that-most-of-iom-s-actions-in-libya-concern = delito del que se ocupa la mayoría de las acciones de la OIM en Libia
reason-identification-fails-blurred-distinction = El derecho separa los dos delitos en dos protocolos, y las acciones de la OIM en Libia no los separan; por qué falla la identificación en la práctica, y sobre todo para quién, el grafo no puede decirlo.
    .of = 76f226714a05

statement-identification-fails-cultural-perception = Tercera razón: funcionarios y ciudadanos ven a los migrantes irregulares de manera distinta según de dónde vengan, y por eso los ven o no como víctimas; donde más se nota es en los centros de detención de los países de tránsito y de destino.
    .of = f0442e302456
reason-identification-fails-cultural-perception = Cómo ven los funcionarios a los migrantes no figura en el grafo.
    .of = 335dec66eb37

statement-identification-fails-hidden-crime-and-fear = Segunda razón: la trata se esconde tras otras conductas, como la prostitución o el trabajo ilegal, y las víctimas, vulnerables, desconfiadas y temerosas de represalias, rara vez cooperan con las autoridades; por eso las ONG son cruciales.
    .of = 99508d8da103
reason-identification-fails-hidden-crime-and-fear = Cómo se comportan las víctimas no figura en el grafo.
    .of = e757bcd2d61b

statement-indicator-harmonisation-unsuccessful = Los esfuerzos por armonizar al menos los indicadores, como la plataforma europea de datos armonizados diseñada en Portugal, no han tenido éxito.
    .of = 529b68388bdb
    .name-end-of-the-project = fin del proyecto
    .name-harmonised = armonizada
reason-indicator-harmonisation-unsuccessful = El proyecto terminó en 2014 con una plataforma armonizada solo en parte; si todavía se usa no figura en el grafo.
    .of = 07556d80bd32

statement-iom-priority-in-libya-is-victims = Las misiones sobre el terreno tienen cierta autonomía, de modo que las prioridades difieren y la armonización se resiente. La prioridad de la OIM en Libia son las víctimas: la ayuda, el seguimiento de cada caso, la identificación y a veces su retorno.
    .of = 2525958e60ec
    .name-the-axis-of-most-of-its-actions = el eje de la mayoría de sus acciones
    .name-how-many = cuántas son
    .name-their-share = su proporción
    .name-actions-that-help-people = acciones de ayuda a personas
    .name-actions-that-identify-victims = acciones de identificación de víctimas
    .name-actions-that-take-people-home = acciones de retorno
    .name-actions-on-trafficking-alone = acciones solo sobre la trata
reason-iom-priority-in-libya-is-victims = La mayoría de las acciones de la OIM en Libia protegen a personas, mediante la ayuda y el retorno; ninguna es de identificación de víctimas, y ninguna se ocupa solo de la trata: son para todos los migrantes. El seguimiento de cada caso, la autonomía de las misiones sobre el terreno y lo que ello supone para la armonización no figuran en el grafo.
    .of = ff48326fce2c

statement-key-idea-500-liaison-officers-uncoordinated = Unos 500 funcionarios de enlace de Estados miembros de la UE trabajan en terceros países e informan a los suyos, sin un mecanismo general que los coordine.
    .of = 21db74b3cf4c
    .name-liaison-officers-of-eu-member-states-in-third-countries = funcionarios de enlace de Estados miembros de la UE en terceros países
reason-key-idea-500-liaison-officers-uncoordinated = Los funcionarios que los Estados destinan a terceros países no figuran en el grafo; solo figuran los acuerdos entre organismos que prevén funcionarios de enlace. Las páginas que se citan además de las del proyecto confirman la cifra: se estimaban 492 funcionarios de enlace de inmigración en 105 países en 2018. Alguna coordinación había: desde 2004, los destinados a un mismo país formaban una red local (Reglamento (CE) n.º 377/2004). Desde el 14 de agosto de 2019, el Reglamento (UE) 2019/1240 ha hecho de ellos una sola red europea, con un comité de dirección.
    .of = 4a468b81750a

statement-key-idea-coordinate-existing-plans = El remedio no son más acciones y planes, sino coordinar los que existen y darles mejor seguimiento, para que el fraude no engendre desconfianza.
    .of = 6beeacab66de
reason-key-idea-coordinate-existing-plans = Qué debería hacerse es un juicio de valor; `coordinationPlan` muestra lo que se podría coordinar.
    .of = fcf5c60061ac

statement-key-idea-harmonised-databases-and-legal-tools = La persecución solo puede tener éxito con bases de datos mejor armonizadas y con mejores instrumentos jurídicos de cooperación con entidades públicas y privadas, basadas unas y otros en la confianza mutua.
    .of = 9def3fcda4ee
reason-key-idea-harmonised-databases-and-legal-tools = La confianza y el éxito de la persecución no figuran en el grafo.
    .of = 24e622602e90

statement-key-idea-identification-still-unsolved = Pese a la gran cantidad de material de apoyo, identificar a las víctimas sigue siendo una de las principales tareas pendientes, porque la delincuencia organizada difumina los dos delitos y porque a la sociedad le cuesta ver como víctimas a quienes están en manos de grupos delictivos.
    .of = e935de9295c7
    .name-outputs-on-identification = productos sobre la identificación
reason-key-idea-identification-still-unsolved = En el grafo figura mucho material de apoyo; si la identificación tiene éxito, no.
    .of = 49a65177c88d

statement-key-idea-mutual-trust = Una necesidad recorre los tres objetivos: más confianza mutua. Donde falta, cada Estado u organismo emprende sus propias acciones, que a menudo se solapan con las de otros.
    .of = 9db1357e3943
reason-key-idea-mutual-trust = La confianza no figura en el grafo.
    .of = 42ebc4cf380b

statement-key-idea-ngos-essential = Las ONG son esenciales, porque están presentes sobre el terreno y cerca de las víctimas, cuya confianza les da información que ni la policía ni los organismos públicos podrían obtener. No bastan por sí solas: también han de cambiar de actitud las autoridades y la sociedad.
    .of = 582edbfdf75f
reason-key-idea-ngos-essential = El grafo contiene estructuras intergubernamentales, no ONG.
    .of = 354a61ee3232

statement-key-idea-prevention-first-pillar = La prevención es en verdad el primer pilar: ambos delitos están ligados a la pobreza, el subdesarrollo y los conflictos, de modo que a quienes corren riesgo hay que ofrecerles una vida digna en su tierra antes de que partan.
    .of = 69cec711f873
reason-key-idea-prevention-first-pillar = Qué debería ir primero es un juicio de valor, no un hecho del grafo.
    .of = c6bf6a5ed411

statement-mous-give-data-exchange-a-legal-basis = Los profesionales valoran los memorandos porque dan forma a la cooperación entre organismos y con los Estados, y sobre todo porque dan base jurídica al intercambio de datos, como en el reciente acuerdo con Ameripol y en el de Europol con la Operación Sophia de 2017-2018.
    .of = e6d941251b3f
    .name-arrangements-that-cover-personal-data = acuerdos que abarcan los datos personales
    .name-of-them-memorandums = de ellos, memorandos
    .name-of-them-with-ameripol-or-operation-sophia = de ellos, con Ameripol o la Operación Sophia
reason-mous-give-data-exchange-a-legal-basis = Algunos acuerdos abarcan los datos personales, entre ellos los celebrados con Ameripol y con la Operación Sophia; ninguno de ellos es un memorando. Qué valoran los profesionales no figura en el grafo.
    .of = 2538dfe33d11

statement-no-harmonised-criteria-no-foresight = La información se presenta sin criterios armonizados, de modo que no puede servir de base a estudios prospectivos ni a previsiones.
    .of = ac37d17e89ef
    .name-databases-with-the-same-definitions-for-all = bases de datos con las mismas definiciones para todos
    .name-with-some = con algunas
    .name-with-none = con ninguna
    .name-databases-of-which-that-is-not-known = bases de datos de las que no se sabe
reason-no-harmonised-criteria-no-foresight = De las 54 bases de datos de las que se sabe, la mitad (27) tiene las mismas definiciones para todos los que aportan datos; la otra mitad comparte solo algunas (21) o ninguna (6). Así pues, parte de la información, no toda, se presenta sin criterios armonizados. Si eso excluye las previsiones, el grafo no puede decirlo.
    .of = 8de1147f1e19

statement-over-150-guidebooks-on-identification = Existen más de 150 guías sobre la identificación de víctimas, lo que prueba que las redes y las organizaciones se solapan. Los mandatos coincidentes en derechos humanos y seguridad hacen que sea difícil evitarlo, aunque las perspectivas difieran.
    .of = 5e767724b2dd
    .name-guidebooks-on-victim-identification = guías sobre la identificación de víctimas
    .name-guidebooks-on-identification = guías sobre la identificación
    .name-agencies-that-bring-them-out = organismos que las publican
    .name-networks-that-do = redes que las publican
reason-over-150-guidebooks-on-identification = El grafo conoce muchas menos guías sobre la identificación, pero varios organismos y una red las publican sobre la misma materia. Por qué es difícil evitarlo se deja de lado.
    .of = 606c41e474d6

statement-palermo-ratified-by-171-states = La ratificación es la primera etapa necesaria del Protocolo de Palermo, y 171 Estados la habían alcanzado cuando se redactaron los resultados provisionales. La segunda etapa exige más que un acto formal: el derecho interno ha de incorporar el protocolo y dotar a los tribunales y a la policía para aplicarlo.
    .of = 4cd51abe95fd
    .name-ratifying-states = Estados que han ratificado
    .name-day-of-the-last-count-before = día del último recuento anterior
    .name-parties-that-were-counted-then = partes que se contaban entonces
    .name-states-that-the-table-knows-as-bound-on-the-day = Estados vinculados en esa fecha según la tabla
reason-palermo-ratified-by-171-states = Un mes antes de esa fecha se contaban 173 partes, entre ellas quizá la Unión Europea, que no es un Estado: habían ratificado, pues, 171 Estados o uno más. La tabla de ratificaciones es parcial y conoce 169 Estados. La segunda etapa, lo que han hecho del protocolo el derecho interno y los tribunales, no figura en el grafo.
    .of = e48ee028a328

statement-palermo-useful-but-slow = Para la persecución, los Protocolos de Palermo son una herramienta útil si se juzgan como derecho multilateral: buena a la larga, lenta en hacerse notar. Las leyes se van aproximando, y los tribunales y la policía actúan más donde se ha dado efecto al protocolo.
    .of = d233ad0d0e2c
reason-palermo-useful-but-slow = Las sentencias y la labor de los tribunales no figuran en el grafo, ni tampoco lo que ha sido del derecho interno.
    .of = 4299202c7227

statement-pedra-shared-by-frontex-and-europol = En algunos ámbitos hay una coordinación más estrecha entre las agencias europeas, como en la identificación de víctimas mediante PeDRA, que comparten Frontex y Europol, y en el trabajo con Eurojust.
    .of = 0ccf893bc34f
    .name-participants = participantes
    .name-actions = acciones
    .name-of-them-on-protection = de ellas, de protección
reason-pedra-shared-by-frontex-and-europol = Frontex y Europol comparten PeDRA; pero las fuentes muestran que recoge datos sobre sospechosos para la persecución, y no para identificar a víctimas. Su trabajo con Eurojust se deja de lado.
    .of = ef8935c0ea6c

statement-percentages-without-numbers-mislead = Los porcentajes sin sus cifras inducen a error: una sola condena puede suponer el 100 por ciento y dar una imagen falsa de lo que hacen los tribunales de un país.
    .of = 9730aa865de7
    .name-convictions-that-can-make-up-100-per-cent = condenas que pueden suponer el 100 por ciento
    .name-databases-with-percentages = bases de datos con porcentajes
    .name-of-them-without-numbers-or-records = de ellas, sin cifras absolutas ni registros
reason-percentages-without-numbers-mislead = La mayoría de las bases de datos que dan porcentajes dan también cifras absolutas; lo que comunica cada país no figura en el grafo.
    .of = 92ca6b689991

statement-priorities-leave-gaps-and-double-cover = Las prioridades de los organismos también pueden dejar algunas situaciones sin cubrir mientras otras se cubren dos veces; el problema está sin resolver y malgasta recursos.
    .of = 5c35cd18c1f1
    .name-kinds-of-action-that-are-recorded-once = clases de acción que constan una vez
    .name-kinds-that-are-recorded-ten-times-or-more = clases que constan diez veces o más
reason-priorities-leave-gaps-and-double-cover = Algunas clases de acción constan una sola vez y otras, diez veces o más. Lo que se cuenta son registros, por eje y tipo, de organismos, redes y proyectos por igual; hasta qué punto está cubierta una situación no lo dicen. `coverage` se deja de lado: que nadie haga una clase de trabajo se apoya en una ausencia, y casi todos los organismos se han revisado solo en parte. Si la doble cobertura malgasta recursos, el grafo no puede decirlo.
    .of = 039bde5b54d8

statement-reluctance-to-share-information = Los Estados y los organismos son reacios a compartir información, incluso dentro de sus fronteras, lo que dificulta ordenarla, tanto más cuanto que las agencias de la UE se nutren de datos recogidos por otros conforme a sus propias normas de protección de datos. Por eso no basta una plataforma útil sin confianza en el buen uso de los datos.
    .of = 6d3772009532
reason-reluctance-to-share-information = Lo que no se comparte no deja rastro en el grafo.
    .of = bf96f10c1689

statement-review-mechanism-raises-expectations = Los Estados han acordado un órgano para seguir la aplicación del protocolo; someterse a él es voluntario, pero despierta esperanzas.
    .of = aa85571f3ba8
    .name-who-watches-over-the-convention = quién vela por la convención
reason-review-mechanism-raises-expectations = El grafo conoce el órgano que vela por los protocolos, pero no si someterse a él es voluntario, ni qué esperan de él los Estados.
    .of = d49041d57152

statement-self-executing-scarcer-at-universal-scope = Las medidas autoejecutivas son todavía más escasas en los instrumentos de ámbito universal que en los europeos, lo que pone en cuestión la finalidad y la utilidad de tales instrumentos.
    .of = c7b14c3c47fb
    .name-self-executing-measures-at-universal-scope = medidas autoejecutivas de ámbito universal
    .name-their-share-of-all-measures-there = su proporción entre todas las medidas correspondientes
    .name-their-mean-share-over-the-universal-instruments = su proporción media en los instrumentos universales
    .name-self-executing-measures-at-european-scope = medidas autoejecutivas de ámbito europeo
    .name-their-share-of-all-measures-there-european = su proporción entre todas las medidas de ámbito europeo
    .name-their-mean-share-over-the-european-instruments = su proporción media en los instrumentos europeos
    .name-self-executing-measures-at-european-scope-outside-directives-and-framework-decisions = medidas autoejecutivas de ámbito europeo, sin las directivas y decisiones marco
    .name-their-mean-share-over-these-instruments = su proporción media en esos instrumentos
reason-self-executing-scarcer-at-universal-scope = Los datos no lo resuelven. De todas las medidas, son autoejecutivas más en el ámbito universal, el 11,4 % (37 de 324), que en el europeo, el 8,2 % (31 de 379), lo que puede explicar el mero azar (prueba bilateral de dos proporciones, p = 0,15). Según la media de los instrumentos es al revés, como dice la conclusión: el 16,1 % (intervalo del 90 %: de 8,3 a 25,3 %) frente al 17,7 % (de 5,6 a 32,0 %), y los intervalos se solapan. Los criterios no clasifican como autoejecutiva ninguna medida de una directiva o decisión marco, porque tales actos han de transponerse, lo que por sí solo reduce la proporción europea: sin ellas es del 12,9 % (31 de 241), y del 40,4 % según la media de los instrumentos. La prueba toma por independientes las medidas de un mismo instrumento, que no lo son. Qué significa esto para la finalidad de tales instrumentos es un juicio de valor, y se deja de lado.
    .of = 93734ea147c7

statement-some-statistics-are-field-estimates = Algunas estadísticas, como las de la OIM, son estimaciones basadas en la experiencia de las organizaciones sobre el terreno.
    .of = 2dbac12eca44
    .name-databases-with-estimates = bases de datos con estimaciones
    .name-of-them-iom-s = de ellas, de la OIM
reason-some-statistics-are-field-estimates = Entre las bases de datos con estimaciones están las de la OIM. En qué experiencia se basa una estimación no figura en el grafo.
    .of = 38acd4451114

statement-work-line-indicators-for-identification = Primera línea de trabajo: elaborar indicadores para armonizar y mejorar la identificación; entre más de 150 manuales destacan los del Consejo General del Poder Judicial de España y de Frontex, y la UNODC hace esfuerzos similares.
    .of = 33f6dfeb4ed0
    .name-handbooks = manuales
    .name-guidebooks-on-identification = guías sobre la identificación
    .name-of-them-by-frontex = de ellas, de Frontex
    .name-by-unodc = de la UNODC
reason-work-line-indicators-for-identification = En el grafo figuran guías sobre la identificación de Frontex y de la UNODC, muchas menos de 150 en total; las de órganos nacionales, no.
    .of = a1f78e6a468a

statement-work-line-training-and-perception = Segunda línea de trabajo: la formación, en la que los numerosos programas de los organismos han de insistir en la identificación y en ver a los migrantes como víctimas y no como delincuentes.
    .of = edcd53c5cb15
    .name-training-programmes = programas de formación
    .name-agencies-that-train = organismos que forman
reason-work-line-training-and-perception = La formación es frecuente, también sobre la identificación; si cambia la manera de ver a los migrantes no figura en el grafo.
    .of = c9084dbe9de0
