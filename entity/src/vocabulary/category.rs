super::vocabulary! {
    /// The kind of law that a measure belongs to: the columns of the chart of measures.
    Category "category" {
        /// Measures of prevention.
        Prevention = "prevention",
        /// Prosecution, substantive law: what is a crime, who is liable, how it is punished.
        ProsecutionSubstantive = "prosecution_substantive",
        /// Prosecution, procedure: jurisdiction, investigation, cooperation between authorities.
        ProsecutionProcedural = "prosecution_procedural",
        /// Measures of protection of victims and migrants.
        Protection = "protection",
    }
}
