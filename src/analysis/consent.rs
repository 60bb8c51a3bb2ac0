//! Who had consented to be bound by an instrument on a day, as far as its table of ratifications goes.

use crate::{
    budget::{Budget, Stopped},
    graph::{id::Id, instrument::Instrument, period::Period, ratification::Ratification, state::State},
};
use entity::{partial_date::PartialDate, ratification_table, state, vocabulary::Assessment};
use std::collections::{BTreeMap, BTreeSet};

/// Who had consented to be bound.
#[derive(Clone, Debug)]
pub struct Consent<'g> {
    /// The instrument.
    pub instrument: Instrument<'g>,
    /// The consents that were given until the day, by their keys.
    pub bound: Vec<Ratification<'g>>,
    /// The signatures until the day that no consent until the day followed.
    pub only_signed: Vec<Ratification<'g>>,
    /// The regional groups of the United Nations, by name; states without a group at last.
    pub regions: Vec<RegionConsent<'g>>,
    /// Of the states that were members of the European Union on the day, how many had consented, and how many there were.
    pub eu_members: (usize, usize),
    /// How far the table goes.
    pub table: &'g ratification_table::Model,
}

/// How many states of a regional group had consented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionConsent<'g> {
    /// The group; nothing for states that are in none.
    pub region: Option<&'g str>,
    /// How many had consented.
    pub bound: usize,
    /// How many states of the group the graph knows.
    pub states: usize,
}

/// Who had consented to be bound on the day; nothing where no table of ratifications was read.
pub fn consent<'g>(
    instrument: Instrument<'g>,
    states: impl Iterator<Item = State<'g>>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Option<Consent<'g>>, Stopped> {
    budget.look()?;
    let Some(table) = instrument.ratification_table() else { return Ok(None) };
    let (mut bound, mut only_signed) = (Vec::new(), Vec::new());
    let mut bound_states: BTreeSet<Id<state::Model>> = BTreeSet::new();
    for row in instrument.ratifications() {
        budget.step()?;
        if since(row.bound_on, day) {
            bound.push(row);
            bound_states.extend(row.state().map(State::id));
        } else if since(row.signed_on, day) {
            only_signed.push(row);
        }
    }
    let mut regions: BTreeMap<(bool, Option<&'g str>), RegionConsent<'g>> = BTreeMap::new();
    let mut eu_members = (0, 0);
    for state in states {
        budget.step()?;
        let has_consented = usize::from(bound_states.contains(&state.id()));
        let region = state.row().region.as_deref();
        let row = regions.entry((region.is_none(), region)).or_insert(RegionConsent { region, bound: 0, states: 0 });
        row.bound += has_consented;
        row.states += 1;
        if since(state.eu_member, day) {
            eu_members.0 += has_consented;
            eu_members.1 += 1;
        }
    }
    Ok(Some(Consent { instrument, bound, only_signed, regions: regions.into_values().collect(), eu_members, table }))
}

/// Where a party stands towards an instrument on a day, as far as the table of ratifications tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// It had consented to be bound.
    Bound,
    /// It had signed, and no consent is on record.
    Signed,
    /// It had not consented: the table goes as far, or it consented later.
    NotBound,
    /// Nothing is on record, and the table does not go as far.
    Unknown,
}

/// Where a party with this row in the table of an instrument, or with none, stands on the day.
pub fn position(instrument: Instrument<'_>, row: Option<Ratification<'_>>, day: PartialDate) -> Position {
    match row {
        Some(row) if since(row.bound_on, day) => Position::Bound,
        Some(row) if since(row.signed_on, day) => Position::Signed,
        // What came later was not there before.
        Some(row) if row.bound_on.is_some() || row.signed_on.is_some() => Position::NotBound,
        _ if goes_as_far(instrument, day) => Position::NotBound,
        _ => Position::Unknown,
    }
}

/// Whether who stands in no row had not consented by the day.
fn goes_as_far(instrument: Instrument<'_>, day: PartialDate) -> bool {
    if day.last() < instrument.adopted_on.first() {
        return true;
    }
    instrument.ratification_table().is_some_and(|table| match table.assessment {
        Assessment::Complete => true,
        Assessment::Partial => table.as_of.is_some_and(|followed| day.last() <= followed.last()),
        Assessment::None => false,
    })
}

/// Whether a date had come on some day of another; one that is not known has not.
fn since(date: Option<PartialDate>, day: PartialDate) -> bool {
    date.is_some() && Period::new(date, None).overlaps(day)
}
