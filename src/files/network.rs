//! `networks/<id>.toml`: a network, its members with their offices, what it did and what that changed.

use crate::files::{
    fields::Fields,
    problem::Problem,
    reading::Reading,
    rules::{owner_sources, period},
    source,
    work::{self, Owner},
};
use entity::{
    fact::FactKind,
    impact,
    kind::Kind,
    membership, network, office_term, reported_size,
    vocabulary::{Office, Vocabulary},
};

/// A network.
pub fn read(id: i32, slug: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let row = network::Model {
        id,
        slug: slug.to_owned(),
        acronym: fields.optional_text("acronym", reading),
        name: fields.text("name", reading),
        formalization: fields.word("formalization", reading),
        founding_text: fields.optional_text("founding_text", reading),
        scope: fields.word("scope", reading),
        crime: fields.word("crime", reading),
        starts: fields.optional_date("starts", reading),
        ends: fields.optional_date("ends", reading),
        url: source::page(fields, reading),
        summary: fields.text("summary", reading),
    };
    period::check(fields, ("starts", row.starts), ("ends", row.ends), reading);
    reading.rows.networks.push(row);
    owner_sources::required(fields, id, reading);
    fields.many("reported_sizes", reading, |fields, reading| read_reported_size(id, slug, fields, reading));
    fields.many("members", reading, |fields, reading| read_member(id, slug, fields, reading));
    fields.many("impacts", reading, |fields, reading| read_impact(id, slug, fields, reading));
    work::read(Owner::Network(id), fields, reading);
}

fn read_reported_size(network_id: i32, network: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let reported_on = fields.date("on", reading);
    let key = format!("reported-size:{network}/{reported_on}");
    let id = reading.fact(FactKind::ReportedSize, key, fields.place("on"));
    let count = fields.count("count", reading);
    reading.rows.reported_sizes.push(reported_size::Model { id, network_id, reported_on, count });
    owner_sources::inherited(fields, id, reading);
}

fn read_member(network_id: i32, network: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let agency_id = fields.reference("agency", Kind::Agency, reading);
    let agency = fields.text("agency", reading);
    let id = reading.fact(FactKind::Membership, format!("membership:{network}/{agency}"), fields.place("agency"));
    let row = membership::Model {
        id,
        network_id,
        agency_id,
        role: fields.word("role", reading),
        since: fields.optional_date("since", reading),
        attested: fields.optional_date("attested", reading),
        until: fields.optional_date("until", reading),
    };
    period::check(fields, ("since", row.since), ("until", row.until), reading);
    period::check(fields, ("attested", row.attested), ("until", row.until), reading);
    if row.since.is_some() && row.attested.is_some() {
        let problem = Problem::new(fields.place("attested"), "`attested` is for an unknown beginning", "not needed");
        reading.report(problem.other(fields.place("since"), "the beginning is known").help("leave `attested` out"));
    }
    reading.rows.memberships.push(row);
    owner_sources::inherited(fields, id, reading);
    let mut position = 0;
    fields.many("offices", reading, |fields, reading| {
        read_office(id, &format!("{network}/{agency}"), position, fields, reading);
        position += 1;
    });
}

fn read_office(membership_id: i32, membership: &str, position: usize, fields: &Fields<'_>, reading: &mut Reading) {
    let office: Office = fields.word("office", reading);
    let since = fields.optional_date("since", reading);
    let until = fields.optional_date("until", reading);
    period::check(fields, ("since", since), ("until", until), reading);
    let from = since.map_or_else(|| position.to_string(), |since| since.to_string());
    let key = format!("office:{membership}/{}/{from}", office.word());
    let id = reading.fact(FactKind::OfficeTerm, key, fields.place("office"));
    reading.rows.office_terms.push(office_term::Model { id, membership_id, office, since, until });
    owner_sources::inherited(fields, id, reading);
}

fn read_impact(network_id: i32, network: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let agency_id = fields.reference("agency", Kind::Agency, reading);
    let agency = fields.text("agency", reading);
    let year = fields.optional_date("year", reading);
    let when = year.map(|year| format!("/{year}")).unwrap_or_default();
    let key = format!("impact:{network}/{agency}{when}");
    let id = reading.fact(FactKind::Impact, key, fields.place("agency"));
    let row = impact::Model {
        id,
        network_id,
        agency_id,
        title: fields.text("title", reading),
        document: fields.text("document", reading),
        year,
        summary: fields.text("summary", reading),
    };
    reading.rows.impacts.push(row);
    owner_sources::inherited(fields, id, reading);
}
