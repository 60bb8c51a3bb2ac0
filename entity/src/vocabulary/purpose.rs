super::vocabulary! {
    /// The specific purpose of an instrument, where it has one.
    Purpose "purpose" {
        /// No specific purpose.
        General = "general",
        /// Organised crime.
        OrganizedCrime = "organized_crime",
        /// Slavery.
        Slavery = "slavery",
        /// Sexual exploitation.
        SexualExploitation = "sexual_exploitation",
        /// Labour.
        Labour = "labour",
        /// Trafficking in organs.
        OrganTrafficking = "organ_trafficking",
        /// Rights of victims.
        VictimsRights = "victims_rights",
        /// Human rights.
        HumanRights = "human_rights",
        /// Migration.
        Migration = "migration",
        /// Protection of refugees.
        RefugeeProtection = "refugee_protection",
        /// The sea.
        Maritime = "maritime",
    }
}
