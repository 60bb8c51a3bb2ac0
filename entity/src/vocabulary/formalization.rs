super::vocabulary! {
    /// What a network is founded on, from the firmest to the loosest.
    Formalization "formalization" {
        /// Founded by a treaty.
        Treaty = "treaty",
        /// Founded by a resolution of an organisation.
        Resolution = "resolution",
        /// Founded by a decision of an institution or of its members' heads.
        Decision = "decision",
        /// Founded by a memorandum.
        Memorandum = "memorandum",
        /// Works under agreed terms of reference.
        TermsOfReference = "terms_of_reference",
        /// Founded by a declaration.
        Declaration = "declaration",
    }
}
