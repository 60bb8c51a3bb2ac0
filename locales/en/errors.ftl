# The pages for when there is no page.

not-found-title = Not found
not-found-heading = There is nothing at this address
not-found-path = <code>{ $path }</code> leads nowhere.
not-found-nearest = What may have been meant
not-found-api = The API is at <a href="{ $endpoint }">{ $endpoint }</a>, its schema at <a href="{ $schema }">{ $schema }</a>.

refused-title = This address can’t be answered
refused-back = Begin anew without conditions
refused-crowded = Too many pages are asked for at once; try again in a moment.

failure-title = Something failed
failure-text = The fault is not yours. The log of the server has the cause under <code>{ $id }</code>; whoever runs it can look there.
failure-back = To the start page
