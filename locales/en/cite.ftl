# How pages are cited.

cite-data-set = Palermo data set { $version }
cite-on = on { $day }
cite-chart = Chart of { $title }
cite-comparison = Comparison side by side
cite-findings = Findings of the research project, and what the data show
cite-method = How facts are chosen, classified and analysed
cite-data = Data of Palermo
cite-changes = What changed in the data set of Palermo
