super::vocabulary! {
    /// The form of an arrangement between agencies, from the firmest to the loosest.
    ArrangementKind "arrangement_kind" {
        /// Agreement that allows exchange of personal data and operational cooperation.
        OperationalAgreement = "operational_agreement",
        /// Agreement on strategic cooperation.
        StrategicAgreement = "strategic_agreement",
        /// Working arrangement.
        WorkingArrangement = "working_arrangement",
        /// Memorandum of understanding.
        MemorandumOfUnderstanding = "memorandum_of_understanding",
        /// Administrative arrangement or plan of work.
        AdministrativeArrangement = "administrative_arrangement",
        /// Exchange of letters.
        ExchangeOfLetters = "exchange_of_letters",
    }
}
