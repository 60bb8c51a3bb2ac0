super::vocabulary! {
    /// What a database, guidebook or other output is about.
    Topic "topic" {
        /// Identifying victims.
        Identification = "identification",
        /// Data on victims.
        VictimData = "victim_data",
        /// Statistics of offences, suspects, convictions.
        CriminalStatistics = "criminal_statistics",
        /// Court decisions.
        CaseLaw = "case_law",
        /// Laws, treaties, policies.
        Legislation = "legislation",
        /// Ratifications.
        Ratifications = "ratifications",
        /// Indicators.
        Indicators = "indicators",
        /// Migration flows.
        Flows = "flows",
        /// Routes and modus operandi.
        Routes = "routes",
        /// Border crossings, documents.
        BorderCrossings = "border_crossings",
        /// Dead and missing migrants.
        MissingMigrants = "missing_migrants",
        /// Asylum.
        Asylum = "asylum",
        /// Return.
        Return = "return",
        /// Children.
        ChildProtection = "child_protection",
        /// Forced labour and labour exploitation.
        LabourExploitation = "labour_exploitation",
        /// Training.
        Training = "training",
        /// Liaison officers and contact points.
        Liaison = "liaison",
    }
}
