# El plan de coordinación.

coordination-title = Plan de coordinación
coordination-title-of = Plan de coordinación de { $network }
coordination-description = El mismo trabajo sin vínculo registrado y lo que nadie hace, en una sola lista ordenada y con los hechos en que se apoya.
coordination-lead = Lo que se podría coordinar a fecha de { $day }: pares de organismos con <strong>el mismo trabajo, sin vínculo registrado</strong>, que hacen lo mismo donde ambos trabajan sin que los una ninguna red, proyecto, acuerdo, producto conjunto o entidad superior del grafo; y <strong>lagunas</strong>, trabajo que tiene sentido y que no hace ninguno de los interesados, ni tampoco una red o un proyecto suyos. Lo más revelador va primero: trabajo que hacen pocos más y del que dos comparten más de lo que querría el azar. Junto a cada entrada consta dónde estaría si faltara una décima parte de las acciones registradas, pues buena parte del orden depende de lo que se registró. El plan dice lo que muestran los hechos, no lo que se debería hacer. <a href="{ $method }">Cómo se calcula</a>
coordination-of = De
coordination-whole = todo el grafo
coordination-kind = Mostrar
coordination-both = ambas cosas
coordination-day = En la fecha
coordination-show = Mostrar
coordination-counts = { $pairs ->
    [one] <strong class="numbers">1</strong> par
   *[other] <strong class="numbers">{ $pairs }</strong> pares
} con el mismo trabajo y sin vínculo registrado, y { $gaps ->
    [one] <strong class="numbers">1</strong> laguna
   *[other] <strong class="numbers">{ $gaps }</strong> lagunas
}.
coordination-nothing = No hay nada que coordinar, hasta donde sabe el grafo.
coordination-duality = El mismo trabajo, sin vínculo registrado
coordination-gap = Una laguna
coordination-among-members = El mismo trabajo, sin más vínculo registrado que esta red
coordination-and = y
coordination-score = puntuación { $score }
coordination-places = puesto { $places } sin una décima parte de las acciones, entre los veinte primeros en el { $stability } % de los sorteos
coordination-from-to = { $low } a { $high }
coordination-weight = { $count ->
    [one] 1 acción
   *[other] { $count } acciones
}
coordination-undated = , { $count } sin comienzo conocido
coordination-done-by = Lo hace
coordination-more = y { $count } más
coordination-partly = Revisados solo en parte: { $count } de los interesados.
coordination-not-assessed = Sin revisar, y por eso sin contar: { $count }.
coordination-pages = Páginas del plan
coordination-before = ← Antes
coordination-after = Más abajo →
