super::words! {
    /// Why the figures of two databases can't be laid side by side.
    Obstacle "obstacle" {
        /// No source of data is common to both.
        DifferentSources = "different_sources",
        /// They count different things, such as victims and cases.
        DifferentUnits = "different_units",
        /// One counts the cases of courts and none of the police, the other the reverse.
        JudicialWithPolice = "judicial_with_police",
        /// One mixes cases of courts and of the police.
        MixedSources = "mixed_sources",
        /// One has only estimates, the other none.
        EstimatesWithRecords = "estimates_with_records",
        /// One has percentages without the numbers behind them.
        PercentagesWithoutCounts = "percentages_without_counts",
        /// In one, each contributor uses definitions of its own.
        NotHarmonised = "not_harmonised",
        /// One is not open to everybody.
        RestrictedAccess = "restricted_access",
        /// Something is not known of one that would have to be known to rule out another obstacle.
        UnknownMethod = "unknown_method",
    }
}
