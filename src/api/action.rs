//! Something that an agency, a network or a project does against trafficking or smuggling.

use crate::api::{
    agency::Agency,
    instrument::Instrument,
    network::Network,
    node::{Entity, EntityFields, Shown},
    project::Project,
    state::State,
};
use async_graphql::Object;
use entity::{
    action,
    partial_date::PartialDate,
    vocabulary::{ActionType, Axis, Crime},
};

/// Something that an agency, a network or a project does against trafficking or smuggling.
pub type Action<'g> = Shown<'g, action::Model>;

/// Something that an agency, a network or a project does against trafficking or smuggling.
#[Object]
impl<'g> Action<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, action::Model> {
        EntityFields(self.0)
    }

    /// What is done, in our own words.
    async fn title(&self) -> &'g str {
        &self.0.row().title
    }

    /// Its purpose: prevention, prosecution or protection.
    async fn axis(&self) -> Axis {
        self.0.row().axis
    }

    /// Its means.
    async fn r#type(&self) -> ActionType {
        self.0.row().r#type
    }

    /// The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.
    async fn crime(&self) -> Crime {
        self.0.row().crime
    }

    /// When it began; `null` where that is not known, then from the beginning of its owner.
    async fn starts(&self) -> Option<PartialDate> {
        self.0.row().starts
    }

    /// When it ended; `null` while it goes on or where that is not known.
    async fn ends(&self) -> Option<PartialDate> {
        self.0.row().ends
    }

    /// The agency, network or project that does it; one of the next three fields has it too.
    async fn owner(&self) -> Entity<'g> {
        Entity::of(self.0.owner()).expect("agencies, networks and projects have slugs")
    }

    /// The agency that does it; `null` where a network or a project does.
    async fn agency(&self) -> Option<Agency<'g>> {
        self.0.agency().map(Shown)
    }

    /// The network that does it; `null` where an agency or a project does.
    async fn network(&self) -> Option<Network<'g>> {
        self.0.network().map(Shown)
    }

    /// The project that does it; `null` where an agency or a network does.
    async fn project(&self) -> Option<Project<'g>> {
        self.0.project().map(Shown)
    }

    /// The states that it takes place in; empty where it is not tied to states or none are named.
    async fn countries(&self) -> Vec<State<'g>> {
        self.0.countries().map(Shown).collect()
    }

    /// The regions that it takes place in, as its sources name them.
    async fn regions(&self) -> &'g [String] {
        self.0.regions()
    }

    /// The instruments that it gives effect to.
    async fn instruments(&self) -> Vec<Instrument<'g>> {
        self.0.instruments().map(Shown).collect()
    }
}
