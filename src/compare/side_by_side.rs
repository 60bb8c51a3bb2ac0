//! Things side by side: a column for each, rows in groups, and what stands where they meet.

use crate::{graph::any_node::AnyNode, language::voice::Voice, pages::entity_page::description::Value};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Assessment, Vocabulary},
};

/// Things side by side.
#[derive(Clone)]
pub struct SideBySide {
    /// What the comparison is called.
    pub title: String,
    /// The things, one a column.
    pub things: Vec<Thing>,
    /// The rows.
    pub groups: Vec<Group>,
}

/// What a column is of.
#[derive(Clone)]
pub struct Thing {
    /// Its global id or, of a scope, its word.
    pub id: String,
    /// What it is called, and where it leads.
    pub name: Value,
}

/// Rows of one sort.
#[derive(Clone)]
pub struct Group {
    /// What they are.
    pub heading: String,
    /// What has to be known to read them.
    pub note: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether it tells something that a row is there for one thing and not for another. It does not of facts, of which
    /// each thing has its own.
    pub tells_apart: bool,
}

/// One row.
#[derive(Clone)]
pub struct Row {
    /// Its word or its global id, for programs.
    pub id: String,
    /// What it is about.
    pub name: Value,
    /// How the things differ in it, in words.
    pub difference: Option<String>,
    /// How the first differs from each of the others, as the analysis has it.
    pub differences: Vec<&'static str>,
    /// A cell for each thing.
    pub cells: Vec<Cell>,
}

/// What a thing has in a row.
#[derive(Clone, Default)]
pub struct Cell {
    /// What it has.
    pub entries: Vec<Entry>,
    /// What it means that it has nothing.
    pub absent: &'static str,
}

/// One thing that stands in a cell.
#[derive(Clone)]
pub struct Entry {
    /// What it is called, and where it leads.
    pub value: Value,
    /// Its global id, where it is a fact.
    pub id: Option<String>,
    /// What else is said of it, by name.
    pub details: Vec<(&'static str, String)>,
    /// How it is worded.
    pub wording: Option<String>,
}

/// What is said of entries, besides their wording.
pub const DETAILS: [&str; 10] =
    ["provision", "precision", "crime", "legalForce", "through", "role", "offices", "since", "until", "on"];

/// The text that says that nothing is recorded, and it was looked for.
pub const NONE: &str = "compare-none";

/// What it means that something has nothing, by how far it was reviewed.
pub fn absent(assessment: Assessment, voice: Voice) -> &'static str {
    voice.text(match assessment {
        Assessment::Complete => NONE,
        Assessment::Partial => "compare-in-part",
        Assessment::None => "compare-not-assessed",
    })
}

impl Thing {
    /// A fact.
    pub fn of(node: AnyNode<'_>, voice: Voice) -> Self {
        Thing { id: node.key().to_owned(), name: Value::named(node, voice) }
    }
}

impl Entry {
    /// A text.
    pub fn text(value: impl Into<Value>) -> Self {
        Entry { value: value.into(), id: None, details: Vec::new(), wording: None }
    }

    /// A word of a vocabulary.
    pub fn word<V: Vocabulary>(word: V, voice: Voice) -> Self {
        Entry::text(Value::said(word, voice))
    }

    /// A fact.
    pub fn of(node: AnyNode<'_>, voice: Voice) -> Self {
        Entry { id: Some(node.key().to_owned()), ..Entry::text(Value::named(node, voice)) }
    }

    /// The same with something more that is said of it, where there is something.
    pub fn with(mut self, name: &'static str, text: Option<impl ToString>) -> Self {
        self.details.extend(text.map(|text| (name, text.to_string())));
        self
    }
}

impl Cell {
    /// What a thing has.
    pub fn of(entries: impl IntoIterator<Item = Entry>, voice: Voice) -> Self {
        Cell { entries: entries.into_iter().collect(), absent: voice.text(NONE) }
    }

    /// The same, where nothing means something else than that there is none.
    pub fn or(self, absent: &'static str) -> Self {
        Cell { absent, ..self }
    }
}

impl Row {
    /// A row of facts that each thing has of its own.
    pub fn fact(id: &str, name: &str, cells: Vec<Cell>) -> Self {
        Row { id: id.to_owned(), name: name.into(), difference: None, differences: Vec::new(), cells }
    }

    /// A row of which it tells something who has it.
    pub fn telling(id: &str, name: Value, cells: Vec<Cell>, (things, voice): (&[Thing], Voice)) -> Self {
        let difference = who_lacks(&cells, things, voice);
        Row { id: id.to_owned(), name, difference, differences: Vec::new(), cells }
    }

    /// Which things have something in it.
    pub fn present(&self) -> impl Iterator<Item = usize> + Clone {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.entries.is_empty()).map(|(at, _)| at)
    }
}

impl Group {
    /// Rows of which it tells something who has them.
    pub fn telling(heading: &str, rows: Vec<Row>) -> Self {
        Group { heading: heading.to_owned(), note: None, rows, tells_apart: true }
    }

    /// Facts that each thing has of its own; those that none has are left out.
    pub fn facts(heading: &str, mut rows: Vec<Row>) -> Self {
        rows.retain(|row| row.present().next().is_some());
        Group { heading: heading.to_owned(), note: None, rows, tells_apart: false }
    }

    /// The same with what has to be known to read them.
    pub fn noting(self, note: impl Into<String>) -> Self {
        Group { note: Some(note.into()), ..self }
    }

    /// The same with what else has to be known, where there is something.
    pub fn noting_too(self, more: Option<String>) -> Self {
        let note = [self.note, more].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Group { note: Some(note).filter(|note| !note.is_empty()), ..self }
    }

    /// The name of its place in the page.
    pub fn anchor(&self) -> String {
        let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
        self.heading.chars().map(plain).collect()
    }
}

/// What a comparison of some things is called: `A beside B beside C`.
pub fn title(things: &[Thing], voice: Voice) -> String {
    let names = things.iter().map(|thing| thing.name.text.clone());
    let beside = |first: String, second: String| {
        voice.say("compare-beside").with("first", first).with("second", second).to_string()
    };
    names.reduce(beside).unwrap_or_default()
}

/// Which of some things were not there on the day, so that they have nothing of that day.
pub fn not_there<'t>(
    things: &'t [Thing],
    is_there: impl Iterator<Item = bool>,
    day: PartialDate,
    voice: Voice,
) -> Option<String> {
    let gone = things.iter().zip(is_there).filter(|(_, is_there)| !is_there);
    let gone: Vec<&'t str> = gone.map(|(thing, _)| thing.name.text.as_str()).collect();
    (!gone.is_empty()).then(|| voice.say("compare-absent").with("day", day).with("names", gone.join(", ")).to_string())
}

/// Who alone has something, or who lacks it; nothing where all have it.
pub fn who_lacks(cells: &[Cell], things: &[Thing], voice: Voice) -> Option<String> {
    let names = |present: bool| {
        let of = cells.iter().zip(things).filter(|(cell, _)| cell.entries.is_empty() != present);
        of.map(|(_, thing)| thing.name.text.clone()).collect::<Vec<_>>()
    };
    let (have, lack) = (names(true), names(false));
    match (have.len(), lack.len()) {
        (_, 0) | (0, _) => None,
        (1, _) => Some(voice.say("compare-only-has").with("name", &have[0]).to_string()),
        _ => Some(voice.say("compare-lacks").with("names", lack.join(", ")).to_string()),
    }
}
