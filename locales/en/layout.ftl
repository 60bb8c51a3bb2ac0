# What surrounds every page.

layout-description = How states and agencies cooperate against human trafficking and migrant smuggling.
layout-feed = Editions of the data set
layout-dataset = Description of the data set
layout-skip = Skip to the content
layout-main = Main
layout-edition = Data set { $version }, { $license }. Cite as: { $citation }.
layout-cite = Cite this page:
layout-changes = What changed
layout-links = Links to this page:
layout-latest = always the latest
layout-pinned = pinned to { $version }
layout-as-of = As of { $day }.
layout-schema = Schema
layout-date = A year, a month or a day, such as 2017, 2017-04 or 2017-04-03
layout-graphiql = Ask in GraphiQL

navigation-search = Search
navigation-charts = Charts
navigation-agencies = Agencies
navigation-instruments = Instruments
navigation-networks = Networks
navigation-coordination = Coordination
navigation-findings = Findings
navigation-export = Data
navigation-method = Method
navigation-api = API

show-verified = verified
