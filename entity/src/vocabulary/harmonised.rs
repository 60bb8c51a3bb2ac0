super::vocabulary! {
    /// Whether those who contribute to a database use the same definitions.
    Harmonised "harmonised" {
        /// All contributors use the same definitions.
        Yes = "yes",
        /// Some definitions are shared.
        Partly = "partly",
        /// Each contributor uses its own.
        No = "no",
    }
}
