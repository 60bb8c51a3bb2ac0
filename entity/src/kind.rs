//! The sixteen kinds of fact that have a global id.

crate::vocabulary::words! {
    /// The kinds of fact.
    Kind "kind" {
        /// A treaty, an act of the European Union or a text of soft law.
        Instrument = "instrument",
        /// One provision of an instrument that combats trafficking or smuggling.
        Measure = "measure",
        /// An intergovernmental structure that acts against trafficking or smuggling.
        Agency = "agency",
        /// A formal group of agencies.
        Network = "network",
        /// An agency's stay in a network.
        Membership = "membership",
        /// A partnership that is not a network.
        Project = "project",
        /// An agency's part in a project.
        Participation = "participation",
        /// Something that an agency, a network or a project does.
        Action = "action",
        /// What came out of the work of an agency, a network or a project.
        Output = "output",
        /// A memorandum, working arrangement or agreement between agencies.
        Arrangement = "arrangement",
        /// A documented effect of a network on an agency's strategy or work plan.
        Impact = "impact",
        /// A state.
        State = "state",
        /// A part of the world, as the states that it takes in.
        Region = "region",
        /// A party's signature of an instrument and consent to be bound by it.
        Ratification = "ratification",
        /// A result or key idea of the research project.
        Finding = "finding",
        /// A page or document that facts rest on.
        Source = "source",
    }
}

impl Kind {
    /// Every kind, in the order of the domain model.
    pub const ALL: [Kind; 16] = match <Kind as crate::vocabulary::Vocabulary>::ALL.first_chunk() {
        Some(all) => *all,
        None => panic!("there are sixteen kinds"),
    };

    /// What stands before the colon of its global ids: `agency`.
    pub fn prefix(self) -> &'static str {
        crate::vocabulary::Vocabulary::word(self)
    }
}
