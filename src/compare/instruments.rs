//! Instruments side by side, by type of measure: who lays down what, in which words, and how precisely.

use crate::{
    analysis::comparison::{self, TypeOfSeveral},
    budget::{Budget, Stopped},
    compare::side_by_side::{Cell, Entry, Group, Row, SideBySide, Thing, absent, title, who_lacks},
    graph::{instrument::Instrument, measure::Measure},
    language::voice::Voice,
    pages::entity_page::{called, description::Value},
};
use entity::vocabulary::{Category, MeasureType, Vocabulary};

/// Instruments side by side; of one type of measure where one is asked for.
pub fn side_by_side(
    instruments: &[Instrument<'_>],
    through_supplements: bool,
    r#type: Option<MeasureType>,
    voice: Voice,
    budget: &Budget,
) -> Result<SideBySide, Stopped> {
    let things: Vec<Thing> = instruments.iter().map(|instrument| Thing::of(instrument.any(), voice)).collect();
    let beside = match through_supplements {
        true => comparison::side_by_side_through_supplements(instruments, budget)?,
        false => comparison::side_by_side(instruments, budget)?,
    };
    let mut groups = Vec::new();
    if r#type.is_none() {
        groups.push(facts(instruments, voice));
    }
    for category in Category::ALL {
        let asked = |of_type: &&TypeOfSeveral<'_>| {
            of_type.category == *category && r#type.is_none_or(|asked| of_type.r#type == asked)
        };
        let rows = beside.types.iter().filter(asked).map(|of_type| row(of_type, instruments, &things, voice));
        let rows: Vec<Row> = rows.collect();
        if !rows.is_empty() {
            groups.push(Group::telling(&voice.label(*category), rows));
        }
    }
    if r#type.is_none() && beside.saving_clauses.iter().any(|clauses| !clauses.is_empty()) {
        groups.push(saving_clauses(instruments, &beside.saving_clauses, voice));
    }
    Ok(SideBySide { title: title(&things, voice), things, groups })
}

fn row(of_type: &TypeOfSeveral<'_>, instruments: &[Instrument<'_>], things: &[Thing], voice: Voice) -> Row {
    let mut cells = Vec::new();
    for (instrument, measures) in instruments.iter().zip(&of_type.sides) {
        let entries = measures.iter().map(|measure| entry(*measure, *instrument, voice));
        cells.push(Cell::of(entries, voice).or(absent(instrument.assessment, voice)));
    }
    let (first, others) = of_type.sides.split_at(1);
    let differences = others.iter().map(|other| comparison::difference(&first[0], other).word());
    let difference = [who_lacks(&cells, things, voice), most_precise(&of_type.sides, things, voice)];
    let difference: Vec<String> = difference.into_iter().flatten().collect();
    Row {
        id: format!("{}/{}", of_type.category.word(), of_type.r#type.word()),
        name: Value::said(of_type.r#type, voice),
        difference: Some(difference.join("; ")),
        differences: differences.collect(),
        cells,
    }
}

/// A measure of an instrument, or of one that it supplements.
fn entry(measure: Measure<'_>, of: Instrument<'_>, voice: Voice) -> Entry {
    let through = Some(measure.instrument()).filter(|instrument| *instrument != of);
    let name = format!("{}: {}", measure.provision, measure.title);
    let entry = Entry::of(measure.any(), voice);
    let value = Value { text: name, ..entry.value.clone() };
    let entry = Entry { value, ..entry }
        .with("provision", Some(&measure.provision))
        .with("precision", Some(voice.lower(measure.precision)))
        .with("crime", Some(voice.crime(measure.crime)))
        .with("through", through.map(|instrument| called(instrument.any(), voice)));
    Entry { wording: measure.row().wording.clone(), ..entry }
}

/// Among which of those that lay it down it binds most precisely; nothing where fewer than two do.
fn most_precise(sides: &[Vec<Measure<'_>>], things: &[Thing], voice: Voice) -> Option<String> {
    let strongest: Vec<_> = sides.iter().map(|measures| comparison::strongest(measures)).collect();
    let known: Vec<_> = strongest.iter().flatten().collect();
    let best = known.iter().min()?;
    if known.len() < 2 {
        return None;
    }
    if known.iter().all(|precision| precision == best) {
        return Some(voice.say("compare-equally").with("precision", voice.lower(**best)).to_string());
    }
    let foremost = strongest.iter().zip(things).filter(|(precision, _)| precision.as_ref() == Some(*best));
    let foremost: Vec<&str> = foremost.map(|(_, thing)| thing.name.text.as_str()).collect();
    let most = voice.say("compare-most-precise").with("names", foremost.join(", "));
    Some(most.with("precision", voice.lower(**best)).to_string())
}

fn facts(instruments: &[Instrument<'_>], voice: Voice) -> Group {
    let row = |id: &str, name: &'static str, entry: &dyn Fn(Instrument<'_>) -> Option<Entry>| {
        let cells = instruments
            .iter()
            .map(|instrument| Cell::of(entry(*instrument), voice).or(voice.text("compare-not-known")));
        Row::fact(id, voice.text(name), cells.collect())
    };
    let rows = vec![
        row("title", "compare-full-title", &|instrument| Some(Entry::text(&instrument.row().title))),
        row("kind", "compare-kind", &|instrument| Some(Entry::word(instrument.kind, voice))),
        row("scope", "compare-scope", &|instrument| Some(Entry::word(instrument.scope, voice))),
        row("area", "compare-area", &|instrument| Some(Entry::word(instrument.area, voice))),
        row("legalForce", "compare-legal-force", &|instrument| Some(Entry::word(instrument.legal_force, voice))),
        row("status", "compare-status", &|instrument| Some(Entry::word(instrument.status, voice))),
        row("adopted", "compare-adopted", &|instrument| Some(Entry::text(instrument.adopted_on))),
        row("inForce", "compare-in-force", &|instrument| instrument.in_force_on.map(Entry::text)),
        row("parties", "compare-parties", &|instrument| {
            let count = instrument.party_count.map(|count| Entry::text(count.to_string()));
            count.map(|entry| entry.with("on", instrument.party_count_as_of))
        }),
        row("monitoringBody", "compare-monitoring", &|instrument| {
            instrument.row().monitoring_body.as_ref().map(Entry::text)
        }),
        row("assessment", "compare-measures-reviewed", &|instrument| Some(Entry::word(instrument.assessment, voice))),
    ];
    Group::facts(voice.text("compare-what-they-are"), rows)
}

fn saving_clauses(instruments: &[Instrument<'_>], clauses: &[Vec<Measure<'_>>], voice: Voice) -> Group {
    let cell = |(instrument, clauses): (&Instrument<'_>, &Vec<Measure<'_>>)| {
        let entries = clauses.iter().map(|clause| entry(*clause, *instrument, voice));
        Cell::of(entries, voice).or(absent(instrument.assessment, voice))
    };
    let cells = instruments.iter().zip(clauses).map(cell).collect();
    let heading = voice.text("compare-saving-clauses");
    let rows = vec![Row::fact("saving_clauses", heading, cells)];
    Group::facts(heading, rows).noting(voice.text("compare-saving-note"))
}
