# What changed since an edition.

changes-title = Changes
changes-title-since = Changes since { $edition }
changes-description = Which facts of the data set are new, different or gone since an edition, with the old values and the new ones.
changes-lead = What became of facts from edition { $edition } to { $version }, that of today. What came and went meanwhile is not told.
changes-which = Since which edition
changes-since = Since
changes-show = Show
changes-all = All
changes-feed = Feed of editions
changes-nothing = Nothing changed.
changes-nothing-of-kind = Nothing changed of this kind.
changes-in = in { $version }
changes-more = And { $count } other values, which the files have.
changes-unknown = Which values differ is not remembered.
changes-pages = Pages of changes
changes-next = More →
changes-edition = { $version } (revision { $revision }, { $day })
changes-no-value = nothing
changes-added = New
changes-changed = Changed
changes-removed = Gone
changes-nothing-before = No edition before { $version } is remembered here: the database of this server began with it, on { $day }. What changes from now on will stand here.
changes-elsewhere = The <a href="{ $feed }">feed of editions</a> tells of each new one, and <code>changes(since:)</code> of <a href="{ $graphql }">GraphQL</a> of what became of each fact.
changes-unknown-edition = `since` is "{ $since }", which is not an edition that is remembered; give a revision from { $first } to { $last }, or a version such as `{ $version }`
changes-unknown-of-one = `since` is "{ $since }", which is not an edition that is remembered; give revision { $last } or version `{ $version }`
changes-too-many = `since` is before revision { $revision }, which changed { $changed } facts, more than are named one by one; take the whole data set, and ask for changes since then

part-office-term = office term
part-reported-size = reported size
part-party-count = party count
part-opt-out = opt out
part-agency-name = agency name
part-agency-seat = agency seat
part-agency-kind-term = agency kind term
part-succession = succession
part-funding = funding
part-other-member = other member
part-other-office-term = other office term
part-power = power
part-headline-figure = headline figure
part-translated-name = name in another language
