super::vocabulary! {
    /// What an arrangement covers.
    ArrangementSubject "arrangement_subject" {
        /// Exchange of personal data.
        PersonalData = "personal_data",
        /// Exchange of strategic or technical information.
        StrategicInformation = "strategic_information",
        /// Operations together.
        OperationalCooperation = "operational_cooperation",
        /// Other activities together.
        JointActivities = "joint_activities",
        /// Liaison officers.
        LiaisonOfficers = "liaison_officers",
        /// Training.
        Training = "training",
        /// Help to victims.
        VictimAssistance = "victim_assistance",
        /// Research.
        Research = "research",
    }
}
