//! The rows of a CSV file, which are read like tables of TOML.

use crate::files::{
    fields::{Fields, read_table, string},
    nearest,
    problem::{Place, Problem, quoted},
    reading::Reading,
};
use std::{collections::BTreeMap, ops::Range, sync::Arc};
use toml::{
    Spanned,
    de::{DeString, DeTable},
};

/// The columns of a table.
pub(super) struct Columns {
    /// Those that every table has, in their order.
    pub(super) always: &'static [&'static str],
    /// Those that a table may have behind them.
    pub(super) sometimes: &'static [&'static str],
}

impl Columns {
    /// Every column.
    pub(super) fn all(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.always.iter().chain(self.sometimes).copied()
    }

    /// The first row of a table with every column.
    pub(super) fn header(&self) -> String {
        self.all().collect::<Vec<_>>().join(",")
    }

    /// The columns that a header names; nothing if it does not name them as it must.
    fn named(&self, header: &csv::StringRecord) -> Option<Vec<&'static str>> {
        let all: Vec<_> = self.all().collect();
        [self.always, &all].into_iter().find(|columns| header.iter().eq(columns.iter().copied())).map(<[_]>::to_vec)
    }
}

/// Reads each row below the header, which must name these columns in this order; nothing if it doesn't.
pub(super) fn read_rows<T>(
    reading: &mut Reading<'_>,
    path: &str,
    text: &str,
    columns: &Columns,
    read: fn(&mut Fields<'_, '_, '_>) -> T,
) -> Vec<T> {
    let file: Arc<str> = Arc::from(path);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let (header, header_cells) = match records.next() {
        Some(Ok(record)) => {
            let cells = cells(text, &record);
            (record, cells)
        }
        _ => Default::default(),
    };
    let Some(columns) = columns.named(&header) else {
        reading.problems.push(wrong_header(&file, &header, &header_cells, columns));
        return Vec::new();
    };
    let mut rows = Vec::new();
    for record in records {
        // Rows of any length are allowed above and the text is UTF-8, so that reading it does not fail.
        let Ok(record) = record else { continue };
        let cells = cells(text, &record);
        let place = Place::new(&file, whole(&cells));
        if record.len() != columns.len() || cells.len() != columns.len() {
            let message = format!("this row has {} columns, not {}", record.len(), columns.len());
            let help = format!("write {}; what is unknown stays empty between commas", columns.join(","));
            reading.problems.push(Problem::new(&place, message, "wrong number of columns").help(help));
            continue;
        }
        let mut table = DeTable::new();
        let mut empty = BTreeMap::new();
        for ((column, cell), span) in columns.iter().zip(&record).zip(cells) {
            if cell.is_empty() {
                empty.insert((*column).to_owned(), span);
            } else {
                let key = Spanned::new(span.clone(), DeString::from((*column).to_owned()));
                table.insert(key, string(cell.to_owned(), span));
            }
        }
        rows.push(read_table(reading, table, place, empty, read));
    }
    rows
}

fn wrong_header(file: &Arc<str>, header: &csv::StringRecord, cells: &[Range<usize>], columns: &Columns) -> Problem {
    let help = match columns.sometimes {
        [] => format!("write {}", columns.header()),
        sometimes => format!("write {}, with or without {}", columns.header(), nearest::list(sometimes)),
    };
    let unknown = header.iter().zip(cells).find(|(name, _)| columns.all().all(|column| column != *name));
    match unknown {
        Some((name, span)) => {
            let help = match nearest::probably(name, columns.all()) {
                Some(nearest) => format!("{help}; the nearest is `{nearest}`"),
                None => help,
            };
            let message = format!("there is no column {}", quoted(name));
            Problem::new(&Place::new(file, span.clone()), message, "unknown column").help(help)
        }
        None => {
            let message = "the first row does not name the columns, each once and in order";
            Problem::new(&Place::new(file, whole(cells)), message, "the rows below were not read").help(help)
        }
    }
}

fn whole(cells: &[Range<usize>]) -> Range<usize> {
    match cells {
        [first, .., last] => first.start..last.end,
        [only] => only.clone(),
        [] => 0..0,
    }
}

/// Where each cell of a record stands in the text, its quotes included. The csv reader tells only where records begin.
fn cells(text: &str, record: &csv::StringRecord) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let begin = record.position().map_or(0, |position| position.byte() as usize);
    // Blank lines before a record belong to it in the reader's count, and so does a byte order mark.
    let begin = if begin == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { begin };
    let is_blank = |at: &usize| matches!(bytes[*at], b'\r' | b'\n');
    let mut at = (begin..bytes.len()).find(|at| !is_blank(at)).unwrap_or(bytes.len());
    let mut cells = Vec::new();
    loop {
        let start = at;
        let mut inside_quotes = false;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' if at == start || inside_quotes => inside_quotes = !inside_quotes,
                // A quote after a quote within quotes stands for one quote.
                b'"' if bytes[at - 1] == b'"' && bytes[start] == b'"' => inside_quotes = true,
                b',' | b'\r' | b'\n' if !inside_quotes => break,
                _ => {}
            }
            at += 1;
        }
        cells.push(start..at);
        if bytes.get(at) != Some(&b',') {
            return cells;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    const STATES: &str = "states/states.csv";

    #[test]
    fn the_first_row_names_the_columns_in_their_order() {
        let problems = with(STATES, "code,code3,name", "code,cod3,name");
        assert_eq!(problems, ["states/states.csv:1:6: there is no column `cod3`"]);
        let problems = with(STATES, "code,code3,name", "code3,code,name");
        let message = "the first row does not name the columns, each once and in order";
        assert_eq!(problems, [format!("states/states.csv:1:1: {message}")]);
    }

    #[test]
    fn a_column_that_need_not_be_there_stands_behind_the_others() {
        let ratifications = "ratifications/untoc.csv";
        let problems = with(ratifications, ",source_url,in_force_on\n", ",in_force_on,source_url\n");
        let message = "the first row does not name the columns, each once and in order";
        assert_eq!(problems, [format!("{ratifications}:1:1: {message}")]);
        let problems = with(ratifications, ",source_url,in_force_on\n", ",source_url,in_force\n");
        assert_eq!(problems, [format!("{ratifications}:1:41: there is no column `in_force`")]);
    }

    #[test]
    fn a_row_has_as_many_columns_as_the_first() {
        let problems = with(STATES, "Africa,,", "Africa,");
        assert!(problems.contains(&"states/states.csv:3:1: this row has 5 columns, not 6".to_owned()), "{problems:?}");
    }

    #[test]
    fn what_is_missing_is_missed_in_its_empty_field() {
        let problems = with(STATES, "\"Libya\"", "");
        assert_eq!(problems, ["states/states.csv:3:8: `name` is missing"]);
    }

    #[test]
    fn a_field_is_found_behind_quotes_commas_and_blank_lines() {
        let row = "\n\r\nLY,LBY,\"Libya, \"\"State\"\" of\",Africa,x,";
        let problems = with(STATES, "LY,LBY,\"Libya\",Africa,,", row);
        assert_eq!(problems, ["states/states.csv:5:37: `x` is not a date"]);
    }
}
