super::vocabulary! {
    /// How often a database is updated.
    Update "update" {
        /// Continuously or several times a year.
        Continuous = "continuous",
        /// Every year.
        Annual = "annual",
        /// Every two years.
        Biennial = "biennial",
        /// From time to time.
        Irregular = "irregular",
        /// No longer.
        Ended = "ended",
    }
}
