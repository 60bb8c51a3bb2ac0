//! Tables of comma-separated values, read row by row with the place of every field.

use crate::files::{
    DataFile,
    fields::date,
    problem::{Place, Problem},
    reading::Reading,
};
use csv::ReaderBuilder;
use entity::partial_date::PartialDate;
use std::ops::Range;

/// One row of a table.
pub struct Row<'t> {
    path: &'t str,
    columns: &'static [&'static str],
    values: Vec<String>,
    places: Vec<Range<usize>>,
    line: Range<usize>,
}

/// The rows of a table that has exactly these columns.
pub fn rows<'t>(file: &'t DataFile, columns: &'static [&'static str], reading: &mut Reading) -> Vec<Row<'t>> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(file.text.as_bytes());
    let header: Vec<String> = match reader.headers() {
        Ok(header) => header.iter().map(str::to_owned).collect(),
        Err(_) => Vec::new(),
    };
    if header != columns {
        let end = file.text.find('\n').unwrap_or(file.text.len());
        let problem =
            Problem::new(Place::new(&file.path, 0..end), "the columns are not those of this table", "columns");
        reading.report(problem.help(format!("the first line is `{}`", columns.join(","))));
        return Vec::new();
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let start = error.position().map_or(0, |position| position.byte() as usize);
                reading.report(Problem::new(Place::new(&file.path, start..start), format!("{error}"), "from here on"));
                break;
            }
        };
        let start = record.position().map_or(0, |position| position.byte() as usize);
        // The reader counts the line breaks before a row to it.
        let start = start + file.text[start..].len() - file.text[start..].trim_start_matches(['\r', '\n']).len();
        let places = fields(&file.text, start);
        let line = start..places.last().map_or(start, |last| last.end);
        if record.len() != columns.len() {
            let title = format!("a row has {} fields, and the table {} columns", record.len(), columns.len());
            reading.report(Problem::new(Place::new(&file.path, line), title, "too few or too many"));
            continue;
        }
        let values = record.iter().map(str::to_owned).collect();
        rows.push(Row { path: &file.path, columns, values, places, line });
    }
    rows
}

/// Where the fields of the row are that begins here, quotes included.
fn fields(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut begin = start;
    let mut quoted = false;
    for (offset, byte) in text[start..].bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                places.push(begin..start + offset);
                begin = start + offset + 1;
            }
            b'\r' | b'\n' if !quoted => {
                places.push(begin..start + offset);
                return places;
            }
            _ => {}
        }
    }
    places.push(begin..text.len());
    places
}

impl Row<'_> {
    /// Where a column's field stands.
    pub fn place(&self, column: &str) -> Place {
        let index = self.columns.iter().position(|name| *name == column);
        let span = index.and_then(|index| self.places.get(index)).unwrap_or(&self.line);
        Place::new(self.path, span.clone())
    }

    /// A text that may be there.
    pub fn optional(&self, column: &str, reading: &mut Reading) -> Option<&str> {
        let index = self.columns.iter().position(|name| *name == column)?;
        let value = self.values.get(index)?.as_str();
        if value.trim() != value {
            let problem = Problem::new(self.place(column), format!("`{column}` has a blank at an end"), "a blank");
            reading.report(problem.help("take the blank away"));
        }
        Some(value).filter(|value| !value.trim().is_empty())
    }

    /// A text that must be there.
    pub fn text(&self, column: &str, reading: &mut Reading) -> String {
        match self.optional(column, reading) {
            Some(text) => text.to_owned(),
            None => {
                reading.report(Problem::new(self.place(column), format!("`{column}` is empty"), "nothing here"));
                String::new()
            }
        }
    }

    /// A date that may be there.
    pub fn optional_date(&self, column: &str, reading: &mut Reading) -> Option<PartialDate> {
        let text = self.optional(column, reading)?.to_owned();
        date(&text, &self.place(column), reading)
    }
}
