//! The provisions of one type of measure, universal beside European beside regional: by whom, in which words, how precisely.

use crate::{
    budget::{Budget, Stopped},
    compare::side_by_side::{Cell, Entry, Group, Row, SideBySide, Thing},
    graph::{graph::Graph, measure::Measure},
    pages::entity_page::description::{Value, count, crime, lower},
};
use entity::vocabulary::{Assessment, MeasureType, Precision, Scope, Vocabulary};

/// The provisions of one type, by the scope of their instruments and by how precisely they bind.
pub fn side_by_side(
    graph: &Graph,
    r#type: MeasureType,
    scopes: &[Scope],
    budget: &Budget,
) -> Result<SideBySide, Stopped> {
    let measures = budget.filter(graph.measures(), |measure| {
        measure.r#type == r#type && !measure.is_saving_clause() && scopes.contains(&measure.instrument().scope)
    })?;
    // A scope that was not asked for and has nothing would be an empty column.
    let shown: Vec<Scope> = match scopes == Scope::ALL {
        true => of_any(scopes, &measures),
        false => scopes.to_vec(),
    };
    let things: Vec<Thing> = shown
        .iter()
        .map(|scope| Thing { id: scope.word().to_owned(), name: format!("{} instruments", scope.label()).into() })
        .collect();
    let mut rows = Vec::new();
    for precision in Precision::ALL {
        let of = |scope: &Scope| {
            let found = measures.iter().filter(|measure| measure.precision == *precision);
            Cell::of(found.filter(|measure| measure.instrument().scope == *scope).map(|measure| entry(*measure)))
        };
        let row = Row::telling(precision.word(), Value::word(*precision), shown.iter().map(of).collect(), &things);
        if row.present().next().is_some() {
            rows.push(row);
        }
    }
    let unread = budget.filter(graph.instruments(), |instrument| {
        scopes.contains(&instrument.scope) && instrument.assessment != Assessment::Complete
    })?;
    let note = match unread.len() {
        0 => "Every instrument of these scopes was reviewed.".to_owned(),
        unread => format!(
            "{} of these scopes {} not reviewed entirely and may hold more.",
            count(unread, "instrument", "instruments"),
            if unread == 1 { "was" } else { "were" }
        ),
    };
    let group = Group::telling("By how precisely they bind", rows).noting(note);
    Ok(SideBySide { title: title(r#type, &measures, &shown), things, groups: vec![group] })
}

fn of_any(scopes: &[Scope], measures: &[Measure<'_>]) -> Vec<Scope> {
    let has = |scope: &Scope| measures.iter().any(|measure| measure.instrument().scope == *scope);
    scopes.iter().copied().filter(has).collect()
}

fn title(r#type: MeasureType, measures: &[Measure<'_>], scopes: &[Scope]) -> String {
    let of = |scope: &Scope| {
        let found = measures.iter().filter(|measure| measure.instrument().scope == *scope).count();
        let scope = if *scope == Scope::European { scope.label() } else { lower(*scope) };
        format!("{found} {scope}")
    };
    let counts: Vec<String> = scopes.iter().map(of).collect();
    match counts.is_empty() {
        true => format!("{}: no provisions", r#type.label()),
        false => format!("{}: {} provisions", r#type.label(), counts.join(", ")),
    }
}

fn entry(measure: Measure<'_>) -> Entry {
    let instrument = measure.instrument();
    let entry = Entry { value: Value::link(measure.any()), ..Entry::of(measure.any()) };
    let entry = entry
        .with("provision", Some(&measure.provision))
        .with("precision", Some(lower(measure.precision)))
        .with("crime", Some(crime(measure.crime)))
        .with("legalForce", Some(lower(instrument.legal_force)));
    Entry { wording: measure.row().wording.clone(), ..entry }
}
