# The search: its page, and the field for it on others.

search-title = Search
search-description = Full-text search over instruments, measures, agencies, networks, projects and everything else.
search-refused = This can’t be searched for:
search-help = Words are found in all their forms, whatever their case and accents. <code>"child victims"</code> finds the exact phrase, <code>compens*</code> every word that begins like that; a word after <code>-</code> must not occur.
search-kinds = Kinds
search-all = All
search-nothing = Nothing was found. Fewer words find more, and exclusions alone find nothing; <code>compens*</code> finds every word that begins like that.
search-found = { $total } found, the best first.
search-pages = Pages of results
search-before = ← Better hits
search-after = More hits →

search-form-label = Search agencies, instruments, networks and everything else
search-form-placeholder = Search: ICAT, residence permit, “child victims” …
search-form-button = Search
search-suggestions = Suggestions
