super::vocabulary! {
    /// The means of an action.
    ActionType "action_type" {
        /// Informs the public or those at risk.
        AwarenessRaising = "awareness_raising",
        /// Trains officials or practitioners.
        Training = "training",
        /// Builds up authorities or organisations.
        CapacityBuilding = "capacity_building",
        /// Makes and coordinates policies and strategies.
        PolicyCoordination = "policy_coordination",
        /// Helps to make or change laws.
        LegislativeAssistance = "legislative_assistance",
        /// Sets norms and standards.
        StandardSetting = "standard_setting",
        /// Researches, collects and publishes data.
        ResearchAndData = "research_and_data",
        /// Watches over obligations or situations.
        Monitoring = "monitoring",
        /// Funds the work of others.
        Funding = "funding",
        /// Works on causes in countries of origin.
        RootCauses = "root_causes",
        /// Reduces the demand that fosters exploitation.
        DemandReduction = "demand_reduction",
        /// Inspects work and recruitment.
        LabourInspection = "labour_inspection",
        /// Watches borders.
        BorderSurveillance = "border_surveillance",
        /// Analyses risks and routes.
        RiskAnalysis = "risk_analysis",
        /// Exchanges operational or strategic information.
        InformationExchange = "information_exchange",
        /// Supports operations on the ground.
        OperationalSupport = "operational_support",
        /// Runs operations together.
        JointOperations = "joint_operations",
        /// Supports investigations.
        InvestigationSupport = "investigation_support",
        /// Follows the money.
        FinancialInvestigation = "financial_investigation",
        /// Helps courts and prosecutors to work together.
        JudicialCooperation = "judicial_cooperation",
        /// Identifies victims.
        VictimIdentification = "victim_identification",
        /// Helps victims or migrants directly.
        DirectAssistance = "direct_assistance",
        /// Gives legal help.
        LegalAid = "legal_aid",
        /// Protects children.
        ChildProtection = "child_protection",
        /// Protects refugees and asylum seekers.
        RefugeeProtection = "refugee_protection",
        /// Helps to return and to settle again.
        ReturnAndReintegration = "return_and_reintegration",
        /// Searches and rescues, above all at sea.
        SearchAndRescue = "search_and_rescue",
    }
}
