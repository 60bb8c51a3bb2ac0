# El plan de coordinación.

coordination-title = Plan de coordinación
coordination-title-of = Plan de coordinación de { $network }
coordination-description = El mismo trabajo sin vínculo registrado y lo que nadie hace, en una sola lista ordenada y con los hechos en que se apoya.
coordination-lead = Lo que se podría coordinar a fecha de { $day }: pares de organismos con <strong>el mismo trabajo, sin vínculo registrado</strong>, que hacen lo mismo donde ambos trabajan sin que los una ninguna red, proyecto, acuerdo, producto conjunto o entidad superior del grafo; y <strong>lagunas</strong>, trabajo que tiene sentido y al que podría alcanzar algún mandato suyo, pero que no hace ninguno de los interesados, ni tampoco una red o un proyecto suyos. Lo más revelador va primero: trabajo que hacen pocos más y del que dos comparten más de lo que querría el azar. Junto a cada entrada consta dónde estaría si faltara una décima parte de las acciones registradas, pues buena parte del orden depende de lo que se registró. El plan dice lo que muestran los hechos, no lo que se debería hacer. <a href="{ $method }">Cómo se calcula</a>
coordination-of = De
coordination-whole = todo el grafo
coordination-kind = Mostrar
coordination-both = ambas cosas
coordination-day = En la fecha
coordination-show = Mostrar
coordination-nothing = No hay nada que coordinar, hasta donde sabe el grafo.
coordination-duality = El mismo trabajo, sin vínculo registrado
coordination-gap = Una laguna
coordination-among-members = El mismo trabajo, sin más vínculo registrado que esta red
coordination-and = y
coordination-score = puntuación { $score }
coordination-places = puesto { $places } si se quita al azar una décima parte de las acciones; entre los veinte primeros en el { $stability } % de los sorteos
coordination-from-to = { $low } a { $high }
coordination-weight = { $count ->
    [one] 1 acción
   *[other] { $count } acciones
}
coordination-undated = , { $count } sin comienzo conocido
coordination-done-by = Lo hace
coordination-more = y { $count } más
coordination-partly = Revisados solo en parte, de los interesados:
coordination-rests = Un par se apoya en lo que no está registrado: ninguna página leída muestra un vínculo, y de los { $agencies } organismos de estos pares { $incomplete ->
    [one] 1 se revisó solo en parte o no se revisó
   *[other] { $incomplete } se revisaron solo en parte o no se revisaron
}. Lo que falta podría deshacer un par o formar otro.
coordination-not-assessed = Sin revisar, y por eso sin contar:
coordination-pages = Páginas del plan
coordination-before = ← Antes
coordination-after = Más abajo →
coordination-duality-of = El mismo trabajo, sin vínculo registrado: { $network }
coordination-gaps-title = Lagunas
coordination-gaps-of = Lagunas de { $network }
coordination-lead-of-gaps = Lo que se podría coordinar a fecha de { $day }: <strong>lagunas</strong>, trabajo que tiene sentido y al que podría alcanzar algún mandato suyo, que alguien hace o hizo en otra parte y que no hace ninguno de los interesados, ni tampoco una red o un proyecto suyos. El plan dice lo que muestran los hechos, no lo que se debería hacer. <a href="{ $method }">Cómo se calcula</a>
coordination-axis = Eje
coordination-crime = Delito
coordination-all = todos
coordination-either = cualquiera
coordination-only-work = Trabajo: { $work }
coordination-only-agency = Organismo: { $agency }
coordination-pairs = { $count ->
    [one] 1 par
   *[other] { $count } pares
}
coordination-gaps = { $count ->
    [one] 1 laguna
   *[other] { $count } lagunas
}
coordination-with-the-same = con el mismo trabajo y sin vínculo registrado, y
coordination-no-gap = No hay ninguna laguna, hasta donde sabe el grafo.
coordination-gap-work = Trabajo que no hace ninguno de los interesados
coordination-gap-against = Contra
coordination-gap-agencies = Otros organismos que lo hacen
coordination-gap-actions = Lo que hacen otros
coordination-gap-partly = De los interesados, revisados en parte
coordination-gap-not-assessed = Sin revisar
coordination-gap-place = Puesto en el plan
coordination-gap-places = Sin una décima parte de las acciones
coordination-other-days = , de otras fechas
