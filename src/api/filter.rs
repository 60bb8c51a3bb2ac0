//! Filters: typed predicates over the graph. A kind declares its columns and relations; what they mean is said here.

use crate::{
    api::{
        action::ActionFilter,
        agency::AgencyFilter,
        analyses::Obstacle,
        arrangement::ArrangementFilter,
        coordination::CoordinationKind,
        finding::FindingFilter,
        impact::ImpactFilter,
        instrument::{IdentifierFilter, InstrumentFilter},
        measure::MeasureFilter,
        membership::{MembershipFilter, OfficeTermFilter},
        network::{NetworkFilter, ReportedSizeFilter},
        node::FactFilter,
        output::OutputFilter,
        overlap::{TieFilter, TieKind, WorkFilter},
        participation::ParticipationFilter,
        project::ProjectFilter,
        ratification::RatificationFilter,
        source::{CitationFilter, SourceFilter},
        state::StateFilter,
    },
    query::{
        condition::{Condition, Selective},
        index::Key,
    },
};
use async_graphql::{ID, InputObject, InputType, resolver_utils::EnumType};
use entity::{
    fold::fold,
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{
        Access, ActionType, AgencyKind, Area, ArrangementKind, ArrangementSubject, Assessment, Axis, Beneficiary,
        Category, Certainty, ConsentAct, Crime, DataSource, Figure, Formalization, Harmonised, Homogeneity,
        InstrumentKind, InstrumentStatus, LegalForce, MeasureType, MembershipRole, Objective, Office, OutputKind,
        ParticipationRole, PersonalData, Precision, Purpose, Reach, Scope, Topic, Update, Verdict,
    },
};

/// Which texts. A text that is missing meets `ne`, `notIn` and `isNull: true` only.
#[derive(Debug, Default, InputObject)]
pub struct StringFilter {
    /// Exactly this text.
    pub eq: Option<String>,
    /// Any other text, or none.
    pub ne: Option<String>,
    /// One of these texts; an empty list is met by none.
    pub r#in: Option<Vec<String>>,
    /// None of these texts.
    pub not_in: Option<Vec<String>>,
    /// This stands somewhere in it. Case and accents don't count, and nothing is a wildcard.
    pub contains: Option<String>,
    /// It begins with this. Case and accents don't count, and nothing is a wildcard.
    pub starts_with: Option<String>,
    /// Whether it is missing.
    pub is_null: Option<bool>,
}

impl Condition<Option<&str>> for StringFilter {
    fn holds(&self, value: Option<&str>) -> bool {
        given(&self.eq, |eq| value == Some(eq.as_str()))
            && given(&self.ne, |ne| value != Some(ne.as_str()))
            && given(&self.r#in, |list| value.is_some_and(|value| list.iter().any(|text| text == value)))
            && given(&self.not_in, |list| !value.is_some_and(|value| list.iter().any(|text| text == value)))
            && given(&self.contains, |part| value.is_some_and(|value| fold(value).contains(&fold(part))))
            && given(&self.starts_with, |part| value.is_some_and(|value| fold(value).starts_with(&fold(part))))
            && given(&self.is_null, |is_null| value.is_none() == *is_null)
    }
}

impl Selective for StringFilter {
    fn keys(&self) -> Option<Vec<Key>> {
        keys(&self.eq, &self.r#in, |text| Key::Text(text.clone()))
    }
}

/// Which global ids.
#[derive(Debug, Default, InputObject)]
pub struct IdFilter {
    /// Exactly this id.
    pub eq: Option<ID>,
    /// Any other id.
    pub ne: Option<ID>,
    /// One of these ids; an empty list is met by none.
    pub r#in: Option<Vec<ID>>,
    /// None of these ids.
    pub not_in: Option<Vec<ID>>,
}

impl Condition<&str> for IdFilter {
    fn holds(&self, value: &str) -> bool {
        given(&self.eq, |eq| eq.as_str() == value)
            && given(&self.ne, |ne| ne.as_str() != value)
            && given(&self.r#in, |list| list.iter().any(|id| id.as_str() == value))
            && given(&self.not_in, |list| !list.iter().any(|id| id.as_str() == value))
    }
}

impl Selective for IdFilter {
    fn keys(&self) -> Option<Vec<Key>> {
        keys(&self.eq, &self.r#in, |id| Key::Text(id.to_string()))
    }
}

/// Yes or no.
#[derive(Debug, Default, InputObject)]
pub struct BooleanFilter {
    /// This.
    pub eq: Option<bool>,
    /// Not this.
    pub ne: Option<bool>,
}

impl Condition<bool> for BooleanFilter {
    fn holds(&self, value: bool) -> bool {
        given(&self.eq, |eq| value == *eq) && given(&self.ne, |ne| value != *ne)
    }
}

/// Which numbers. A number that is missing meets `ne`, `notIn` and `isNull: true` only.
#[derive(Debug, Default, InputObject)]
pub struct IntFilter {
    /// Exactly this number.
    pub eq: Option<i64>,
    /// Any other number, or none.
    pub ne: Option<i64>,
    /// One of these numbers; an empty list is met by none.
    pub r#in: Option<Vec<i64>>,
    /// None of these numbers.
    pub not_in: Option<Vec<i64>>,
    /// Smaller than this.
    pub lt: Option<i64>,
    /// This or smaller.
    pub lte: Option<i64>,
    /// Greater than this.
    pub gt: Option<i64>,
    /// This or greater.
    pub gte: Option<i64>,
    /// Whether it is missing.
    pub is_null: Option<bool>,
}

impl Condition<Option<i64>> for IntFilter {
    fn holds(&self, value: Option<i64>) -> bool {
        given(&self.eq, |eq| value == Some(*eq))
            && given(&self.ne, |ne| value != Some(*ne))
            && given(&self.r#in, |list| value.is_some_and(|value| list.contains(&value)))
            && given(&self.not_in, |list| !value.is_some_and(|value| list.contains(&value)))
            && given(&self.lt, |bound| value.is_some_and(|value| value < *bound))
            && given(&self.lte, |bound| value.is_some_and(|value| value <= *bound))
            && given(&self.gt, |bound| value.is_some_and(|value| value > *bound))
            && given(&self.gte, |bound| value.is_some_and(|value| value >= *bound))
            && given(&self.is_null, |is_null| value.is_none() == *is_null)
    }
}

/// Which fractions.
#[derive(Debug, Default, InputObject)]
pub struct FloatFilter {
    /// Smaller than this.
    pub lt: Option<f64>,
    /// This or smaller.
    pub lte: Option<f64>,
    /// Greater than this.
    pub gt: Option<f64>,
    /// This or greater.
    pub gte: Option<f64>,
}

impl Condition<f64> for FloatFilter {
    fn holds(&self, value: f64) -> bool {
        given(&self.lt, |bound| value < *bound)
            && given(&self.lte, |bound| value <= *bound)
            && given(&self.gt, |bound| value > *bound)
            && given(&self.gte, |bound| value >= *bound)
    }
}

/// Which dates. A date is a span of days: all that it may mean. A date that is missing meets `ne`, `notIn` and
/// `isNull: true` only.
#[derive(Debug, Default, InputObject)]
pub struct DateFilter {
    /// Known to just this: `2017` is not `2017-04`.
    pub eq: Option<PartialDate>,
    /// Any other date, or none.
    pub ne: Option<PartialDate>,
    /// One of these dates; an empty list is met by none.
    pub r#in: Option<Vec<PartialDate>>,
    /// None of these dates.
    pub not_in: Option<Vec<PartialDate>>,
    /// Wholly before it: its last day is before the first day of this.
    pub lt: Option<PartialDate>,
    /// Its last day is not after the last day of this.
    pub lte: Option<PartialDate>,
    /// Wholly after it: its first day is after the last day of this.
    pub gt: Option<PartialDate>,
    /// Its first day is not before the first day of this.
    pub gte: Option<PartialDate>,
    /// Whether it is missing.
    pub is_null: Option<bool>,
}

impl Condition<Option<PartialDate>> for DateFilter {
    fn holds(&self, value: Option<PartialDate>) -> bool {
        given(&self.eq, |eq| value == Some(*eq))
            && given(&self.ne, |ne| value != Some(*ne))
            && given(&self.r#in, |list| value.is_some_and(|value| list.contains(&value)))
            && given(&self.not_in, |list| !value.is_some_and(|value| list.contains(&value)))
            && given(&self.lt, |bound| value.is_some_and(|value| value.last() < bound.first()))
            && given(&self.lte, |bound| value.is_some_and(|value| value.last() <= bound.last()))
            && given(&self.gt, |bound| value.is_some_and(|value| value.first() > bound.last()))
            && given(&self.gte, |bound| value.is_some_and(|value| value.first() >= bound.first()))
            && given(&self.is_null, |is_null| value.is_none() == *is_null)
    }
}

/// Which values. A value that is missing meets `ne`, `notIn` and `isNull: true` only.
#[derive(Debug, Default, InputObject)]
#[graphql(
    concrete(name = "AccessFilter", params(Access)),
    concrete(name = "ActionTypeFilter", params(ActionType)),
    concrete(name = "AgencyKindFilter", params(AgencyKind)),
    concrete(name = "AreaFilter", params(Area)),
    concrete(name = "ArrangementKindFilter", params(ArrangementKind)),
    concrete(name = "AssessmentFilter", params(Assessment)),
    concrete(name = "AxisFilter", params(Axis)),
    concrete(name = "CategoryFilter", params(Category)),
    concrete(name = "CertaintyFilter", params(Certainty)),
    concrete(name = "ConsentActFilter", params(ConsentAct)),
    concrete(name = "CoordinationKindFilter", params(CoordinationKind)),
    concrete(name = "CrimeFilter", params(Crime)),
    concrete(name = "FormalizationFilter", params(Formalization)),
    concrete(name = "HarmonisedFilter", params(Harmonised)),
    concrete(name = "HomogeneityFilter", params(Homogeneity)),
    concrete(name = "InstrumentKindFilter", params(InstrumentKind)),
    concrete(name = "InstrumentStatusFilter", params(InstrumentStatus)),
    concrete(name = "KindFilter", params(Kind)),
    concrete(name = "LegalForceFilter", params(LegalForce)),
    concrete(name = "MeasureTypeFilter", params(MeasureType)),
    concrete(name = "MembershipRoleFilter", params(MembershipRole)),
    concrete(name = "ObjectiveFilter", params(Objective)),
    concrete(name = "OfficeFilter", params(Office)),
    concrete(name = "OutputKindFilter", params(OutputKind)),
    concrete(name = "ParticipationRoleFilter", params(ParticipationRole)),
    concrete(name = "PersonalDataFilter", params(PersonalData)),
    concrete(name = "PrecisionFilter", params(Precision)),
    concrete(name = "PurposeFilter", params(Purpose)),
    concrete(name = "ReachFilter", params(Reach)),
    concrete(name = "ScopeFilter", params(Scope)),
    concrete(name = "TieKindFilter", params(TieKind)),
    concrete(name = "UpdateFilter", params(Update)),
    concrete(name = "VerdictFilter", params(Verdict))
)]
pub struct EnumFilter<E: InputType> {
    /// This value.
    pub eq: Option<E>,
    /// Any other value, or none.
    pub ne: Option<E>,
    /// One of these values; an empty list is met by none.
    pub r#in: Option<Vec<E>>,
    /// None of these values.
    pub not_in: Option<Vec<E>>,
    /// Whether it is missing.
    pub is_null: Option<bool>,
}

impl<E: InputType + PartialEq> Condition<Option<E>> for EnumFilter<E> {
    fn holds(&self, value: Option<E>) -> bool {
        let value = value.as_ref();
        given(&self.eq, |eq| value == Some(eq))
            && given(&self.ne, |ne| value != Some(ne))
            && given(&self.r#in, |list| value.is_some_and(|value| list.contains(value)))
            && given(&self.not_in, |list| !value.is_some_and(|value| list.contains(value)))
            && given(&self.is_null, |is_null| value.is_none() == *is_null)
    }
}

impl<E: InputType + EnumType> Selective for EnumFilter<E> {
    fn keys(&self) -> Option<Vec<Key>> {
        // A value that the schema does not know can not be given, so every key has a place.
        let place = |value: &E| E::items().iter().position(|item| item.value == *value).unwrap_or(usize::MAX);
        keys(&self.eq, &self.r#in, |value| Key::Word(place(value)))
    }
}

/// Which lists of values.
#[derive(Debug, Default, InputObject)]
#[graphql(
    concrete(name = "ArrangementSubjectListFilter", params(ArrangementSubject)),
    concrete(name = "BeneficiaryListFilter", params(Beneficiary)),
    concrete(name = "DataSourceListFilter", params(DataSource)),
    concrete(name = "FigureListFilter", params(Figure)),
    concrete(name = "ObstacleListFilter", params(Obstacle)),
    concrete(name = "TopicListFilter", params(Topic))
)]
pub struct ListFilter<E: InputType> {
    /// This value is in it.
    pub has: Option<E>,
    /// At least one of these is in it; an empty list is met by none.
    pub has_any: Option<Vec<E>>,
    /// All of these are in it.
    pub has_all: Option<Vec<E>>,
    /// Whether nothing is in it.
    pub is_empty: Option<bool>,
}

impl<E: InputType + PartialEq> Condition<&[E]> for ListFilter<E> {
    fn holds(&self, list: &[E]) -> bool {
        given(&self.has, |value| list.contains(value))
            && given(&self.has_any, |values| values.iter().any(|value| list.contains(value)))
            && given(&self.has_all, |values| values.iter().all(|value| list.contains(value)))
            && given(&self.is_empty, |is_empty| list.is_empty() == *is_empty)
    }
}

/// Which lists of texts. Texts are compared exactly.
#[derive(Debug, Default, InputObject)]
pub struct StringListFilter {
    /// This text is in it.
    pub has: Option<String>,
    /// At least one of these is in it; an empty list is met by none.
    pub has_any: Option<Vec<String>>,
    /// All of these are in it.
    pub has_all: Option<Vec<String>>,
    /// Whether nothing is in it.
    pub is_empty: Option<bool>,
}

impl<'t, I: Iterator<Item = &'t str> + Clone> Condition<I> for StringListFilter {
    fn holds(&self, list: I) -> bool {
        let has = |text: &String| list.clone().any(|value| value == text);
        given(&self.has, |text| list.clone().any(|value| value == text))
            && given(&self.has_any, |texts| texts.iter().any(has))
            && given(&self.has_all, |texts| texts.iter().all(has))
            && given(&self.is_empty, |is_empty| list.clone().next().is_none() == *is_empty)
    }
}

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

impl Selective for BooleanFilter {}
impl Selective for IntFilter {}
impl Selective for FloatFilter {}
impl Selective for DateFilter {}
impl Selective for StringListFilter {}
impl<E: InputType> Selective for ListFilter<E> {}
impl<F: InputType, C: InputType> Selective for RelatedFilter<F, C> {}
impl<F: InputType> Selective for CountFilter<F> {}

/// What a value must be equal to one of.
fn keys<T>(eq: &Option<T>, r#in: &Option<Vec<T>>, key: impl Fn(&T) -> Key) -> Option<Vec<Key>> {
    match (eq, r#in) {
        (Some(eq), _) => Some(vec![key(eq)]),
        (None, Some(list)) => Some(list.iter().map(key).collect()),
        (None, None) => None,
    }
}

/// A condition that was not given holds.
fn given<C>(condition: &Option<C>, holds: impl FnOnce(&C) -> bool) -> bool {
    condition.as_ref().is_none_or(holds)
}

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
