super::words! {
    /// How many do a kind of work.
    CoverageLevel "coverage_level" {
        /// Nobody. Whether that is a gap, `gap` says.
        None = "none",
        /// One alone.
        Single = "single",
        /// Several.
        Shared = "shared",
    }
}
