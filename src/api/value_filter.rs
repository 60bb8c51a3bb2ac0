//! Filters of values: texts, ids, numbers, dates, words of vocabularies, and lists of them.

use crate::{
    api::{analyses::Obstacle, coordination::CoordinationKind, overlap::TieKind},
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

impl Selective for BooleanFilter {}
impl Selective for IntFilter {}
impl Selective for FloatFilter {}
impl Selective for DateFilter {}
impl Selective for StringListFilter {}
impl<E: InputType> Selective for ListFilter<E> {}

/// What a value must be equal to one of.
fn keys<T>(eq: &Option<T>, r#in: &Option<Vec<T>>, key: impl Fn(&T) -> Key) -> Option<Vec<Key>> {
    match (eq, r#in) {
        (Some(eq), _) => Some(vec![key(eq)]),
        (None, Some(list)) => Some(list.iter().map(key).collect()),
        (None, None) => None,
    }
}

/// A condition that was not given holds.
pub(super) fn given<C>(condition: &Option<C>, holds: impl FnOnce(&C) -> bool) -> bool {
    condition.as_ref().is_none_or(holds)
}
