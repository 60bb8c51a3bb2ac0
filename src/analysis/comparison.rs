//! What one instrument adds over others, what it lacks, and where it binds more precisely.
//!
//! A saving clause lays down nothing: it only says that other law stays as it is.

use crate::{
    budget::{Budget, Stopped},
    graph::{instrument::Instrument, measure::Measure},
};
use entity::vocabulary::{Category, Difference, MeasureType, Precision};
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// What several instruments lay down of one type of measure.
#[derive(Clone, Debug)]
pub struct TypeOfSeveral<'g> {
    /// What the measures are for.
    pub category: Category,
    /// The type of measure.
    pub r#type: MeasureType,
    /// Those of each instrument, in the order of its provisions; then those that it lays down through others.
    pub sides: Vec<Vec<Measure<'g>>>,
}

/// Several instruments beside each other.
#[derive(Clone, Debug)]
pub struct SideBySide<'g> {
    /// Every type of measure that at least one of them lays down, by category and type.
    pub types: Vec<TypeOfSeveral<'g>>,
    /// The saving clauses of each instrument.
    pub saving_clauses: Vec<Vec<Measure<'g>>>,
}

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
    /// What each of the two lays something down in: itself, and then those through which it does.
    pub sides: [Vec<Instrument<'g>>; 2],
}

/// The instruments that some measures stand in, without the one that is asked about.
pub fn through<'g>(instrument: Instrument<'g>, measures: &[Measure<'g>]) -> Vec<Instrument<'g>> {
    let mut through: Vec<_> = measures.iter().map(|measure| measure.instrument()).collect();
    // Measures of one instrument stand together.
    through.dedup();
    through.retain(|other| *other != instrument);
    through
}

/// The strongest degree of precision of some measures; nothing where there are none.
pub fn strongest(measures: &[Measure<'_>]) -> Option<Precision> {
    // The vocabulary begins with the strongest.
    measures.iter().map(|measure| measure.precision).min()
}

/// How two instruments differ in one type: by who lays it down at all, then by the strongest degree of precision.
pub fn difference(measures: &[Measure<'_>], others: &[Measure<'_>]) -> Difference {
    match (strongest(measures), strongest(others)) {
        (_, None) => Difference::Adds,
        (None, Some(_)) => Difference::Lacks,
        (Some(own), Some(other)) => match own.cmp(&other) {
            Ordering::Less => Difference::MorePrecise,
            Ordering::Greater => Difference::LessPrecise,
            Ordering::Equal => Difference::Alike,
        },
    }
}

impl TypeComparison<'_> {
    /// How the two differ.
    pub fn difference(&self) -> Difference {
        difference(&self.measures, &self.others)
    }
}

/// What each of several instruments lays down by itself.
pub fn side_by_side<'g>(instruments: &[Instrument<'g>], budget: &Budget) -> Result<SideBySide<'g>, Stopped> {
    let sides: Vec<Vec<Instrument<'g>>> = instruments.iter().map(|instrument| vec![*instrument]).collect();
    beside(&sides, budget)
}

/// What each of several instruments lays down by itself or through those that it supplements, as the provisions of a
/// convention apply to its protocols.
pub fn side_by_side_through_supplements<'g>(
    instruments: &[Instrument<'g>],
    budget: &Budget,
) -> Result<SideBySide<'g>, Stopped> {
    let mut sides = Vec::new();
    for instrument in instruments {
        sides.push(with_supplemented(*instrument, budget)?);
    }
    beside(&sides, budget)
}

/// What each of two instruments lays down by itself.
pub fn compare<'g>(first: Instrument<'g>, other: Instrument<'g>, budget: &Budget) -> Result<Comparison<'g>, Stopped> {
    of_two([vec![first], vec![other]], budget)
}

/// What each of two instruments lays down by itself or through those that it supplements.
pub fn compare_through_supplements<'g>(
    first: Instrument<'g>,
    other: Instrument<'g>,
    budget: &Budget,
) -> Result<Comparison<'g>, Stopped> {
    of_two([with_supplemented(first, budget)?, with_supplemented(other, budget)?], budget)
}

fn of_two<'g>(sides: [Vec<Instrument<'g>>; 2], budget: &Budget) -> Result<Comparison<'g>, Stopped> {
    let beside = beside(&sides, budget)?;
    let [first, other] = [sides[0][0], sides[1][0]];
    let types = beside.types.into_iter().map(|of_type| {
        let TypeOfSeveral { category, r#type, sides } = of_type;
        let [measures, others] = <[_; 2]>::try_from(sides).expect("two instruments have two sides");
        TypeComparison { category, r#type, measures, others }
    });
    let mut saving_clauses = beside.saving_clauses.concat();
    // What both lay down through a common convention is saved once.
    let mut seen = BTreeSet::new();
    saving_clauses.retain(|measure| seen.insert(measure.id()));
    Ok(Comparison { first, other, types: types.collect(), saving_clauses, sides })
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

/// Each side is an instrument, with those through which it lays something down behind it.
fn beside<'g>(sides: &[Vec<Instrument<'g>>], budget: &Budget) -> Result<SideBySide<'g>, Stopped> {
    budget.look()?;
    let mut types: BTreeMap<(Category, MeasureType), TypeOfSeveral<'g>> = BTreeMap::new();
    let mut saving_clauses = vec![Vec::new(); sides.len()];
    for (side, instruments) in sides.iter().enumerate() {
        for measure in instruments.iter().flat_map(|instrument| instrument.measures()) {
            budget.step()?;
            if measure.is_saving_clause() {
                saving_clauses[side].push(measure);
                continue;
            }
            let (category, r#type) = (measure.category, measure.r#type);
            let empty = || TypeOfSeveral { category, r#type, sides: vec![Vec::new(); sides.len()] };
            types.entry((category, r#type)).or_insert_with(empty).sides[side].push(measure);
        }
    }
    Ok(SideBySide { types: types.into_values().collect(), saving_clauses })
}
