//! `[[members]]`: the stay in a network of an agency, a state or another body, and the offices that it held there.

use crate::files::{
    fields::Fields,
    given::{Optional, Required},
    problem::Place,
    reading::Reading,
    reference::Reference,
    rows::Rows,
    rules,
    source::{self, Source},
    value::{agency, date, state, text, word},
};
use entity::{
    fact::FactKind,
    fold, membership, office_term, other_member, other_office_term,
    partial_date::PartialDate,
    vocabulary::{MembershipRole, Office, Vocabulary},
};

/// A membership as the file of its network tells it.
pub(super) struct Member {
    agency: Optional<Reference>,
    state: Optional<Reference>,
    name: Optional<String>,
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
    rules::exactly_one::check(table, &["agency", "state", "name"]);
    rules::attested::check(table);
    let member = Member {
        agency: table.optional("agency", agency),
        state: table.optional("state", state),
        name: table.optional("name", text),
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

/// Who a member is, as it stands in keys; of an agency the graph knows more than of others, who are rows of another table.
enum Who {
    Agency(String),
    Other(String),
}

impl Who {
    fn kinds(&self) -> (FactKind, FactKind) {
        match self {
            Who::Agency(_) => (FactKind::Membership, FactKind::OfficeTerm),
            Who::Other(_) => (FactKind::OtherMember, FactKind::OtherOfficeTerm),
        }
    }

    fn name(&self, network: &str) -> String {
        let (Who::Agency(name) | Who::Other(name)) = self;
        format!("{network}/{name}")
    }
}

impl Member {
    /// Who it is, and where that is told; nothing where that is missing, which is a problem already.
    fn who(&self) -> Option<(Who, &Place)> {
        let agency = self.agency.get().map(|given| (Who::Agency(given.value.name.clone()), &given.place));
        let state = self.state.get().map(|given| (Who::Other(given.value.name.to_lowercase()), &given.place));
        let name = self.name.get().map(|given| (Who::Other(fold::slug(&given.value)), &given.place));
        agency.or(state).or(name)
    }

    /// Notes the membership and its offices.
    pub(super) fn define(&self, network: &str, reading: &mut Reading<'_>) {
        let Some((who, place)) = self.who() else { return };
        let (name, (membership, office_term)) = (who.name(network), who.kinds());
        reading.define(membership, name.clone(), place);
        for (position, term) in self.offices.iter().enumerate() {
            if let Some(office) = term.office.get() {
                let name = office_name(&name, office.value, &term.since, position);
                reading.define(office_term, name, &office.place);
            }
        }
    }

    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows, network_id: i32, network: &str) {
        let (who, _) = self.who().expect("rows are written only where every member is somebody");
        let name = who.name(network);
        match who {
            Who::Agency(_) => self.write_membership(rows, network_id, &name),
            Who::Other(_) => self.write_other(rows, network_id, &name),
        }
    }

    fn write_membership(self, rows: &mut Rows, network_id: i32, name: &str) {
        let id = rows.fact(FactKind::Membership, name, self.sources);
        let agency_id = rows.optional_id(&self.agency).expect("it is an agency");
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
            let name = office_name(name, office, &term.since, position);
            let term_id = rows.fact(FactKind::OfficeTerm, &name, term.sources);
            let (since, until) = (term.since.value(), term.until.value());
            let term = office_term::Model { id: term_id, membership_id: id, office, since, until };
            rows.dataset.office_terms.push(term);
        }
    }

    fn write_other(self, rows: &mut Rows, network_id: i32, name: &str) {
        let id = rows.fact(FactKind::OtherMember, name, self.sources);
        let state_id = rows.optional_id(&self.state);
        rows.dataset.other_members.push(other_member::Model {
            id,
            network_id,
            state_id,
            name: self.name.value(),
            role: self.role.value(),
            since: self.since.value(),
            attested: self.attested.value(),
            until: self.until.value(),
        });
        for (position, term) in self.offices.into_iter().enumerate() {
            let office = term.office.value();
            let name = office_name(name, office, &term.since, position);
            let term_id = rows.fact(FactKind::OtherOfficeTerm, &name, term.sources);
            let (since, until) = (term.since.value(), term.until.value());
            let term = other_office_term::Model { id: term_id, other_member_id: id, office, since, until };
            rows.dataset.other_office_terms.push(term);
        }
    }
}

/// Without a beginning the place in the list tells one term from another.
fn office_name(membership: &str, office: Office, since: &Optional<PartialDate>, position: usize) -> String {
    match since.get() {
        Some(since) => format!("{membership}/{}/{}", office.word(), since.value),
        None => format!("{membership}/{}/{position}", office.word()),
    }
}
