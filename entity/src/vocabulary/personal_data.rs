super::vocabulary! {
    /// Whether a database holds personal data.
    PersonalData "personal_data" {
        /// No personal data.
        None = "none",
        /// Anonymised.
        Anonymised = "anonymised",
        /// Personal data.
        Personal = "personal",
    }
}
