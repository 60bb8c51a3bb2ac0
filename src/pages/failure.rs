//! The pages for when there is no page: nothing at the address, or something failed.

use crate::{
    analysis::overlap::TooManyPairs,
    budget::Budget,
    language::voice::Voice,
    pages::{
        frame::Frame,
        nearest::{Near, nearest},
    },
    snapshot::Snapshot,
};
use askama::Template;

/// There is nothing at the address.
#[derive(Template)]
#[template(path = "not_found.html")]
pub struct NotFoundPage {
    frame: Frame,
    nearest: Vec<Near>,
}

impl NotFoundPage {
    /// With what may have been meant: an entity, or one of the other addresses, which are given.
    pub fn new(snapshot: &Snapshot, known: &[String], frame: Frame, budget: &Budget) -> Self {
        NotFoundPage { nearest: nearest(snapshot, &frame.path, known, frame.language, budget), frame: frame.nowhere() }
    }
}

/// Something failed inside.
#[derive(Template)]
#[template(path = "failure.html")]
pub struct FailurePage {
    /// What surrounds it.
    pub frame: Frame,
    /// Under what the log has the cause.
    pub error_id: String,
}

/// The page that says what is wrong with an address.
#[derive(Template)]
#[template(path = "refused.html")]
pub struct RefusedPage {
    /// What surrounds it.
    pub frame: Frame,
    /// What is wrong, one sentence each.
    pub problems: Vec<String>,
    /// Where to begin anew.
    pub back: String,
}

/// The address pins an edition of the facts that the server does not have.
#[derive(Template)]
#[template(path = "other_edition.html")]
pub struct OtherEditionPage {
    /// What surrounds it.
    pub frame: Frame,
    /// The edition that the address pins.
    pub pinned: String,
    /// Until which day it was here; nothing where no edition of this name is remembered.
    pub until: Option<String>,
    /// The address without the edition.
    pub now: String,
    /// Where it is told what changed since, where that is remembered.
    pub changes: Option<String>,
}

impl OtherEditionPage {
    /// What is the matter, in a sentence or two.
    pub fn sentence(&self) -> String {
        let OtherEditionPage { frame, pinned, .. } = self;
        let sentence = match &self.until {
            Some(day) => frame.say("edition-was-here").with("day", day),
            None => frame.say("edition-not-remembered"),
        };
        sentence.with("version", &frame.version).with("pinned", pinned).to_string()
    }
}

/// Why pairs are not compared.
pub fn too_many_pairs(too_many: &TooManyPairs, voice: Voice) -> String {
    let TooManyPairs { what, pairs, limit } = too_many;
    let said = voice.say("refusal-too-many-pairs").with("pairs", pairs).with("what", *what);
    said.with("limit", limit).to_string()
}
