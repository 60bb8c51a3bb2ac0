# El método, y los términos de los datos enlazados.

method-title = Método
method-description = Qué cuenta como hecho, qué calculan los análisis, cómo se clasificaron los hechos, qué se dejó fuera y hasta dónde llega el grafo.
method-on-this-page = En esta página
method-definitions = Hechos y análisis
method-referees = Para quien evalúa
method-classification = Clasificación
method-completeness = Exhaustividad
method-exclusions-short = Lo que se dejó fuera
method-vocabularies = Vocabularios
method-completeness-text = Si la ausencia significa algo: donde no se revisó, que el grafo no muestre nada no dice nada.
method-completeness-region = Hasta dónde se revisó
method-gone-through = Lo que se revisó
method-complete = Por entero
method-partial = En parte
method-none = Nada
method-not-gone-through = { $name }, sin revisar:
method-verified-region = Cuántos hechos se verificaron
method-verified-caption = Los hechos, y cuántos tienen una cita que se leyó y que muestra el hecho
method-kind = Clase
method-facts = Hechos
method-verified = Verificados
method-exclusions = Qué se dejó fuera, y por qué
method-nothing-excluded = No consta nada.
method-excluded-what = Qué
method-excluded-kind = Habría sido
method-excluded-why = Por qué no está en el grafo
method-measures-of-instruments = Medidas de los instrumentos
method-actions-of-agencies = Acciones de los organismos
method-tables-of-ratifications = Tablas de ratificaciones

namespace-title = Términos
namespace-text = Lo que las exportaciones en Turtle y JSON-LD nombran con términos propios. Cuando un término de otros dice lo mismo, las exportaciones lo dicen también.
namespace-all = Todos los términos
namespace-classes = Clases
namespace-properties = Propiedades
namespace-vocabularies = Vocabularios
