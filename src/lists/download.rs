//! A list to download: all of its rows, with the columns that it shows, as CSV or JSON.

use crate::{
    answer::Answerer,
    budget::Budget,
    export::csv::{EDITION, edition},
    graph::any_node::AnyNode,
    lists::{
        list::{self, Cell, List, Row, Unlisted},
        wanted::Wanted,
    },
    pages::frame::Frame,
    query::page::MAXIMUM_SIZE,
    snapshot::Snapshot,
};
use serde_json::{Map, Value, json};

/// The file that a list is downloaded as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table.
    Csv,
    /// For programs.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 2] = [Format::Csv, Format::Json];

    /// What its address ends with.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Csv => ".csv",
            Format::Json => ".json",
        }
    }

    /// What it is.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8; header=present",
            Format::Json => "application/json",
        }
    }
}

/// What every row of a table begins with.
const BEGINNING: [&str; 2] = ["id", "label"];

/// All rows of a list, wherever the page begins, each with all of its values.
pub fn written(
    wanted: &Wanted,
    format: Format,
    answerer: &Answerer,
    snapshot: &Snapshot,
    frame: &Frame,
    budget: &Budget,
) -> Result<Vec<u8>, Unlisted> {
    let mut page = wanted.from_the_beginning();
    let mut size = MAXIMUM_SIZE;
    let mut rows = Vec::new();
    loop {
        let list = match List::new(&page, (size, MAXIMUM_SIZE), answerer, snapshot, budget) {
            Ok(list) => list,
            // So many rows with all that they name may be more than an answer can have: fewer at a time are not.
            Err(Unlisted::Refused(_)) if size > 1 => {
                size /= 2;
                continue;
            }
            Err(refused) => return Err(refused),
        };
        rows.extend(list.rows);
        match list.after {
            Some(after) => page.after = Some(after),
            None => break,
        }
    }
    for row in &mut rows {
        for (column, cell) in wanted.columns.iter().zip(&mut row.cells) {
            if matches!(cell, Cell::Facts(_, 1..)) {
                *cell = Cell::Facts(list::whole(row.node, column, answerer, snapshot, budget)?, 0);
            }
        }
    }
    Ok(match format {
        Format::Csv => csv(wanted, &rows, snapshot),
        Format::Json => json(wanted, &rows, frame),
    })
}

fn csv(wanted: &Wanted, rows: &[Row<'_>], snapshot: &Snapshot) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let names = wanted.columns.iter().map(|column| column.name.as_str());
    csv.write_record(BEGINNING.into_iter().chain(names).chain(EDITION)).expect("memory takes all that is written");
    for row in rows {
        let beginning = [row.node.key().to_owned(), row.node.label().into_owned()];
        let cells = row.cells.iter().map(text);
        let record = beginning.into_iter().chain(cells).chain(edition(snapshot).map(str::to_owned));
        csv.write_record(record).expect("memory takes all that is written");
    }
    csv.into_inner().expect("memory takes all that is written")
}

/// As it stands in a table: words as in answers, several values joined by `; `.
fn text(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Words(words) => words.join("; "),
        Cell::Truth(truth) => truth.to_string(),
        Cell::Facts(facts, _) => facts.iter().map(|fact| fact.label()).collect::<Vec<_>>().join("; "),
    }
}

fn json(wanted: &Wanted, rows: &[Row<'_>], frame: &Frame) -> Vec<u8> {
    let rows: Vec<Value> = rows.iter().map(|row| record(wanted, row, frame)).collect();
    let list = json!({
        "address": frame.site.absolute(&wanted.from_the_beginning().address(Format::Json.ending())),
        "version": frame.version,
        "license": frame.license,
        "citation": frame.citation,
        "count": rows.len(),
        "rows": rows,
    });
    list.to_string().into_bytes()
}

fn record(wanted: &Wanted, row: &Row<'_>, frame: &Frame) -> Value {
    let mut record = Map::new();
    record.insert("id".to_owned(), row.node.key().into());
    record.insert("label".to_owned(), row.node.label().into());
    let page = crate::pages::address::of(row.node);
    if page.starts_with('/') {
        record.insert("page".to_owned(), frame.site.absolute(&page).into());
    }
    for (column, cell) in wanted.columns.iter().zip(&row.cells) {
        record.insert(column.name.clone(), value(cell, column.shape.is_number()));
    }
    Value::Object(record)
}

fn value(cell: &Cell<'_>, is_number: bool) -> Value {
    let named = |fact: &AnyNode<'_>| json!({ "id": fact.key(), "label": fact.label() });
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Text(text) if is_number => {
            text.parse::<i64>().map_or_else(|_| json!(text.parse::<f64>().ok()), Value::from)
        }
        Cell::Text(text) => text.as_str().into(),
        Cell::Words(words) if words.len() == 1 => words[0].as_str().into(),
        Cell::Words(words) => json!(words),
        Cell::Truth(truth) => (*truth).into(),
        Cell::Facts(facts, _) => json!({ "facts": facts.iter().map(named).collect::<Vec<_>>() }),
    }
}
