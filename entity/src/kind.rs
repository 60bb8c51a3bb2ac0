//! The fifteen kinds of fact that have a global id.

/// The kinds of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, async_graphql::Enum)]
pub enum Kind {
    /// A treaty, an act of the European Union or a text of soft law.
    Instrument,
    /// One provision of an instrument that combats trafficking or smuggling.
    Measure,
    /// An intergovernmental structure that acts against trafficking or smuggling.
    Agency,
    /// A formal group of agencies.
    Network,
    /// An agency's stay in a network.
    Membership,
    /// A partnership that is no network.
    Project,
    /// An agency's part in a project.
    Participation,
    /// Something that an agency, a network or a project does.
    Action,
    /// What came out of the work of an agency, a network or a project.
    Output,
    /// A memorandum, working arrangement or agreement between agencies.
    Arrangement,
    /// A documented effect of a network on an agency's strategy or work plan.
    Impact,
    /// A state.
    State,
    /// A party's signature of an instrument and consent to be bound by it.
    Ratification,
    /// A result or key idea of the research project.
    Finding,
    /// A page or document that facts rest on.
    Source,
}

impl Kind {
    /// Every kind, in the order of the domain model.
    pub const ALL: [Kind; 15] = [
        Kind::Instrument,
        Kind::Measure,
        Kind::Agency,
        Kind::Network,
        Kind::Membership,
        Kind::Project,
        Kind::Participation,
        Kind::Action,
        Kind::Output,
        Kind::Arrangement,
        Kind::Impact,
        Kind::State,
        Kind::Ratification,
        Kind::Finding,
        Kind::Source,
    ];

    /// What stands before the colon of its global ids: `agency`.
    pub fn prefix(self) -> &'static str {
        match self {
            Kind::Instrument => "instrument",
            Kind::Measure => "measure",
            Kind::Agency => "agency",
            Kind::Network => "network",
            Kind::Membership => "membership",
            Kind::Project => "project",
            Kind::Participation => "participation",
            Kind::Action => "action",
            Kind::Output => "output",
            Kind::Arrangement => "arrangement",
            Kind::Impact => "impact",
            Kind::State => "state",
            Kind::Ratification => "ratification",
            Kind::Finding => "finding",
            Kind::Source => "source",
        }
    }
}
