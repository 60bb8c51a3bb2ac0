super::vocabulary! {
    /// Where the data of a database come from.
    DataSource "data_source" {
        /// Courts.
        Judiciary = "judiciary",
        /// Public prosecutors.
        Prosecution = "prosecution",
        /// Police.
        Police = "police",
        /// Border and coast guards.
        BorderGuard = "border_guard",
        /// Other administrations.
        Administrative = "administrative",
        /// Texts of decisions.
        CourtDecisions = "court_decisions",
        /// Texts of laws.
        Legislation = "legislation",
        /// Records of assisted victims.
        VictimCaseRecords = "victim_case_records",
        /// Non-governmental organisations.
        Ngo = "ngo",
        /// Hotlines.
        Hotline = "hotline",
        /// Surveys.
        Survey = "survey",
        /// Media.
        Media = "media",
        /// Other open sources.
        OpenSource = "open_source",
        /// Estimates by the publisher or others.
        Estimates = "estimates",
    }
}
