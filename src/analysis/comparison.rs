//! What one instrument adds over another, what it lacks, and where it binds more precisely.
//!
//! A saving clause lays down nothing: it only says that other law stays as it is.

use crate::{
    budget::{Budget, Stopped},
    graph::{instrument::Instrument, measure::Measure},
};
use entity::vocabulary::{Category, Difference, MeasureType};
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// What two instruments lay down of one type of measure.
#[derive(Clone, Debug)]
pub struct TypeComparison<'g> {
    /// What the measures are for.
    pub category: Category,
    /// The type of measure.
    pub r#type: MeasureType,
    /// Those of the first, in the order of its provisions; then those that it lays down through others.
    pub measures: Vec<Measure<'g>>,
    /// Those of the other, likewise.
    pub others: Vec<Measure<'g>>,
}

/// Two instruments beside each other.
#[derive(Clone, Debug)]
pub struct Comparison<'g> {
    /// The first.
    pub first: Instrument<'g>,
    /// The other.
    pub other: Instrument<'g>,
    /// Every type of measure that at least one of the two lays down, by category and type.
    pub types: Vec<TypeComparison<'g>>,
    /// The saving clauses of the two, those of the first before those of the other.
    pub saving_clauses: Vec<Measure<'g>>,
}

/// The instruments that some measures stand in, without the one that is asked about.
pub fn through<'g>(instrument: Instrument<'g>, measures: &[Measure<'g>]) -> Vec<Instrument<'g>> {
    let mut through: Vec<_> = measures.iter().map(|measure| measure.instrument()).collect();
    // Measures of one instrument stand together.
    through.dedup();
    through.retain(|other| *other != instrument);
    through
}

impl TypeComparison<'_> {
    /// How the two differ: by who lays it down at all, then by the strongest degree of precision.
    pub fn difference(&self) -> Difference {
        let strongest = |measures: &[Measure<'_>]| measures.iter().map(|measure| measure.precision).min();
        match (strongest(&self.measures), strongest(&self.others)) {
            (_, None) => Difference::Adds,
            (None, Some(_)) => Difference::Lacks,
            // The vocabulary begins with the strongest.
            (Some(own), Some(other)) => match own.cmp(&other) {
                Ordering::Less => Difference::MorePrecise,
                Ordering::Greater => Difference::LessPrecise,
                Ordering::Equal => Difference::Alike,
            },
        }
    }
}

/// What each of two instruments lays down by itself.
pub fn compare<'g>(first: Instrument<'g>, other: Instrument<'g>, budget: &Budget) -> Result<Comparison<'g>, Stopped> {
    beside((first, &[first]), (other, &[other]), budget)
}

/// What each of two instruments lays down by itself or through those that it supplements, as the provisions of a
/// convention apply to its protocols.
pub fn compare_through_supplements<'g>(
    first: Instrument<'g>,
    other: Instrument<'g>,
    budget: &Budget,
) -> Result<Comparison<'g>, Stopped> {
    beside((first, &with_supplemented(first, budget)?), (other, &with_supplemented(other, budget)?), budget)
}

/// An instrument, those that it supplements, those that these supplement, and so on: each once, the nearest first.
fn with_supplemented<'g>(instrument: Instrument<'g>, budget: &Budget) -> Result<Vec<Instrument<'g>>, Stopped> {
    let mut reached = vec![instrument];
    let mut at = 0;
    while let Some(next) = reached.get(at).copied() {
        for supplemented in next.supplements() {
            budget.steps(reached.len())?;
            if !reached.contains(&supplemented) {
                reached.push(supplemented);
            }
        }
        at += 1;
    }
    Ok(reached)
}

type Side<'a, 'g> = (Instrument<'g>, &'a [Instrument<'g>]);

fn beside<'g>(first: Side<'_, 'g>, other: Side<'_, 'g>, budget: &Budget) -> Result<Comparison<'g>, Stopped> {
    budget.look()?;
    let mut types: BTreeMap<(Category, MeasureType), TypeComparison<'g>> = BTreeMap::new();
    let mut saving_clauses = Vec::new();
    for (is_first, instruments) in [(true, first.1), (false, other.1)] {
        for measure in instruments.iter().flat_map(|instrument| instrument.measures()) {
            budget.step()?;
            if measure.is_saving_clause() {
                saving_clauses.push(measure);
                continue;
            }
            let (category, r#type) = (measure.category, measure.r#type);
            let row = types.entry((category, r#type)).or_insert_with(|| TypeComparison {
                category,
                r#type,
                measures: Vec::new(),
                others: Vec::new(),
            });
            if is_first { row.measures.push(measure) } else { row.others.push(measure) }
        }
    }
    // What both lay down through a common convention is saved once.
    let mut seen = BTreeSet::new();
    saving_clauses.retain(|measure| seen.insert(measure.id()));
    Ok(Comparison { first: first.0, other: other.0, types: types.into_values().collect(), saving_clauses })
}
