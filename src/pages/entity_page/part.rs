//! The parts of facts, as rows on the pages of what they are part of and of what they lead to.

use crate::{
    budget::Stopped,
    graph::{
        agency::Agency,
        agency_history::Succession,
        funding::Funding,
        instrument_history::{OptOut, PartyCount},
        membership::OfficeTerm,
        other_member::OtherMember,
        period::Dated,
        translated_name::TranslatedName,
    },
    language::{voice::Voice, words::Spoken},
    pages::entity_page::description::{Description, Value},
};
use entity::vocabulary::Certainty;

/// How many parties were counted, by day.
pub(super) fn party_counts<'g>(
    counts: impl Iterator<Item = PartyCount<'g>>,
    page: &mut Description<'g>,
) -> Result<(), Stopped> {
    let voice = page.voice;
    let mut rows = Vec::new();
    for count in counts {
        let with = count.includes_organisations.map(|with| match with {
            true => voice.text("entity-with-organisations"),
            false => voice.text("entity-states-only"),
        });
        let details = [count.counted_on.to_string()].into_iter().chain(with.map(str::to_owned)).collect();
        rows.push(page.part(count.count.to_string().into(), details, None, count.citations())?);
    }
    page.section_of_rows("Parties counted", None, rows);
    Ok(())
}

/// Who stands outside an act, or which acts a state stands outside of.
pub(super) fn opt_outs<'g>(
    heading: &'static str,
    opt_outs: impl Iterator<Item = OptOut<'g>>,
    name: impl Fn(OptOut<'g>) -> Value,
    page: &mut Description<'g>,
) -> Result<(), Stopped> {
    let voice = page.voice;
    let mut rows = Vec::new();
    for opt_out in opt_outs {
        let opted_in = opt_out.opted_in_on.map(|day| voice.dated("entity-opted-in", day));
        let until = opt_out.until.map(|day| voice.say("entity-until").with("until", day).to_string());
        let provision = opt_out.row().provision.clone();
        let details = provision.into_iter().chain(opted_in).chain(until).collect();
        let summary = opt_out.row().summary.as_deref();
        rows.push(page.part(name(opt_out), details, summary, opt_out.citations())?);
    }
    page.section_of_rows(heading, None, rows);
    Ok(())
}

/// What it is called in other languages.
pub(super) fn translated_names<'g>(
    names: impl Iterator<Item = TranslatedName<'g>>,
    page: &mut Description<'g>,
) -> Result<(), Stopped> {
    let voice = page.voice;
    let mut rows = Vec::new();
    for name in names {
        let details = name.row().acronym.iter().cloned().chain([name.language.label_in(voice.0)]).collect();
        let language = voice.attribute_of(name.language);
        rows.push(page.part(Value { language, ..Value::from(&name.row().name) }, details, None, name.citations())?);
    }
    page.section_of_rows("Names in other languages", None, rows);
    Ok(())
}

/// What an agency was at other times.
pub(super) fn history<'g>(agency: Agency<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let mut rows = Vec::new();
    for name in agency.names() {
        let acronym = name.row().acronym.clone();
        let details = acronym.into_iter().chain(voice.span(name.since, name.until)).collect();
        rows.push(page.part(Value::english(&name.row().name, voice), details, None, name.citations())?);
    }
    page.section_of_rows("Names", None, rows);
    let mut rows = Vec::new();
    for seat in agency.seats() {
        let details = voice.span(seat.since, seat.until).into_iter().collect();
        rows.push(page.part(Value::english(&seat.row().seat, voice), details, None, seat.citations())?);
    }
    page.section_of_rows("Seats", None, rows);
    let mut rows = Vec::new();
    for term in agency.kinds() {
        let details = voice.span(term.since, term.until).into_iter().collect();
        rows.push(page.part(Value::said(term.kind, voice), details, None, term.citations())?);
    }
    page.section_of_rows("Kinds", None, rows);
    successions("Took the place of", agency.predecessors(), page)?;
    successions("Its place was taken by", agency.successors(), page)
}

fn successions<'g>(
    heading: &'static str,
    successions: impl Iterator<Item = Succession<'g>>,
    page: &mut Description<'g>,
) -> Result<(), Stopped> {
    let voice = page.voice;
    let mut rows = Vec::new();
    for succession in successions {
        let name = match succession.agency() {
            Some(agency) => Value::named(agency.any(), voice),
            None => Value::english(&succession.name(), voice),
        };
        let details = succession.on().map(|on| on.to_string()).into_iter().collect();
        rows.push(page.part(name, details, None, succession.citations())?);
    }
    page.section_of_rows(heading, None, rows);
    Ok(())
}

/// Who pays for a project, or what somebody pays for.
pub(super) fn fundings<'g>(
    heading: &'static str,
    fundings: impl Iterator<Item = Funding<'g>>,
    name: impl Fn(Funding<'g>) -> Value,
    page: &mut Description<'g>,
) -> Result<(), Stopped> {
    let voice = page.voice;
    let mut rows = Vec::new();
    for funding in fundings {
        let amount = funding.amount.zip(funding.row().currency.as_ref());
        let amount = amount.map(|(amount, currency)| format!("{currency} {}", voice.number(amount)));
        let details = amount.into_iter().chain(funding.funded_on.map(|on| on.to_string())).collect();
        rows.push(page.part(name(funding), details, None, funding.citations())?);
    }
    page.section_of_rows(heading, None, rows);
    Ok(())
}

/// Who pays, as it is called on the page of a project.
pub(super) fn funder(funding: Funding<'_>, voice: Voice) -> Value {
    match funding.funder() {
        Some(funder) => Value::named(funder, voice),
        None => Value::english(&funding.name(), voice),
    }
}

/// The members of a network that are no agencies, or the networks of a state.
pub(super) fn other_members<'g>(
    heading: &'static str,
    members: impl Iterator<Item = OtherMember<'g>>,
    name: impl Fn(OtherMember<'g>) -> Value,
    page: &mut Description<'g>,
) -> Result<(), Stopped> {
    let voice = page.voice;
    let mut rows = Vec::new();
    for member in members {
        let mut details = vec![match member.active_on(page.day) {
            true => voice.lower(member.role),
            false => voice.say("entity-formerly").with("role", voice.lower(member.role)).to_string(),
        }];
        details.extend(voice.span(member.since, member.until));
        match member.certainty() {
            Certainty::Dated => {}
            Certainty::Attested => details.extend(member.attested.map(|date| voice.dated("entity-documented", date))),
            Certainty::Assumed => details.push(voice.text("entity-undocumented").to_owned()),
        }
        details.extend(member.offices().map(OfficeTerm::Other).map(|term| office(term, voice)));
        let citations = member.citations().chain(member.offices().flat_map(|term| term.citations()));
        let mut row = page.part(name(member), details, None, citations)?;
        let mut known = Vec::new();
        row.references.retain(|reference| {
            !known.contains(&reference.number) && {
                known.push(reference.number);
                true
            }
        });
        rows.push(row);
    }
    page.section_of_rows(heading, None, rows);
    Ok(())
}

/// Who a member is, as it is called on the page of its network.
pub(super) fn member(member: OtherMember<'_>, voice: Voice) -> Value {
    match member.state() {
        Some(state) => Value::named(state.any(), voice),
        None => Value::english(&member.name(), voice),
    }
}

/// An office and its time in one line.
pub(super) fn office(term: OfficeTerm<'_>, voice: Voice) -> String {
    let span = voice.span(term.since(), term.until()).map(|span| format!(" {span}")).unwrap_or_default();
    format!("{}{span}", voice.lower(term.office()))
}
