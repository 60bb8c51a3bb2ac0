//! What binds a place: where its states stand towards each instrument that states become parties to, as far as that is known.

use crate::{
    analysis::{
        consent::{Position, position},
        presence::Place,
    },
    budget::{Budget, Stopped},
    graph::{instrument::Instrument, measure::Measure, ratification::Ratification, state::State},
    language::voice::Voice,
    pages::{
        address,
        entity_page::description::{Description, Reference, Value},
    },
};
use entity::{
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{Assessment, Beneficiary, InstrumentKind, Vocabulary},
};

/// What binds a place.
pub struct Consents {
    /// The instruments with a table of ratifications.
    pub rows: Vec<Consent>,
    /// How many states the place has.
    pub states: usize,
    /// The instruments of which no table was read: of them nothing is known.
    pub without_table: Vec<Value>,
    /// Since when a state is bound as a member of the European Union, and the list of the acts.
    pub union: Option<(String, Value)>,
    /// How many measures of the instruments that bind it protect whom.
    pub protected: Vec<(Value, usize)>,
    /// The same as a map and as a matrix.
    pub charts: [String; 2],
}

/// Where the states of a place stand towards an instrument.
pub struct Consent {
    /// The instrument.
    pub instrument: Value,
    /// Its global id.
    pub id: String,
    /// How many states stand in each position: bound, signed, not bound, not known.
    pub counts: [usize; 4],
    /// The list of those that are bound.
    pub list: Option<String>,
    /// Of one state: the position, when it signed, when and how it consented, when the instrument entered into force for it.
    pub of_state: Option<[String; 5]>,
    /// What the row of one state rests on.
    pub references: Vec<Reference>,
    /// How far the table goes.
    pub table: String,
    /// What it has and has not.
    pub note: String,
}

/// The positions in the order of the counts.
const POSITIONS: [Position; 4] = [Position::Bound, Position::Signed, Position::NotBound, Position::Unknown];

/// What a position is called.
pub fn word(position: Position, voice: Voice) -> &'static str {
    voice.text(match position {
        Position::Bound => "position-bound",
        Position::Signed => "position-signed",
        Position::NotBound => "position-not-bound",
        Position::Unknown => "position-unknown",
    })
}

impl Consents {
    pub(super) fn new<'g>(place: Place<'g>, page: &mut Description<'g>) -> Result<Self, Stopped> {
        let states = place.states();
        let treaties = page.budget.filter(place.graph().instruments(), |instrument| instrument.has_parties())?;
        let mut rows = Vec::new();
        let mut binding: Vec<Instrument<'g>> = Vec::new();
        let mut without_table = Vec::new();
        for instrument in treaties {
            if instrument.ratification_table().is_none() {
                without_table.push(Value::named(instrument.any(), page.voice));
                continue;
            }
            let row = consent(instrument, place, &states, page)?;
            if row.counts[0] > 0 {
                binding.push(instrument);
            }
            rows.push(row);
        }
        Ok(Consents {
            rows,
            states: states.len(),
            without_table,
            union: union(place, page.day, page.voice),
            protected: protected(&binding, page.voice, page.budget)?,
            charts: charts(place, page.day),
        })
    }
}

/// The instruments that are the law of the European Union.
const UNION: [InstrumentKind; 3] =
    [InstrumentKind::Regulation, InstrumentKind::Directive, InstrumentKind::FrameworkDecision];

fn union(place: Place<'_>, day: PartialDate, voice: Voice) -> Option<(String, Value)> {
    let Place::State(state) = place else { return None };
    let since = state.eu_member.filter(|since| since.first() <= day.last())?;
    let kinds: Vec<(&str, String)> = UNION.iter().map(|kind| ("kind", kind.word().to_uppercase())).collect();
    let acts = state.graph().instruments().filter(|instrument| UNION.contains(&instrument.kind)).count();
    let text = voice.counted("count-union-acts", acts);
    let list = address::of_list(Kind::Instrument, "", &kinds);
    Some((since.to_string(), Value { address: Some(list), ..Value::from(text) }))
}

/// Whom the measures of some instruments protect.
fn protected(instruments: &[Instrument<'_>], voice: Voice, budget: &Budget) -> Result<Vec<(Value, usize)>, Stopped> {
    let mut measures: Vec<Measure<'_>> = Vec::new();
    for instrument in instruments {
        measures.extend(budget.filter(instrument.measures(), |_| true)?);
    }
    let of = |whom: &Beneficiary| {
        let count = measures.iter().filter(|measure| measure.beneficiaries().contains(whom)).count();
        let asked = [("beneficiaries", whom.word().to_uppercase())].into_iter();
        let asked = asked.chain(instruments.iter().map(|instrument| ("instrument", instrument.row().slug.clone())));
        let list = address::of_list(Kind::Measure, "", &asked.collect::<Vec<_>>());
        (Value { address: Some(list), ..Value::from(voice.label(*whom)) }, count)
    };
    Ok(Beneficiary::ALL.iter().map(of).filter(|(_, count)| *count > 0).collect())
}

fn charts(place: Place<'_>, day: PartialDate) -> [String; 2] {
    let region = match place {
        Place::State(_) => None,
        Place::Region(region) => Some(region.row().slug.clone()),
    };
    [None, Some("matrix".to_owned())].map(|form| {
        let asked = [("form", form), ("region", region.clone()), ("activeOn", Some(day.to_string()))];
        let asked = asked.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let query = serde_urlencoded::to_string(asked.collect::<Vec<_>>());
        let query = query.expect("pairs of texts can always be written in an address");
        format!("/charts/ratifications?{query}")
    })
}

fn consent<'g>(
    instrument: Instrument<'g>,
    place: Place<'g>,
    states: &[State<'g>],
    page: &mut Description<'g>,
) -> Result<Consent, Stopped> {
    let rows = page
        .budget
        .filter(instrument.ratifications(), |row| row.state().is_some_and(|state| states.contains(&state)))?;
    let row_of = |state: &State<'g>| rows.iter().copied().find(|row| row.state() == Some(*state));
    let mut counts = [0; 4];
    for state in states {
        page.budget.steps(rows.len())?;
        let stands = position(instrument, row_of(state), page.day);
        let at = POSITIONS.iter().position(|known| *known == stands);
        counts[at.expect("every position has a place")] += 1;
    }
    let (of_state, references) = match place {
        Place::State(state) => {
            let row = row_of(&state);
            let references = row.map(|row| page.cite(row.any().citations())).transpose()?;
            (Some(told(instrument, row, page.day, page.voice)), references.unwrap_or_default())
        }
        Place::Region(_) => (None, Vec::new()),
    };
    let (table, note) = how_far(instrument, page.voice);
    Ok(Consent {
        instrument: Value::named(instrument.any(), page.voice),
        id: instrument.key().to_owned(),
        counts,
        list: list(instrument, states, &rows, page.day),
        of_state,
        references,
        table,
        note,
    })
}

/// What is on record of one state.
fn told(instrument: Instrument<'_>, row: Option<Ratification<'_>>, day: PartialDate, voice: Voice) -> [String; 5] {
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    [
        word(position(instrument, row, day), voice).to_owned(),
        date(row.and_then(|row| row.signed_on)),
        date(row.and_then(|row| row.bound_on)),
        row.and_then(|row| row.act).map(|act| voice.lower(act)).unwrap_or_default(),
        date(row.and_then(|row| row.in_force_on)),
    ]
}

/// How far the table of an instrument goes, and what it has and has not.
fn how_far(instrument: Instrument<'_>, voice: Voice) -> (String, String) {
    let Some(table) = instrument.ratification_table() else { return Default::default() };
    let how = voice.text(match table.assessment {
        Assessment::Complete => "place-complete",
        Assessment::Partial => "place-in-part",
        Assessment::None => "place-not-assessed",
    });
    let followed =
        table.as_of.map(|day| voice.say("place-whole-until").with("assessment", how).with("day", day).to_string());
    (followed.unwrap_or_else(|| how.to_owned()), table.note.clone())
}

/// The list of exactly those states that are bound by an instrument on the day. Nothing where none is, or where a date is known
/// too roughly for a list to say on which side of the day it lies, though it counts.
pub fn list(
    instrument: Instrument<'_>,
    states: &[State<'_>],
    rows: &[Ratification<'_>],
    day: PartialDate,
) -> Option<String> {
    let bound = rows.iter().filter(|row| position(instrument, Some(**row), day) == Position::Bound);
    let surely = rows.iter().filter(|row| row.bound_on.is_some_and(|on| on.last() <= day.last()));
    let bound: Vec<&Ratification<'_>> = bound.collect();
    if bound.is_empty() || surely.count() != bound.len() {
        return None;
    }
    let mut asked = vec![("instrument", instrument.slug.clone()), ("boundOn", format!("..{day}"))];
    if states.len() == instrument.graph().states().len() {
        // The states, and not the organisations.
        asked.push(("agency", "none".to_owned()));
    } else {
        asked.extend(bound.iter().filter_map(|row| row.state()).map(|state| ("state", state.row().slug.clone())));
    }
    Some(address::of_list(Kind::Ratification, "", &asked))
}
