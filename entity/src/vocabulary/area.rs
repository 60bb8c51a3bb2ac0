super::vocabulary! {
    /// Which of the two crimes an instrument is mainly on.
    Area "area" {
        /// Mainly on trafficking.
        Trafficking = "trafficking",
        /// Mainly on smuggling.
        Smuggling = "smuggling",
        /// On both crimes.
        Both = "both",
        /// General, with provisions that bear on them.
        General = "general",
    }
}
