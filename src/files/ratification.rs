//! `ratifications/<instrument>.csv`: who signed an instrument and is bound by it, and the `.toml` beside it: how far the
//! table goes, and its pages.

use crate::files::{
    DataFile,
    fields::{Fields, word},
    problem::{Place, Problem},
    reading::{Reading, WrittenSource},
    source, table,
};
use entity::{fact::FactKind, kind::Kind, ratification, ratification_table};

const COLUMNS: &[&str] = &["party", "signed_on", "bound_on", "act", "source_url"];

/// How far a table goes, and its pages.
pub fn read_coverage(instrument_id: i32, fields: &Fields<'_>, reading: &mut Reading) -> Vec<WrittenSource> {
    let row = ratification_table::Model {
        instrument_id,
        assessment: fields.word("assessment", reading),
        as_of: fields.optional_date("as_of", reading),
        note: fields.text("note", reading),
    };
    reading.rows.ratification_tables.push(row);
    source::read_all(fields, reading)
}

/// The rows of a table.
pub fn read(instrument_id: i32, instrument: &str, file: &DataFile, sources: &[WrittenSource], reading: &mut Reading) {
    let mut used = vec![false; sources.len()];
    for row in table::rows(file, COLUMNS, reading) {
        let party = row.text("party", reading);
        let place = row.place("party");
        let is_state = party.len() == 2 && party.bytes().all(|byte| byte.is_ascii_uppercase());
        let (state_id, agency_id) = match is_state {
            true => (Some(reading.state(&party, &place)), None),
            false => (None, Some(reading.reference(Kind::Agency, &party, &place))),
        };
        let key = format!("ratification:{instrument}/{}", party.to_lowercase());
        let id = reading.fact(FactKind::Ratification, key, place.clone());
        let signed_on = row.optional_date("signed_on", reading);
        let bound_on = row.optional_date("bound_on", reading);
        let act = row.optional("act", reading).map(str::to_owned);
        let act = act.and_then(|act| word(&act, &row.place("act"), reading));
        if signed_on.is_none() && bound_on.is_none() {
            let problem = Problem::new(place, format!("`{party}` neither signed nor is bound"), "no date");
            reading.report(problem.help("fill `signed_on` or `bound_on`, or leave the row out"));
        }
        if act.is_some() != bound_on.is_some() {
            let problem = Problem::new(row.place("act"), "`act` and `bound_on` go together", "one without the other");
            reading.report(problem.help("name the act where the party is bound, and only there"));
        }
        if let (Some(signed), Some(bound)) = (signed_on, bound_on)
            && signed.first() > bound.last()
        {
            let title = format!("bound on {bound}, before it signed on {signed}");
            reading.report(Problem::new(row.place("bound_on"), title, "before the signature"));
        }
        reading.rows.ratifications.push(ratification::Model {
            id,
            instrument_id,
            state_id,
            agency_id,
            signed_on,
            bound_on,
            act,
        });
        let url = row.text("source_url", reading);
        match sources.iter().position(|source| source.url == url) {
            Some(index) => {
                used[index] = true;
                let WrittenSource { url, title, publisher, verified, place } = &sources[index];
                let (url, title, publisher) = (url.clone(), title.clone(), publisher.clone());
                let written = WrittenSource { url, title, publisher, verified: *verified, place: place.clone() };
                reading.cite(id, vec![written]);
            }
            None => {
                let problem =
                    Problem::new(row.place("source_url"), "this page is not among the table's", "no such source");
                reading.report(problem.help(format!("add it to the `[[sources]]` of ratifications/{instrument}.toml")));
            }
        }
    }
    for (source, _) in sources.iter().zip(used).filter(|(_, used)| !used) {
        let problem = Problem::new(source.place.clone(), "no row rests on this page", "not used");
        reading.report(problem.help("name it in a row, or leave it out"));
    }
}

/// A table without the file that says how far it goes, or the other way round.
pub fn alone(path: &str, missing: &str, reading: &mut Reading) {
    let problem = Problem::new(Place::new(path, 0..0), format!("there is no `{missing}` beside it"), "stands alone");
    reading.report(problem.help("a table of ratifications is a .csv and a .toml of the same name"));
}
