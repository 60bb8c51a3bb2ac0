super::vocabulary! {
    /// How uniformly those bound will apply a rule: the research project's word, read from how determinately it binds.
    Homogeneity "homogeneity" {
        /// Binds determinately: most or all of it is self-executing or mandatory.
        High = "high",
        /// Binds determinately in part.
        Medium = "medium",
        /// Leaves much to those who give it effect.
        Low = "low",
    }
}
