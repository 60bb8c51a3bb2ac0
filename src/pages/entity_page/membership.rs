//! A membership, on the pages of its network and its agency.

use crate::{
    graph::{membership::Membership, period::Dated},
    language::voice::Voice,
    pages::entity_page::part,
};
use entity::{partial_date::PartialDate, vocabulary::Certainty};

pub(super) fn details(membership: Membership<'_>, day: PartialDate, voice: Voice) -> Vec<String> {
    let mut details = vec![match membership.active_on(day) {
        true => voice.lower(membership.role),
        false => voice.say("entity-formerly").with("role", voice.lower(membership.role)).to_string(),
    }];
    details.extend(voice.span(membership.since, membership.until));
    match membership.certainty() {
        Certainty::Dated => {}
        Certainty::Attested => details.extend(membership.attested.map(|date| voice.dated("entity-documented", date))),
        Certainty::Assumed => details.push(voice.text("entity-undocumented").to_owned()),
    }
    details.extend(membership.offices().map(|term| part::office(term, voice)));
    details
}
