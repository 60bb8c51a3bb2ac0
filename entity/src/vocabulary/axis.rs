super::vocabulary! {
    /// The purpose of an action or output: the three P of the fight against trafficking.
    Axis "axis" {
        /// Keeps the crime from happening: causes, demand, awareness, borders, rules.
        Prevention = "prevention",
        /// Finds, investigates, tries and punishes those who commit it, across borders.
        Prosecution = "prosecution",
        /// Identifies, helps and defends victims and migrants.
        Protection = "protection",
    }
}
