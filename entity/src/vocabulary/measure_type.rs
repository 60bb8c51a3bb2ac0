super::vocabulary! {
    /// What a measure regulates.
    MeasureType "measure_type" {
        /// Says what a term means.
        Definitions = "definitions",
        /// Makes conduct a criminal offence.
        Criminalisation = "criminalisation",
        /// Extends it to attempt, complicity, instigation, organising.
        ParticipationAndAttempt = "participation_and_attempt",
        /// What makes the offence graver.
        AggravatingCircumstances = "aggravating_circumstances",
        /// The penalties.
        Sanctions = "sanctions",
        /// Victims or migrants are not punished for what they were made to do, or for having been smuggled.
        NonPunishment = "non_punishment",
        /// Companies and other legal persons answer for it.
        LiabilityOfLegalPersons = "liability_of_legal_persons",
        /// Which state may or must prosecute.
        Jurisdiction = "jurisdiction",
        /// How long prosecution stays possible.
        LimitationPeriods = "limitation_periods",
        /// Seizing and confiscating proceeds and instruments.
        Confiscation = "confiscation",
        /// Handing suspects over.
        Extradition = "extradition",
        /// Help between judicial authorities.
        MutualLegalAssistance = "mutual_legal_assistance",
        /// Help between police and border authorities.
        LawEnforcementCooperation = "law_enforcement_cooperation",
        /// Teams and inquiries run together.
        JointInvestigations = "joint_investigations",
        /// Surveillance, undercover work, controlled delivery.
        SpecialInvestigativeTechniques = "special_investigative_techniques",
        /// How authorities investigate and prosecute at home.
        InvestigationAndProsecution = "investigation_and_prosecution",
        /// Protecting victims and witnesses who testify.
        WitnessProtection = "witness_protection",
        /// Victims' part in proceedings.
        VictimParticipation = "victim_participation",
        /// Sharing information between authorities.
        InformationExchange = "information_exchange",
        /// Rules on the handling of personal data.
        DataProtection = "data_protection",
        /// Research, statistics, evaluation.
        ResearchAndData = "research_and_data",
        /// Controls at borders.
        BorderMeasures = "border_measures",
        /// Duties and liability of those who carry passengers.
        CarrierObligations = "carrier_obligations",
        /// Security and control of travel documents.
        DocumentSecurity = "document_security",
        /// Stopping and boarding vessels.
        MaritimeInterception = "maritime_interception",
        /// Safety of persons and vessels, rescue at sea.
        Safety = "safety",
        /// Training of officials.
        Training = "training",
        /// Informing the public and those at risk.
        AwarenessRaising = "awareness_raising",
        /// Discouraging the demand that fosters exploitation.
        DemandReduction = "demand_reduction",
        /// Poverty, underdevelopment, lack of opportunity.
        RootCauses = "root_causes",
        /// Rules and inspection of work and recruitment.
        LabourRegulation = "labour_regulation",
        /// Strategies, programmes, coordination between bodies.
        PolicyCoordination = "policy_coordination",
        /// A body or procedure that watches over the instrument.
        MonitoringMechanism = "monitoring_mechanism",
        /// A national rapporteur or equivalent mechanism.
        NationalRapporteur = "national_rapporteur",
        /// Work with non-governmental organisations.
        CivilSocietyCooperation = "civil_society_cooperation",
        /// Recognising victims.
        Identification = "identification",
        /// Material, medical, psychological, social help.
        Assistance = "assistance",
        /// Special care for children.
        ChildProtection = "child_protection",
        /// Access to consuls.
        ConsularAssistance = "consular_assistance",
        /// Protecting the private life and identity of victims.
        Privacy = "privacy",
        /// Information, counsel and help in proceedings.
        LegalAid = "legal_aid",
        /// Redress for damage.
        Compensation = "compensation",
        /// Leave to stay.
        ResidencePermit = "residence_permit",
        /// Time to recover and decide.
        RecoveryAndReflectionPeriod = "recovery_and_reflection_period",
        /// Return to the country of origin.
        ReturnAndRepatriation = "return_and_repatriation",
        /// No return to danger; refugee law is untouched.
        NonRefoulement = "non_refoulement",
        /// Equal application.
        NonDiscrimination = "non_discrimination",
        /// Access to work, training and schooling.
        EmploymentAndEducation = "employment_and_education",
        /// Prohibits slavery, servitude, forced labour.
        ProhibitionOfSlavery = "prohibition_of_slavery",
        /// Prohibits torture and degrading treatment.
        ProhibitionOfTorture = "prohibition_of_torture",
    }
}
