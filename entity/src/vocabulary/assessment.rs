super::vocabulary! {
    /// Whether absence means anything: how far an instrument, an agency or a table of ratifications was reviewed.
    Assessment "assessment" {
        /// Reviewed entirely: what is not there, there is not.
        Complete = "complete",
        /// Reviewed in part: what is not there may exist.
        Partial = "partial",
        /// Not reviewed: absence means nothing.
        None = "none",
    }
}
