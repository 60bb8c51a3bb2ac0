//! A ratification, on the pages of its instrument and its party.

use crate::{graph::ratification::Ratification, language::voice::Voice};

pub(super) fn details(ratification: Ratification<'_>, voice: Voice) -> Vec<String> {
    let bound = match (ratification.bound_on, ratification.act) {
        (Some(date), Some(act)) => {
            Some(voice.say("entity-bound-by").with("date", date).with("act", voice.lower(act)).to_string())
        }
        (Some(date), None) => Some(voice.dated("entity-bound", date)),
        (None, _) => Some(voice.text("entity-not-bound").to_owned()),
    };
    let signed = ratification.signed_on.map(|date| voice.dated("entity-signed", date));
    let in_force = ratification.in_force_on.map(|date| voice.dated("entity-in-force", date));
    signed.into_iter().chain(bound).chain(in_force).collect()
}
