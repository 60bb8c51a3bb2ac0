//! The pages for when there is no page: nothing at the address, or something failed.

use crate::{
    budget::Budget,
    pages::{
        frame::Frame,
        search::{Found, nearest},
    },
    snapshot::Snapshot,
};
use askama::Template;

/// There is nothing at the address.
#[derive(Template)]
#[template(path = "not_found.html")]
pub struct NotFoundPage {
    frame: Frame,
    nearest: Vec<Found>,
}

impl NotFoundPage {
    /// With what comes closest to the address, as far as the budget goes: there is nothing there, however long it took.
    pub fn new(snapshot: &Snapshot, frame: Frame, budget: &Budget) -> Self {
        NotFoundPage { nearest: nearest(snapshot, &frame.path, budget), frame }
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
