super::vocabulary! {
    /// The crime that a fact is about.
    Crime "crime" {
        /// Trafficking in persons: act, means and purpose of exploitation.
        Trafficking = "trafficking",
        /// Smuggling of migrants: procuring illegal entry or stay for profit.
        Smuggling = "smuggling",
        /// Both crimes. In the analyses it stands for the two.
        Both = "both",
    }
}
