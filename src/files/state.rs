//! `states/states.csv`, one row a state, and `states/states.toml`, which page tells which columns.

use crate::files::{
    fields::Fields,
    form::Words,
    given::{Given, Optional, Required},
    rows::Rows,
    rules,
    sheet::Columns,
    source::{self, Cited, Source},
    value::{date, one_of, text},
};
use entity::{fact::FactKind, partial_date::PartialDate, state as table};

/// The columns of the table.
pub(super) const COLUMNS: Columns =
    Columns { always: &["code", "code3", "name", "region", "eu_member", "council_of_europe"], sometimes: &[] };

/// A state as its row tells it.
pub(super) struct State {
    pub(super) code: Required<String>,
    pub(super) code3: Required<String>,
    name: Required<String>,
    region: Optional<String>,
    eu_member: Optional<PartialDate>,
    council_of_europe: Optional<PartialDate>,
}

/// A page and the columns that rest on it.
pub(super) struct ColumnSource {
    pub(super) source: Source,
    columns: Vec<Given<String>>,
}

/// Reads a row.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> State {
    let state = State {
        code: table.required("code", text),
        code3: table.required("code3", text),
        name: table.required("name", text),
        region: table.optional("region", text),
        eu_member: table.optional("eu_member", date),
        council_of_europe: table.optional("council_of_europe", date),
    };
    rules::state_code::check(&state.code, 2, table.reading);
    rules::state_code::check(&state.code3, 3, table.reading);
    if let Some(code) = state.code.get() {
        table.reading.define(FactKind::State, code.value.to_lowercase(), &code.place);
    }
    state
}

/// Reads the file beside the table.
pub(super) fn read_sources(table: &mut Fields<'_, '_, '_>) -> Vec<ColumnSource> {
    let sources = table.many("sources", read_source);
    rules::citation::check_repetition(sources.iter().map(|source| &source.source.url), table.reading);
    rules::citation::check_presence(sources.is_empty(), table);
    sources
}

fn read_source(table: &mut Fields<'_, '_, '_>) -> ColumnSource {
    let columns = table.some("columns", |value, reading| one_of(value, reading, Words::plain(COLUMNS.all())));
    ColumnSource { source: source::read(table), columns }
}

impl State {
    /// Whether the page tells something that stands in the row.
    pub(super) fn rests_on(&self, source: &ColumnSource) -> bool {
        source.columns.iter().any(|column| match column.value.as_str() {
            "region" => self.region.get().is_some(),
            "eu_member" => self.eu_member.get().is_some(),
            "council_of_europe" => self.council_of_europe.get().is_some(),
            // The other columns are filled in every row.
            _ => true,
        })
    }

    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows, sources: &[ColumnSource]) {
        let cited = sources.iter().filter(|source| self.rests_on(source)).map(|ColumnSource { source, .. }| Cited {
            url: source.url.clone().value(),
            verified: source.verified.clone().value(),
        });
        let cited = cited.collect();
        let code = self.code.value();
        let slug = code.to_lowercase();
        let id = rows.fact_citing(FactKind::State, &slug, cited);
        rows.dataset.states.push(table::Model {
            id,
            slug,
            code,
            code3: self.code3.value(),
            name: self.name.value(),
            region: self.region.value(),
            eu_member: self.eu_member.value(),
            council_of_europe: self.council_of_europe.value(),
        });
    }
}
