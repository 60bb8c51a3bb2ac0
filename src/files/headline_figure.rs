//! `[[headline_figures]]`: a number by which a database is known.

use crate::files::{
    fields::Fields,
    given::{Optional, Required},
    reading::Reading,
    rows::Rows,
    source::{self, Source},
    value::{count, date, text, word},
};
use entity::{
    fact::FactKind,
    headline_figure as table,
    partial_date::PartialDate,
    vocabulary::{UnitOfCount, Vocabulary},
};

/// A figure as the file of the owner of its output tells it.
pub(super) struct HeadlineFigure {
    value: Required<i32>,
    counts: Required<UnitOfCount>,
    as_of: Optional<PartialDate>,
    note: Optional<String>,
    sources: Vec<Source>,
}

/// Reads one.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> HeadlineFigure {
    HeadlineFigure {
        value: table.required("value", count),
        counts: table.required("counts", word),
        as_of: table.optional("as_of", date),
        note: table.optional("note", text),
        sources: source::own_or_inherited(table),
    }
}

impl HeadlineFigure {
    /// Notes it, so that of one date there are no two.
    pub(super) fn define(&self, output: &str, reading: &mut Reading<'_>) {
        if let Some(counts) = self.counts.get() {
            reading.define(FactKind::HeadlineFigure, self.name(output, counts.value), &counts.place);
        }
    }

    fn name(&self, output: &str, counts: UnitOfCount) -> String {
        match self.as_of.get() {
            Some(date) => format!("{output}/{}/{}", counts.word(), date.value),
            None => format!("{output}/{}", counts.word()),
        }
    }

    /// Writes its row.
    pub(super) fn write(self, rows: &mut Rows, output_id: i32, output: &str) {
        let counts = self.counts.clone().value();
        let id = rows.fact(FactKind::HeadlineFigure, &self.name(output, counts), self.sources);
        rows.dataset.headline_figures.push(table::Model {
            id,
            output_id,
            value: self.value.value(),
            counts,
            as_of: self.as_of.value(),
            note: self.note.value(),
        });
    }
}
