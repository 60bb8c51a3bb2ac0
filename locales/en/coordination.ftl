# The coordination plan.

coordination-title = Coordination plan
coordination-title-of = Coordination plan of { $network }
coordination-description = The same work with no tie on record, and what nobody does, as one ranked list with the facts behind it.
coordination-lead = What could be coordinated on { $day }: pairs of agencies with <strong>the same work, no tie on record</strong>, which do the same where both work while no network, project, arrangement, joint output or parent of the graph joins them; and <strong>gaps</strong>, work that makes sense and that nobody of those concerned does, nor a network or project of theirs. The most telling stand first: work that few others do, and of which two share more than chance would have it. Behind each stands where it would be if a tenth of the recorded actions were missing, since much of the order hangs on what was recorded. The plan tells what the facts show, and not what ought to be done. <a href="{ $method }">How it is computed</a>
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
coordination-places = place { $places } without a tenth of the actions, in { $stability }% of draws among the first twenty
coordination-from-to = { $low } to { $high }
coordination-weight = { $count ->
    [one] 1 action
   *[other] { $count } actions
}
coordination-undated = , { $count } without a known beginning
coordination-done-by = Done by
coordination-more = and { $count } more
coordination-partly = Reviewed only in part, of those concerned:
coordination-not-assessed = Not reviewed, and so not counted:
coordination-pages = Pages of the plan
coordination-before = ← Before
coordination-after = Further down →
coordination-duality-of = The same work, no tie on record: { $network }
coordination-gaps-title = Gaps
coordination-gaps-of = Gaps of { $network }
coordination-lead-of-gaps = What could be coordinated on { $day }: <strong>gaps</strong>, work that makes sense, that somebody does elsewhere or did, and that nobody of those concerned does, nor a network or project of theirs. The plan tells what the facts show, and not what ought to be done. <a href="{ $method }">How it is computed</a>
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
coordination-gap-place = Place in the plan
coordination-gap-places = Without a tenth of the actions
coordination-other-days = , of other days
