# The start page, and the charts where all of them are offered.

start-title = Palermo: cooperation against human trafficking and migrant smuggling
start-heading = Who works with whom against human trafficking and migrant smuggling
start-lead = Palermo is a knowledge graph of the instruments, agencies, networks and projects by which states and organizations cooperate: what each lays down or does, where they overlap, and what nobody does. Every fact names the page that it rests on, and every question can be asked in GraphQL.
start-find-out = Find out
start-law = What law is there, and how firmly does it bind?
start-law-ways = <a href="{ $chart }">Instruments against types of measure</a> · <a href="{ $measures }">all measures</a>, to narrow by type, precision or instrument · <a href="{ $instruments }">instruments</a>
start-work = Who does what, and who does the same?
start-work-ways = <a href="{ $chart }">Agencies against kinds of work</a> · <a href="{ $dualities }">the same work with no tie on record</a> · <a href="{ $actions }">all actions</a>
start-gaps = What does nobody do?
start-gaps-ways = <a href="{ $gaps }">The gaps of all agencies together</a>, or of one network:
start-networks = Who sits together with whom, and to what effect?
start-networks-ways = <a href="{ $chart }">Agencies against networks</a> · <a href="{ $graph }">as a graph</a> · <a href="{ $ties }">from agency to agency</a> · <a href="{ $timeline }">through the years</a> · <a href="{ $impacts }">effects of networks on the work of their members</a>
start-figures = Which figures can be compared?
start-figures-ways = <a href="{ $chart }">Databases against databases</a> · <a href="{ $databases }">all databases</a>
start-compare = How do two or more differ?
start-compare-ways = <a href="{ $compare }">Instruments, agencies or networks side by side</a>: in which words, how precisely, and who lacks what
start-places = What holds in one state or region?
start-places-ways = <a href="{ $states }">States</a> · <a href="{ $regions }">regions</a> · <a href="{ $ratifications }">signatures and ratifications</a>
start-research = Do the data bear out what research has found?
start-research-ways = <a href="{ $findings }">Findings next to the data</a>: the data <a href="{ $supporting }">support { $supported }</a> of the { $examined } that they can test · <a href="{ $method }">the method</a> · <a href="{ $export }">the data to download</a> · <a href="{ $changes }">what changed with the last edition</a>
start-look = Look
start-browse = Browse
start-ask = Ask
start-ask-text = Each opens in <a href="{ $graphiql }">GraphiQL</a>, where it can be run and changed. <a href="{ $api }">The API page</a> shows how programs can ask.

chart-measures-card = What each instrument lays down, and how precisely it binds.
chart-structures-card = What agencies do to prevent, prosecute and protect; where they overlap and what nobody does.
chart-networks-card = Who sits together with whom, in which role.
chart-databases-card = Which statistics can be compared, and what stands in the way.
chart-timeline-card = Networks, projects and arrangements through the years.
chart-ratifications-card = Which states are bound by which instruments, and for which it is not known.
chart-history-card = How a network grew: the members that are known beside those that it said it had.
chart-fundings-card = Who pays for which projects, and of how little the amount is known.
chart-ties-card = From agency to agency along the facts that tie them.
