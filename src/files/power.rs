//! `[[powers]]`: what an agency is empowered to act on, and by which provision.

use crate::files::{
    fields::Fields,
    given::{Optional, Required},
    reading::Reading,
    reference::Reference,
    rows::Rows,
    rules,
    source::{self, Source},
    value::{instrument, text, word},
};
use entity::{
    fact::FactKind,
    fold, power as table,
    vocabulary::{Axis, Crime, Vocabulary},
};

/// A power as the file of its agency tells it.
pub(super) struct Power {
    axis: Required<Axis>,
    crime: Required<Crime>,
    instrument: Optional<Reference>,
    text: Optional<String>,
    provision: Optional<String>,
    sources: Vec<Source>,
}

/// Reads one.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Power {
    rules::power::check(table);
    Power {
        axis: table.required("axis", word),
        crime: table.required("crime", word),
        instrument: table.optional("instrument", instrument),
        text: table.optional("text", text),
        provision: table.optional("provision", text),
        sources: source::own_or_inherited(table),
    }
}

impl Power {
    /// Notes it, so that none is there twice.
    pub(super) fn define(&self, agency: &str, reading: &mut Reading<'_>) {
        if let (Some(axis), Some(name)) = (self.axis.get(), self.name(agency)) {
            reading.define(FactKind::Power, name, &axis.place);
        }
    }

    /// A text gives one power for a purpose and a crime: further provisions stand beside each other.
    fn name(&self, agency: &str) -> Option<String> {
        let (axis, crime) = (self.axis.get()?.value.word(), self.crime.get()?.value.word());
        let basis = match (self.instrument.get(), self.text.get()) {
            (Some(instrument), _) => instrument.value.name.clone(),
            (None, text) => fold::slug(&text?.value),
        };
        Some(format!("{agency}/{axis}/{crime}/{basis}"))
    }

    /// Writes its row.
    pub(super) fn write(self, rows: &mut Rows, agency_id: i32, agency: &str) {
        let name = self.name(agency).expect("rows are written only where no problem was found");
        let id = rows.fact(FactKind::Power, &name, self.sources);
        let instrument_id = rows.optional_id(&self.instrument);
        rows.dataset.powers.push(table::Model {
            id,
            agency_id,
            axis: self.axis.value(),
            crime: self.crime.value(),
            instrument_id,
            text: self.text.value(),
            provision: self.provision.value(),
        });
    }
}
