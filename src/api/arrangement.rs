//! A memorandum, working arrangement or agreement between agencies.

use crate::api::{
    agency::Agency,
    node::{EntityFields, Shown},
};
use async_graphql::Object;
use entity::{
    arrangement,
    partial_date::PartialDate,
    vocabulary::{ArrangementKind, ArrangementSubject, Crime},
};

/// A memorandum, working arrangement or agreement between agencies.
pub type Arrangement<'g> = Shown<'g, arrangement::Model>;

/// A memorandum, working arrangement or agreement between agencies.
#[Object]
impl<'g> Arrangement<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, arrangement::Model> {
        EntityFields(self.0)
    }

    /// Its title.
    async fn title(&self) -> &'g str {
        &self.0.row().title
    }

    /// Its form, from the firmest to the loosest.
    async fn kind(&self) -> ArrangementKind {
        self.0.row().kind
    }

    /// When it was signed; `null` where that is not known.
    async fn signed(&self) -> Option<PartialDate> {
        self.0.row().signed
    }

    /// When it entered into force; `null` where no date other than its signature is known.
    async fn in_force(&self) -> Option<PartialDate> {
        self.0.row().in_force
    }

    /// When it ended; `null` while it goes on or where that is not known.
    async fn ends(&self) -> Option<PartialDate> {
        self.0.row().ends
    }

    /// What it covers.
    async fn covers(&self) -> &'g [ArrangementSubject] {
        self.0.covers()
    }

    /// The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.
    async fn crime(&self) -> Crime {
        self.0.row().crime
    }

    /// The agencies that are party to it.
    async fn parties(&self) -> Vec<Agency<'g>> {
        self.0.parties().map(Shown).collect()
    }

    /// Parties that are no agencies of the graph, by name.
    async fn other_parties(&self) -> &'g [String] {
        self.0.other_parties()
    }
}
