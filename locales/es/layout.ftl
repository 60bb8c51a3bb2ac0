# Lo que rodea a cada página.

layout-description = Cómo cooperan los Estados y los organismos contra la trata de personas y el tráfico ilícito de migrantes.
layout-feed = Ediciones del conjunto de datos
layout-dataset = Descripción del conjunto de datos
layout-skip = Ir al contenido
layout-main = Principal
layout-edition = Conjunto de datos { $version }, { $license }. Cítese como: { $citation }.
layout-cite = Citar esta página:
layout-changes = Qué ha cambiado
layout-links = Enlaces a esta página:
layout-latest = siempre la última edición
layout-pinned = fijado a la edición { $version }
layout-as-of = A fecha de { $day }.
layout-schema = Esquema
layout-date = Un año, un mes o un día, como 2017, 2017-04 o 2017-04-03
layout-graphiql = Preguntar en GraphiQL

navigation-search = Buscar
navigation-charts = Gráficos
navigation-agencies = Organismos
navigation-instruments = Instrumentos
navigation-networks = Redes
navigation-coordination = Coordinación
navigation-findings = Conclusiones
navigation-export = Datos
navigation-method = Método
navigation-api = API

show-verified = verificado
