//! What one instrument adds over another, what it lacks, and where it binds more precisely.

use crate::{
    budget::{Budget, Stopped},
    graph::{instrument::Instrument, measure::Measure},
};
use entity::vocabulary::{Category, Difference, MeasureType};
use std::{cmp::Ordering, collections::BTreeMap};

/// What two instruments lay down of one type of measure.
#[derive(Clone, Debug)]
pub struct TypeComparison<'g> {
    /// What the measures are for.
    pub category: Category,
    /// The type of measure.
    pub r#type: MeasureType,
    /// Those of the first, in the order of its provisions.
    pub measures: Vec<Measure<'g>>,
    /// Those of the other, in the order of its provisions.
    pub others: Vec<Measure<'g>>,
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

/// Every type of measure that at least one of two instruments lays down, by category and type.
pub fn compare<'g>(
    first: Instrument<'g>,
    other: Instrument<'g>,
    budget: &Budget,
) -> Result<Vec<TypeComparison<'g>>, Stopped> {
    budget.look()?;
    let mut types: BTreeMap<(Category, MeasureType), TypeComparison<'g>> = BTreeMap::new();
    for (is_first, measure) in
        first.measures().map(|measure| (true, measure)).chain(other.measures().map(|measure| (false, measure)))
    {
        budget.step()?;
        let (category, r#type) = (measure.category, measure.r#type);
        let row = types.entry((category, r#type)).or_insert_with(|| TypeComparison {
            category,
            r#type,
            measures: Vec::new(),
            others: Vec::new(),
        });
        if is_first { row.measures.push(measure) } else { row.others.push(measure) }
    }
    Ok(types.into_values().collect())
}
