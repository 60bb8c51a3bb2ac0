super::vocabulary! {
    /// Whether an instrument binds in law.
    LegalForce "legal_force" {
        /// Binds its parties or member states.
        Binding = "binding",
        /// Soft law: politically, not legally binding. Left out of the chart of measures unless asked for, whose criterion is a normative nature.
        NonBinding = "non_binding",
    }
}
