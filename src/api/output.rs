//! What came out of the work of an agency, a network or a project: a database, a guidebook, a report …

use crate::api::{
    agency::Agency,
    network::Network,
    node::{Entity, EntityFields, Shown},
    project::Project,
};
use async_graphql::Object;
use entity::{
    output,
    partial_date::PartialDate,
    vocabulary::{Access, Axis, Crime, DataSource, Figure, Harmonised, OutputKind, PersonalData, Reach, Topic, Update},
};

/// What came out of the work of an agency, a network or a project: a database, a guidebook, a report …
pub type Output<'g> = Shown<'g, output::Model>;

/// What came out of the work of an agency, a network or a project: a database, a guidebook, a report …
#[Object]
impl<'g> Output<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, output::Model> {
        EntityFields(self.0)
    }

    /// Its title.
    async fn title(&self) -> &'g str {
        &self.0.row().title
    }

    /// What it is.
    async fn kind(&self) -> OutputKind {
        self.0.row().kind
    }

    /// The purpose that it serves: prevention, prosecution or protection.
    async fn axis(&self) -> Axis {
        self.0.row().axis
    }

    /// The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.
    async fn crime(&self) -> Crime {
        self.0.row().crime
    }

    /// What it is about.
    async fn topics(&self) -> &'g [Topic] {
        self.0.topics()
    }

    /// When it first appeared; `null` where that is not known.
    async fn published(&self) -> Option<PartialDate> {
        self.0.row().published
    }

    /// Who may use it; `null` where that is not known.
    async fn access(&self) -> Option<Access> {
        self.0.row().access
    }

    /// The agency, network or project that brought it out; one of the next three fields has it too.
    async fn owner(&self) -> Entity<'g> {
        Entity::of(self.0.owner()).expect("agencies, networks and projects have slugs")
    }

    /// The agency that brought it out; `null` where a network or a project does.
    async fn agency(&self) -> Option<Agency<'g>> {
        self.0.agency().map(Shown)
    }

    /// The network that brought it out; `null` where an agency or a project does.
    async fn network(&self) -> Option<Network<'g>> {
        self.0.network().map(Shown)
    }

    /// The project that brought it out; `null` where an agency or a network does.
    async fn project(&self) -> Option<Project<'g>> {
        self.0.project().map(Shown)
    }

    /// The agencies that published it: its owner, if an agency, and the agencies it is joint with.
    async fn agencies(&self) -> Vec<Agency<'g>> {
        self.0.agencies().map(Shown).collect()
    }

    /// Agencies, networks and projects that published it together with its owner.
    async fn joint_with(&self) -> Vec<Entity<'g>> {
        self.0.joint_with().filter_map(Entity::of).collect()
    }

    /// Of a database: where its data come from; empty where that is not known.
    async fn data_sources(&self) -> &'g [DataSource] {
        self.0.data_sources()
    }

    /// Of a database: what it holds; empty where that is not known.
    async fn figures(&self) -> &'g [Figure] {
        self.0.figures()
    }

    /// Of a database: whether its contributors use the same definitions; `null` where that is not known.
    async fn harmonised(&self) -> Option<Harmonised> {
        self.0.row().harmonised
    }

    /// Of a database: whether it holds personal data; `null` where that is not known.
    async fn personal_data(&self) -> Option<PersonalData> {
        self.0.row().personal_data
    }

    /// Of a database: how often it is updated; `null` where that is not known.
    async fn update(&self) -> Option<Update> {
        self.0.row().update
    }

    /// Of a database: which part of the world it covers; `null` where that is not known.
    async fn reach(&self) -> Option<Reach> {
        self.0.row().reach
    }
}
