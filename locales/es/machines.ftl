# Lo que se declara en inglés para los programas: los códigos de error y las herramientas de los asistentes.

code-graphql-parse-failed = El documento no es GraphQL válido.
code-graphql-validation-failed = El documento pide lo que el esquema no tiene, o de un modo que no permite.
code-bad-user-input = Un argumento o una variable tiene un valor que no se admite; el mensaje dice cuáles sí.
code-query-too-deep = El documento está anidado con demasiada profundidad.
code-query-too-complex = El documento es demasiado grande en cualquier otra medida.
code-bad-request = La petición HTTP no es una petición de GraphQL; el mensaje dice qué falta o está mal.
code-operation-resolution-failure = El documento tiene varias operaciones y no se nombró ninguna, o una desconocida.
code-timeout = La respuesta tarda demasiado; pida menos de una vez.
code-overloaded = Se hacen demasiadas preguntas a la vez; vuelva a intentarlo en un momento.
code-rate-limited = Ha pedido más de lo que un cliente puede en un minuto; `Retry-After` dice cuántos segundos esperar.
code-persisted-query-not-found = No se conoce ningún documento por el hash que se envió en su lugar; envíe ambos juntos una vez.
code-document-not-trusted = Este servidor solo responde a los documentos que se le dieron de antemano.
code-request-timeout = El cuerpo no llegó a tiempo.
code-method-not-allowed = Solo se admiten GET, HEAD y POST.
code-unsupported-media-type = El cuerpo es de un tipo que no se acepta; envíe JSON.
code-not-acceptable = El cliente no acepta ninguno de los tipos que se pueden enviar.
code-payload-too-large = El cuerpo es demasiado grande.
code-internal-server-error = Algo ha fallado dentro; el registro tiene la causa bajo el identificador que nombra el mensaje.

tool-find-entity = Encuentra instrumentos, medidas, organismos, redes, proyectos, acciones, productos, acuerdos, Estados, regiones y conclusiones por su nombre, sus siglas o sus palabras, y da su identificador, slug, clase (el nombre de un tipo), nombre y resumen: primero aquellos cuyo nombre se ajusta mejor.
tool-list-categories = Dónde empiezan las preguntas, según lo que preguntan, en una línea cada una: nombre, argumentos, lo que da, lo que dice.
tool-describe-types = Tipos del esquema, o campos sueltos de ellos, escritos en SDL con sus descripciones, y en breve aquello a lo que llevan.
tool-run-question = Responde a una consulta de GraphQL: datos, o errores que dicen qué está mal y qué estaría bien. Su coste consta en extensions.cost, y aquello en que se apoya y no consta por completo, en extensions.incomplete. Las respuestas tienen un tamaño máximo: pida páginas pequeñas.
tool-run-questions = Responde a varias consultas de GraphQL en una lista, cada una con datos o errores. Juntas pueden costar, tardar y ocupar tanto como una sola.
