# The pages for when there is no page.

not-found-title = Not found
not-found-heading = There is nothing at this address
not-found-path = <code>{ $path }</code> leads nowhere.
not-found-nearest = Did you mean
not-found-api = The API is at <a href="{ $endpoint }">{ $endpoint }</a>, its schema at <a href="{ $schema }">{ $schema }</a>.

refused-title = This address can’t be answered
refused-back = Start again without conditions
refused-crowded = Too many pages are being asked for at once; try again in a moment.

failure-title = Something failed
failure-text = This is not your fault. The server’s log has the cause under <code>{ $id }</code>; whoever runs the server can look it up.
failure-back = To the start page
