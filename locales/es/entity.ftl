# Las páginas de las entidades: lo que se compone en ellas.

entity-rests-on = Se apoya en
entity-rests-on-owner = las fuentes de aquello a lo que pertenece
entity-edit-facts = Editar estos hechos
entity-gephi = Descargar esta red para Gephi
entity-in-list = { $count ->
    [one] Ver en una lista
   *[other] Ver { $count } en una lista
}
entity-in-list-use = para filtrar, ordenar y descargar
entity-in-plan = Todo en el plan de coordinación
entity-in-plan-use = por orden, con los hechos en que se apoya
entity-question = La pregunta correspondiente
entity-on-this-page = En esta página
entity-edit = editar
entity-edit-row = Editar: { $name }
entity-cite = citar
entity-cite-row = Citar como BibTeX: { $name }
entity-sources = Fuentes
entity-sources-note = ✓ significa que la página se leyó y muestra el hecho que la cita.
entity-verified = ✓ verificada
entity-not-verified = sin verificar
entity-about = { $name }: { $kind } del grafo de conocimiento Palermo, con fuentes.

entity-by = de { $owner }
entity-part-in = { $whose } en { $of }
entity-span = de { $since } a { $until }
entity-since = desde { $since }
entity-until = hasta { $until }
entity-both-crimes = trata y tráfico ilícito
entity-formerly = antes { $role }
entity-documented = documentado en { $date }
entity-undocumented = comienzo sin documentar
entity-opted-in = se incorporó el { $date }
entity-states-only = solo Estados
entity-with-organisations = organizaciones entre ellas
entity-ended = terminó en { $date }
entity-signed = firmado el { $date }
entity-bound = obligado desde { $date }
entity-bound-by = obligado desde { $date } ({ $act })
entity-not-bound = sin obligarse
entity-in-force = en vigor para la parte desde { $date }
entity-verdict = los datos dicen: { $verdict }
entity-no-verdict = los datos no permiten saberlo
entity-states = { $count ->
    [one] 1 Estado
   *[other] { $count } Estados
}
entity-specialised = La trata o el tráfico ilícito son su tarea principal
entity-not-specialised = La trata y el tráfico ilícito son una tarea entre otras
entity-parties-as-of = { $count } (a fecha de { $date })
entity-the-project = { $name }: { $shown } (el proyecto: { $stated })
entity-identifier-document = Documento
entity-identifier-resolution = Resolución
entity-identifier-registration = Registro
entity-recorded-parties = Constan { $known } de { $of } partes{ $day }.
entity-recorded-members = Constan { $known } de { $of } miembros{ $day }.
entity-recorded-members-uncounted = Constan { $known } miembros{ $day }; cuántos hay, no se ha leído.
entity-recorded-day = , a fecha de { $date }
entity-members-unknown = No se sabe cuántos miembros dice tener; aquí puede faltar alguno.
entity-table = { $assessment }.{ $recorded } { $note }
entity-table-as-of = { $assessment }, a fecha de { $date }.{ $recorded } { $note }
entity-powers-note = Todo aquello en lo que su mandato le permite actuar, con qué finalidad y en virtud de qué disposición.
entity-partners-note = { $count ->
    [one] 1 organismo
   *[other] { $count } organismos
} a fecha de { $date }: unidos por una red, un proyecto, un acuerdo, una entidad superior o un producto conjunto de ese día.
entity-ties = { $count ->
    [one] 1 vínculo
   *[other] { $count } vínculos
}
entity-apart-note = { $count ->
    [one] 1 organismo
   *[other] { $count } organismos
} a fecha de { $date }, primero el trabajo más específico: ambos tienen acciones del mismo eje, tipo y delito donde ambos trabajan, y el grafo no contiene ningún vínculo suyo, ni de una entidad superior o de una parte.
entity-gaps-note = { $count ->
    [one] 1 laguna
   *[other] { $count } lagunas
} a fecha de { $date }: clases de trabajo que tienen sentido, que algún organismo, red o proyecto del grafo hace o hizo, y que no hacen ni un miembro, ni la red, ni un proyecto de sus miembros.
entity-gaps-open = De sus { $all } miembros, { $open } se revisaron solo en parte o nada, y aun así pueden hacer algo de ello.

entity-view-compare = Comparar con …
entity-view-ties = Sus vínculos como grafo
entity-view-pays = Lo que paga
entity-view-growth = Su crecimiento en imagen
entity-view-fundings = Quién paga qué
