# The charts: what they show, how they are read, and their pages.

chart-measures = Measures
chart-structures = Structures
chart-networks = Networks
chart-databases = Databases
chart-timeline = Timeline
chart-history = Growth
chart-fundings = Funding
chart-ties = Ties
chart-ratifications = Ratifications

chart-all = All
chart-all-feminine = All
chart-either = Either
chart-anything = Anything
chart-anybody = Anybody
chart-scope = Scope
chart-area = Area
chart-category = Category
chart-legal-force = Legal force
chart-axis = Axis
chart-crime = Crime
chart-rests-on = Rests on
chart-topic = Topic
chart-network = Network
chart-best-documented = The best documented
chart-around = Around
chart-most-joined = The one in most networks and projects
chart-paid-by = Paid by
chart-agency = Agency
chart-kind-of-instrument = Kind of instrument
chart-ties-by = Ties by
chart-form = Show
chart-as-map = A map
chart-as-matrix = A matrix
chart-instrument = Instrument
chart-unasked-of-map = On trafficking, with most parties
chart-unasked-of-matrix = All with a table of ratifications
chart-region = Region
chart-the-world = The world
chart-group = Grouped by
chart-by-regional-group = Regional group of the UN
chart-by-continent = Continent
chart-by-subregion = Subregion
chart-by-nothing = Nothing
chart-depth = As far as
chart-depth-one = Its partners
chart-depth-two = The partners of these
chart-day = On the day (or month, or year)

chart-tabs = Charts
chart-submit = Show
chart-show-all = Show all
chart-views = Views
chart-view-table = Table
chart-view-picture = Picture
chart-view-graph = Graph
chart-full-size = In full size
chart-fit = As wide as the page
chart-all-shown = Rows and columns without content are shown, too.
chart-leave-out = Leave them out
chart-show-them = { $count ->
    [one] Show it too
   *[other] Show them, too
}
chart-left-out = { $parts } without content { $count ->
    [one] is
   *[other] are
} left out.
chart-left-out-not-assessed = { $parts } without content { $count ->
    [one] is
   *[other] are
} left out ({ $unknown } of the rows not assessed).
chart-picture-region = Picture, can be scrolled
chart-table-region = Table, can be scrolled
chart-nothing = Nothing meets these conditions. Remove one of them, or ask for another day.
chart-legend = What the signs mean
chart-past-table = Past the table
chart-download = Download
chart-question-link = The question behind this chart, in GraphiQL
chart-elsewhere = Show it on another site
chart-elsewhere-picture = As a picture, always the latest, with a text for those who don’t see it:
chart-elsewhere-picture-pinned = As a picture, pinned to edition { $version } and { $day }; once this server has another edition, only the text is left:
chart-elsewhere-page = As a page, always the latest; the script makes the frame as high as what is in it:
chart-elsewhere-pinned = As a page, pinned to edition { $version } and { $day }; once this server has another edition, the frame says so and shows nothing else:
chart-question = The question behind this chart
chart-variables = Its variables:
chart-data-behind = The data behind it
chart-in-edition = The chart in edition { $version }
chart-credit = Palermo data set { $version }, { $license }. { $address }
chart-too-large = the chart would have { $rows } rows and { $columns } columns; there can be { $mostRows } rows and { $mostCells } cells: narrow it by { $by }
chart-narrowed-by = { $most } or { $last }
chart-too-many-pairs = { $pairs }: narrow it by { $by }

chart-cell-in-part = none found, reviewed only in part
chart-cell-not-assessed = not assessed
chart-cell-outside = not applicable
chart-cell-none = none
chart-not-known = not known
chart-yes = yes
chart-no = no
chart-legend-none = None
chart-legend-in-part = None found, reviewed in part
chart-legend-not-assessed = Not assessed
chart-of-scope = { $scope ->
    [universal] Universal
    [european] European
   *[other] Regional
} structures
chart-structure = Structure
chart-source = Source
chart-since = Since
chart-until = Until

chart-measures-signs = S M C O D
chart-measures-homogeneity-signs = Hi Md Lo
chart-measures-all = How all of them bind
chart-measures-universal = Universal instruments
chart-measures-european = European instruments
chart-measures-of-scope = { $scope ->
    [universal] Universal
    [european] European
   *[other] Regional
} instruments: what each lays down
chart-measures-cell = { $measures }, at the strongest { $precision } ({ $provisions })
chart-measures-cell-in-part = { $measures }, at the strongest { $precision } ({ $provisions }); reviewed only in part, there may be more
chart-measures-share = { $determinate } of { $all ->
    [one] 1 measure binds
   *[other] { $all } measures bind
} determinately
chart-measures-mean = ; by the mean of { $instruments } { $mean }% (90% interval: { $low } to { $high }%)
chart-measures-single = a single instrument lays it down
chart-measures-even = { $count ->
    [one] the only measure
   *[other] { $percent }% of { $measures } bind to the same degree
}
chart-measures-of-all = all
chart-measures-homogeneity = Homogeneity
chart-measures-evenness = Evenness, in per cent
chart-measures-none = No measure of these kinds was found
chart-measures-none-text = Remove a filter, or ask for another day, to see more.
chart-measures-unshared = None of { $kinds } is laid down by more than one instrument
chart-measures-title = { $strong } of { $kinds } that several instruments lay down bind with high homogeneity
chart-measures-by-scope = : { $universal } of { $allUniversal } in universal instruments, { $european } of { $allEuropean } in European ones
chart-measures-most = ; the most widespread is { $type } ({ $category }), in { $count } of them
chart-measures-text = { $measures } in { $instruments }{ $most }. A cell shows the strongest precision by its letter and, where there are several measures, their number.
chart-measures-legend-more = Reviewed in part: there may be more
chart-measures-legend-high = High homogeneity: two thirds or more bind determinately
chart-measures-legend-medium = Medium
chart-measures-legend-low = Low: one third or less
chart-measures-legend-single = A single instrument
chart-measures-legend-evenness = Evenness: the largest share of one degree of precision

chart-structures-signs = T S B
chart-structures-none = No structure that was assessed does work of these kinds
chart-structures-title = { $several } of { $kinds } { $several ->
    [one] is
   *[other] are
} done by several structures, { $single } { $single ->
    [one] hangs
   *[other] hang
} on a single one, { $gaps } { $gaps ->
    [one] is
   *[other] are
} done by none
chart-structures-text = { $structures }, { $unassessed } of which not assessed. { $overlaps }: pairs that do the same kind of work; for { $untied } of them no tie is on record, own or through a parent. A cell shows against which crime (T trafficking, S smuggling, B both) and, where there are several actions, their number.
chart-structures-in-network = { $structures } in { $network }
chart-structures-have = What they have
chart-structures-projects = Projects
chart-structures-outputs = Outputs
chart-structures-databases = of which databases
chart-structures-overlaps = Overlaps
chart-structures-untied = with no tie on record
chart-structures-how-many = How many do it
chart-structures-against = Against { $crime }
chart-structures-gap = a gap: nobody of those assessed does it
chart-structures-by-network = none of these; a network does it in its own name
chart-structures-by-project = none of these; a project does it
chart-structures-no-sense = none; it makes no sense
chart-structures-alone = { $agency } alone
chart-structures-cell = { $actions } against { $crime }: { $titles }
chart-structures-legend-trafficking = Against trafficking
chart-structures-legend-smuggling = Against smuggling
chart-structures-legend-both = Against both; two actions
chart-structures-legend-several = Done by several: overlap
chart-structures-legend-single = Hangs on one
chart-structures-legend-gap = Gap: done by none
chart-structures-legend-not-own = Done by none of these, but by a network or a project
chart-structures-legend-untied = The same work, no tie on record

chart-networks-signs = C S M P O
chart-networks-bases = Tr Re De Me ToR Dc
chart-networks-none = No network of these kinds was at work on the day
chart-networks-one = { $network } joins { $structures }
chart-networks-title = { $several } of { $structures } in networks are in more than one; { $largest } joins most, { $members }
chart-networks-text = { $networks } on { $day }: { $actions } with { $actions ->
    [one] its
   *[other] their
} own actions, { $outputs } with outputs, { $impacts } with documented impact on the work of a member.
chart-networks-itself = The network itself
chart-networks-in-it = Structures in it
chart-networks-actions = Actions of its own
chart-networks-outputs = Outputs
chart-networks-impacts = Impacts
chart-networks-stay = { $agency } in { $network }: { $meaning }
chart-networks-legend-chair = Holds the chair
chart-networks-legend-vice = Co-chair or vice-chair
chart-networks-legend-impact = Impact on its work is documented
chart-networks-legend-none = Not in it
chart-networks-left = Universal structures
chart-networks-middle = Networks
chart-networks-right = European and regional structures
chart-networks-leads = Coordinates, provides the secretariat or holds an office
chart-networks-belongs = Member
chart-networks-loose = Partner or observer

chart-databases-signs = D C J M E P N R U
chart-databases-different-sources = different sources
chart-databases-different-units = count different things
chart-databases-judicial = judicial with police cases
chart-databases-mixed = mixed sources
chart-databases-estimates = estimates with records
chart-databases-percentages = percentages without counts
chart-databases-not-harmonised = not harmonised
chart-databases-restricted = restricted access
chart-databases-unknown = unknown method
chart-databases-itself = itself
chart-databases-apart = share no topic and crime
chart-databases-about = both about { $topics }
chart-databases-comparable = comparable; { $about }
chart-databases-none = No two databases are about the same topic and crime
chart-databases-title = { $comparable } of { $pairs } about the same can be laid side by side
chart-databases-text = { $databases } with figures.{ $most } Each letter is an obstacle; where there is none, the two are comparable.
chart-databases-most = Most often in the way: { $obstacle }, in { $pairs }.
chart-databases-row = Database
chart-databases-legend-comparable = Comparable
chart-databases-legend-apart = Not about the same
chart-databases-legend-one = One obstacle
chart-databases-legend-two = Two
chart-databases-legend-three = Three or more

chart-timeline-networks = Networks
chart-timeline-projects = Projects
chart-timeline-arrangements = Arrangements
chart-timeline-from = From
chart-timeline-active = On the day
chart-timeline-agencies = Structures
chart-timeline-what = What
chart-timeline-none = No network, project or arrangement of these kinds was found
chart-timeline-with = { $things } with { $agency }
chart-timeline-undated = { $things }, with no date on record
chart-timeline-title = { $active } of { $things } since { $year } were at work on { $day }
chart-timeline-text = At work on the day: { $active }, of { $all }. { $open } of them have no known end; for { $undated } no beginning is known.
chart-timeline-bar = { $name }: from { $since } until { $until }
chart-timeline-key-day = The day, { $day }
chart-timeline-key-active = At work on the day
chart-timeline-key-inactive = Not at work on the day
chart-timeline-key-beginning = Beginning not known
chart-timeline-key-end = No end known

chart-history-year = Year
chart-history-members = Known members
chart-history-undated = Of them with no known beginning
chart-history-observers = Observers
chart-history-joined = Joined
chart-history-left = Left
chart-history-reported = Members it said it had
chart-history-members-cell = { $count } members on its last day
chart-history-observers-cell = { $count } observers on its last day
chart-history-undated-cell = { $count } count from the beginning of the network
chart-history-observer = { $agency } (observer)
chart-history-one-year = { $network }: { $members } in { $year }
chart-history-no-year = No year of { $network } is known by { $day }
chart-history-none = No network is recorded
chart-history-title = { $network }: { $members } in { $first }, { $last } in { $year }
chart-history-said = { $title }; in { $year } it said it had { $count }
chart-history-text = The steps are the agencies whose stays are known, at the end of each year, until { $day }; observers are not among them.
chart-history-text-undated = For { $undated } of the last { $members } no beginning is known; they count from that of the network (hatched).
chart-history-text-unsaid = The network is not on record with a number of its own.
chart-history-text-said = The dots are what it said itself, { $times }.
chart-history-last = { $count } known
chart-history-dot = On { $day } it said it had { $count } members
chart-history-step = { $year }: { $count } known members
chart-history-step-observers = { $year }: { $count } known members, and { $observers } as observers
chart-history-key-known = Known: the stay and its beginning, or a day on which it is documented
chart-history-key-undated = Known without its beginning
chart-history-key-said = Reported: what the network said

chart-fundings-amount = Amount
chart-fundings-currency = Currency
chart-fundings-on = Of
chart-fundings-budget = Budget of the whole project, EUR
chart-fundings-active = Project at work on the day
chart-fundings-project = Project
chart-fundings-none = No payment for a project of these kinds is on record
chart-fundings-title = { $payers } on record for { $paid } of { $projects }; the amount is known for { $known } of { $payments }
chart-fundings-text = Bars count payments, and not money. { $known }
chart-fundings-no-amount = No amount was read.
chart-fundings-amounts = Known amounts: { $amounts }; currencies are not added to each other.
chart-fundings-unknown = For { $payments } it is known who pays and not how much, so that no total tells what was paid.
chart-fundings-sum = the sum of { $amounts }
chart-fundings-together = Known amounts together
chart-fundings-all-in = All in { $currency }
chart-fundings-more = { $title } and { $count } more
chart-fundings-amount-unread = no amount was read
chart-fundings-undated = date not known
chart-fundings-amount-unknown = amount not known
chart-fundings-others = and { $count } others, which the table has
chart-fundings-key-known = Amount known
chart-fundings-key-unknown = Amount not known
chart-fundings-bar = { $name }: { $count }, { $known } of them with a known amount

chart-ties-what = What joins them
chart-ties-agencies = Agencies
chart-ties-kind = Kind
chart-ties-donor = one of the two does nothing but pay
chart-ties-pair = { $one } and { $other }
chart-ties-none = No agency is recorded
chart-ties-untied = No tie of { $agency } on { $day } is on record
chart-ties-untied-of-kind = No tie of the kind { $kind } of { $agency } on { $day } is on record
chart-ties-title = { $agency } is tied to { $agencies } by { $facts }
chart-ties-title-of-kind = { $agency } is tied to { $agencies } by { $facts } of the kind { $kind }
chart-ties-text = What joined them on { $day }: networks, projects, arrangements, a parent and joint outputs.
chart-ties-text-further = Their ties lead to { $count } more.
chart-ties-text-left-out = Not shown: { $things }, since a picture has { $agencies } agencies and { $ties } ties at most. One kind of tie, or one step less, shows more of them.
chart-ties-text-leads = Each name leads to what is around it, each line to its facts in the table.
chart-ties-spoke = { $one } and { $other }, { $kind }: { $facts }
chart-ties-key-network = Both in a network
chart-ties-key-project = Both in a project
chart-ties-key-arrangement = An arrangement
chart-ties-key-parent = One is part of the other
chart-ties-key-output = A joint output
chart-walk-walk = Walk in the picture
chart-walk-nearer = Nearer
chart-walk-further = Further away
chart-walk-left = To the left
chart-walk-right = To the right
chart-walk-up = Up
chart-walk-down = Down
chart-walk-whole = Whole picture
chart-walk-network = Networks
chart-walk-project = Projects
chart-walk-arrangement = Arrangements
chart-walk-parent = Parents
chart-walk-output = Joint outputs

position-bound = bound
position-signed = signed, no consent on record
position-not-bound = not bound
position-unknown = not known
chart-ratifications-in-place = { $states } ({ $place })
chart-ratifications-bound = { $bound } of { $states } are bound by the { $instrument } on { $day }
chart-ratifications-all = { $all } of { $states } are bound by all { $instruments } instruments on { $day }, and { $none } by none, as far as is known
chart-ratifications-text = A cell shows the year of the consent to be bound. Where nothing is on record and the table of the instrument does not go as far as the day, it is not known whether a state is bound; that is hatched, and is not the same as not bound. Denunciations are not in the tables.
chart-ratifications-others = For { $instruments } that states become parties to no table of ratifications was read; they are left out here, and asked for by name they are shown as not known.
chart-ratifications-unknown = { $title }; for { $count } it is not known
chart-ratifications-how-far = How far the table goes: { $note }
chart-ratifications-how-far-on = How far the table goes, as of { $day }: { $note }
chart-ratifications-no-table = No table of its ratifications was read, so nothing is known of any state.
chart-ratifications-map = { $signed } signed without a consent on record, and { $unbound ->
    [one] 1 is
   *[other] { $unbound } are
} not bound. { $table } Borders are those of Natural Earth and say nothing about whose land it is.
chart-ratifications-none = No instrument of these kinds has a table of ratifications
chart-ratifications-none-text = Remove a filter, or ask for another instrument, to see more.
chart-ratifications-state = State
chart-ratifications-position = Position
chart-ratifications-signed = Signed
chart-ratifications-consent = Consent to be bound
chart-ratifications-by = By
chart-ratifications-in-force = In force for it
chart-ratifications-every-state = All states
chart-ratifications-by-name = The states, by name
chart-ratifications-summary = { $bound } of { $states } are bound; for { $unknown } it is not known
chart-ratifications-bound-of = Bound, of { $states }
chart-ratifications-organisations = Organizations
chart-ratifications-no-group = In no group
chart-ratifications-signed-on = signed { $day }
chart-ratifications-consent-on = consent { $day }
chart-ratifications-consent-by = consent { $day } by { $act }
chart-ratifications-legend-bound = Bound, since the year of its consent
chart-ratifications-legend-signed = Signed, no consent on record
chart-ratifications-legend-unbound = Not bound
chart-ratifications-legend-unknown = Not known: the table does not go as far
