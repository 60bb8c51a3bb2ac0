# Las tablas de un Estado o de una región.

place-work = Qué se hace allí, y quién
place-work-note = A fecha de { $day }. Cada número lleva exactamente a las acciones que cuenta. Las acciones no dicen para quién se hacen: «Protección de la infancia» es un tipo propio; lo demás que ayuda a los niños y niñas se encuentra por sus palabras, en inglés, como «child».
place-narrow = Acotar las tablas
place-type = Tipo de acción
place-axis = Finalidad
place-words = Palabras
place-day = En la fecha
place-kinds = Organismos de estas clases, y redes y proyectos en los que hay alguno
place-show = Mostrar las tablas
place-download = Descargar:
place-all-tables = Todas las tablas
place-table-work = Qué se hace allí
place-table-overlaps = Quién hace lo mismo
place-table-ratifications = Qué lo obliga
place-counted = { $actions } de { $doers ->
    [one] 1 entidad
   *[other] { $doers } entidades
}
place-named = Consta que se hace allí
place-named-note = Una fuente nombra el lugar.
place-within = En un territorio que lo abarca
place-within-note = Ninguna fuente nombra el lugar, pero la acción, o el organismo o proyecto del que es, tiene un territorio en el que está el lugar o una parte de él.
place-unknown = No se sabe dónde se hace
place-unknown-note = Ni la acción ni aquel de quien es nombran un lugar. Puede hacerse allí o no: no se sabe, y eso no es un no.
place-who = Quién
place-with = con
place-none = No consta ninguna.
place-none-narrowed = No consta ninguna que cumpla todo esto.
place-same = Quién hace lo mismo allí
place-no-pair = No consta que dos organismos hagan allí la misma clase de trabajo a fecha de { $day }.
place-no-pair-narrowed = No consta que dos organismos hagan allí la misma clase de trabajo a fecha de { $day } que cumpla todo esto.
place-pairs = <strong class="numbers">{ $pairs }</strong> { $pairs ->
    [one] par de organismos hace
   *[other] pares de organismos hacen
} allí la misma clase de trabajo a fecha de { $day }, en la medida en que consta que se hace allí; de ellos, <strong class="numbers">{ $untied }</strong> no { $untied ->
    [one] tiene
   *[other] tienen
} ningún vínculo registrado. Va primero el trabajo más específico.
place-agencies = Los organismos
place-same-work = El mismo trabajo
place-joins = Lo que los une
place-no-tie = sin vínculo registrado
place-through = a través de { $agency }: { $fact }
place-more-pairs = Y { $count } más: acote las tablas o descárguelas.
place-binds-state = Lo que lo obliga
place-binds-states = Lo que obliga a sus Estados
place-consents = Los instrumentos de los que los Estados pasan a ser partes, a fecha de { $day }, hasta donde llegan las tablas de ratificaciones; lo mismo de todos los Estados como <a href="{ $map }">mapa</a> y como <a href="{ $matrix }">tabla de doble entrada</a>. Lo que no consta, donde una tabla no llega tan lejos, no se sabe, y no es un no. Las denuncias no están en las tablas.
place-union = Como miembro de la Unión Europea desde { $day }, también está obligado por <a href="{ $list }">{ $acts }</a>, salvo los que se nombran más abajo, si los hay, que no lo obligan.
place-ratifications = Las ratificaciones
place-table = La tabla
place-bound = Obligados
place-signed-only = Firma sin consentimiento registrado
place-not-bound = Sin obligarse
place-not-known = No se sabe
place-of = Del total
place-consent = Consentimiento
place-what-tables-have = Qué tienen y qué no tienen las tablas
place-without-table = <em>No se sabe</em>: de { $count ->
    [one] 1 instrumento
   *[other] { $count } instrumentos
} más no se ha leído ninguna tabla de ratificaciones:
place-protects-state = A quién protegen las medidas de los instrumentos que lo obligan:
place-protects-states = A quién protegen las medidas de los instrumentos que obligan a alguno de sus Estados:
place-protects-note = Una medida cuenta para cada uno de los que nombra.
place-complete = completa
place-in-part = en parte
place-not-assessed = sin revisar
place-whole-until = { $assessment }, íntegra hasta { $day }
