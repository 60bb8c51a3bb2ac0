//! `instruments/<id>.toml`: an instrument and its measures.

use crate::files::{
    fields::Fields,
    problem::Problem,
    reading::Reading,
    rules::{owner_sources, period, slug},
    source,
};
use entity::{
    fact::FactKind, identifier, instrument, instrument_relation, instrument_relation::InstrumentRelationKind,
    kind::Kind, measure, measure_beneficiary,
};

/// An instrument.
pub fn read(id: i32, own_slug: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let row = instrument::Model {
        id,
        slug: own_slug.to_owned(),
        short_name: fields.text("short_name", reading),
        title: fields.text("title", reading),
        kind: fields.word("kind", reading),
        scope: fields.word("scope", reading),
        area: fields.word("area", reading),
        purpose: fields.word("purpose", reading),
        legal_force: fields.word("legal_force", reading),
        status: fields.word("status", reading),
        assessment: fields.word("assessment", reading),
        adopted_by: fields.text("adopted_by", reading),
        adopted_on: fields.date("adopted_on", reading),
        in_force_on: fields.optional_date("in_force_on", reading),
        ends_on: fields.optional_date("ends_on", reading),
        depositary: fields.optional_text("depositary", reading),
        monitoring_body: fields.optional_text("monitoring_body", reading),
        party_count: fields.optional_count("party_count", reading),
        party_count_as_of: fields.optional_date("party_count_as_of", reading),
        url: source::page(fields, reading),
        summary: fields.text("summary", reading),
    };
    period::check(fields, ("adopted_on", Some(row.adopted_on)), ("in_force_on", row.in_force_on), reading);
    period::check(fields, ("in_force_on", row.in_force_on), ("ends_on", row.ends_on), reading);
    if row.party_count_as_of.is_some() && row.party_count.is_none() {
        let problem =
            Problem::new(fields.place("party_count_as_of"), "a day of a count, but no count", "of what count?");
        reading.report(problem.help("add `party_count`, or leave this out"));
    }
    reading.rows.instruments.push(row);
    for kind in InstrumentRelationKind::ALL {
        let key = kind.word();
        for other_id in fields.references(key, Kind::Instrument, reading) {
            if other_id == id {
                let title = format!("`{own_slug}` {key} itself");
                reading.report(Problem::new(fields.place(key), title, "itself"));
            }
            let instrument_id = id;
            reading.rows.instrument_relations.push(instrument_relation::Model { instrument_id, kind, other_id });
        }
    }
    identifiers(id, fields, reading);
    owner_sources::required(fields, id, reading);
    let mut position = 0;
    fields.many("measures", reading, |fields, reading| {
        read_measure(id, own_slug, position, fields, reading);
        position += 1;
    });
}

/// What registers call an instrument or an agency.
pub fn identifiers(fact_id: i32, fields: &Fields<'_>, reading: &mut Reading) {
    for (scheme, value) in fields.pairs("identifiers", reading) {
        reading.rows.identifiers.push(identifier::Model { fact_id, scheme, value });
    }
}

fn read_measure(instrument_id: i32, instrument: &str, position: i32, fields: &Fields<'_>, reading: &mut Reading) {
    let own_slug = fields.text("id", reading);
    slug::check(&own_slug, &fields.place("id"), reading);
    if !own_slug.starts_with(&format!("{instrument}-")) {
        let problem =
            Problem::new(fields.place("id"), format!("`{own_slug}` does not name its instrument"), "another's id");
        reading.report(problem.help(format!("begin it with `{instrument}-`")));
    }
    let id = reading.fact(FactKind::Measure, format!("measure:{own_slug}"), fields.place("id"));
    let row = measure::Model {
        id,
        slug: own_slug,
        instrument_id,
        position,
        provision: fields.text("provision", reading),
        title: fields.text("title", reading),
        category: fields.word("category", reading),
        r#type: fields.word("type", reading),
        precision: fields.word("precision", reading),
        wording: fields.optional_text("wording", reading),
        crime: fields.word("crime", reading),
        summary: fields.text("summary", reading),
    };
    reading.rows.measures.push(row);
    for (position, beneficiary) in (0..).zip(fields.words("beneficiaries", reading)) {
        reading.rows.measure_beneficiaries.push(measure_beneficiary::Model { measure_id: id, position, beneficiary });
    }
    owner_sources::inherited(fields, id, reading);
}
