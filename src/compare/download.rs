//! A comparison to download, as CSV or JSON.

use crate::{
    compare::{
        question,
        side_by_side::{Cell, DETAILS, Entry, Group, Row, SideBySide},
        wanted::Wanted,
    },
    export::csv::{EDITION, edition},
    lists::download::Format,
    pages::frame::Frame,
    snapshot::Snapshot,
};
use serde_json::{Map, Value, json};

/// What every line of the table begins with.
const BEGINNING: [&str; 8] = ["group", "row", "row_id", "difference", "of", "of_id", "entry", "entry_id"];

/// A comparison as a file.
pub fn written(wanted: &Wanted, format: Format, beside: &SideBySide, snapshot: &Snapshot, frame: &Frame) -> Vec<u8> {
    match format {
        Format::Csv => csv(beside, snapshot),
        Format::Json => json(wanted, beside, frame).to_string().into_bytes(),
    }
}

/// A line for each thing that stands in a cell; one for a cell in which nothing stands, too, which says what that means.
fn csv(beside: &SideBySide, snapshot: &Snapshot) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let names = BEGINNING.into_iter().chain(DETAILS).chain(["wording", "absent"]).chain(EDITION);
    csv.write_record(names).expect("memory takes all that is written");
    for group in &beside.groups {
        for row in &group.rows {
            for (thing, cell) in beside.things.iter().zip(&row.cells) {
                let difference = row.difference.as_deref().unwrap_or_default();
                let beginning = [&group.heading, &row.name.text, &row.id, difference, &thing.name.text, &thing.id];
                let mut line = |entry: Option<&Entry>| {
                    let named = [
                        entry.map_or("", |entry| &entry.value.text),
                        entry.and_then(|entry| entry.id.as_deref()).unwrap_or_default(),
                    ];
                    let details = DETAILS.map(|name| entry.and_then(|entry| detail(entry, name)).unwrap_or_default());
                    let wording = entry.and_then(|entry| entry.wording.as_deref()).unwrap_or_default();
                    let absent = if entry.is_none() { cell.absent } else { "" };
                    let record = beginning.into_iter().chain(named).chain(details).chain([wording, absent]);
                    csv.write_record(record.chain(edition(snapshot))).expect("memory takes all that is written");
                };
                match cell.entries.as_slice() {
                    [] => line(None),
                    entries => entries.iter().for_each(|entry| line(Some(entry))),
                }
            }
        }
    }
    csv.into_inner().expect("memory takes all that is written")
}

fn detail<'e>(entry: &'e Entry, name: &str) -> Option<&'e str> {
    entry.details.iter().find(|(known, _)| *known == name).map(|(_, text)| text.as_str())
}

fn json(wanted: &Wanted, beside: &SideBySide, frame: &Frame) -> Value {
    let things = beside.things.iter().map(|thing| json!({ "id": thing.id, "name": thing.name.text }));
    let group = |group: &Group| {
        json!({
            "heading": group.heading,
            "note": group.note,
            "rows": group.rows.iter().map(|row| self::row(row, frame)).collect::<Vec<_>>(),
        })
    };
    let question = question::behind(wanted, frame.day);
    json!({
        "address": frame.site.absolute(&wanted.address(Format::Json.ending())),
        "title": beside.title,
        "activeOn": frame.day,
        "version": frame.version,
        "license": frame.license,
        "citation": frame.citation,
        "question": question.map(|(document, variables)| json!({ "query": document, "variables": variables })),
        "things": things.collect::<Vec<_>>(),
        "groups": beside.groups.iter().map(group).collect::<Vec<_>>(),
    })
}

fn row(row: &Row, frame: &Frame) -> Value {
    let cell = |cell: &Cell| match cell.entries.is_empty() {
        true => json!({ "absent": cell.absent, "entries": [] }),
        false => json!({ "entries": cell.entries.iter().map(|entry| self::entry(entry, frame)).collect::<Vec<_>>() }),
    };
    json!({
        "id": row.id,
        "name": row.name.text,
        "difference": row.difference,
        "differences": row.differences,
        "cells": row.cells.iter().map(cell).collect::<Vec<_>>(),
    })
}

fn entry(entry: &Entry, frame: &Frame) -> Value {
    let mut record = Map::new();
    if let Some(id) = &entry.id {
        record.insert("id".to_owned(), id.as_str().into());
    }
    record.insert("label".to_owned(), entry.value.text.as_str().into());
    if let Some(page) = entry.value.address.as_ref().filter(|address| address.starts_with('/')) {
        record.insert("page".to_owned(), frame.site.absolute(page).into());
    }
    for (name, text) in &entry.details {
        record.insert((*name).to_owned(), text.as_str().into());
    }
    if let Some(wording) = &entry.wording {
        record.insert("wording".to_owned(), wording.as_str().into());
    }
    Value::Object(record)
}
