//! `regions/<id>.toml`: a part of the world, as the states that it takes in.

use crate::files::{
    fields::Fields,
    given::{Given, Optional, Required},
    reference::Reference,
    rows::Rows,
    rules,
    source::{self, Source},
    value::{state, text, word},
};
use entity::{fact::FactKind, region as table, region_state, vocabulary::RegionKind};

/// A region as its file tells it.
pub(super) struct Region {
    pub(super) m49: Optional<String>,
    slug: Required<String>,
    name: Required<String>,
    kind: Required<RegionKind>,
    states: Vec<Given<Reference>>,
    summary: Required<String>,
    sources: Vec<Source>,
}

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Region {
    let region = Region {
        slug: table.id(FactKind::Region),
        name: table.required("name", text),
        kind: table.required("kind", word),
        m49: table.optional("m49", text),
        states: table.some("states", state),
        summary: table.required("summary", text),
        sources: source::own(table),
    };
    rules::m49::check(&region.m49, table.reading);
    region
}

impl Region {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Region, &slug, self.sources);
        let states = rows.ids(&self.states);
        rows.dataset.region_states.extend(states.into_iter().map(|(position, state_id)| region_state::Model {
            region_id: id,
            position,
            state_id,
        }));
        rows.dataset.regions.push(table::Model {
            id,
            slug,
            name: self.name.value(),
            kind: self.kind.value(),
            m49: self.m49.value(),
            summary: self.summary.value(),
        });
    }
}
