//! `arrangements/<id>.toml`: a memorandum, working arrangement or agreement between agencies.

use crate::files::{
    fields::Fields,
    problem::Problem,
    reading::Reading,
    rules::{owner_sources, period},
    source,
};
use entity::{arrangement, arrangement_other_party, arrangement_party, arrangement_subject, kind::Kind};

/// An arrangement.
pub fn read(id: i32, slug: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let row = arrangement::Model {
        id,
        slug: slug.to_owned(),
        title: fields.text("title", reading),
        kind: fields.word("kind", reading),
        signed: fields.optional_date("signed", reading),
        in_force: fields.optional_date("in_force", reading),
        ends: fields.optional_date("ends", reading),
        crime: fields.word("crime", reading),
        url: source::page(fields, reading),
        summary: fields.text("summary", reading),
    };
    period::check(fields, ("signed", row.signed), ("in_force", row.in_force), reading);
    period::check(fields, ("signed", row.signed), ("ends", row.ends), reading);
    period::check(fields, ("in_force", row.in_force), ("ends", row.ends), reading);
    reading.rows.arrangements.push(row);
    let parties = fields.references("parties", Kind::Agency, reading);
    let other_parties = fields.texts("other_parties", reading);
    if parties.is_empty() || parties.len() + other_parties.len() < 2 {
        let problem = Problem::new(fields.place("parties"), "an arrangement has two parties", "too few");
        reading.report(problem.help("name an agency in `parties`, and another there or in `other_parties`"));
    }
    for (position, agency_id) in (0..).zip(parties) {
        reading.rows.arrangement_parties.push(arrangement_party::Model { arrangement_id: id, position, agency_id });
    }
    for (position, (name, _)) in (0..).zip(other_parties) {
        let row = arrangement_other_party::Model { arrangement_id: id, position, name };
        reading.rows.arrangement_other_parties.push(row);
    }
    for (position, subject) in (0..).zip(fields.words("covers", reading)) {
        reading.rows.arrangement_subjects.push(arrangement_subject::Model { arrangement_id: id, position, subject });
    }
    owner_sources::required(fields, id, reading);
}
