//! A state's, or the European Union's, signature of an instrument and consent to be bound by it.

use crate::{
    api::{
        agency::{Agency, AgencyFilter, AgencyOrder},
        filter::{DateFilter, EnumFilter, IdFilter, RelationFilter, filters},
        group::{self, groups},
        instrument::{Instrument, InstrumentFilter, InstrumentOrder},
        node::{Entity, FactFields, Shown},
        order::orders,
        source::CitationFilter,
        state::{State, StateFilter, StateOrder},
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
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

filters! {
    /// Which ratifications. Conditions given together must all hold; none given, all hold.
    RatificationFilter of graph::ratification::Ratification<'g> as ratification {
        /// Its global id, such as `ratification:…`.
        id: IdFilter = ratification.key(),
        /// When it signed.
        signed_on: DateFilter = ratification.row().signed_on,
        /// When it consented to be bound; nothing: signed and not bound.
        bound_on: DateFilter = ratification.row().bound_on,
        /// How it consented.
        act: EnumFilter<ConsentAct> = ratification.row().act,
        /// The instrument.
        instrument: InstrumentFilter = ratification.instrument(),
        /// The state, if the party is one; one that has none does not meet this.
        state: StateFilter = ratification.state(),
        /// Whether there is one: the state, if the party is one.
        has_state: bool = ratification.state().is_some(),
        /// The organisation, if the party is one; one that has none does not meet this.
        agency: AgencyFilter = ratification.agency(),
        /// Whether there is one: the organisation, if the party is one.
        has_agency: bool = ratification.agency().is_some(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = ratification.any().citations(),
    }
}

orders! {
    /// One key to put ratifications in order by: a `field`, the number of a relation, or a key of a single related node.
    RatificationOrder of graph::ratification::Ratification<'g> as ratification {
        /// What ratifications can be put in order by.
        RatificationOrderField {
            /// By global id.
            Id = vec![SortKey::exact(ratification.key())],
            /// By when it signed.
            SignedOn = SortKey::date(ratification.row().signed_on).to_vec(),
            /// By when it consented to be bound; nothing: signed and not bound.
            BoundOn = SortKey::date(ratification.row().bound_on).to_vec(),
            /// By how it consented.
            Act = vec![ratification.row().act.map_or(SortKey::Absent, SortKey::word)],
        }
        counts {
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = ratification.any().citations(),
        }
        through {
            /// The instrument.
            instrument: InstrumentOrder = Some(ratification.instrument()),
            /// The state, if the party is one; nodes without one are as nodes without a value.
            state: StateOrder = ratification.state(),
            /// The organisation, if the party is one; nodes without one are as nodes without a value.
            agency: AgencyOrder = ratification.agency(),
        }
    }
}

groups! {
    /// Ratifications by what they have in common.
    RatificationGroups of graph::ratification::Ratification<'g> as ratification {
        /// How many ratifications have what in common: a group for each combination of values that occurs, 1,000 at most.
        ratification_groups of ratifications: Ratification where RatificationFilter by RatificationOrder,
        /// Ratifications with the same values in the dimensions grouped by.
        RatificationGroup RatificationGroupKeys RatificationGroupLists,
        /// What groups of ratifications can be put in order by.
        RatificationGroupOrder RatificationGroupOrderField,
        /// What ratifications can be grouped by.
        RatificationDimension {
            /// The instrument.
            Instrument instrument: Instrument<'g> = Some(group::node(ratification.instrument())),
            /// The state.
            State state: State<'g> = ratification.state().map(group::node),
            /// The region that the state lies in.
            Region region: &'g str = ratification.state().and_then(|state| state.row().region.as_deref()).map(Keyed::text),
            /// How it consented to be bound.
            Act act: ConsentAct = ratification.row().act.map(Keyed::word),
            /// The year in which it signed.
            SignedYear signed_year: i32 = ratification.row().signed_on.map(Keyed::year),
            /// The year from which it is bound.
            Year year: i32 = ratification.row().bound_on.map(Keyed::year),
        }
    }
}
