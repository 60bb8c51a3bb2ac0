//! How precisely, and how evenly, instruments bind.
//!
//! A measure binds *determinately* where it says what is to be done and leaves no choice: where it is self-executing or
//! mandatory. Measures bind *evenly* where they do so to one degree, be it a weak one. Determinate is not even.

use crate::{
    analysis::resampling::{self, Mean},
    budget::{Budget, Stopped},
    graph::{graph::Graph, id::Id, instrument::Instrument, measure::Measure, period::Dated},
};
use entity::{
    instrument,
    partial_date::PartialDate,
    vocabulary::{Category, Homogeneity, MeasureType, Precision, Vocabulary},
};
use std::collections::BTreeMap;

/// How one type of measure binds across instruments.
#[derive(Clone, Debug)]
pub struct TypeHomogeneity<'g> {
    /// What the measures are for.
    pub category: Category,
    /// The type of measure.
    pub r#type: MeasureType,
    /// The instruments that lay it down, by slug.
    pub instruments: Vec<Instrument<'g>>,
    /// The measures.
    pub measures: Vec<Measure<'g>>,
}

impl TypeHomogeneity<'_> {
    /// How many measures bind to each degree of precision that occurs, from the strongest on.
    pub fn precisions(&self) -> Vec<(Precision, usize)> {
        let count =
            |precision: Precision| self.measures.iter().filter(|measure| measure.precision == precision).count();
        let all = Precision::ALL.iter().map(|precision| (*precision, count(*precision)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    /// How many measures bind determinately: are self-executing or mandatory.
    pub fn determinate(&self) -> usize {
        self.measures.iter().filter(|measure| binds_determinately(measure)).count()
    }

    /// The mean over the instruments of the share of their measures that binds determinately: each instrument counts as
    /// much as another, however many measures it has.
    pub fn determinate_by_instrument(&self, budget: &Budget) -> Result<Mean, Stopped> {
        mean_share(&self.measures, &binds_determinately, budget)
    }

    /// How uniformly a rule of this type will be applied across instruments, which is what the research project calls
    /// homogeneity. HIGH where at least two thirds of the measures bind determinately, LOW where at most one third does,
    /// else MEDIUM; nothing with fewer than two instruments, across which nothing is alike or not.
    pub fn homogeneity(&self) -> Option<Homogeneity> {
        let (determinate, all) = (self.determinate(), self.measures.len());
        if self.instruments.len() < 2 {
            return None;
        }
        Some(match () {
            () if 3 * determinate >= 2 * all => Homogeneity::High,
            () if 3 * determinate <= all => Homogeneity::Low,
            () => Homogeneity::Medium,
        })
    }

    /// The largest share of one degree of precision: whether the measures bind alike, be it strongly or weakly.
    pub fn evenness(&self) -> f64 {
        let most = self.precisions().into_iter().map(|(_, count)| count).max().unwrap_or(0);
        most as f64 / self.measures.len() as f64
    }
}

/// How many of some measures bind to one degree of precision.
#[derive(Clone, Copy, Debug)]
pub struct PrecisionShare {
    /// The degree.
    pub precision: Precision,
    /// How many measures bind to it.
    pub count: usize,
    /// Their share of all measures.
    pub share: f64,
    /// The mean over the instruments of their share of the measures of each.
    pub by_instrument: Mean,
}

/// How precisely the instruments of a list bind that are in force on the day: as far as their measures are among those that
/// are asked for. From the strongest degree on, those that do not occur left out.
pub fn precision_shares<'g>(
    instruments: impl Iterator<Item = Instrument<'g>>,
    asked: &dyn Fn(Measure<'g>) -> Result<bool, Stopped>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<PrecisionShare>, Stopped> {
    budget.look()?;
    let mut measures = Vec::new();
    for instrument in instruments {
        budget.step()?;
        if !instrument.active_on(day) {
            continue;
        }
        for measure in instrument.measures() {
            budget.step()?;
            if asked(measure)? {
                measures.push(measure);
            }
        }
    }
    let mut shares = Vec::new();
    for precision in Precision::ALL.iter().copied() {
        let binds = |measure: &Measure<'_>| measure.precision == precision;
        let count = budget.filter(&measures, |measure| binds(measure))?.len();
        if count > 0 {
            let share = count as f64 / measures.len() as f64;
            shares.push(PrecisionShare {
                precision,
                count,
                share,
                by_instrument: mean_share(&measures, &binds, budget)?,
            });
        }
    }
    Ok(shares)
}

fn binds_determinately(measure: &Measure<'_>) -> bool {
    measure.homogeneity() == Homogeneity::High
}

/// The mean over instruments of the share of their measures that counts. Measures of one instrument stand together.
fn mean_share(
    measures: &[Measure<'_>],
    counts: &dyn Fn(&Measure<'_>) -> bool,
    budget: &Budget,
) -> Result<Mean, Stopped> {
    budget.steps(measures.len())?;
    let of_each = measures.chunk_by(|one, next| one.instrument() == next.instrument());
    let share = |own: &[Measure<'_>]| own.iter().filter(|measure| counts(measure)).count() as f64 / own.len() as f64;
    resampling::mean(&of_each.map(share).collect::<Vec<_>>(), budget)
}

/// How each type of measure binds across the instruments of a list that are in force on the day, by category and type: as
/// far as their measures are among those that are asked for.
pub fn homogeneity<'g>(
    instruments: impl Iterator<Item = Instrument<'g>>,
    asked: &dyn Fn(Measure<'g>) -> Result<bool, Stopped>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<TypeHomogeneity<'g>>, Stopped> {
    budget.look()?;
    let mut types: BTreeMap<(Category, MeasureType), TypeHomogeneity<'g>> = BTreeMap::new();
    for instrument in instruments {
        budget.step()?;
        if !instrument.active_on(day) {
            continue;
        }
        for measure in instrument.measures() {
            budget.step()?;
            if !asked(measure)? {
                continue;
            }
            let (category, r#type) = (measure.category, measure.r#type);
            let row = types.entry((category, r#type)).or_insert_with(|| TypeHomogeneity {
                category,
                r#type,
                instruments: Vec::new(),
                measures: Vec::new(),
            });
            if row.instruments.last() != Some(&instrument) {
                row.instruments.push(instrument);
            }
            row.measures.push(measure);
        }
    }
    Ok(types.into_values().collect())
}

/// What one instrument lays down of each type of measure.
#[derive(Clone, Debug)]
pub struct ChartRow<'g> {
    /// The instrument.
    pub instrument: Instrument<'g>,
    /// Its measures of each column, in the order of the columns.
    pub cells: Vec<Vec<Measure<'g>>>,
}

/// Instruments against types of measures.
#[derive(Clone, Debug)]
pub struct ChartOfMeasures<'g> {
    /// The types of measure that occur, by category and type.
    pub columns: Vec<(Category, MeasureType)>,
    /// The instruments, by slug.
    pub rows: Vec<ChartRow<'g>>,
}

/// What the instruments of a list that are in force on the day lay down: as far as it is asked for.
pub fn chart_of_measures<'g>(
    instruments: impl Iterator<Item = Instrument<'g>> + Clone,
    asked: &dyn Fn(Measure<'g>) -> Result<bool, Stopped>,
    day: PartialDate,
    budget: &Budget,
) -> Result<ChartOfMeasures<'g>, Stopped> {
    let types = homogeneity(instruments.clone(), asked, day, budget)?;
    let columns: Vec<(Category, MeasureType)> = types.iter().map(|row| (row.category, row.r#type)).collect();
    let mut rows = Vec::new();
    for instrument in instruments {
        budget.step()?;
        if instrument.active_on(day) {
            rows.push(ChartRow { instrument, cells: vec![Vec::new(); columns.len()] });
        }
    }
    let places: BTreeMap<Id<instrument::Model>, usize> =
        (0..).zip(&rows).map(|(at, row): (usize, &ChartRow<'_>)| (row.instrument.id(), at)).collect();
    for (column, of_type) in types.iter().enumerate() {
        for measure in &of_type.measures {
            budget.step()?;
            rows[places[&measure.instrument().id()]].cells[column].push(*measure);
        }
    }
    Ok(ChartOfMeasures { columns, rows })
}

/// The strongest degree of precision among measures; nothing without any.
pub fn strongest(measures: &[Measure<'_>]) -> Option<Precision> {
    measures.iter().map(|measure| measure.precision).min()
}

/// All instruments of a graph that bind.
pub fn binding(graph: &Graph) -> impl Iterator<Item = Instrument<'_>> + Clone {
    graph.instruments().filter(|instrument| instrument.legal_force == entity::vocabulary::LegalForce::Binding)
}
