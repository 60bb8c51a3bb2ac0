# Lo que contiene cada exportación. El inglés está donde se declaran, en src/export/list.rs.

export-of-csv-zip = Una tabla por cada clase de hecho y una de citas, para hojas de cálculo y estadística.
export-of-palermo-json = Todos los hechos con sus valores y referencias, una lista por clase, para programas.
export-of-palermo-jsonld = Todos los hechos en los términos de schema.org, ELI, SKOS y PROV, con enlaces a Wikidata y EUR-Lex.
export-of-palermo-ttl = Los mismos datos enlazados en Turtle, para bases de datos de tripletas.
export-of-palermo-graphml = Las entidades y lo que las une, para Gephi, yEd y NetworkX.
export-of-palermo-db = Las tablas y vistas de la propia base de datos, para SQL.
export-of-citation-csv = En qué página se apoya cada hecho, y si se leyó y muestra el hecho.
export-of-table = Una fila por cada { $kind }.
export-of-ties-gexf = Los organismos y lo que los vincula, con fechas, para Gephi.
export-of-ties-graphml = Los organismos y lo que los vincula, para NetworkX y yEd.
