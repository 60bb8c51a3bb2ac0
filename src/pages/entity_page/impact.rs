//! An impact, on the pages of its network and its agency.

use crate::graph::impact::Impact;

pub(super) fn details(impact: Impact<'_>) -> Vec<String> {
    // Documents are often named with their year.
    let year = impact.year.map(|year| year.to_string()).filter(|year| !impact.document.contains(year));
    [impact.document.clone()].into_iter().chain(year).collect()
}
