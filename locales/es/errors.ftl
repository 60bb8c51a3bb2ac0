# Las páginas para cuando no hay página.

not-found-title = No encontrado
not-found-heading = No hay nada en esta dirección
not-found-path = <code>{ $path }</code> no lleva a ninguna parte.
not-found-nearest = Lo que quizá se buscaba
not-found-api = La API está en <a href="{ $endpoint }">{ $endpoint }</a>, su esquema en <a href="{ $schema }">{ $schema }</a>.

refused-title = No se puede responder a esta dirección
refused-back = Empezar de nuevo sin condiciones
refused-crowded = Se piden demasiadas páginas a la vez; inténtelo de nuevo dentro de un momento.

failure-title = Algo ha fallado
failure-text = La culpa no es suya. La causa consta en el registro del servidor con el identificador <code>{ $id }</code>; quien lo mantiene puede consultarla allí.
failure-back = A la página de inicio
