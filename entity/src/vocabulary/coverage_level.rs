super::words! {
    /// How many do a kind of work.
    CoverageLevel "coverage_level" {
        /// Nobody: a gap.
        None = "none",
        /// One alone.
        Single = "single",
        /// Several.
        Shared = "shared",
    }
}
