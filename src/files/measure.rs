//! `[[measures]]`: one provision of an instrument.

use crate::files::{
    fields::Fields,
    given::{Given, Optional, Required},
    rows::{Rows, numbered},
    source::{self, Source},
    value::{flag, text, word},
};
use entity::{
    fact::FactKind,
    measure as table, measure_beneficiary,
    vocabulary::{Beneficiary, Category, Crime, MeasureType, Precision},
};

/// A measure as the file of its instrument tells it.
pub(super) struct Measure {
    pub(super) slug: Required<String>,
    provision: Required<String>,
    title: Required<String>,
    summary: Required<String>,
    category: Required<Category>,
    r#type: Required<MeasureType>,
    precision: Required<Precision>,
    wording: Optional<String>,
    saving_clause: Optional<bool>,
    crime: Required<Crime>,
    beneficiaries: Vec<Given<Beneficiary>>,
    sources: Vec<Source>,
}

/// Reads one.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Measure {
    Measure {
        slug: table.id(FactKind::Measure),
        provision: table.required("provision", text),
        title: table.required("title", text),
        summary: table.required("summary", text),
        category: table.required("category", word),
        r#type: table.required("type", word),
        precision: table.required("precision", word),
        wording: table.optional("wording", text),
        saving_clause: table.optional("saving_clause", flag),
        crime: table.required("crime", word),
        beneficiaries: table.list("beneficiaries", word),
        sources: source::own_or_inherited(table),
    }
}

impl Measure {
    /// Writes its rows; the position is its place among the measures of the instrument.
    pub(super) fn write(self, rows: &mut Rows, instrument_id: i32, position: i32) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Measure, &slug, self.sources);
        rows.dataset.measure_beneficiaries.extend(
            numbered(self.beneficiaries).map(|(position, beneficiary)| measure_beneficiary::Model {
                measure_id: id,
                position,
                beneficiary,
            }),
        );
        rows.dataset.measures.push(table::Model {
            id,
            slug,
            instrument_id,
            position,
            provision: self.provision.value(),
            title: self.title.value(),
            category: self.category.value(),
            r#type: self.r#type.value(),
            precision: self.precision.value(),
            wording: self.wording.value(),
            saving_clause: self.saving_clause.value().filter(|saves| *saves),
            crime: self.crime.value(),
            summary: self.summary.value(),
        });
    }
}
