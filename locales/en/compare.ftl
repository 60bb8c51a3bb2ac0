# Things side by side.

compare-title = Compare
compare-beside = { $first } beside { $second }
compare-about = { $title }, side by side, with wording, dates and the page of each fact.
compare-description = Instruments, agencies or networks side by side: who lays down or does what, how precisely, and who lacks it.
compare-lead = Two to four instruments, agencies or networks side by side, or the provisions of one type of measure, universal beside European.
compare-choose-beside = Choose what stands beside
compare-next = beside
compare-choose = Choose
compare-choose-others = Choose others
compare-kinds = Compare { $kinds }
compare-of = of
compare-every-type = every type of measure
compare-through-supplements = with what they lay down through the conventions that they supplement
compare-submit = Compare
compare-provisions = Provisions of one type of measure
compare-type = Type
compare-only = Only { $name }
compare-only-has = only { $name }
compare-lacks = not { $names }
compare-absent = Not there on { $day }: { $names }.
compare-not-enough = there is nothing to compare; give { $least } to { $most } of `instrument`, `agency` or `network`, such as agency=iom&agency=ilo, or `type`
compare-types-in-common = { $count ->
    [one] 1 type of measure in common
   *[other] { $count } types of measure in common
}
compare-members-in-common = { $count ->
    [one] 1 member in common
   *[other] { $count } members in common
}
compare-work-in-common = { $count ->
    [one] 1 kind of work in common
   *[other] { $count } kinds of work in common
}

compare-none = none
compare-in-part = none found, reviewed only in part
compare-not-on-record = none on record
compare-not-assessed = not reviewed
compare-not-known = not known
compare-what-they-are = What they are
compare-name = Name
compare-kind = Kind
compare-kinds-by-time = Kinds by time
compare-scope = Scope
compare-crime = Crime
compare-specialised = Specialised
compare-main-task = trafficking or smuggling is its main task
compare-one-task = one task among others
compare-founded = Founded
compare-ended = Ended
compare-seat = Seat
compare-part-of = Part of
compare-powers = May act on
compare-actions-reviewed = Actions reviewed
compare-mandate = Mandate
compare-charges = charges it
compare-networks = Networks
compare-projects = Projects
compare-where = Where they work
compare-works-there = works there
compare-ties = Ties between them
compare-with = with { $name }
compare-no-tie = No tie between any two of them is on record on { $day }.
compare-ties-note = Networks, projects, arrangements, parents and joint outputs that join them on { $day }.
compare-work = What they do
compare-work-note = Their own actions on { $day }, not those of their networks and projects.
compare-topics = Topics of their outputs
compare-members = Members
compare-members-note = The agencies in them on { $day }, observers among them.
compare-own-work = What they do themselves
compare-effects = Effects on the work of agencies
compare-rests-on = Rests on
compare-founding-text = Founding text
compare-began = Began
compare-reported = Members it said it had
compare-other-members = Members that are no agencies
compare-full-title = Title
compare-area = Area
compare-legal-force = Legal force
compare-status = Status
compare-adopted = Adopted
compare-in-force = In force since
compare-parties = Parties
compare-monitoring = Monitoring body
compare-measures-reviewed = Measures reviewed
compare-saving-clauses = Saving clauses
compare-saving-note = They lay down nothing: they only say that other law stays as it is.
compare-equally = equally precise ({ $precision })
compare-most-precise = most precise in { $names } ({ $precision })
compare-of-scope = { $scope ->
    [universal] Universal
    [european] European
   *[other] Regional
} instruments
compare-scope-count = { $count } { $scope ->
    [universal] universal
    [european] European
   *[other] regional
}
compare-provisions-of = { $type }: { $counts } provisions
compare-no-provisions = { $type }: no provisions
compare-all-reviewed = Every instrument of these scopes was reviewed.
compare-not-all-reviewed = { $count ->
    [one] 1 instrument of these scopes was
   *[other] { $count } instruments of these scopes were
} not reviewed entirely and may hold more.
compare-how-precisely = By how precisely they bind
compare-detail-through = through { $text }
compare-detail-since = since { $text }
compare-detail-until = until { $text }
