//! `states/states.csv`: the states, and `states/states.toml`: the pages that the columns of the table rest on.

use crate::files::{
    DataFile,
    fields::Fields,
    problem::{Place, Problem},
    reading::{Reading, WrittenSource},
    source,
    table::{self, Row},
};
use entity::{fact::FactKind, state};

/// The columns of the table.
pub const COLUMNS: &[&str] = &["code", "code3", "name", "region", "eu_member", "council_of_europe"];

/// A page, and the columns that rest on it.
pub struct ColumnSource {
    columns: Vec<String>,
    url: String,
    title: String,
    publisher: String,
    verified: bool,
    place: Place,
}

/// The pages of the table.
pub fn read_sources(fields: &Fields<'_>, reading: &mut Reading) -> Vec<ColumnSource> {
    fields.many("sources", reading, |fields, reading| {
        let WrittenSource { url, title, publisher, verified, place } = source::read(fields, reading);
        let columns = fields.texts("columns", reading);
        for (column, place) in &columns {
            if !COLUMNS.contains(&column.as_str()) {
                let problem =
                    Problem::new(place.clone(), format!("`{column}` is no column of states.csv"), "no column");
                reading.report(problem.help(format!("the columns are {}", COLUMNS.join(", "))));
            }
        }
        if columns.is_empty() {
            let problem = Problem::new(fields.place("columns"), "nothing rests on this page", "no `columns`");
            reading.report(problem.help("name the columns that it shows"));
        }
        let columns = columns.into_iter().map(|(column, _)| column).collect();
        ColumnSource { columns, url, title, publisher, verified, place }
    })
}

/// Enters every state, so that others can name them.
pub fn register<'t>(file: &'t DataFile, reading: &mut Reading) -> Vec<(i32, Row<'t>)> {
    let mut states = Vec::new();
    for row in table::rows(file, COLUMNS, reading) {
        let code = row.text("code", reading);
        let place = row.place("code");
        if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let problem = Problem::new(place.clone(), format!("`{code}` is no code of a state"), "no code");
            reading.report(problem.help("write the two capital letters of ISO 3166-1"));
        }
        let id = reading.fact(FactKind::State, format!("state:{}", code.to_lowercase()), place);
        states.push((id, row));
    }
    states
}

/// Reads the states that were entered.
pub fn read(states: &[(i32, Row<'_>)], sources: &[ColumnSource], reading: &mut Reading) {
    for (id, row) in states {
        let code = row.text("code", reading);
        let state = state::Model {
            id: *id,
            slug: code.to_lowercase(),
            code,
            code3: row.text("code3", reading),
            name: row.text("name", reading),
            region: row.optional("region", reading).map(str::to_owned),
            eu_member: row.optional_date("eu_member", reading),
            council_of_europe: row.optional_date("council_of_europe", reading),
        };
        reading.rows.states.push(state);
        let mut cited = Vec::new();
        for source in sources {
            if source.columns.iter().any(|column| row.optional(column, reading).is_some()) {
                cited.push(WrittenSource {
                    url: source.url.clone(),
                    title: source.title.clone(),
                    publisher: source.publisher.clone(),
                    verified: source.verified,
                    place: source.place.clone(),
                });
            }
        }
        if cited.is_empty() {
            let problem = Problem::new(row.place("code"), "a state rests on no page", "no source");
            reading.report(problem.help("add a source to states/states.toml whose `columns` this row fills"));
        }
        reading.cite(*id, cited);
    }
}
