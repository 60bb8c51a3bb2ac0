//! A membership, on the pages of its network and its agency.

use crate::{
    graph::{membership::Membership, period::Dated},
    pages::entity_page::{
        description::{lower, span},
        part,
    },
};
use entity::{partial_date::PartialDate, vocabulary::Certainty};

pub(super) fn details(membership: Membership<'_>, day: PartialDate) -> Vec<String> {
    let mut details = vec![match membership.active_on(day) {
        true => lower(membership.role),
        false => format!("formerly {}", lower(membership.role)),
    }];
    details.extend(span(membership.since, membership.until));
    match membership.certainty() {
        Certainty::Dated => {}
        Certainty::Attested => details.extend(membership.attested.map(|date| format!("documented in {date}"))),
        Certainty::Assumed => details.push("beginning not documented".to_owned()),
    }
    details.extend(membership.offices().map(part::office));
    details
}
