//! `agencies/<id>.toml`: an agency, its actions and outputs.

use crate::files::{
    fields::Fields,
    instrument::identifiers,
    reading::Reading,
    rules::{owner_sources, period},
    source,
    work::{self, Owner},
};
use entity::{agency, agency_alias, agency_mandate, kind::Kind};

/// An agency.
pub fn read(id: i32, slug: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let row = agency::Model {
        id,
        slug: slug.to_owned(),
        acronym: fields.optional_text("acronym", reading),
        name: fields.text("name", reading),
        kind: fields.word("kind", reading),
        scope: fields.word("scope", reading),
        crime: fields.word("crime", reading),
        specialised: fields.flag("specialised", reading),
        founded: fields.optional_date("founded", reading),
        dissolved: fields.optional_date("dissolved", reading),
        seat: fields.optional_text("seat", reading),
        parent_id: fields.optional_reference("parent", Kind::Agency, reading),
        assessment: fields.word("assessment", reading),
        url: source::page(fields, reading),
        summary: fields.text("summary", reading),
    };
    period::check(fields, ("founded", row.founded), ("dissolved", row.dissolved), reading);
    reading.rows.agencies.push(row);
    for (position, (name, place)) in (0..).zip(fields.texts("aliases", reading)) {
        reading.alias(&name, place);
        reading.rows.agency_aliases.push(agency_alias::Model { agency_id: id, position, name });
    }
    for (position, instrument_id) in (0..).zip(fields.references("mandate", Kind::Instrument, reading)) {
        reading.rows.agency_mandates.push(agency_mandate::Model { agency_id: id, position, instrument_id });
    }
    identifiers(id, fields, reading);
    owner_sources::required(fields, id, reading);
    work::read(Owner::Agency(id), fields, reading);
}
