//! Something that an agency, a network or a project does against trafficking or smuggling.

use crate::{
    api::{
        agency::{Agency, AgencyFilter, AgencyOrder},
        filter::{DateFilter, EnumFilter, IdFilter, RelationFilter, StringFilter, StringListFilter, filters},
        group::{self, groups},
        instrument::{Instrument, InstrumentFilter},
        network::{Network, NetworkFilter, NetworkOrder},
        node::{Entity, EntityFields, Shown},
        order::orders,
        project::{Project, ProjectFilter, ProjectOrder},
        source::CitationFilter,
        state::{State, StateFilter},
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    action,
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{ActionType, AgencyKind, Axis, Crime},
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

filters! {
    /// Which actions. Conditions given together must all hold; none given, all hold.
    ActionFilter of graph::action::Action<'g> as action {
        /// Its global id, such as `action:…`.
        id: IdFilter = action.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(action.row().slug.as_str()),
        /// What is done.
        title: StringFilter = Some(action.row().title.as_str()),
        /// Its purpose.
        axis: EnumFilter<Axis> = Some(action.row().axis),
        /// Its means.
        r#type: EnumFilter<ActionType> = Some(action.row().r#type),
        /// The crime that it is about.
        crime: EnumFilter<Crime> = Some(action.row().crime),
        /// When it began.
        starts: DateFilter = action.row().starts,
        /// When it ended.
        ends: DateFilter = action.row().ends,
        /// What it is, in our own words.
        summary: StringFilter = Some(action.row().summary.as_str()),
        /// The crime that it concerns: TRAFFICKING also takes what is about BOTH, which is what people usually mean.
        concerns: Crime = action.row().crime,
        /// Active on some day of this date, both ends included.
        active_on: PartialDate = action,
        /// The regions that it takes place in.
        regions: StringListFilter = action.regions().iter().map(String::as_str),
        /// The agency that does it; one that has none does not meet this.
        agency: AgencyFilter = action.agency(),
        /// Whether there is one: the agency that does it.
        has_agency: bool = action.agency().is_some(),
        /// The network that does it; one that has none does not meet this.
        network: NetworkFilter = action.network(),
        /// Whether there is one: the network that does it.
        has_network: bool = action.network().is_some(),
        /// The project that it is done in; one that has none does not meet this.
        project: ProjectFilter = action.project(),
        /// Whether there is one: the project that it is done in.
        has_project: bool = action.project().is_some(),
        /// The states that it takes place in.
        countries: RelationFilter<StateFilter> = action.countries(),
        /// The instruments that it gives effect to.
        instruments: RelationFilter<InstrumentFilter> = action.instruments(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = action.any().citations(),
    }
}

orders! {
    /// One key to put actions in order by: a `field`, the number of a relation, or a key of a single related node.
    ActionOrder of graph::action::Action<'g> as action {
        /// What actions can be put in order by.
        ActionOrderField {
            /// By global id.
            Id = vec![SortKey::exact(action.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&action.row().slug)],
            /// By what is done.
            Title = vec![SortKey::folded(&action.row().title)],
            /// By its purpose.
            Axis = vec![SortKey::word(action.row().axis)],
            /// By its means.
            Type = vec![SortKey::word(action.row().r#type)],
            /// By the crime that it is about.
            Crime = vec![SortKey::word(action.row().crime)],
            /// By when it began.
            Starts = SortKey::date(action.row().starts).to_vec(),
            /// By when it ended.
            Ends = SortKey::date(action.row().ends).to_vec(),
            /// By what it is, in our own words.
            Summary = vec![SortKey::folded(&action.row().summary)],
        }
        counts {
            /// The states that it takes place in.
            CountryCount countries: StateFilter = action.countries(),
            /// The instruments that it gives effect to.
            InstrumentCount instruments: InstrumentFilter = action.instruments(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = action.any().citations(),
        }
        through {
            /// The agency that does it; nodes without one are as nodes without a value.
            agency: AgencyOrder = action.agency(),
            /// The network that does it; nodes without one are as nodes without a value.
            network: NetworkOrder = action.network(),
            /// The project that it is done in; nodes without one are as nodes without a value.
            project: ProjectOrder = action.project(),
        }
    }
}

groups! {
    /// Actions by what they have in common.
    ActionGroups of graph::action::Action<'g> as action {
        /// How many actions have what in common: a group for each combination of values that occurs, 1,000 at most.
        action_groups of actions: Action where ActionFilter by ActionOrder,
        /// Actions with the same values in the dimensions grouped by.
        ActionGroup ActionGroupKeys ActionGroupLists,
        /// What groups of actions can be put in order by.
        ActionGroupOrder ActionGroupOrderField,
        /// What actions can be grouped by.
        ActionDimension {
            /// What it serves: prevention, prosecution or protection.
            Axis axis: Axis = Some(Keyed::word(action.row().axis)),
            /// What is done.
            Type r#type: ActionType = Some(Keyed::word(action.row().r#type)),
            /// The crime that it is about, BOTH apart from each of the two.
            Crime crime: Crime = Some(Keyed::word(action.row().crime)),
            /// Whose it is: that of an agency, a network or a project.
            OwnerKind owner_kind: Kind = Some(Keyed::kind(action.owner().kind())),
            /// The agency whose it is.
            Agency agency: Agency<'g> = action.agency().map(group::node),
            /// What sort of structure the agency is whose it is.
            AgencyKind agency_kind: AgencyKind = action.agency().map(|agency| Keyed::word(agency.row().kind)),
            /// The network whose it is.
            Network network: Network<'g> = action.network().map(group::node),
            /// The project whose it is.
            Project project: Project<'g> = action.project().map(group::node),
            /// Where it is done; an action counts in each.
            Country country: State<'g> = action.countries().map(group::node),
            /// Where it is done, larger than a state; an action counts in each.
            Region region: &'g str = action.regions().iter().map(|region| Keyed::text(region)),
            /// The instruments that it gives effect to; an action counts in each.
            Instrument instrument: Instrument<'g> = action.instruments().map(group::node),
            /// The year in which it began.
            Year year: i32 = action.row().starts.map(Keyed::year),
        }
    }
}
