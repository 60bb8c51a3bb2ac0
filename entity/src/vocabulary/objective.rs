super::vocabulary! {
    /// The objective of the research project that a finding belongs to.
    Objective "objective" {
        /// Objective 1: instruments.
        First = "first",
        /// Objective 2: structures and their coordination.
        Second = "second",
        /// Objective 3: victims.
        Third = "third",
    }
}
