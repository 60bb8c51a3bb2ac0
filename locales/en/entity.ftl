# The pages of entities: what is put together there. The names of facts and sections are in English where they are said.

entity-rests-on = Rests on
entity-rests-on-owner = the sources of what it belongs to
entity-edit-facts = Edit these facts
entity-gephi = Download this network for Gephi
entity-in-list = { $count ->
    [one] In a list
   *[other] All { $count } in a list
}
entity-in-list-use = to filter, sort and download
entity-in-plan = All in the coordination plan
entity-in-plan-use = in order, with the facts behind them
entity-question = The question behind it
entity-on-this-page = On this page
entity-edit = edit
entity-edit-row = Edit: { $name }
entity-cite = cite
entity-cite-row = Cite as BibTeX: { $name }
entity-sources = Sources
entity-sources-note = ✓ means: the page was read and shows the fact that cites it.
entity-verified = ✓ verified
entity-not-verified = not verified
entity-about = { $name }: { $kind } of the knowledge graph Palermo, with sources.

entity-by = by { $owner }
entity-part-in = { $whose } in { $of }
entity-span = { $since } to { $until }
entity-since = since { $since }
entity-until = until { $until }
entity-both-crimes = trafficking and smuggling
entity-formerly = formerly { $role }
entity-documented = documented in { $date }
entity-undocumented = start not documented
entity-opted-in = opted in { $date }
entity-states-only = states only
entity-with-organisations = organisations among them
entity-ended = ended { $date }
entity-signed = signed { $date }
entity-bound = bound { $date }
entity-bound-by = bound { $date } ({ $act })
entity-not-bound = not bound
entity-in-force = in force for it { $date }
entity-verdict = the data say: { $verdict }
entity-no-verdict = the data can’t tell
entity-states = { $count ->
    [one] 1 state
   *[other] { $count } states
}
entity-specialised = Trafficking or smuggling is its main task
entity-not-specialised = Trafficking and smuggling are one task among others
entity-parties-as-of = { $count } (as of { $date })
entity-the-project = { $name }: { $shown } (the project: { $stated })
entity-identifier-document = Document
entity-identifier-resolution = Resolution
entity-identifier-registration = Registration
entity-recorded-parties = { $known } of { $of } parties are recorded{ $day }.
entity-recorded-members = { $known } of { $of } members are recorded{ $day }.
entity-recorded-members-uncounted = { $known } members are recorded{ $day }; how many there are is not on record.
entity-recorded-day = , as of { $date }
entity-members-unknown = It is not known how many members it says it has; some may be missing here.
entity-table = { $assessment }.{ $recorded } { $note }
entity-table-as-of = { $assessment }, as of { $date }.{ $recorded } { $note }
entity-powers-note = All that its mandate lets it act on, for which purpose, and by which provision.
entity-partners-note = { $count ->
    [one] 1 agency
   *[other] { $count } agencies
} on { $date }: joined by a network, a project, an arrangement, a parent or a joint output of that day.
entity-ties = { $count ->
    [one] 1 tie
   *[other] { $count } ties
}
entity-apart-note = { $count ->
    [one] 1 agency
   *[other] { $count } agencies
} on { $date }, the most specific work first: both have actions of the same axis, type and crime where both work, and the graph has no tie of theirs, nor one of a parent or a part.
entity-gaps-note = { $count ->
    [one] 1 gap
   *[other] { $count } gaps
} on { $date }: kinds of work that make sense, that some agency, network or project of the graph does or did, and that neither a member nor the network nor a project of its members does.
entity-gaps-open = Of its { $all } members, { $open } were reviewed only in part or not at all, and may do some of it all the same.

entity-view-compare = Compare with …
entity-view-ties = Its ties as a graph
entity-view-pays = What it pays for
entity-view-growth = Its growth as a picture
entity-view-fundings = Who pays for what
