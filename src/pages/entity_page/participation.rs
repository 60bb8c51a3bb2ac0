//! A participation, on the pages of its project and its agency.

use crate::{
    graph::participation::Participation,
    pages::entity_page::description::{lower, span},
};

pub(super) fn details(participation: Participation<'_>) -> Vec<String> {
    let span = span(participation.since, participation.until);
    [lower(participation.role)].into_iter().chain(span).collect()
}
