# The tables of a state or a region.

place-work = What is done there, and by whom
place-work-note = On { $day }. Each number leads to exactly the actions that it counts. Actions do not say for whom they are done: “Child protection” is a type of its own; what else helps children is found by its words, such as “child”.
place-narrow = Narrow the tables
place-type = Type of action
place-axis = Purpose
place-words = Words
place-day = On the day
place-kinds = Agencies of these kinds, and networks and projects with such agencies in them
place-show = Show
place-download = Download:
place-all-tables = All tables
place-table-work = What is done there
place-table-overlaps = Who does the same
place-table-ratifications = What binds it
place-counted = { $actions } by { $doers ->
    [one] 1 body
   *[other] { $doers } bodies
}
place-named = Named as done there
place-named-note = A source names the place.
place-within = In a territory that takes it in
place-within-note = No source names the place, but the action, or the agency or project whose it is, has a territory in which the place lies, or a part of it.
place-unknown = Where it is done is not known
place-unknown-note = Neither the action nor whose it is names a place. It may be done there or not: that is not known, and is not a no.
place-who = Who
place-with = with
place-none = None is on record.
place-none-narrowed = None is on record that meets all of this.
place-same = Who does the same there
place-no-pair = No two agencies are on record with the same kind of work named as done there on { $day }.
place-no-pair-narrowed = No two agencies are on record with the same kind of work named as done there on { $day } that meets all of this.
place-pairs = <strong class="numbers">{ $pairs }</strong> { $pairs ->
    [one] pair of agencies does
   *[other] pairs of agencies do
} the same kind of work there on { $day }, as far as what they do is named as done there; <strong class="numbers">{ $untied }</strong> of them { $untied ->
    [one] has
   *[other] have
} no tie on record. The most specific work stands first.
place-agencies = Agencies
place-same-work = The same work
place-joins = What joins them
place-no-tie = no tie on record
place-through = through { $agency }: { $fact }
place-more-pairs = And { $count } more: narrow the tables, or download them.
place-binds-state = What binds it
place-binds-states = What binds its states
place-consents = The instruments that states become parties to, on { $day }, as far as the tables of ratifications go; the same for all states as <a href="{ $map }">a map</a> and <a href="{ $matrix }">a matrix</a>. What is not on record, where a table does not go as far, is not known, and is not a no. Denunciations are not in the tables.
place-union = As a member of the European Union since { $day } it is also bound by <a href="{ $list }">{ $acts }</a>, but for those named below, if any, that do not bind it.
place-ratifications = Ratifications
place-table = Table
place-bound = Bound
place-signed-only = Signed, no consent on record
place-not-bound = Not bound
place-not-known = Not known
place-of = Of
place-consent = Consent
place-what-tables-have = What the tables have and have not
place-without-table = <em>Not known</em>: for { $count ->
    [one] 1 other instrument
   *[other] { $count } other instruments
} no table of ratifications was read:
place-protects-state = Whom the measures of those instruments protect by which it is bound:
place-protects-states = Whom the measures of those instruments protect by which any of its states is bound:
place-protects-note = A measure counts for each of those whom it names.
place-complete = complete
place-in-part = in part
place-not-assessed = not assessed
place-whole-until = { $assessment }, whole until { $day }
