# La página de inicio, y los gráficos donde se ofrecen todos.

start-title = Palermo: la cooperación contra la trata de personas y el tráfico ilícito de migrantes
start-heading = Quién trabaja con quién contra la trata de personas y el tráfico ilícito de migrantes
start-lead = Palermo es un grafo de conocimiento de los instrumentos, organismos, redes y proyectos con los que cooperan los Estados y las organizaciones: qué establece o hace cada uno, dónde se solapan y qué no hace nadie. Cada hecho nombra la página en que se apoya, y toda pregunta se puede hacer en GraphQL. Los textos de los hechos están en inglés.
start-find-out = Averiguar
start-law = ¿Qué derecho hay, y con qué firmeza obliga?
start-law-ways = <a href="{ $chart }">Instrumentos frente a tipos de medida</a> · <a href="{ $measures }">todas las medidas</a>, que se pueden acotar por tipo, precisión o instrumento · <a href="{ $instruments }">instrumentos</a>
start-work = ¿Quién hace qué, y quién hace lo mismo?
start-work-ways = <a href="{ $chart }">Organismos frente a clases de trabajo</a> · <a href="{ $dualities }">el mismo trabajo sin vínculo registrado</a> · <a href="{ $actions }">todas las acciones</a>
start-gaps = ¿Qué no hace nadie?
start-gaps-ways = <a href="{ $gaps }">Las lagunas de todos los organismos juntos</a>, o de una red:
start-networks = ¿Quién se sienta con quién, y con qué efecto?
start-networks-ways = <a href="{ $chart }">Organismos frente a redes</a> · <a href="{ $graph }">como grafo</a> · <a href="{ $ties }">de organismo en organismo</a> · <a href="{ $timeline }">a lo largo de los años</a> · <a href="{ $impacts }">efectos de las redes en el trabajo de sus miembros</a>
start-figures = ¿Qué cifras se pueden poner lado a lado?
start-figures-ways = <a href="{ $chart }">Bases de datos frente a bases de datos</a> · <a href="{ $databases }">todas las bases de datos</a>
start-compare = ¿En qué se diferencian dos o más?
start-compare-ways = <a href="{ $compare }">Instrumentos, organismos o redes lado a lado</a>: con qué palabras, con qué precisión y a quién le falta qué
start-places = ¿Qué rige en un Estado o una región?
start-places-ways = <a href="{ $states }">Estados</a> · <a href="{ $regions }">regiones</a> · <a href="{ $ratifications }">firmas y ratificaciones</a>
start-research = ¿Confirma lo que ha hallado la investigación?
start-research-ways = <a href="{ $findings }">Las conclusiones junto a los datos</a>: los datos <a href="{ $supporting }">respaldan { $supported }</a> de las { $examined } que pueden comprobar · <a href="{ $method }">el método</a> · <a href="{ $export }">los datos para descargar</a> · <a href="{ $changes }">qué cambió con la última edición</a>
start-look = Mirar
start-browse = Recorrer
start-ask = Preguntar
start-ask-text = Cada pregunta se abre en <a href="{ $graphiql }">GraphiQL</a>, que está en inglés y donde se puede ejecutar y cambiar. <a href="{ $api }">La API</a> dice cómo preguntan los programas.

chart-measures-card = Qué establece cada instrumento, y con qué precisión obliga.
chart-structures-card = Qué hacen los organismos para prevenir, perseguir y proteger; dónde se solapan y qué no hace nadie.
chart-networks-card = Quién se sienta con quién, y en qué función.
chart-databases-card = Qué estadísticas se pueden comparar, y qué lo impide.
chart-timeline-card = Redes, proyectos y acuerdos a lo largo de los años.
chart-ratifications-card = Qué Estados están obligados por qué instrumentos, y de cuáles no se sabe.
chart-history-card = Cómo creció una red: los miembros que se conocen junto a los que dijo tener.
chart-fundings-card = Quién paga qué proyectos, y de qué pocos se conoce el importe.
chart-ties-card = De organismo en organismo por los hechos que los vinculan.
