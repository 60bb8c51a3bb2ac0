# The page for those who write programs.

api-description = How programs ask Palermo: endpoints, limits, errors, and examples in curl, JavaScript, Python and Rust.
api-title = The API
api-addresses = Addresses
api-answers = Answers
api-assistants = Assistants
api-settings-region = Example: settings of an assistant
api-examples = Examples
api-example = Example: { $language }
api-limits = Limits
api-what = What
api-how-many = How many
api-errors = Errors
api-codes = Codes of errors
api-wrong = What went wrong
api-python = Python, page by page
api-rust = Rust, with the standard library alone

api-lead = One endpoint answers every question in GraphQL, without a key. It only reads. <a href="{ $graphql }">GraphiQL</a> is the place to try a question; <a href="{ $schema }">the schema</a> describes every field.
api-post = A question as JSON: <code>query</code>, and where needed <code>variables</code> and <code>operationName</code>.
api-get = The same in the address, so that an answer can be linked and kept. A browser gets GraphiQL with the question in it.
api-schema = The schema, with a description of everything in it.
api-type = One type of the schema, written out, and in short what it leads to; so for each type and field (<code>{ $field }</code>). <a href="{ $types }">The list</a> has their sizes.
api-llms = <a href="{ $llms }">For assistants</a>: what this is, ten questions, the schema by size.
api-mcp = Tools for assistants, by the <a href="#assistants">Model Context Protocol</a>.
api-entity = The page of an entity, with JSON-LD in it; so for each kind. <code>{ $agencies }</code> and its like list all.
api-search = The page of a search. In GraphQL: <code>search</code> and <code>suggest</code>.
api-csv = Any answer as a table: a row for each leaf of its first list, columns named by their paths. With <code>comments=true</code>, lines that begin with <code>#</code> say before it what it rests on that is not recorded.
api-export = The whole data set; <a href="{ $export }">other forms</a> beside it: CSV, JSON-LD, Turtle, GraphML, SQLite.
api-chart = A chart; so <code>structures</code>, <code>networks</code>, <code>databases</code> and <code>timeline</code>, each as <code>.html</code>, <code>.svg</code>, <code>.png</code>, <code>.pdf</code>, <code>.csv</code> and <code>.json</code> with the same parameters; <code>networks</code> also as a graph, <code>.gexf</code> and <code>.graphml</code>. With <code>embed=1</code> the page is the chart alone, for a frame on another site.
api-changes = What became of facts since an edition, with old and new values; so <code>.csv</code>, and <a href="{ $changes }">a page</a>.
api-cite = The reference to a fact, or with <code>page=</code> to a page; so <code>.bib</code> and <code>.ris</code>. <code>pin=1</code> pins edition and day.
api-oembed = How a page of this server is shown on another site.
api-version = On any of these addresses but that of GraphQL: answered by this edition of the data set, or not at all.
api-feed = Which facts each edition of the data set added, changed and removed.
api-health = Whether the server lives, and whether it answers from what the database holds.
api-metrics = What the server counts, for Prometheus.
api-request-id = Every answer has an <code>X-Request-Id</code>; name it when you report a fault, because the log has it too.
api-status = The endpoint follows the specification of GraphQL over HTTP. Ask for <code>application/graphql-response+json</code> and the status says how it went: 200 for an answer, 400 for a question that is at fault. With <code>application/json</code> both are 200.
api-whole = An answer is whole or it is an error. There is never data beside errors.
api-connections = Lists that may grow are connections: <code>nodes</code>, <code>edges</code>, <code>pageInfo</code>, <code>totalCount</code>, with <code>first</code>, <code>after</code>, <code>last</code> and <code>before</code>. Cursors are opaque and belong to the list, filter and order that they came from.
api-ids = Ids such as <code>agency:iom</code> and slugs never change their meaning; former names lead to the entity of today.
api-enums = Enums may get new values: keep a branch for those that you don't know. What is going to be removed is marked as deprecated first.
api-incomplete = What is not recorded may exist all the same. An answer that rests on something not being there (<code>none</code>, <code>every</code>, an upper bound of <code>count</code>, <code>isNull: true</code>, a gap, a list cut by how many there are, groups; and what analyses make of facts, such as a comparison, a homogeneity or an overlap without a tie on record) has <code>extensions.incomplete</code>: a list of <code>path</code>, <code>relation</code> (<code>State.ratifications</code>), <code>owners</code> (of how many rows), <code>incomplete</code> (of how many of these not all is known), <code>known</code> (of some of them <code>id label known of asOf note</code>: 31 of 48), <code>asOf</code> and <code>note</code>. It is left out where everything is known that the answer rests on.
api-bound = <code>bound: CERTAIN</code> beside <code>where</code> keeps what meets the condition whatever is missing, <code>bound: POSSIBLE</code> all that could meet it.
api-dataset = <code>dataset &#123; version digest &#125;</code> tells which facts an answer is made of.
api-assistants-text = An assistant that speaks the Model Context Protocol asks at <code>{ $mcp }</code> (Streamable HTTP, no key). Its tools only read:
api-settings = Most programs are told of it in a file of theirs:
api-pages = Those that only read pages begin at <a href="{ $llms }">{ $llms }</a>.
api-errors-text = Each error has a stable <code>extensions.code</code>; its message names the argument and what is allowed. Messages may change, codes do not.
api-limit-page = Nodes on a page of a list, unless asked
api-limit-pages = Nodes on a page of a list, at most
api-limit-body = Bytes of a request
api-limit-batch = Questions of a request, sent as a list
api-limit-sockets = WebSockets that are open
api-limit-sockets-of-one = WebSockets that one client has open
api-limit-subscriptions = Subscriptions that are followed
api-limit-subscriptions-of-one = Subscriptions that one client follows
api-limit-tokens = Words and signs of a document
api-limit-nesting = Brackets inside each other
api-limit-directives = Directives of a document
api-limit-operations = Operations of a document
api-limit-fragments = Fragments of a document
api-limit-variables = Variables of an operation
api-limit-aliases = Aliases of a document
api-limit-root-fields = Fields where an answer begins
api-limit-selections = Fields of a document, fragments written out
api-limit-depth = Fields inside each other
api-limit-introspection-lists = Lists of the schema's own description inside each other
api-limit-representations = Nodes that a gateway can ask for at once
api-limit-values = Values in the arguments of a question, a long text counted as several
api-limit-incomplete = Entries of `extensions.incomplete`
api-limit-incomplete-names = Names in an entry of `extensions.incomplete`
api-limit-conditions = Conditions on related rows that lead on to others
api-limit-order-keys = Keys of an order
api-limit-all-selections = Selections, each interface counted with all its types
api-limit-described = Values of the schema's own description, about
api-limit-cost = Nodes that an answer could have (its cost)
api-limit-answer = Bytes of an answer
api-limit-refusal = Bytes of a refusal
api-limit-refusal-errors = Errors in a refusal
api-limit-seconds = Seconds that an answer may take
api-limit-chart-rows = Rows of a chart
api-limit-chart-cells = Cells of a chart
api-limit-chart-points = Points of a chart as PNG, which larger ones are reduced to
api-limit-compare = Things that are laid side by side
api-limit-tie-agencies = Agencies in a picture of ties
api-limit-tie-ties = Ties in a picture of them
api-limit-plan = Entries of a coordination plan
api-limit-search-characters = Characters of a search
api-limit-place-words = Characters of the words that the page of a place is narrowed by
api-limit-search-clauses = Words and phrases of a search
api-limit-editions = Editions since which changes are told
api-limit-edition-changes = Facts of an edition that are named as changed
api-limit-changes-page = Changed facts on a page
api-limit-edition-values = Values of an edition that are remembered as changed
api-limit-edition-bytes = Bytes of the values of an edition that are remembered as changed
api-limit-tool-questions = Questions that a tool of assistants runs at once
api-limit-tool-types = Types that a tool of assistants describes at once
api-limit-tool-answers = Bytes of the answers that a tool of assistants gives at once
api-limit-tool-description = Bytes of the types that a tool of assistants describes, about
api-limit-tool-found = Entities that a tool of assistants finds at once
api-limit-body-seconds = Seconds that the body of a request may take to arrive
