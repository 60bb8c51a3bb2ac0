//! Instruments beside each other and through time: what one adds over another, and who consented to be bound.

use crate::{
    analysis::{comparison, consent, homogeneity},
    api::{instrument::Instrument, measure::Measure, node::Shown, ratification::Ratification, today::or_today},
    budget::Budget,
    graph::{self, any_node::AnyNode},
};
use async_graphql::{Enum, ID, Object, SimpleObject};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Assessment, Category, MeasureType, Precision},
};

/// What the analyses say of an instrument.
pub struct InstrumentAnalyses<'g>(pub graph::instrument::Instrument<'g>);

/// What the analyses say of an instrument.
#[Object]
impl<'g> InstrumentAnalyses<'g> {
    /// What it adds over another instrument, what it lacks, and where it binds more or less precisely, by type of measure.
    /// Measures have no dates of their own, so that no day is asked for. `null` where the id leads to no instrument.
    async fn compare(
        &self,
        #[graphql(desc = "The global id of the other instrument, such as `instrument:untoc`.")] with: ID,
    ) -> Option<InstrumentComparison<'g>> {
        let Some(AnyNode::Instrument(with)) = self.0.graph().by_key(&with) else { return None };
        let rows = comparison::compare(self.0, with, &Budget::unlimited()).expect("without limits nothing stops");
        Some(InstrumentComparison { with, rows })
    }

    /// Who had consented to be bound by it on the day, as far as its table of ratifications goes; `null` where no table was
    /// read. Denunciations are not in the tables.
    async fn consent(
        &self,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Option<Consent<'g>> {
        let consent = consent::consent(self.0, self.0.graph().states(), or_today(active_on), &Budget::unlimited());
        consent.expect("without limits nothing stops").map(Consent)
    }
}

/// How two instruments differ in one type of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::analysis::comparison::Difference")]
pub enum Difference {
    /// Only this instrument lays it down. It means something only as far as the other was gone through (`assessment`).
    Adds,
    /// Only the other lays it down. It means something only as far as this one was gone through.
    Lacks,
    /// Both do, and the strongest measure of this one is more precise.
    MorePrecise,
    /// Both do, and the strongest measure of the other is more precise.
    LessPrecise,
    /// Both do, and the strongest measures are equally precise.
    Alike,
}

/// Two instruments beside each other.
pub struct InstrumentComparison<'g> {
    with: graph::instrument::Instrument<'g>,
    rows: Vec<comparison::TypeComparison<'g>>,
}

/// Two instruments beside each other.
#[Object]
impl<'g> InstrumentComparison<'g> {
    /// The other instrument.
    async fn with(&self) -> Instrument<'g> {
        Shown(self.with)
    }

    /// Every type of measure that at least one of the two lays down, by category and type.
    async fn types(
        &self,
        #[graphql(desc = "Only types that differ in one of these ways; left out: all.")] differences: Option<
            Vec<Difference>,
        >,
    ) -> Vec<TypeComparison<'g>> {
        let asked = |row: &&comparison::TypeComparison<'g>| {
            differences.as_ref().is_none_or(|asked| asked.contains(&row.difference().into()))
        };
        self.rows.iter().filter(asked).cloned().map(TypeComparison).collect()
    }
}

/// What two instruments lay down of one type of measure.
pub struct TypeComparison<'g>(comparison::TypeComparison<'g>);

/// What two instruments lay down of one type of measure.
#[Object]
impl<'g> TypeComparison<'g> {
    /// What the measures are for.
    async fn category(&self) -> Category {
        self.0.category
    }

    /// The type of measure.
    async fn r#type(&self) -> MeasureType {
        self.0.r#type
    }

    /// How the two differ.
    async fn difference(&self) -> Difference {
        self.0.difference().into()
    }

    /// The strongest degree of precision in this instrument; `null` where it lays down none.
    async fn strongest(&self) -> Option<Precision> {
        homogeneity::strongest(&self.0.measures)
    }

    /// The strongest degree of precision in the other; `null` where it lays down none.
    async fn other_strongest(&self) -> Option<Precision> {
        homogeneity::strongest(&self.0.others)
    }

    /// How many measures of this instrument there are.
    async fn count(&self) -> usize {
        self.0.measures.len()
    }

    /// How many measures of the other there are.
    async fn other_count(&self) -> usize {
        self.0.others.len()
    }

    /// The measures of this instrument, in the order of its provisions.
    async fn measures(&self) -> Vec<Measure<'g>> {
        self.0.measures.iter().copied().map(Shown).collect()
    }

    /// The measures of the other, in the order of its provisions.
    async fn other_measures(&self) -> Vec<Measure<'g>> {
        self.0.others.iter().copied().map(Shown).collect()
    }
}

/// Who had consented to be bound by an instrument on a day.
pub struct Consent<'g>(consent::Consent<'g>);

/// Who had consented to be bound by an instrument on a day: by ratification, accession or another act.
#[Object]
impl<'g> Consent<'g> {
    /// How many states had; the table may know fewer than there are, see `assessment`.
    async fn state_count(&self) -> usize {
        self.0.bound.iter().filter(|row| row.state().is_some()).count()
    }

    /// How many organisations had; only the European Union can.
    async fn organisation_count(&self) -> usize {
        self.0.bound.iter().filter(|row| row.agency().is_some()).count()
    }

    /// How many parties had signed and not consented.
    async fn signed_only_count(&self) -> usize {
        self.0.only_signed.len()
    }

    /// By regional group of the United Nations, by name; states in no group at last.
    async fn regions(&self) -> Vec<RegionConsent<'g>> {
        let row = |row: &consent::RegionConsent<'g>| RegionConsent {
            region: row.region,
            state_count: row.bound,
            of_states: row.states,
        };
        self.0.regions.iter().map(row).collect()
    }

    /// How many of the states that were members of the European Union on the day had.
    async fn eu_member_count(&self) -> usize {
        self.0.eu_members.0
    }

    /// How many states were members of the European Union on the day, among those that are members today.
    async fn eu_members(&self) -> usize {
        self.0.eu_members.1
    }

    /// How far the table was gone through: with COMPLETE, a state that is not in it had not consented.
    async fn assessment(&self) -> Assessment {
        self.0.table.assessment
    }

    /// The day up to which the table follows the depositary; `null` where it does not follow one.
    async fn as_of(&self) -> Option<PartialDate> {
        self.0.table.as_of
    }

    /// What the table covers and what is missing.
    async fn note(&self) -> &'g str {
        &self.0.table.note
    }

    /// The facts: the consents that were given until the day, by party.
    async fn ratifications(&self) -> Vec<Ratification<'g>> {
        self.0.bound.iter().copied().map(Shown).collect()
    }
}

/// How many states of a regional group had consented to be bound.
#[derive(SimpleObject)]
pub struct RegionConsent<'g> {
    /// The regional group of the United Nations, such as `Africa`; `null` for states that are in none.
    region: Option<&'g str>,
    /// How many of its states had consented.
    state_count: usize,
    /// How many states of the group the graph knows.
    of_states: usize,
}
