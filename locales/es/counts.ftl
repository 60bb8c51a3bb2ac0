# Cuántos hay de algo.

count-list = { $most } y { $last }
count-measures = { $count ->
    [one] 1 medida
   *[other] { $count } medidas
}
count-measure-kinds = { $count ->
    [one] 1 clase de medida (categoría y tipo)
   *[other] { $count } clases de medida (categoría y tipo)
}
count-instruments = { $count ->
    [one] 1 instrumento
   *[other] { $count } instrumentos
}
count-other-instruments = { $count ->
    [one] 1 instrumento más
   *[other] { $count } instrumentos más
}
count-structures = { $count ->
    [one] 1 estructura
   *[other] { $count } estructuras
}
count-agencies = { $count ->
    [one] 1 organismo
   *[other] { $count } organismos
}
count-kinds-of-work = { $count ->
    [one] 1 clase de trabajo
   *[other] { $count } clases de trabajo
}
count-overlaps = { $count ->
    [one] 1 solapamiento
   *[other] { $count } solapamientos
}
count-untied-overlaps = { $count ->
    [one] 1 solapamiento sin vínculo registrado
   *[other] { $count } solapamientos sin vínculo registrado
}
count-actions = { $count ->
    [one] 1 acción
   *[other] { $count } acciones
}
count-projects = { $count ->
    [one] 1 proyecto
   *[other] { $count } proyectos
}
count-outputs = { $count ->
    [one] 1 producto
   *[other] { $count } productos
}
count-databases = { $count ->
    [one] 1 base de datos
   *[other] { $count } bases de datos
}
count-database-pairs = { $count ->
    [one] 1 par de bases de datos
   *[other] { $count } pares de bases de datos
}
count-networks = { $count ->
    [one] 1 red
   *[other] { $count } redes
}
count-arrangements = { $count ->
    [one] 1 acuerdo
   *[other] { $count } acuerdos
}
count-undertakings = { $count ->
    [one] 1 red, proyecto o acuerdo
   *[other] { $count } redes, proyectos y acuerdos
}
count-impacts = { $count ->
    [one] 1 efecto
   *[other] { $count } efectos
}
count-impacts-on-work = { $count ->
    [one] 1 efecto en su trabajo
   *[other] { $count } efectos en su trabajo
}
count-known-members = { $count ->
    [one] 1 miembro conocido
   *[other] { $count } miembros conocidos
}
count-times = { $count ->
    [one] 1 vez
   *[other] { $count } veces
}
count-payers = { $count ->
    [one] 1 financiador
   *[other] { $count } financiadores
}
count-payments = { $count ->
    [one] 1 pago
   *[other] { $count } pagos
}
count-known-amounts = { $count ->
    [one] 1 importe conocido
   *[other] { $count } importes conocidos
}
count-facts = { $count ->
    [one] 1 hecho
   *[other] { $count } hechos
}
count-rows = { $count ->
    [one] 1 fila
   *[other] { $count } filas
}
count-columns = { $count ->
    [one] 1 columna
   *[other] { $count } columnas
}
count-union-acts = { $count ->
    [one] 1 acto de la Unión Europea
   *[other] { $count } actos de la Unión Europea
}
