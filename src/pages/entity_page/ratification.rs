//! A ratification, on the pages of its instrument and its party.

use crate::{graph::ratification::Ratification, pages::entity_page::description::lower};

pub(super) fn details(ratification: Ratification<'_>) -> Vec<String> {
    let bound = match (ratification.bound_on, ratification.act) {
        (Some(date), Some(act)) => Some(format!("bound {date} ({})", lower(act))),
        (Some(date), None) => Some(format!("bound {date}")),
        (None, _) => Some("not bound".to_owned()),
    };
    let signed = ratification.signed_on.map(|date| format!("signed {date}"));
    let in_force = ratification.in_force_on.map(|date| format!("in force for it {date}"));
    signed.into_iter().chain(bound).chain(in_force).collect()
}
