super::vocabulary! {
    /// What an agency does in a project.
    ParticipationRole "participation_role" {
        /// Leads the project.
        Lead = "lead",
        /// Coordinates it.
        Coordinator = "coordinator",
        /// Carries it out.
        Implementer = "implementer",
        /// Takes part in another way.
        Partner = "partner",
        /// Pays for it.
        Donor = "donor",
        /// Is helped by it.
        Beneficiary = "beneficiary",
    }
}
