# Lists of every kind.

list-description = { $title } in the knowledge graph Palermo: { $total }, to filter, sort and take along, each with its facts, relations and sources.
list-kinds = Kinds
list-text = Text
list-active-on = Active on
list-columns = Columns
list-show = Show
list-narrowed = Narrowed to
list-remove = (remove)
list-clear = Show all
list-narrow = Narrow the list
list-narrow-by = Narrow by
list-facet-more = { $count } more
list-facet-others = and { $count } others: narrow the list first.
list-name = Name
list-none-meets = None meets all of this.
list-empty = There are none in this data set.
list-pages = Pages of the list
list-before = ← Before
list-after = After →
list-chosen = { $column }: { $value }
list-not-recorded = not recorded
list-not-recorded-meaning = Nothing is recorded of it.
list-yes = yes
list-no = no
