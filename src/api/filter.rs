//! Filters: typed predicates over the graph. A kind declares its columns and relations; what they mean is said here.

use crate::{
    api::{
        action::ActionFilter,
        agency::AgencyFilter,
        arrangement::ArrangementFilter,
        finding::FindingFilter,
        impact::ImpactFilter,
        instrument::{IdentifierFilter, InstrumentFilter},
        measure::MeasureFilter,
        membership::{MembershipFilter, OfficeTermFilter},
        network::{NetworkFilter, ReportedSizeFilter},
        node::FactFilter,
        output::OutputFilter,
        overlap::{TieFilter, WorkFilter},
        participation::ParticipationFilter,
        project::ProjectFilter,
        ratification::RatificationFilter,
        source::{CitationFilter, SourceFilter},
        state::StateFilter,
        value_filter::given,
    },
    query::condition::{Condition, Selective},
};
use async_graphql::{InputObject, InputType};

pub use crate::api::value_filter::{
    BooleanFilter, DateFilter, EnumFilter, FloatFilter, IdFilter, IntFilter, ListFilter, StringFilter, StringListFilter,
};

/// Which related nodes there must be. Conditions given together must all hold.
#[derive(Debug, Default, InputObject)]
#[graphql(
    concrete(name = "ActionRelationFilter", params(ActionFilter, ActionCountFilter)),
    concrete(name = "AgencyRelationFilter", params(AgencyFilter, AgencyCountFilter)),
    concrete(name = "ArrangementRelationFilter", params(ArrangementFilter, ArrangementCountFilter)),
    concrete(name = "CitationRelationFilter", params(CitationFilter, CitationCountFilter)),
    concrete(name = "FactRelationFilter", params(FactFilter, FactCountFilter)),
    concrete(name = "FindingRelationFilter", params(FindingFilter, FindingCountFilter)),
    concrete(name = "IdentifierRelationFilter", params(IdentifierFilter, IdentifierCountFilter)),
    concrete(name = "ImpactRelationFilter", params(ImpactFilter, ImpactCountFilter)),
    concrete(name = "InstrumentRelationFilter", params(InstrumentFilter, InstrumentCountFilter)),
    concrete(name = "MeasureRelationFilter", params(MeasureFilter, MeasureCountFilter)),
    concrete(name = "MembershipRelationFilter", params(MembershipFilter, MembershipCountFilter)),
    concrete(name = "NetworkRelationFilter", params(NetworkFilter, NetworkCountFilter)),
    concrete(name = "OfficeTermRelationFilter", params(OfficeTermFilter, OfficeTermCountFilter)),
    concrete(name = "OutputRelationFilter", params(OutputFilter, OutputCountFilter)),
    concrete(name = "ParticipationRelationFilter", params(ParticipationFilter, ParticipationCountFilter)),
    concrete(name = "ProjectRelationFilter", params(ProjectFilter, ProjectCountFilter)),
    concrete(name = "RatificationRelationFilter", params(RatificationFilter, RatificationCountFilter)),
    concrete(name = "ReportedSizeRelationFilter", params(ReportedSizeFilter, ReportedSizeCountFilter)),
    concrete(name = "SourceRelationFilter", params(SourceFilter, SourceCountFilter)),
    concrete(name = "StateRelationFilter", params(StateFilter, StateCountFilter)),
    concrete(name = "TieRelationFilter", params(TieFilter, TieCountFilter)),
    concrete(name = "WorkRelationFilter", params(WorkFilter, WorkCountFilter))
)]
pub struct RelatedFilter<F: InputType, C: InputType> {
    /// At least one of them meets this.
    pub some: Option<Box<F>>,
    /// All of them meet this; so it holds where there are none.
    pub every: Option<Box<F>>,
    /// None of them meets this.
    pub none: Option<Box<F>>,
    /// How many of them there are.
    pub count: Option<Box<C>>,
}

// A parameter of a concrete name is a plain name.
type ActionCountFilter = CountFilter<ActionFilter>;
type AgencyCountFilter = CountFilter<AgencyFilter>;
type ArrangementCountFilter = CountFilter<ArrangementFilter>;
type CitationCountFilter = CountFilter<CitationFilter>;
type FactCountFilter = CountFilter<FactFilter>;
type FindingCountFilter = CountFilter<FindingFilter>;
type IdentifierCountFilter = CountFilter<IdentifierFilter>;
type ImpactCountFilter = CountFilter<ImpactFilter>;
type InstrumentCountFilter = CountFilter<InstrumentFilter>;
type MeasureCountFilter = CountFilter<MeasureFilter>;
type MembershipCountFilter = CountFilter<MembershipFilter>;
type NetworkCountFilter = CountFilter<NetworkFilter>;
type OfficeTermCountFilter = CountFilter<OfficeTermFilter>;
type OutputCountFilter = CountFilter<OutputFilter>;
type ParticipationCountFilter = CountFilter<ParticipationFilter>;
type ProjectCountFilter = CountFilter<ProjectFilter>;
type RatificationCountFilter = CountFilter<RatificationFilter>;
type ReportedSizeCountFilter = CountFilter<ReportedSizeFilter>;
type SourceCountFilter = CountFilter<SourceFilter>;
type StateCountFilter = CountFilter<StateFilter>;
type TieCountFilter = CountFilter<TieFilter>;
type WorkCountFilter = CountFilter<WorkFilter>;

/// The filter of a relation that leads to nodes of a kind, by the filter of the kind.
pub type RelationFilter<F> = RelatedFilter<F, CountFilter<F>>;

impl<N, I, F> Condition<I> for RelationFilter<F>
where
    I: Iterator<Item = N> + Clone,
    F: InputType + Condition<N>,
    CountFilter<F>: InputType,
{
    fn holds(&self, nodes: I) -> bool {
        // Each stops at the first node that decides.
        given(&self.some, |some| nodes.clone().any(|node| some.holds(node)))
            && given(&self.every, |every| nodes.clone().all(|node| every.holds(node)))
            && given(&self.none, |none| !nodes.clone().any(|node| none.holds(node)))
            && given(&self.count, |count| count.holds(nodes.clone()))
    }
}

/// How many related nodes there must be. Bounds given together must all hold.
#[derive(Debug, Default, InputObject)]
#[graphql(
    concrete(name = "ActionCountFilter", params(ActionFilter)),
    concrete(name = "AgencyCountFilter", params(AgencyFilter)),
    concrete(name = "ArrangementCountFilter", params(ArrangementFilter)),
    concrete(name = "CitationCountFilter", params(CitationFilter)),
    concrete(name = "FactCountFilter", params(FactFilter)),
    concrete(name = "FindingCountFilter", params(FindingFilter)),
    concrete(name = "IdentifierCountFilter", params(IdentifierFilter)),
    concrete(name = "ImpactCountFilter", params(ImpactFilter)),
    concrete(name = "InstrumentCountFilter", params(InstrumentFilter)),
    concrete(name = "MeasureCountFilter", params(MeasureFilter)),
    concrete(name = "MembershipCountFilter", params(MembershipFilter)),
    concrete(name = "NetworkCountFilter", params(NetworkFilter)),
    concrete(name = "OfficeTermCountFilter", params(OfficeTermFilter)),
    concrete(name = "OutputCountFilter", params(OutputFilter)),
    concrete(name = "ParticipationCountFilter", params(ParticipationFilter)),
    concrete(name = "ProjectCountFilter", params(ProjectFilter)),
    concrete(name = "RatificationCountFilter", params(RatificationFilter)),
    concrete(name = "ReportedSizeCountFilter", params(ReportedSizeFilter)),
    concrete(name = "SourceCountFilter", params(SourceFilter)),
    concrete(name = "StateCountFilter", params(StateFilter)),
    concrete(name = "TieCountFilter", params(TieFilter)),
    concrete(name = "WorkCountFilter", params(WorkFilter))
)]
pub struct CountFilter<F: InputType> {
    /// Only those that meet this are counted; left out: all.
    #[graphql(name = "where")]
    pub filter: Option<Box<F>>,
    /// Exactly as many.
    pub eq: Option<i64>,
    /// Not as many.
    pub ne: Option<i64>,
    /// As many as one of these.
    pub r#in: Option<Vec<i64>>,
    /// As many as none of these.
    pub not_in: Option<Vec<i64>>,
    /// Fewer.
    pub lt: Option<i64>,
    /// As many or fewer.
    pub lte: Option<i64>,
    /// More.
    pub gt: Option<i64>,
    /// As many or more.
    pub gte: Option<i64>,
}

impl<N, I, F> Condition<I> for CountFilter<F>
where
    I: Iterator<Item = N>,
    F: InputType + Condition<N>,
{
    fn holds(&self, nodes: I) -> bool {
        let count: i64 = match &self.filter {
            Some(filter) => nodes.map(|node| i64::from(filter.holds(node))).sum(),
            None => nodes.map(|_| 1).sum(),
        };
        given(&self.eq, |eq| count == *eq)
            && given(&self.ne, |ne| count != *ne)
            && given(&self.r#in, |list| list.contains(&count))
            && given(&self.not_in, |list| !list.contains(&count))
            && given(&self.lt, |bound| count < *bound)
            && given(&self.lte, |bound| count <= *bound)
            && given(&self.gt, |bound| count > *bound)
            && given(&self.gte, |bound| count >= *bound)
    }
}

impl<F: InputType, C: InputType> Selective for RelatedFilter<F, C> {}
impl<F: InputType> Selective for CountFilter<F> {}

/// The filter of a kind: each condition, and the value of the node that it is about.
macro_rules! filters {
    (
        $(#[doc = $doc:literal])*
        $name:ident of $node:ty as $binding:ident {
            $( $(#[doc = $field_doc:literal])* $field:ident: $condition:ty = $value:expr, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Default, async_graphql::InputObject)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: Option<Box<$condition>>, )*
            /// All of these must hold; an empty list holds.
            pub and: Option<Vec<$name>>,
            /// At least one of these must hold; an empty list does not.
            pub or: Option<Vec<$name>>,
            /// This must not hold: the exact complement.
            pub not: Option<Box<$name>>,
        }

        impl $crate::query::condition::Selective for $name {}

        impl $name {
            /// The nodes among which are all that meet this; nothing where all must be asked.
            pub fn candidates<T: $crate::graph::node::Stored>(
                &self,
                graph: &$crate::graph::graph::Graph,
                index: &$crate::query::index::Index,
            ) -> Option<$crate::query::index::Candidates<T>> {
                let mut fewest = None;
                $(
                    let column = stringify!($field).trim_start_matches("r#");
                    let keys = self.$field.as_deref().and_then($crate::query::condition::Selective::keys);
                    let found = keys.and_then(|keys| index.find(graph, column, &keys));
                    fewest = $crate::query::index::Candidates::fewer(fewest, found);
                )*
                for filter in self.and.iter().flatten() {
                    fewest = $crate::query::index::Candidates::fewer(fewest, filter.candidates(graph, index));
                }
                fewest
            }
        }

        impl<'g> $crate::query::condition::Condition<$node> for $name {
            fn holds(&self, $binding: $node) -> bool {
                $( self.$field.as_ref().is_none_or(|condition| $crate::query::condition::Condition::holds(condition, $value)) && )*
                self.and.as_ref().is_none_or(|all| all.iter().all(|filter| $crate::query::condition::Condition::holds(filter, $binding)))
                    && self.or.as_ref().is_none_or(|any| any.iter().any(|filter| $crate::query::condition::Condition::holds(filter, $binding)))
                    && self.not.as_ref().is_none_or(|not| !$crate::query::condition::Condition::holds(not, $binding))
            }
        }

        /// What is not there meets nothing.
        impl<'g> $crate::query::condition::Condition<Option<$node>> for $name {
            fn holds(&self, node: Option<$node>) -> bool {
                node.is_some_and(|node| $crate::query::condition::Condition::holds(self, node))
            }
        }
    };
}
pub(crate) use filters;
