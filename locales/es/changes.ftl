# Qué ha cambiado desde una edición.

changes-title = Cambios
changes-title-since = Cambios desde { $edition }
changes-description = Qué hechos del conjunto de datos son nuevos, distintos o ya no están desde una edición, con los valores antiguos y los nuevos.
changes-lead = Qué ha sido de los hechos desde la edición { $edition } hasta la { $version }, la de hoy. No se dice lo que vino y se fue entretanto.
changes-which = Desde qué edición
changes-since = Desde
changes-show = Mostrar los cambios
changes-all = Todos
changes-feed = Canal de ediciones
changes-nothing = No ha cambiado nada.
changes-nothing-of-kind = No ha cambiado nada de esta clase.
changes-in = en la { $version }
changes-more = Y { $count } valores más, que están en los archivos.
changes-unknown = No se recuerda qué valores difieren.
changes-pages = Páginas de cambios
changes-next = Más →
changes-edition = { $version } (revisión { $revision }, { $day })
changes-no-value = nada
changes-added = Nuevo
changes-changed = Modificado
changes-removed = Ya no está
changes-nothing-before = Aquí no se recuerda ninguna edición anterior a la { $version }: la base de datos de este servidor empezó con ella, el { $day }. Lo que cambie a partir de ahora constará aquí.
changes-elsewhere = El <a href="{ $feed }">canal de ediciones</a> anuncia cada edición nueva, y <code>changes(since:)</code> de <a href="{ $graphql }">GraphQL</a> dice qué ha sido de cada hecho.
changes-unknown-edition = `since` es "{ $since }", que no es una edición que se recuerde; indique una revisión de la { $first } a la { $last }, o una versión como `{ $version }`
changes-unknown-of-one = `since` es "{ $since }", que no es una edición que se recuerde; indique la revisión { $last } o la versión `{ $version }`
changes-too-many = `since` es anterior a la revisión { $revision }, que cambió { $changed } hechos, más de los que se nombran uno por uno; tome todo el conjunto de datos y pida los cambios desde entonces

part-office-term = cargo desempeñado
part-reported-size = tamaño comunicado
part-party-count = recuento de partes
part-opt-out = exclusión voluntaria
part-agency-name = nombre de organismo
part-agency-seat = sede de organismo
part-agency-kind-term = clase de organismo en una época
part-succession = sucesión
part-funding = financiación
part-other-member = otro miembro
part-other-office-term = cargo de otro miembro
part-power = competencia
part-headline-figure = cifra principal
part-translated-name = nombre en otro idioma
