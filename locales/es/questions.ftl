# Las preguntas con las que se puede empezar. El inglés está donde se hacen, en explorer/questions/.

question-01-chart-of-measures = Gráfico de medidas: lo que establece un instrumento, por categoría, y con qué precisión obliga.
question-02-precision-by-scope = Primer resultado de los gráficos: ¿cuán escasas son las cláusulas autoejecutivas, y es peor en el ámbito universal que en el europeo?
question-03-shared-protection-actions = ¿Qué organismos comparten acciones de protección dentro de una red?
question-04-agencies-by-relation = Filtros por relaciones dentro de relaciones: agencias de la UE que protegen a víctimas, están en una red con INTERPOL y mantienen una base de datos pública.
question-05-network-then-and-now = Una red en dos fechas: ¿quién pertenecía a ella en noviembre de 2018, quién pertenece hoy y cuántos miembros dijo tener?
question-06-overlap-without-coordination = El mismo trabajo, sin vínculo registrado: pares de organismos que ayudan a víctimas donde ambos trabajan y a los que nada une en el grafo.
question-07-gaps-in-a-network = Lagunas: ¿qué clases de acción no cubre ningún miembro de una red, y cuáles dependen de uno solo?
question-08-comparable-databases = Bases de datos sobre un mismo tema: ¿se pueden poner sus cifras una al lado de otra, y si no, por qué no?
question-09-project-partners = Un proyecto, sus socios y todo lo demás que vincula a esos socios.
question-10-path = ¿Cómo está unido un organismo a otro?
question-11-data-exchange = Acuerdos bilaterales que dan base jurídica al intercambio de datos personales.
question-12-findings-with-evidence = Las conclusiones del proyecto de investigación, de qué trata cada una y la pregunta que la muestra en vivo.
question-13-search = Búsqueda en todos los textos, por orden de pertinencia y con los fragmentos resaltados.
question-14-provenance = Procedencia: los hechos que se apoyan en un editor, y cuánto del conjunto de datos está verificado.
question-15-coordination-plan = El plan de coordinación: el mismo trabajo sin vínculo registrado, lo que nadie hace, qué firmeza tiene el orden y los hechos en que se apoya.
question-16-work-in-a-state = ¿Qué hace cada organismo en Libia, y cuáles hacen allí el mismo trabajo?
question-17-one-instrument-over-another = ¿Qué añade un instrumento a otro, y dónde obliga con mayor precisión?
