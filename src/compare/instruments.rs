//! Instruments side by side, by type of measure: who lays down what, in which words, and how precisely.

use crate::{
    analysis::comparison::{self, TypeOfSeveral},
    budget::{Budget, Stopped},
    compare::{
        rows,
        side_by_side::{Cell, Entry, Group, Row, SideBySide, Thing, who_lacks},
    },
    graph::{instrument::Instrument, measure::Measure},
    pages::entity_page::description::{Value, crime, lower},
};
use entity::vocabulary::{Category, MeasureType, Vocabulary};

/// Instruments side by side; of one type of measure where one is asked for.
pub fn side_by_side(
    instruments: &[Instrument<'_>],
    through_supplements: bool,
    r#type: Option<MeasureType>,
    budget: &Budget,
) -> Result<SideBySide, Stopped> {
    let things: Vec<Thing> = instruments.iter().map(|instrument| Thing::of(instrument.any())).collect();
    let beside = match through_supplements {
        true => comparison::side_by_side_through_supplements(instruments, budget)?,
        false => comparison::side_by_side(instruments, budget)?,
    };
    let mut groups = Vec::new();
    if r#type.is_none() {
        groups.push(facts(instruments));
    }
    for category in Category::ALL {
        let asked = |of_type: &&TypeOfSeveral<'_>| {
            of_type.category == *category && r#type.is_none_or(|asked| of_type.r#type == asked)
        };
        let rows = beside.types.iter().filter(asked).map(|of_type| row(of_type, instruments, &things));
        let rows: Vec<Row> = rows.collect();
        if !rows.is_empty() {
            groups.push(Group::telling(&category.label(), rows));
        }
    }
    if r#type.is_none() && beside.saving_clauses.iter().any(|clauses| !clauses.is_empty()) {
        groups.push(saving_clauses(instruments, &beside.saving_clauses));
    }
    let names: Vec<&str> = things.iter().map(|thing| thing.name.text.as_str()).collect();
    Ok(SideBySide { title: names.join(" beside "), things, groups })
}

fn row(of_type: &TypeOfSeveral<'_>, instruments: &[Instrument<'_>], things: &[Thing]) -> Row {
    let mut cells = Vec::new();
    for (instrument, measures) in instruments.iter().zip(&of_type.sides) {
        let entries = measures.iter().map(|measure| entry(*measure, *instrument));
        cells.push(Cell::of(entries).or(absent(*instrument)));
    }
    let (first, others) = of_type.sides.split_at(1);
    let differences = others.iter().map(|other| comparison::difference(&first[0], other).word());
    let difference = [who_lacks(&cells, things), most_precise(&of_type.sides, things)];
    let difference: Vec<String> = difference.into_iter().flatten().collect();
    Row {
        id: format!("{}/{}", of_type.category.word(), of_type.r#type.word()),
        name: Value::word(of_type.r#type),
        difference: Some(difference.join("; ")),
        differences: differences.collect(),
        cells,
    }
}

/// A measure of an instrument, or of one that it supplements.
fn entry(measure: Measure<'_>, of: Instrument<'_>) -> Entry {
    let through = Some(measure.instrument()).filter(|instrument| *instrument != of);
    let name = format!("{}: {}", measure.provision, measure.title);
    let entry = Entry { value: Value { text: name, ..Value::link(measure.any()) }, ..Entry::of(measure.any()) };
    let entry = entry
        .with("provision", Some(&measure.provision))
        .with("precision", Some(lower(measure.precision)))
        .with("crime", Some(crime(measure.crime)))
        .with("through", through.map(|instrument| instrument.label()));
    Entry { wording: measure.row().wording.clone(), ..entry }
}

/// Among which of those that lay it down it binds most precisely; nothing where fewer than two do.
fn most_precise(sides: &[Vec<Measure<'_>>], things: &[Thing]) -> Option<String> {
    let strongest: Vec<_> = sides.iter().map(|measures| comparison::strongest(measures)).collect();
    let known: Vec<_> = strongest.iter().flatten().collect();
    let best = known.iter().min()?;
    if known.len() < 2 {
        return None;
    }
    if known.iter().all(|precision| precision == best) {
        return Some(format!("equally precise ({})", lower(**best)));
    }
    let foremost = strongest.iter().zip(things).filter(|(precision, _)| precision.as_ref() == Some(*best));
    let foremost: Vec<&str> = foremost.map(|(_, thing)| thing.name.text.as_str()).collect();
    Some(format!("most precise in {} ({})", foremost.join(", "), lower(**best)))
}

/// What it means that an instrument lays down nothing of a type.
fn absent(instrument: Instrument<'_>) -> &'static str {
    rows::absent([instrument.any()].into_iter(), "measures", None)[0]
}

fn facts(instruments: &[Instrument<'_>]) -> Group {
    let row = |id: &str, name: &str, entry: &dyn Fn(Instrument<'_>) -> Option<Entry>| {
        let cells = instruments.iter().map(|instrument| Cell::of(entry(*instrument)).or("not known"));
        Row::fact(id, name, cells.collect())
    };
    let rows = vec![
        row("title", "Title", &|instrument| Some(Entry::text(&instrument.row().title))),
        row("kind", "Kind", &|instrument| Some(Entry::word(instrument.kind))),
        row("scope", "Scope", &|instrument| Some(Entry::word(instrument.scope))),
        row("area", "Area", &|instrument| Some(Entry::word(instrument.area))),
        row("legalForce", "Legal force", &|instrument| Some(Entry::word(instrument.legal_force))),
        row("status", "Status", &|instrument| Some(Entry::word(instrument.status))),
        row("adopted", "Adopted", &|instrument| Some(Entry::text(instrument.adopted_on))),
        row("inForce", "In force since", &|instrument| instrument.in_force_on.map(Entry::text)),
        row("parties", "Parties", &|instrument| {
            let count = instrument.party_count.map(|count| Entry::text(count.to_string()));
            count.map(|entry| entry.with("on", instrument.party_count_as_of))
        }),
        row("monitoringBody", "Monitoring body", &|instrument| {
            instrument.row().monitoring_body.as_ref().map(Entry::text)
        }),
        row("assessment", "Measures reviewed", &|instrument| Some(Entry::word(instrument.assessment))),
    ];
    Group::facts("What they are", rows)
}

fn saving_clauses(instruments: &[Instrument<'_>], clauses: &[Vec<Measure<'_>>]) -> Group {
    let cell = |(instrument, clauses): (&Instrument<'_>, &Vec<Measure<'_>>)| {
        Cell::of(clauses.iter().map(|clause| entry(*clause, *instrument))).or(absent(*instrument))
    };
    let cells = instruments.iter().zip(clauses).map(cell).collect();
    let note = "They lay down nothing: they only say that other law stays as it is.";
    Group::facts("Saving clauses", vec![Row::fact("saving_clauses", "Saving clauses", cells)]).noting(note)
}
