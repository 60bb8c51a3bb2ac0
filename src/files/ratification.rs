//! `ratifications/<instrument>.csv`, one row a party, and `ratifications/<instrument>.toml`, what the table covers.

use crate::files::{
    fields::Fields,
    given::{Given, Optional, Required},
    problem::Place,
    reading::Reading,
    reference::{Reference, Target},
    rows::Rows,
    rules,
    sheet::Columns,
    source::{self, Cited, Source},
    value::{date, party, text, url, word},
};
use entity::{
    fact::FactKind,
    partial_date::PartialDate,
    ratification, ratification_table,
    vocabulary::{Assessment, ConsentAct},
};
use std::sync::Arc;

/// The columns of a table.
pub(super) const COLUMNS: Columns =
    Columns { always: &["party", "signed_on", "bound_on", "act", "source_url"], sometimes: &["in_force_on"] };

/// The ratifications of an instrument.
pub(super) struct RatificationTable {
    instrument: Reference,
    pub(super) coverage: Coverage,
    pub(super) rows: Vec<Ratification>,
}

/// What the table covers, and the pages that its rows rest on.
pub(super) struct Coverage {
    pub(super) sources: Vec<Source>,
    assessment: Required<Assessment>,
    as_of: Optional<PartialDate>,
    note: Required<String>,
}

/// A row: a party's signature and consent to be bound.
pub(super) struct Ratification {
    pub(super) source_url: Required<String>,
    party: Required<Reference>,
    signed_on: Optional<PartialDate>,
    bound_on: Optional<PartialDate>,
    act: Optional<ConsentAct>,
    in_force_on: Optional<PartialDate>,
}

/// Reads the file beside the table.
pub(super) fn read_coverage(table: &mut Fields<'_, '_, '_>) -> Coverage {
    Coverage {
        assessment: table.required("assessment", word),
        as_of: table.optional("as_of", date),
        note: table.required("note", text),
        sources: source::own(table),
    }
}

/// Reads a row.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Ratification {
    rules::consent::check(table);
    let ratification = Ratification {
        party: table.required("party", party),
        signed_on: table.optional("signed_on", date),
        bound_on: table.optional("bound_on", date),
        act: table.optional("act", word),
        source_url: table.required("source_url", url),
        in_force_on: table.optional("in_force_on", date),
    };
    rules::period::check(&ratification.bound_on, &ratification.in_force_on, table.reading);
    ratification
}

/// Joins the two files of an instrument, whose id is their name.
pub(super) fn join(
    instrument: &str,
    coverage: Coverage,
    rows: Vec<Ratification>,
    is_read: bool,
    reading: &mut Reading<'_>,
) -> RatificationTable {
    let reference = Reference { target: Target::Id(FactKind::Instrument), name: instrument.to_owned() };
    let place = Place::new(&Arc::from(format!("ratifications/{instrument}.toml")), 0..0);
    reading.references.push(Given { value: reference.clone(), place });
    for party in rows.iter().filter_map(|row| row.party.get()) {
        reading.define(FactKind::Ratification, name(instrument, &party.value), &party.place);
    }
    rules::row_source::check(&coverage, &rows, is_read, reading);
    RatificationTable { instrument: reference, coverage, rows }
}

fn name(instrument: &str, party: &Reference) -> String {
    match party.target {
        Target::State => format!("{instrument}/{}", party.name.to_lowercase()),
        _ => format!("{instrument}/{}", party.name),
    }
}

impl RatificationTable {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows) {
        let instrument_id = rows.id(&self.instrument);
        let Coverage { sources, assessment, as_of, note } = self.coverage;
        let cited = source::cited(sources);
        for row in self.rows {
            let (party, source_url) = (row.party.value(), row.source_url.value());
            let page = cited
                .iter()
                .find(|page| page.url == source_url)
                .expect("rows are written only where the source of each is listed");
            let page = Cited { url: source_url, verified: page.verified };
            let id = rows.fact_citing(FactKind::Ratification, &name(&self.instrument.name, &party), vec![page]);
            let party_id = Some(rows.id(&party));
            let (state_id, agency_id) = if party.target == Target::State { (party_id, None) } else { (None, party_id) };
            rows.dataset.ratifications.push(ratification::Model {
                id,
                instrument_id,
                state_id,
                agency_id,
                signed_on: row.signed_on.value(),
                bound_on: row.bound_on.value(),
                act: row.act.value(),
                in_force_on: row.in_force_on.value(),
            });
        }
        rows.dataset.ratification_tables.push(ratification_table::Model {
            instrument_id,
            assessment: assessment.value(),
            as_of: as_of.value(),
            note: note.value(),
        });
    }
}
