super::vocabulary! {
    /// What an output is.
    OutputKind "output_kind" {
        /// Database or information system.
        Database = "database",
        /// Guide, handbook, toolkit.
        Guidebook = "guidebook",
        /// Set of indicators.
        Indicators = "indicators",
        /// Report or study.
        Report = "report",
        /// Training programme or curriculum.
        TrainingProgramme = "training_programme",
        /// Standard, guideline, recommendation.
        Standard = "standard",
        /// Strategy or plan of action.
        Strategy = "strategy",
        /// Campaign.
        Campaign = "campaign",
        /// Tool.
        Tool = "tool",
        /// Fund.
        Fund = "fund",
        /// Model law.
        ModelLaw = "model_law",
    }
}
