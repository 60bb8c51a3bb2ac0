//! A participation, on the pages of its project and its agency.

use crate::{graph::participation::Participation, language::voice::Voice};

pub(super) fn details(participation: Participation<'_>, voice: Voice) -> Vec<String> {
    let span = voice.span(participation.since, participation.until);
    [voice.lower(participation.role)].into_iter().chain(span).collect()
}
