//! A state.

use crate::{
    api::{
        action::{Action, ActionFilter, ActionOrder},
        filter::{DateFilter, IdFilter, RelationFilter, StringFilter, filters},
        finding::{Finding, FindingFilter, FindingOrder},
        group::groups,
        list::lists,
        node::{EntityFields, Shown},
        order::orders,
        place::StateAnalyses,
        project::{Project, ProjectFilter, ProjectOrder},
        ratification::{Ratification, RatificationFilter, RatificationOrder},
        source::CitationFilter,
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{partial_date::PartialDate, state};

/// A state.
pub type State<'g> = Shown<'g, state::Model>;

/// A state.
#[Object]
impl<'g> State<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, state::Model> {
        EntityFields(self.0)
    }

    /// Its two letters in ISO 3166-1, such as `ES`.
    async fn code(&self) -> &'g str {
        &self.0.row().code
    }

    /// Its three letters in ISO 3166-1, such as `ESP`.
    async fn code3(&self) -> &'g str {
        &self.0.row().code3
    }

    /// Its name.
    async fn name(&self) -> &'g str {
        &self.0.row().name
    }

    /// Its regional group in the United Nations, such as `Africa`; `null` for a state that is in none.
    async fn region(&self) -> Option<&'g str> {
        self.0.row().region.as_deref()
    }

    /// Since when it is a member of the European Union; `null` for a state that is none.
    async fn eu_member(&self) -> Option<PartialDate> {
        self.0.row().eu_member
    }

    /// Since when it is a member of the Council of Europe; `null` for a state that is none.
    async fn council_of_europe(&self) -> Option<PartialDate> {
        self.0.row().council_of_europe
    }

    #[graphql(flatten)]
    async fn analyses(&self) -> StateAnalyses<'g> {
        StateAnalyses(self.0)
    }

    #[graphql(flatten)]
    async fn lists(&self) -> StateLists<'g> {
        StateLists(self.0)
    }
}

lists! {
    /// The lists that lead away from a state.
    StateLists of graph::state::State<'g> {
        dated {
            /// Actions that take place in it.
            actions: Action where ActionFilter by ActionOrder,
            /// Projects that work in it.
            projects: Project where ProjectFilter by ProjectOrder,
        }
        lasting {
            /// What it signed or is bound by, as far as the tables of ratifications go.
            ratifications: Ratification where RatificationFilter by RatificationOrder,
            /// Findings of the research project that are about it.
            findings: Finding where FindingFilter by FindingOrder,
        }
    }
}

filters! {
    /// Which states. Conditions given together must all hold; none given, all hold.
    StateFilter of graph::state::State<'g> as state {
        /// Its global id, such as `state:…`.
        id: IdFilter = state.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(state.row().slug.as_str()),
        /// Its two letters in ISO 3166-1.
        code: StringFilter = Some(state.row().code.as_str()),
        /// Its three letters in ISO 3166-1.
        code3: StringFilter = Some(state.row().code3.as_str()),
        /// Its name.
        name: StringFilter = Some(state.row().name.as_str()),
        /// Its regional group in the United Nations.
        region: StringFilter = state.row().region.as_deref(),
        /// Since when it is a member of the European Union.
        eu_member: DateFilter = state.row().eu_member,
        /// Since when it is a member of the Council of Europe.
        council_of_europe: DateFilter = state.row().council_of_europe,
        /// What it signed or is bound by.
        ratifications: RelationFilter<RatificationFilter> = state.ratifications(),
        /// Actions that take place in it.
        actions: RelationFilter<ActionFilter> = state.actions(),
        /// Projects that work in it.
        projects: RelationFilter<ProjectFilter> = state.projects(),
        /// Findings about it.
        findings: RelationFilter<FindingFilter> = state.findings(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = state.any().citations(),
    }
}

orders! {
    /// One key to put states in order by: a `field`, the number of a relation, or a key of a single related node.
    StateOrder of graph::state::State<'g> as state {
        /// What states can be put in order by.
        StateOrderField {
            /// By global id.
            Id = vec![SortKey::exact(state.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&state.row().slug)],
            /// By its two letters in ISO 3166-1.
            Code = vec![SortKey::folded(&state.row().code)],
            /// By its three letters in ISO 3166-1.
            Code3 = vec![SortKey::folded(&state.row().code3)],
            /// By its name.
            Name = vec![SortKey::folded(&state.row().name)],
            /// By its regional group in the United Nations.
            Region = vec![SortKey::optional_folded(state.row().region.as_deref())],
            /// By since when it is a member of the European Union.
            EuMember = SortKey::date(state.row().eu_member).to_vec(),
            /// By since when it is a member of the Council of Europe.
            CouncilOfEurope = SortKey::date(state.row().council_of_europe).to_vec(),
        }
        counts {
            /// What it signed or is bound by.
            RatificationCount ratifications: RatificationFilter = state.ratifications(),
            /// Actions that take place in it.
            ActionCount actions: ActionFilter = state.actions(),
            /// Projects that work in it.
            ProjectCount projects: ProjectFilter = state.projects(),
            /// Findings about it.
            FindingCount findings: FindingFilter = state.findings(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = state.any().citations(),
        }
        through {
        }
    }
}

groups! {
    /// States by what they have in common.
    StateGroups of graph::state::State<'g> as state {
        /// How many states have what in common: a group for each combination of values that occurs, 1,000 at most.
        state_groups of states: State where StateFilter by StateOrder,
        /// States with the same values in the dimensions grouped by.
        StateGroup StateGroupKeys StateGroupLists,
        /// What groups of states can be put in order by.
        StateGroupOrder StateGroupOrderField,
        /// What states can be grouped by.
        StateDimension {
            /// The region that it lies in.
            Region region: &'g str = state.row().region.as_deref().map(Keyed::text),
            /// The year in which it joined the European Union.
            EuYear eu_year: i32 = state.row().eu_member.map(Keyed::year),
            /// The year in which it joined the Council of Europe.
            CouncilOfEuropeYear council_of_europe_year: i32 = state.row().council_of_europe.map(Keyed::year),
        }
    }
}
