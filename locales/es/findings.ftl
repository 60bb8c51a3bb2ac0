# Las conclusiones del proyecto de investigación.

findings-description = Lo que concluyó el proyecto de investigación sobre la cooperación contra la trata de personas y el tráfico ilícito de migrantes, junto a lo que muestran los datos.
findings-lead = Lo que concluyó el proyecto de investigación, en palabras nuestras, junto a lo que muestran los datos cuando la pregunta correspondiente se hace ahora, para el día del veredicto. El veredicto sigue a los datos.
findings-as-table = Como tabla
findings-told = Junto a lo que muestran los datos
findings-stated = Se afirma:
findings-region = Lo que muestran los datos de: { $statement }
findings-counted = Lo que se cuenta
findings-project = El proyecto
findings-data = Los datos
findings-changed = el veredicto se apoya en { $value }
findings-about = Sobre
findings-ask = Preguntar en GraphiQL: { $statement }
findings-not-looked-at = Sin examinar
findings-nothing = nada
