# Lo que se puede descargar.

export-title = Datos
export-description = Todo el conjunto de datos para descargar: CSV, JSON, datos enlazados, GraphML y SQLite; y cualquier respuesta en CSV.
export-heading = Los datos, para descargar
export-lead = Todo lo que muestran estas páginas, en archivos. En cada uno constan la versión, la licencia y cómo citarlo.
export-version = Versión
export-taken-in = , importada el <time datetime="{ $time }">{ $time }</time>
export-license = Licencia
export-cite = Cítese como
export-digest = SHA-256 de los hechos
export-digest-meaning = Es igual donde están los mismos hechos, sea cual sea la forma del archivo.
export-changes = Qué ha cambiado
export-feed = <a href="{ $feed }">El canal de ediciones</a> dice qué hechos añadió, modificó y eliminó cada una.
export-whole = Todo
export-whole-region = Exportaciones de todo
export-file = Archivo
export-contents = Qué contiene
export-linked-data = Los datos enlazados se expresan en los términos de schema.org, ELI, SKOS, PROV y DCAT, y en <a href="{ $terms }">términos propios</a>. Para los catálogos hay <a href="{ $description }">una descripción del conjunto de datos</a> en schema.org y DCAT.
export-table = Una tabla
export-table-region = Exportaciones de una tabla
export-answers = Cualquier respuesta en CSV
export-answers-text = Añada <code>format=csv</code> a la dirección de una pregunta: una fila por cada hoja de su primera lista, una columna por cada campo, con su ruta por nombre. <a href="{ $question }" download="palermo.csv">Los organismos y las redes en que están</a>, por ejemplo, es
export-answers-region = Una pregunta cuya respuesta llega en CSV
export-charts = Cada gráfico tiene también sus datos en CSV y JSON; los enlaces están debajo de él.
