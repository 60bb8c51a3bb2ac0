//! The provisions of one type of measure, universal beside European beside regional: by whom, in which words, how precisely.

use crate::{
    budget::{Budget, Stopped},
    compare::side_by_side::{Cell, Entry, Group, Row, SideBySide, Thing},
    graph::{graph::Graph, measure::Measure},
    language::voice::Voice,
    pages::entity_page::description::Value,
};
use entity::vocabulary::{Assessment, MeasureType, Precision, Scope, Vocabulary};

/// The provisions of one type, by the scope of their instruments and by how precisely they bind.
pub fn side_by_side(
    graph: &Graph,
    r#type: MeasureType,
    scopes: &[Scope],
    voice: Voice,
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
        .map(|scope| Thing {
            id: scope.word().to_owned(),
            name: voice.say("compare-of-scope").with("scope", scope.word()).to_string().into(),
        })
        .collect();
    let mut rows = Vec::new();
    for precision in Precision::ALL {
        let of = |scope: &Scope| {
            let found = measures.iter().filter(|measure| measure.precision == *precision);
            let found = found.filter(|measure| measure.instrument().scope == *scope);
            Cell::of(found.map(|measure| entry(*measure, voice)), voice)
        };
        let cells = shown.iter().map(of).collect();
        let row = Row::telling(precision.word(), Value::said(*precision, voice), cells, (&things, voice));
        if row.present().next().is_some() {
            rows.push(row);
        }
    }
    let unread = budget.filter(graph.instruments(), |instrument| {
        scopes.contains(&instrument.scope) && instrument.assessment != Assessment::Complete
    })?;
    let note = match unread.len() {
        0 => voice.text("compare-all-reviewed").to_owned(),
        unread => voice.counted("compare-not-all-reviewed", unread),
    };
    let group = Group::telling(voice.text("compare-how-precisely"), rows).noting(note);
    Ok(SideBySide { title: title(r#type, &measures, &shown, voice), things, groups: vec![group] })
}

fn of_any(scopes: &[Scope], measures: &[Measure<'_>]) -> Vec<Scope> {
    let has = |scope: &Scope| measures.iter().any(|measure| measure.instrument().scope == *scope);
    scopes.iter().copied().filter(has).collect()
}

fn title(r#type: MeasureType, measures: &[Measure<'_>], scopes: &[Scope], voice: Voice) -> String {
    let of = |scope: &Scope| {
        let found = measures.iter().filter(|measure| measure.instrument().scope == *scope).count();
        voice.say("compare-scope-count").with("count", found).with("scope", scope.word()).to_string()
    };
    let counts: Vec<String> = scopes.iter().map(of).collect();
    let title = voice.say(if counts.is_empty() { "compare-no-provisions" } else { "compare-provisions-of" });
    title.with("type", voice.label(r#type)).with("counts", counts.join(", ")).to_string()
}

fn entry(measure: Measure<'_>, voice: Voice) -> Entry {
    let instrument = measure.instrument();
    let entry = Entry::of(measure.any(), voice);
    let entry = entry
        .with("provision", Some(&measure.provision))
        .with("precision", Some(voice.lower(measure.precision)))
        .with("crime", Some(voice.crime(measure.crime)))
        .with("legalForce", Some(voice.lower(instrument.legal_force)));
    Entry { wording: measure.row().wording.clone(), ..entry }
}
