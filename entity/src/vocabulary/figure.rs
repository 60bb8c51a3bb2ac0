super::vocabulary! {
    /// What a database holds: numbers, records or texts.
    Figure "figure" {
        /// Numbers.
        Counts = "counts",
        /// Percentages.
        Percentages = "percentages",
        /// Estimated numbers.
        Estimates = "estimates",
        /// Records of single persons, cases or events.
        IndividualRecords = "individual_records",
        /// Texts, no figures.
        Texts = "texts",
    }
}
