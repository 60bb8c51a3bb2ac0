//! The parts of a fact as values of several parts: what stands in a list of its record.

use crate::{
    export::record::{Field, date, fact, text, word},
    graph::{
        agency_history::{AgencyKindTerm, AgencyName, AgencySeat, Succession},
        funding::Funding,
        instrument_history::{OptOut, PartyCount},
        membership::OfficeTerm,
        network::ReportedSize,
        other_member::OtherMember,
        translated_name::TranslatedName,
    },
};

pub(super) fn reported_size(size: ReportedSize<'_>) -> Field {
    Field::Parts(vec![("on", Field::Date(size.row.reported_on)), ("count", Field::Number(size.row.count.into()))])
}

pub(super) fn office(term: OfficeTerm<'_>) -> Field {
    Field::Parts(vec![("office", word(term.office())), ("since", date(term.since())), ("until", date(term.until()))])
}

pub(super) fn party_count(count: PartyCount<'_>) -> Field {
    Field::Parts(vec![
        ("on", Field::Date(count.counted_on)),
        ("count", Field::Number(count.count.into())),
        ("includes_organisations", count.includes_organisations.map_or(Field::Nothing, Field::Flag)),
    ])
}

pub(super) fn opt_out(opt_out: OptOut<'_>) -> Field {
    Field::Parts(vec![
        ("state", fact(Some(opt_out.state().any()))),
        ("provision", text(opt_out.row().provision.as_deref())),
        ("summary", text(opt_out.row().summary.as_deref())),
        ("opted_in_on", date(opt_out.opted_in_on)),
        ("until", date(opt_out.until)),
    ])
}

pub(super) fn translated_name(name: TranslatedName<'_>) -> Field {
    Field::Parts(vec![
        ("language", word(name.language)),
        ("name", text(Some(&name.name))),
        ("acronym", text(name.row().acronym.as_deref())),
    ])
}

pub(super) fn agency_name(name: AgencyName<'_>) -> Field {
    Field::Parts(vec![
        ("name", text(Some(&name.name))),
        ("acronym", text(name.row().acronym.as_deref())),
        ("since", date(name.since)),
        ("until", date(name.until)),
    ])
}

pub(super) fn agency_seat(seat: AgencySeat<'_>) -> Field {
    Field::Parts(vec![("seat", text(Some(&seat.seat))), ("since", date(seat.since)), ("until", date(seat.until))])
}

pub(super) fn agency_kind(term: AgencyKindTerm<'_>) -> Field {
    Field::Parts(vec![("kind", word(term.kind)), ("since", date(term.since)), ("until", date(term.until))])
}

pub(super) fn succession(succession: Succession<'_>) -> Field {
    Field::Parts(vec![
        ("agency", fact(succession.agency().map(|agency| agency.any()))),
        ("name", text(Some(&succession.name()))),
        ("on", date(succession.on())),
    ])
}

pub(super) fn funding(funding: Funding<'_>) -> Field {
    Field::Parts(vec![
        ("funder", fact(funding.agency().map(|agency| agency.any()))),
        ("state", fact(funding.state().map(|state| state.any()))),
        ("name", text(Some(&funding.name()))),
        ("amount", funding.amount.map_or(Field::Nothing, Field::Number)),
        ("currency", text(funding.row().currency.as_deref())),
        ("on", date(funding.funded_on)),
    ])
}

pub(super) fn other_member(member: OtherMember<'_>) -> Field {
    Field::Parts(vec![
        ("state", fact(member.state().map(|state| state.any()))),
        ("name", text(Some(&member.name()))),
        ("role", word(member.role)),
        ("since", date(member.since)),
        ("attested", date(member.attested)),
        ("until", date(member.until)),
        ("offices", Field::Many(member.offices().map(OfficeTerm::Other).map(office).collect())),
    ])
}
