super::vocabulary! {
    /// What the figures of a database count.
    UnitOfCount "unit_of_count" {
        /// Persons found or helped as victims.
        Victims = "victims",
        /// Persons suspected, investigated or arrested.
        Suspects = "suspects",
        /// Persons brought before a court.
        Prosecutions = "prosecutions",
        /// Persons whom a court found guilty.
        Convictions = "convictions",
        /// Investigations or court cases, whatever the number of persons in them.
        Cases = "cases",
        /// Events, such as a rescue, a boat found or a crime reported.
        Incidents = "incidents",
        /// Persons found crossing a border without permission; who tries twice counts twice.
        Detections = "detections",
        /// Lawful entries and exits at a border.
        Crossings = "crossings",
        /// Persons who died or went missing.
        Deaths = "deaths",
        /// Applications for asylum and the decisions on them.
        AsylumClaims = "asylum_claims",
        /// Refugees, displaced and stateless persons.
        Refugees = "refugees",
        /// Persons on the move or who live abroad.
        Migrants = "migrants",
        /// Children, by how they live.
        Children = "children",
        /// Persons in forced labour or slavery.
        ForcedLabour = "forced_labour",
        /// Passports, identity cards and visas.
        Documents = "documents",
        /// Laws and other texts, or provisions of them.
        Provisions = "provisions",
        /// Files or entries as such, whatever they are about.
        Records = "records",
    }
}
