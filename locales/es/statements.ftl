# Las conclusiones del proyecto de investigación. El inglés está en data/findings/; `of` es la huella del enunciado inglés que se
# tradujo, para que otro no se muestre con estas palabras.

statement-companies-and-consulates-hold-key-data = Importan aún más las leyes o los acuerdos que implican a empresas privadas y misiones diplomáticas: la delincuencia organizada utiliza agencias de viajes, empresas de envío de dinero, líneas aéreas y consulados, que tienen por ello datos que los investigadores necesitan; de esto hay todavía poco.
    .of = cbed32623658

statement-cooperation-mostly-by-informal-mous = En la práctica, la cooperación en la persecución es sobre todo bilateral o entre unos pocos, y descansa por regla general en instrumentos informales como los memorandos de entendimiento.
    .of = 38cdabb0c180

statement-databases-draw-on-heterogeneous-sources = Muchas bases de datos tratan materias casi idénticas, pero son de dudosa utilidad: los Estados aportan datos de fuentes dispares, y las cifras del poder judicial no se pueden analizar junto con las de la policía, aunque algunas bases de datos de la UNODC lo hacen.
    .of = 049ceb1f72dd

statement-donor-priorities-cause-overlaps-libya = En Libia los Estados financian proyectos de distintos organismos que van desde formar a guardacostas y policías hasta ayudar a los migrantes víctimas de esos mismos agentes, de modo que los distintos enfoques dan lugar a solapamientos.
    .of = 9bf44f6d5b43

statement-eu-agency-cooperation-limited-by-mandates = La cooperación entre las agencias europeas no va más allá de las materias que entran en el mandato de cada una.
    .of = 2253ba405158

statement-europol-90000-suspects-no-single-eu-database = Los datos personales contra los delincuentes están en bases de datos europeas separadas: solo Europol registra más de 90 000 sospechosos, mientras que ninguna base de datos única sirve a toda la Unión y se sigue trabajando para que las existentes sean interoperables.
    .of = ab21edb4bf0d

statement-few-self-executing-clauses = Las medidas que se aplican sin ningún otro acto interno son raras en los instrumentos formales que los Estados han elaborado contra la trata y el tráfico ilícito.
    .of = 9aa6ddbd736e

statement-glo-act-hard-to-put-into-practice = A GLO.ACT le ha costado desplegar su potencial porque las medidas previstas resultaron difíciles de llevar a la práctica sobre el terreno: los organismos comparten una misma visión en sus directrices, pero el trabajo local depende de cada oficina nacional, de su agenda y de sus prioridades, de modo que no todos participan en todos los países.
    .of = 59ea54d21dfc

statement-glo-act-joins-four-agencies = GLO.ACT armoniza políticas a menor escala: la UNODC, UNICEF, la OIM y la Unión Europea ayudan a los Estados participantes a elaborar y ejecutar estrategias nacionales sobre ambos delitos, en materia de prevención, protección y persecución.
    .of = b4622c06c7fa

statement-global-compact-marrakesh-consensus = El Pacto Mundial sobre Migración, acordado en Marrakech en diciembre de 2018, fue una búsqueda de consenso; la feroz oposición de algunos Estados muestra su peso, aunque no es vinculante.
    .of = 228da2c42ef4

statement-icat-main-network-with-23-agencies = El ICAT es probablemente la principal red de coordinación contra la trata de personas: participan veintitrés organismos, no todos de la familia de las Naciones Unidas, y en aquel momento lo presidía la UNODC.
    .of = 5bb70073aeef

statement-icat-sets-a-common-discourse = El ICAT elabora sobre todo orientaciones y un mensaje común que pueden nutrir las agendas de sus miembros, lo que lo convierte en un buen foro de diálogo.
    .of = 11cd4cda8287

statement-identification-fails-blurred-distinction = Primera razón por la que falla la identificación: las víctimas de trata y los migrantes objeto de tráfico ilícito se distinguen con claridad en el derecho, pero no en la práctica, porque muchos de los que parten con un facilitador acaban siendo víctimas de trata, sobre todo mujeres y menores no acompañados. Por eso en Libia la OIM y otros ayudan a todos por igual.
    .of = 289f93b07eaf

statement-identification-fails-cultural-perception = Tercera razón: funcionarios y ciudadanos ven a los migrantes irregulares de manera distinta según de dónde vengan, y por eso los ven o no como víctimas; donde más se nota es en los centros de detención de los países de tránsito y de destino.
    .of = f0442e302456

statement-identification-fails-hidden-crime-and-fear = Segunda razón: la trata se esconde tras otras conductas, como la prostitución o el trabajo ilegal, y las víctimas, vulnerables, desconfiadas y temerosas de represalias, rara vez cooperan con las autoridades; por eso las ONG son cruciales.
    .of = 99508d8da103

statement-indicator-harmonisation-unsuccessful = Los esfuerzos por armonizar al menos los indicadores, como la plataforma europea de datos armonizados diseñada en Portugal, no han tenido éxito.
    .of = 529b68388bdb

statement-iom-priority-in-libya-is-victims = Las misiones sobre el terreno tienen cierta autonomía, de modo que las prioridades difieren y la armonización se resiente. La prioridad de la OIM en Libia son las víctimas: la ayuda, el seguimiento de cada caso, la identificación y a veces su retorno.
    .of = 2525958e60ec

statement-key-idea-500-liaison-officers-uncoordinated = Unos 500 funcionarios de enlace de Estados miembros de la UE trabajan en terceros países e informan a los suyos, sin un mecanismo general que los coordine.
    .of = 21db74b3cf4c

statement-key-idea-coordinate-existing-plans = El remedio no son más acciones y planes, sino coordinar los que existen y darles mejor seguimiento, para que el fraude no engendre desconfianza.
    .of = 6beeacab66de

statement-key-idea-harmonised-databases-and-legal-tools = La persecución solo puede tener éxito con bases de datos mejor armonizadas y con mejores instrumentos jurídicos de cooperación con entidades públicas y privadas, basadas unas y otros en la confianza mutua.
    .of = 9def3fcda4ee

statement-key-idea-identification-still-unsolved = Pese a la gran cantidad de material de apoyo, identificar a las víctimas sigue siendo una de las principales tareas pendientes, porque la delincuencia organizada difumina los dos delitos y porque a la sociedad le cuesta ver como víctimas a quienes están en manos de grupos delictivos.
    .of = e935de9295c7

statement-key-idea-mutual-trust = Una necesidad recorre los tres objetivos: más confianza mutua. Donde falta, cada Estado u organismo emprende sus propias acciones, que a menudo se solapan con las de otros.
    .of = 9db1357e3943

statement-key-idea-ngos-essential = Las ONG son esenciales, porque están presentes sobre el terreno y cerca de las víctimas, cuya confianza les da información que ni la policía ni los organismos públicos podrían obtener. No bastan por sí solas: también han de cambiar de actitud las autoridades y la sociedad.
    .of = 582edbfdf75f

statement-key-idea-prevention-first-pillar = La prevención es en verdad el primer pilar: ambos delitos están ligados a la pobreza, el subdesarrollo y los conflictos, de modo que a quienes corren riesgo hay que ofrecerles una vida digna en su tierra antes de que partan.
    .of = 69cec711f873

statement-mous-give-data-exchange-a-legal-basis = Los profesionales valoran los memorandos porque dan forma a la cooperación entre organismos y con los Estados, y sobre todo porque dan base jurídica al intercambio de datos, como en el reciente acuerdo con Ameripol y en el de Europol con la Operación Sophia de 2017-2018.
    .of = e6d941251b3f

statement-no-harmonised-criteria-no-foresight = La información se presenta sin criterios armonizados, de modo que no puede servir de base a estudios prospectivos ni a previsiones.
    .of = ac37d17e89ef

statement-over-150-guidebooks-on-identification = Existen más de 150 guías sobre la identificación de víctimas, lo que prueba que las redes y las organizaciones se solapan. Los mandatos coincidentes en derechos humanos y seguridad hacen que sea difícil evitarlo, aunque las perspectivas difieran.
    .of = 5e767724b2dd

statement-palermo-ratified-by-171-states = La ratificación es la primera etapa necesaria del Protocolo de Palermo, y 171 Estados la habían alcanzado cuando se redactaron los resultados provisionales. La segunda etapa exige más que un acto formal: el derecho interno ha de incorporar el protocolo y dotar a los tribunales y a la policía para aplicarlo.
    .of = 4cd51abe95fd

statement-palermo-useful-but-slow = Para la persecución, los Protocolos de Palermo son una herramienta útil si se juzgan como derecho multilateral: buena a la larga, lenta en hacerse notar. Las leyes se van aproximando, y los tribunales y la policía actúan más donde se ha dado efecto al protocolo.
    .of = d233ad0d0e2c

statement-pedra-shared-by-frontex-and-europol = En algunos ámbitos hay una coordinación más estrecha entre las agencias europeas, como en la identificación de víctimas mediante PeDRA, que comparten Frontex y Europol, y en el trabajo con Eurojust.
    .of = 0ccf893bc34f

statement-percentages-without-numbers-mislead = Los porcentajes sin sus cifras inducen a error: una sola condena puede suponer el 100 por ciento y dar una imagen falsa de lo que hacen los tribunales de un país.
    .of = 9730aa865de7

statement-priorities-leave-gaps-and-double-cover = Las prioridades de los organismos también pueden dejar algunas situaciones sin cubrir mientras otras se cubren dos veces; el problema está sin resolver y malgasta recursos.
    .of = 5c35cd18c1f1

statement-reluctance-to-share-information = Los Estados y los organismos son reacios a compartir información, incluso dentro de sus fronteras, lo que dificulta ordenarla, tanto más cuanto que las agencias de la UE se nutren de datos recogidos por otros conforme a sus propias normas de protección de datos. Por eso no basta una plataforma útil sin confianza en el buen uso de los datos.
    .of = 6d3772009532

statement-review-mechanism-raises-expectations = Los Estados han acordado un órgano para seguir la aplicación del protocolo; someterse a él es voluntario, pero despierta esperanzas.
    .of = aa85571f3ba8

statement-self-executing-scarcer-at-universal-scope = Las medidas autoejecutivas son todavía más escasas en los instrumentos de ámbito universal que en los europeos, lo que pone en cuestión la finalidad y la utilidad de tales instrumentos.
    .of = c7b14c3c47fb

statement-some-statistics-are-field-estimates = Algunas estadísticas, como las de la OIM, son estimaciones basadas en la experiencia de las organizaciones sobre el terreno.
    .of = 2dbac12eca44

statement-work-line-indicators-for-identification = Primera línea de trabajo: elaborar indicadores para armonizar y mejorar la identificación; entre más de 150 manuales destacan los del Consejo General del Poder Judicial de España y de Frontex, y la UNODC hace esfuerzos similares.
    .of = 33f6dfeb4ed0

statement-work-line-training-and-perception = Segunda línea de trabajo: la formación, en la que los numerosos programas de los organismos han de insistir en la identificación y en ver a los migrantes como víctimas y no como delincuentes.
    .of = edcd53c5cb15
