# An address that pins an edition which is not here.

edition-not-here = Edition { $version } is not here
edition-was-here = This server has edition { $version } of the data set. This address pins { $pinned }, which was here until { $day } and is not kept.
edition-not-remembered = This server has edition { $version } of the data set. This address pins { $pinned }, which it does not remember.
edition-same-page = The same page in edition { $version }
edition-changes = What changed since { $version }
