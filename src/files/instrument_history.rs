//! `[[party_counts]]` and `[[opt_outs]]` of an instrument: how many parties were counted when, and who stands outside.

use crate::files::{
    fields::Fields,
    given::{Optional, Required},
    reading::Reading,
    reference::Reference,
    rows::Rows,
    rules,
    source::{self, Source},
    value::{count, date, flag, state, text},
};
use entity::{fact::FactKind, opt_out, partial_date::PartialDate, party_count};

/// How many parties the depositary counted on a day.
pub(super) struct PartyCount {
    on: Required<PartialDate>,
    count: Required<i32>,
    includes_organisations: Optional<bool>,
    sources: Vec<Source>,
}

/// A state that does not take part.
pub(super) struct OptOut {
    state: Required<Reference>,
    provision: Optional<String>,
    summary: Optional<String>,
    opted_in_on: Optional<PartialDate>,
    until: Optional<PartialDate>,
    sources: Vec<Source>,
}

/// Reads a count.
pub(super) fn read_party_count(table: &mut Fields<'_, '_, '_>) -> PartyCount {
    PartyCount {
        on: table.required("on", date),
        count: table.required("count", count),
        includes_organisations: table.optional("includes_organisations", flag),
        sources: source::own_or_inherited(table),
    }
}

/// Reads who stands outside.
pub(super) fn read_opt_out(table: &mut Fields<'_, '_, '_>) -> OptOut {
    OptOut {
        state: table.required("state", state),
        provision: table.optional("provision", text),
        summary: table.optional("summary", text),
        opted_in_on: table.optional("opted_in_on", date),
        until: table.optional("until", date),
        sources: source::own_or_inherited(table),
    }
}

impl PartyCount {
    /// Notes it.
    pub(super) fn define(&self, instrument: &str, reading: &mut Reading<'_>) {
        if let Some(on) = self.on.get() {
            reading.define(FactKind::PartyCount, count_name(instrument, on.value), &on.place);
        }
    }

    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows, instrument_id: i32, instrument: &str) {
        let counted_on = self.on.value();
        rows.part(FactKind::PartyCount, &count_name(instrument, counted_on), self.sources, |dataset, id| {
            dataset.party_counts.push(party_count::Model {
                id,
                instrument_id,
                counted_on,
                count: self.count.value(),
                includes_organisations: self.includes_organisations.value(),
            });
        });
    }
}

impl OptOut {
    /// Notes it.
    pub(super) fn define(&self, instrument: &str, adopted_on: &Optional<PartialDate>, reading: &mut Reading<'_>) {
        rules::period::check(adopted_on, &self.opted_in_on, reading);
        rules::period::check(adopted_on, &self.until, reading);
        if let Some(state) = self.state.get() {
            reading.define(FactKind::OptOut, opt_out_name(instrument, &state.value), &state.place);
        }
    }

    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows, instrument_id: i32, instrument: &str) {
        let state = self.state.value();
        let state_id = rows.id(&state);
        rows.part(FactKind::OptOut, &opt_out_name(instrument, &state), self.sources, |dataset, id| {
            dataset.opt_outs.push(opt_out::Model {
                id,
                instrument_id,
                state_id,
                provision: self.provision.value(),
                summary: self.summary.value(),
                opted_in_on: self.opted_in_on.value(),
                until: self.until.value(),
            });
        });
    }
}

fn count_name(instrument: &str, on: PartialDate) -> String {
    format!("{instrument}/{on}")
}

fn opt_out_name(instrument: &str, state: &Reference) -> String {
    format!("{instrument}/{}", state.name.to_lowercase())
}
