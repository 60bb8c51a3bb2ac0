//! The tables of a place to download: one of them as CSV, all of them as JSON, narrowed as the page is.

use crate::{
    graph::any_node::AnyNode,
    language::voice::Voice,
    pages::{
        entity_page::description,
        frame::Frame,
        place::{
            Tables, Wanted,
            pairs::Pair,
            work::{Basis, Part},
        },
    },
};
use entity::vocabulary::Vocabulary;
use serde_json::{Value, json};

/// A table of a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Table {
    /// What is done there.
    #[default]
    Work,
    /// Who does the same there.
    Overlaps,
    /// What binds it.
    Ratifications,
}

impl Table {
    /// All of them.
    pub const ALL: [Table; 3] = [Table::Work, Table::Overlaps, Table::Ratifications];

    /// Its word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Table::Work => "work",
            Table::Overlaps => "overlaps",
            Table::Ratifications => "ratifications",
        }
    }

    /// What it is called.
    pub fn label(self, voice: Voice) -> &'static str {
        voice.text(match self {
            Table::Work => "place-table-work",
            Table::Overlaps => "place-table-overlaps",
            Table::Ratifications => "place-table-ratifications",
        })
    }

    fn columns(self) -> &'static [&'static str] {
        match self {
            Table::Work => &["basis", "who", "who_id", "kind", "with", "axis", "type", "count", "actions"],
            Table::Overlaps => {
                &["agency", "agency_id", "other", "other_id", "work", "actions", "ties", "ties_via_parent"]
            }
            Table::Ratifications => &[
                "instrument",
                "instrument_id",
                "position",
                "signed_on",
                "bound_on",
                "act",
                "in_force_on",
                "bound",
                "signed_only",
                "not_bound",
                "not_known",
                "of_states",
                "table",
                "note",
            ],
        }
    }

    fn rows(self, tables: &Tables) -> Vec<Vec<String>> {
        match self {
            Table::Work => tables.work.parts.iter().flat_map(work).collect(),
            Table::Overlaps => tables.pairs.all.iter().map(overlap).collect(),
            Table::Ratifications => ratifications(tables),
        }
    }
}

/// One table, each row of which ends with whose it is: under these names, these values.
pub fn csv(tables: &Tables, table: Table, names: &[&str], edition: &[&str]) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(table.columns().iter().chain(names)).expect("memory takes all that is written");
    for row in table.rows(tables) {
        let record = row.iter().map(String::as_str).chain(edition.iter().copied());
        csv.write_record(record).expect("memory takes all that is written");
    }
    csv.into_inner().expect("memory takes all that is written")
}

/// All tables, with what they are of.
pub fn json(tables: &Tables, node: AnyNode<'_>, wanted: &Wanted, frame: &Frame) -> Vec<u8> {
    let rows = |table: Table| -> Vec<Value> {
        let named = |row: Vec<String>| -> Value {
            table.columns().iter().zip(row).map(|(name, cell)| ((*name).to_owned(), Value::from(cell))).collect()
        };
        table.rows(tables).into_iter().map(named).collect()
    };
    let asked: Vec<Value> =
        wanted.parameters().into_iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
    let voice = tables.voice;
    let notes: Vec<Value> = [Basis::Named, Basis::Within, Basis::Unknown]
        .map(|basis| json!({"basis": basis.word(), "meaning": format!("{}. {}", basis.heading(voice), basis.note(voice))}))
        .to_vec();
    let file = json!({
        "address": frame.site.absolute(&wanted.address(node, ".json", &[])),
        "id": node.key(),
        "label": node.label(),
        "activeOn": frame.day,
        "parameters": asked,
        "version": frame.version,
        "license": frame.license,
        "citation": frame.citation,
        "bases": notes,
        "work": rows(Table::Work),
        "overlaps": rows(Table::Overlaps),
        "ratifications": rows(Table::Ratifications),
        "notKnown": tables.consents.without_table.iter().map(|instrument| &instrument.text).collect::<Vec<_>>(),
    });
    file.to_string().into_bytes()
}

fn work(part: &Part) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for doer in &part.doers {
        for done in &doer.work {
            rows.push(vec![
                part.basis.word().to_owned(),
                doer.name.text.clone(),
                doer.id.clone(),
                doer.kind.clone(),
                doer.with.iter().map(|agency| agency.text.as_str()).collect::<Vec<_>>().join("; "),
                done.axis.word().to_owned(),
                done.r#type.word().to_owned(),
                done.slugs.len().to_string(),
                done.slugs.join("; "),
            ]);
        }
    }
    rows
}

fn overlap(pair: &Pair) -> Vec<String> {
    let texts =
        |values: &[description::Value]| values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join("; ");
    let work: Vec<&str> = pair.work.iter().map(|work| work.text.as_str()).collect();
    let mut slugs: Vec<&str> = pair.work.iter().flat_map(|work| &work.slugs).map(String::as_str).collect();
    slugs.sort_unstable();
    slugs.dedup();
    vec![
        pair.agencies[0].text.clone(),
        pair.ids[0].clone(),
        pair.agencies[1].text.clone(),
        pair.ids[1].clone(),
        work.join("; "),
        slugs.join("; "),
        texts(&pair.ties),
        texts(&pair.via_parent),
    ]
}

fn ratifications(tables: &Tables) -> Vec<Vec<String>> {
    let rows = tables.consents.rows.iter().map(|row| {
        let of_state = row.of_state.clone().unwrap_or_default();
        let mut cells = vec![row.instrument.text.clone(), row.id.clone()];
        cells.extend(of_state);
        cells.extend(row.counts.iter().map(usize::to_string));
        cells.extend([tables.consents.states.to_string(), row.table.clone(), row.note.clone()]);
        cells
    });
    rows.collect()
}
