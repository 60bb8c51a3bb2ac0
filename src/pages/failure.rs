//! The pages for when there is no page: nothing at the address, or something failed.

use crate::{
    budget::Budget,
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
        NotFoundPage { nearest: nearest(snapshot, &frame.path, known, frame.language, budget), frame }
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
