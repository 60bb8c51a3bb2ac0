//! A state's, or the European Union's, signature of an instrument and consent to be bound by it.

use crate::api::{
    agency::Agency,
    instrument::Instrument,
    node::{Entity, FactFields, Shown},
    state::State,
};
use async_graphql::Object;
use entity::{partial_date::PartialDate, ratification, vocabulary::ConsentAct};

/// A state's, or the European Union's, signature of an instrument and consent to be bound by it.
pub type Ratification<'g> = Shown<'g, ratification::Model>;

/// A state's, or the European Union's, signature of an instrument and consent to be bound by it.
#[Object]
impl<'g> Ratification<'g> {
    #[graphql(flatten)]
    async fn fact(&self) -> FactFields<'g, ratification::Model> {
        FactFields(self.0)
    }

    /// The instrument.
    async fn instrument(&self) -> Instrument<'g> {
        Shown(self.0.instrument())
    }

    /// The party: a state, or an organisation that is an agency of the graph.
    async fn party(&self) -> Entity<'g> {
        Entity::of(self.0.party()).expect("states and agencies have slugs")
    }

    /// The party, if it is a state; else `null`.
    async fn state(&self) -> Option<State<'g>> {
        self.0.state().map(Shown)
    }

    /// The party, if it is an organisation; else `null`.
    async fn agency(&self) -> Option<Agency<'g>> {
        self.0.agency().map(Shown)
    }

    /// When it signed; `null` where it acceded without a signature or the day was not read.
    async fn signed_on(&self) -> Option<PartialDate> {
        self.0.row().signed_on
    }

    /// When it consented to be bound, that is deposited its act; `null`: signed and not bound, as far as the table goes.
    async fn bound_on(&self) -> Option<PartialDate> {
        self.0.row().bound_on
    }

    /// How it consented to be bound; `null` where it is not bound.
    async fn act(&self) -> Option<ConsentAct> {
        self.0.row().act
    }
}
