# What can be downloaded.

export-title = Data
export-description = The whole data set to download: CSV, JSON, linked data, GraphML and SQLite; and any answer as CSV.
export-heading = The data, to download
export-lead = Everything that these pages show, as files. Each contains the version, the licence and how to cite it.
export-version = Version
export-taken-in = , imported <time datetime="{ $time }">{ $time }</time>
export-license = Licence
export-cite = Cite as
export-digest = SHA-256 of the facts
export-digest-meaning = The same wherever the facts are the same, whatever the file format.
export-changes = What changed
export-feed = <a href="{ $feed }">The feed of editions</a> lists the facts that each edition added, changed and removed.
export-whole = Everything
export-whole-region = Exports of everything
export-file = File
export-contents = What is in it
export-linked-data = Linked data say things in the terms of schema.org, ELI, SKOS, PROV and DCAT, and in <a href="{ $terms }">terms of our own</a>. For catalogues there is <a href="{ $description }">a description of the data set</a> in schema.org and DCAT.
export-table = One table
export-table-region = Exports of one table
export-answers = Any answer as CSV
export-answers-text = Add <code>format=csv</code> to the address of a question: a row for each leaf of its first list, a column for each field, named by its path. <a href="{ $question }" download="palermo.csv">Agencies and the networks they are in</a>, for example, is
export-answers-region = A question whose answer comes as CSV
export-charts = The data of each chart can be downloaded as CSV and JSON, too; the links are below it.
