# How many there are of something.

count-list = { $most } and { $last }
count-measures = { $count ->
    [one] 1 measure
   *[other] { $count } measures
}
count-measure-kinds = { $count ->
    [one] 1 kind of measure (category and type)
   *[other] { $count } kinds of measure (category and type)
}
count-instruments = { $count ->
    [one] 1 instrument
   *[other] { $count } instruments
}
count-other-instruments = { $count ->
    [one] 1 other instrument
   *[other] { $count } other instruments
}
count-structures = { $count ->
    [one] 1 structure
   *[other] { $count } structures
}
count-agencies = { $count ->
    [one] 1 agency
   *[other] { $count } agencies
}
count-kinds-of-work = { $count ->
    [one] 1 kind of work
   *[other] { $count } kinds of work
}
count-overlaps = { $count ->
    [one] 1 overlap
   *[other] { $count } overlaps
}
count-untied-overlaps = { $count ->
    [one] 1 overlap with no tie on record
   *[other] { $count } overlaps with no tie on record
}
count-actions = { $count ->
    [one] 1 action
   *[other] { $count } actions
}
count-projects = { $count ->
    [one] 1 project
   *[other] { $count } projects
}
count-outputs = { $count ->
    [one] 1 output
   *[other] { $count } outputs
}
count-databases = { $count ->
    [one] 1 database
   *[other] { $count } databases
}
count-database-pairs = { $count ->
    [one] 1 pair of databases
   *[other] { $count } pairs of databases
}
count-networks = { $count ->
    [one] 1 network
   *[other] { $count } networks
}
count-arrangements = { $count ->
    [one] 1 arrangement
   *[other] { $count } arrangements
}
count-undertakings = { $count ->
    [one] 1 network, project or arrangement
   *[other] { $count } networks, projects and arrangements
}
count-impacts = { $count ->
    [one] 1 impact
   *[other] { $count } impacts
}
count-impacts-on-work = { $count ->
    [one] 1 impact on its work
   *[other] { $count } impacts on its work
}
count-known-members = { $count ->
    [one] 1 known member
   *[other] { $count } known members
}
count-times = { $count ->
    [one] 1 time
   *[other] { $count } times
}
count-payers = { $count ->
    [one] 1 payer
   *[other] { $count } payers
}
count-payments = { $count ->
    [one] 1 payment
   *[other] { $count } payments
}
count-known-amounts = { $count ->
    [one] 1 known amount
   *[other] { $count } known amounts
}
count-facts = { $count ->
    [one] 1 fact
   *[other] { $count } facts
}
count-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
count-columns = { $count ->
    [one] 1 column
   *[other] { $count } columns
}
count-union-acts = { $count ->
    [one] 1 act of the European Union
   *[other] { $count } acts of the European Union
}
