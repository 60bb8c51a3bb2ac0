# The search: its page, and the field for it on others.

search-title = Search
search-description = Full-text search over instruments, measures, agencies, networks, projects and all else.
search-refused = This can’t be searched for:
search-help = Words are found in all their forms, without case and accents. <code>"child victims"</code> is found word for word, <code>compens*</code> as the beginning of a word, and what follows a <code>-</code> must not stand there.
search-kinds = Kinds
search-all = All
search-nothing = Nothing was found. Fewer words find more, and exclusions alone find nothing; <code>compens*</code> finds every word that begins like it.
search-found = { $total } found, the best first.
search-pages = Pages of results
search-before = ← Better hits
search-after = More hits →

search-form-label = Search agencies, instruments, networks and all else
search-form-placeholder = Search: ICAT, residence permit, “child victims” …
search-form-button = Search
search-suggestions = Suggestions
