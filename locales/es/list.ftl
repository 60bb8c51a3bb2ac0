# Las listas de todas las clases.

list-description = { $title } del grafo de conocimiento Palermo: { $total }, para filtrar, ordenar y descargar, con sus hechos, relaciones y fuentes.
list-kinds = Clases
list-text = Texto
list-active-on = Vigente el
list-columns = Columnas
list-show = Mostrar
list-narrowed = Lista acotada a
list-remove = (quitar)
list-clear = Mostrar todo
list-narrow = Acotar la lista
list-narrow-by = Acotar por
list-facet-more = { $count } más
list-facet-others = y { $count } más: acote antes la lista.
list-name = Nombre
list-none-meets = Ninguno cumple todo esto.
list-empty = No hay ninguno en este conjunto de datos.
list-pages = Páginas de la lista
list-before = ← Anteriores
list-after = Siguientes →
list-chosen = { $column }: { $value }
list-not-recorded = no consta
list-not-recorded-meaning = No consta nada al respecto.
list-yes = sí
list-no = no
