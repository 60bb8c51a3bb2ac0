# The coordination plan.

coordination-title = Coordination plan
coordination-title-of = Coordination plan of { $network }
coordination-description = The same work with no tie on record, and what nobody does, as one ranked list with the facts behind it.
coordination-lead = What could be coordinated on { $day }: pairs of agencies with <strong>the same work, no tie on record</strong>, which do the same kind of work in the same places while no network, project, arrangement, joint output or parent in the graph joins them; and <strong>gaps</strong>, work that would make sense and that a mandate of theirs could reach, but that none of those concerned does, nor any network or project of theirs. The most telling come first: work that few others do, shared more often than chance would explain. Next to each entry is the range of its rank when a random tenth of the recorded actions is dropped, because the order depends heavily on what was recorded. The plan shows what the facts say, not what ought to be done. <a href="{ $method }">How it is computed</a>
coordination-of = Of
coordination-whole = the whole graph
coordination-kind = Show
coordination-both = both
coordination-day = On the day
coordination-show = Show
coordination-nothing = There is nothing to coordinate, as far as the graph knows.
coordination-duality = The same work, no tie on record
coordination-gap = A gap
coordination-among-members = The same work, no tie on record but this network
coordination-and = and
coordination-score = score { $score }
coordination-places = rank { $places } when a random tenth of the actions is dropped; in the top 20 in { $stability }% of trials
coordination-from-to = { $low }–{ $high }
coordination-weight = { $count ->
    [one] 1 action
   *[other] { $count } actions
}
coordination-undated = , { $count } with no known start
coordination-done-by = Done by
coordination-more = and { $count } more
coordination-partly = Of those concerned, reviewed only in part:
coordination-rests = A pair rests on what is not recorded: no page that was read shows a tie, and of the { $agencies } agencies in these pairs { $incomplete ->
    [one] 1 was
   *[other] { $incomplete } were
} reviewed only in part or not at all. What is missing could undo a pair or make another.
coordination-not-assessed = Not reviewed, and so not counted:
coordination-pages = Pages of the plan
coordination-before = ← Previous
coordination-after = Next →
coordination-duality-of = The same work, no tie on record: { $network }
coordination-gaps-title = Gaps
coordination-gaps-of = Gaps of { $network }
coordination-lead-of-gaps = What could be coordinated on { $day }: <strong>gaps</strong>, work that would make sense and that a mandate of theirs could reach, that somebody elsewhere does or did, and that none of those concerned does, nor any network or project of theirs. The plan shows what the facts say, not what ought to be done. <a href="{ $method }">How it is computed</a>
coordination-axis = Axis
coordination-crime = Crime
coordination-all = all
coordination-either = either
coordination-only-work = Work: { $work }
coordination-only-agency = Agency: { $agency }
coordination-pairs = { $count ->
    [one] 1 pair
   *[other] { $count } pairs
}
coordination-gaps = { $count ->
    [one] 1 gap
   *[other] { $count } gaps
}
coordination-with-the-same = with the same work and no tie on record, and
coordination-no-gap = There is no gap, as far as the graph knows.
coordination-gap-work = Work that nobody of those concerned does
coordination-gap-against = Against
coordination-gap-agencies = Other agencies that do it
coordination-gap-actions = What others do
coordination-gap-partly = Of those concerned, reviewed in part
coordination-gap-not-assessed = Not reviewed
coordination-gap-place = Rank in the plan
coordination-gap-places = When a random tenth of the actions is dropped
coordination-other-days = , on other days
