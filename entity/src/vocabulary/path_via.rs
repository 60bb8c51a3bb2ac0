super::words! {
    /// What paths lead through only where it is asked for: it joins nearly everything, and says little about those it joins.
    PathVia "path_via" {
        /// States: where there are actions and projects, and which instruments bind them.
        State = "state",
        /// Sources: two facts that rest on one page.
        Source = "source",
        /// Findings of the research project: what they are about.
        Finding = "finding",
    }
}
