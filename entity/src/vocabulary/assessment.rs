super::vocabulary! {
    /// Whether absence means anything: how far an instrument, an agency or a table of ratifications was gone through.
    Assessment "assessment" {
        /// Gone through entirely: what is not there, there is not.
        Complete = "complete",
        /// Gone through in part: what is not there may exist.
        Partial = "partial",
        /// Not gone through: absence means nothing.
        None = "none",
    }
}
