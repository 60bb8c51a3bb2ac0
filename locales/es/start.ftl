# La página de inicio en español. La inglesa dice lo suyo ella misma, en templates/start.html.

start-title = Palermo: la cooperación contra la trata de personas y el tráfico ilícito de migrantes
start-heading = Quién trabaja con quién contra la trata de personas y el tráfico ilícito de migrantes
start-lead = Palermo es un grafo de conocimiento de los instrumentos, organismos, redes y proyectos con los que cooperan los Estados y las organizaciones: qué establece o hace cada uno, dónde se solapan y qué no hace nadie. Cada hecho nombra la página en que se apoya, y toda pregunta se puede hacer en GraphQL. Los textos de los hechos están en inglés.
start-look = Mirar
start-coordination = El mismo trabajo sin vínculo registrado y lo que nadie hace, en una sola lista ordenada.
start-findings = Lo que concluyó el proyecto de investigación, junto a lo que muestran los datos: respaldan { $supported } de las { $examined } conclusiones que pueden comprobar.
start-method = Cómo se eligen, clasifican y analizan los hechos, qué se dejó fuera y qué significa cada palabra.
start-export = Todo el conjunto de datos, en archivos.
start-ask = Preguntar
start-ask-text = Cada pregunta se abre en <a href="{ $graphiql }">GraphiQL</a>, donde se puede ejecutar y cambiar. GraphiQL, <a href="{ $api }" hreflang="en">la página de la API</a> y <a href="{ $charts }" hreflang="en">los gráficos</a> están en inglés.
start-browse = Recorrer
