# What is wrong with an address.

refusal-unknown-name = { $of } has no parameter `{ $name }`{ $hint }. It accepts: { $allowed }.
refusal-unknown-value = `{ $name }` takes { $allowed }, not `{ $value }`{ $hint }
refusal-repeated = `{ $name }` is given more than once
refusal-hint = { " " }(did you mean `{ $nearest }`?)
refusal-hint-called = { " " }(did you mean `{ $nearest }` for { $called }?)
refusal-none = none
refusal-others = { $taken }: { $words } or { $count } others
refusal-page = `page` takes a number from 1 on, not `{ $value }`
refusal-unreadable = The address can’t be read: what stands behind `?` must be name=value, joined by `&`.
refusal-late = the answer takes longer than { $seconds } seconds; ask for less at once
refusal-query-too-long = `query` has { $given } characters; give at most { $most }
refusal-query-too-many = `query` has { $given } words and phrases; give at most { $most }
refusal-too-many-pairs = { $pairs } pairs of { $what } would have to be compared; the limit is { $limit }: ask about one agency, network or state instead of all

refusal-of-chart = This chart
refusal-of-list = This list
refusal-of-page = This page
refusal-of-address = This address
refusal-of-comparison = This comparison

taken-a-word = a word
taken-a-kind = a kind
taken-a-value = a value of it
taken-a-slug = the slug of one
taken-a-state = a two-letter country code, such as `ly`
taken-an-id = the global id of one, such as agency:iom
taken-sort = a column, or a column with `-` before it for descending order
taken-columns = names of columns, joined by commas
taken-columns-at-most = { $most } columns at most
taken-characters-at-most = { $most } characters at most
taken-words-at-most = { $most } words and phrases at most
taken-a-table = a table
taken-nothing-beside-after = nothing beside `after`
taken-a-number = a whole number or a span, such as 5, 5..10, 5.. or ..10
taken-a-date = a year, a month or a day of the calendar, such as 2017, 2017-04 or 2017-04-03
taken-dates = a date or a span, such as 2017, 2010..2017, 2010.. or ..2017
taken-forward = a span that does not end before it begins
taken-one-kind = things of one kind at a time
taken-side-by-side = { $least } to { $most } things
taken-each-once = each thing once
taken-scope-beside-type = a scope only beside `type`, such as type=residence_permit
taken-pixels = a number of pixels from { $least } to { $most }
