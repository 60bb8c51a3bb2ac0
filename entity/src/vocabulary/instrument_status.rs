super::vocabulary! {
    /// Whether an instrument is in force today.
    InstrumentStatus "instrument_status" {
        /// In force.
        InForce = "in_force",
        /// Adopted; a non-binding text, or not yet in force.
        Adopted = "adopted",
        /// Replaced by another instrument.
        Superseded = "superseded",
        /// No longer in force.
        Repealed = "repealed",
    }
}
