# Cosas lado a lado.

compare-title = Comparar
compare-beside = { $first } junto a { $second }
compare-about = { $title }, lado a lado, con su texto, sus fechas y la página de cada hecho.
compare-description = Instrumentos, organismos o redes lado a lado: quién establece o hace qué, con qué precisión y a quién le falta.
compare-lead = De dos a cuatro instrumentos, organismos o redes lado a lado, o las disposiciones de un tipo de medida, las universales junto a las europeas.
compare-choose-beside = Elija qué poner junto a
compare-next = junto a
compare-choose = Elegir
compare-choose-others = Elegir otros
compare-kinds = Comparar { $kinds }
compare-of = de
compare-every-type = todo tipo de medida
compare-through-supplements = con lo que establecen a través de los convenios que complementan
compare-submit = Comparar los elegidos
compare-provisions = Disposiciones de un tipo de medida
compare-type = Tipo
compare-only = Solo { $name }
compare-only-has = solo { $name }
compare-lacks = no { $names }
compare-absent = No existía a fecha de { $day }: { $names }.
compare-not-enough = no hay nada que comparar; indique de { $least } a { $most } de `instrument`, `agency` o `network`, como agency=iom&agency=ilo, o `type`
compare-types-in-common = { $count ->
    [one] 1 tipo de medida en común
   *[other] { $count } tipos de medida en común
}
compare-members-in-common = { $count ->
    [one] 1 miembro en común
   *[other] { $count } miembros en común
}
compare-work-in-common = { $count ->
    [one] 1 clase de trabajo en común
   *[other] { $count } clases de trabajo en común
}

compare-none = no hay
compare-in-part = no se ha hallado, revisado solo en parte
compare-not-on-record = nada registrado
compare-not-assessed = sin revisar
compare-not-known = se desconoce
compare-what-they-are = Qué son
compare-name = Nombre
compare-kind = Clase
compare-kinds-by-time = Clases por épocas
compare-scope = Ámbito
compare-crime = Delito
compare-specialised = Especialización
compare-main-task = la trata o el tráfico ilícito son su tarea principal
compare-one-task = una tarea entre otras
compare-founded = Fundado
compare-ended = Terminó
compare-seat = Sede
compare-part-of = Forma parte de
compare-powers = Puede actuar en
compare-actions-reviewed = Revisión de sus acciones
compare-mandate = Mandato
compare-charges = le encomienda tareas
compare-networks = Redes
compare-projects = Proyectos
compare-where = Dónde trabajan
compare-works-there = trabaja allí
compare-ties = Vínculos entre ellos
compare-with = con { $name }
compare-no-tie = No consta ningún vínculo entre dos de ellos a fecha de { $day }.
compare-ties-note = Redes, proyectos, acuerdos, entidades superiores y productos conjuntos que los unen a fecha de { $day }.
compare-work = Qué hacen
compare-work-note = Sus propias acciones a fecha de { $day }, no las de sus redes y proyectos.
compare-topics = Temas de sus productos
compare-members = Miembros
compare-members-note = Los organismos que están en ellas a fecha de { $day }, incluidos los observadores.
compare-own-work = Qué hacen ellas mismas
compare-effects = Efectos en el trabajo de los organismos
compare-rests-on = Se funda en
compare-founding-text = Texto fundacional
compare-began = Comenzó
compare-reported = Miembros que dijo tener
compare-other-members = Miembros que no son organismos
compare-full-title = Título
compare-area = Materia
compare-legal-force = Fuerza jurídica
compare-status = Situación
compare-adopted = Adoptado
compare-in-force = En vigor desde
compare-parties = Partes
compare-monitoring = Órgano de vigilancia
compare-measures-reviewed = Revisión de sus medidas
compare-saving-clauses = Cláusulas de salvaguardia
compare-saving-note = No establecen nada: solo dicen que otro derecho queda como está.
compare-equally = igual de precisos ({ $precision })
compare-most-precise = la más precisa en { $names } ({ $precision })
compare-of-scope = Instrumentos { $scope ->
    [universal] universales
    [european] europeos
   *[other] regionales
}
compare-scope-count = { $count } { $scope ->
    [universal] universales
    [european] europeas
   *[other] regionales
}
compare-provisions-of = { $type }: { $counts } disposiciones
compare-no-provisions = { $type }: ninguna disposición
compare-all-reviewed = Todos los instrumentos de estos ámbitos se han revisado.
compare-not-all-reviewed = { $count ->
    [one] 1 instrumento de estos ámbitos no se ha revisado
   *[other] { $count } instrumentos de estos ámbitos no se han revisado
} por completo y puede contener más.
compare-how-precisely = Por la precisión con que obligan
compare-detail-through = a través de { $text }
compare-detail-since = desde { $text }
compare-detail-until = hasta { $text }
