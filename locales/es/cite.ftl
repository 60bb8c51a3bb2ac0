# Cómo se citan las páginas.

cite-data-set = Conjunto de datos Palermo { $version }
cite-on = a fecha de { $day }
cite-chart = Gráfico: { $title }
cite-comparison = Comparación lado a lado
cite-findings = Conclusiones del proyecto de investigación, y lo que muestran los datos
cite-method = Cómo se eligen, clasifican y analizan los hechos
cite-data = Datos de Palermo
cite-changes = Qué ha cambiado en el conjunto de datos de Palermo
