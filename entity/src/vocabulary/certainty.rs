super::vocabulary! {
    /// How well the beginning of a membership is known.
    Certainty "certainty" {
        /// Its beginning is known.
        Dated = "dated",
        /// Its beginning is unknown; it is documented at a date.
        Attested = "attested",
        /// Neither is known; counted from its owner's beginning.
        Assumed = "assumed",
    }
}
