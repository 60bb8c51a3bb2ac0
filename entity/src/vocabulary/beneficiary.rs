super::vocabulary! {
    /// Whom a measure protects.
    Beneficiary "beneficiary" {
        /// Victims of trafficking or of the offences.
        Victims = "victims",
        /// Persons who were smuggled.
        SmuggledMigrants = "smuggled_migrants",
        /// Children.
        Children = "children",
        /// Women and girls.
        Women = "women",
        /// Members of the family.
        Families = "families",
        /// Refugees and asylum seekers.
        Refugees = "refugees",
        /// Witnesses.
        Witnesses = "witnesses",
        /// Everyone.
        Everyone = "everyone",
    }
}
