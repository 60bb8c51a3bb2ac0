//! `[[members]]`: an agency's stay in a network, and the offices it held there.

use crate::files::{
    fields::Fields,
    given::{Optional, Required},
    reading::Reading,
    reference::Reference,
    rows::Rows,
    rules,
    source::{self, Source},
    value::{agency, date, word},
};
use entity::{
    fact::FactKind,
    membership, office_term,
    partial_date::PartialDate,
    vocabulary::{MembershipRole, Office, Vocabulary},
};

/// A membership as the file of its network tells it.
pub(super) struct Member {
    agency: Required<Reference>,
    role: Required<MembershipRole>,
    since: Optional<PartialDate>,
    attested: Optional<PartialDate>,
    until: Optional<PartialDate>,
    offices: Vec<OfficeTerm>,
    sources: Vec<Source>,
}

/// A time in an office.
struct OfficeTerm {
    office: Required<Office>,
    since: Optional<PartialDate>,
    until: Optional<PartialDate>,
    sources: Vec<Source>,
}

/// Reads one.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Member {
    rules::attested::check(table);
    let member = Member {
        agency: table.required("agency", agency),
        role: table.required("role", word),
        since: table.optional("since", date),
        attested: table.optional("attested", date),
        until: table.optional("until", date),
        offices: table.many("offices", read_office),
        sources: source::own_or_inherited(table),
    };
    rules::period::check(&member.since, &member.until, table.reading);
    rules::period::check(&member.attested, &member.until, table.reading);
    member
}

fn read_office(table: &mut Fields<'_, '_, '_>) -> OfficeTerm {
    let term = OfficeTerm {
        office: table.required("office", word),
        since: table.optional("since", date),
        until: table.optional("until", date),
        sources: source::own_or_inherited(table),
    };
    rules::period::check(&term.since, &term.until, table.reading);
    term
}

impl Member {
    /// Notes the membership and its offices.
    pub(super) fn define(&self, network: &str, reading: &mut Reading<'_>) {
        let Some(agency) = self.agency.get() else { return };
        let name = name(network, &agency.value);
        reading.define(FactKind::Membership, name.clone(), &agency.place);
        for (position, term) in self.offices.iter().enumerate() {
            if let Some(office) = term.office.get() {
                let name = office_name(&name, office.value, &term.since, position);
                reading.define(FactKind::OfficeTerm, name, &office.place);
            }
        }
    }

    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows, network_id: i32, network: &str) {
        let agency = self.agency.value();
        let name = name(network, &agency);
        let id = rows.fact(FactKind::Membership, &name, self.sources);
        let agency_id = rows.id(&agency);
        rows.dataset.memberships.push(membership::Model {
            id,
            network_id,
            agency_id,
            role: self.role.value(),
            since: self.since.value(),
            attested: self.attested.value(),
            until: self.until.value(),
        });
        for (position, term) in self.offices.into_iter().enumerate() {
            let office = term.office.value();
            let name = office_name(&name, office, &term.since, position);
            let term_id = rows.fact(FactKind::OfficeTerm, &name, term.sources);
            let (since, until) = (term.since.value(), term.until.value());
            let term = office_term::Model { id: term_id, membership_id: id, office, since, until };
            rows.dataset.office_terms.push(term);
        }
    }
}

fn name(network: &str, agency: &Reference) -> String {
    format!("{network}/{}", agency.name)
}

/// Without a beginning the place in the list tells one term from another.
fn office_name(membership: &str, office: Office, since: &Optional<PartialDate>, position: usize) -> String {
    match since.get() {
        Some(since) => format!("{membership}/{}/{}", office.word(), since.value),
        None => format!("{membership}/{}/{position}", office.word()),
    }
}
