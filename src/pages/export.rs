//! The page of what can be downloaded.

use crate::{pages::frame::Frame, snapshot::Snapshot};
use askama::Template;

/// The page of what can be downloaded.
#[derive(Template)]
#[template(path = "export.html")]
pub struct ExportPage {
    frame: Frame,
    digest: String,
    imported_at: String,
    whole: Vec<Download>,
    tables: Vec<Download>,
}

/// A file that can be downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// What is in it and whom it is for.
    pub description: String,
}

impl ExportPage {
    /// With the files that hold everything, and those of one table each.
    pub fn new(snapshot: &Snapshot, whole: Vec<Download>, tables: Vec<Download>, frame: Frame) -> Self {
        ExportPage {
            frame,
            digest: snapshot.edition.digest.clone(),
            imported_at: snapshot.edition.imported_at.clone(),
            whole,
            tables,
        }
    }
}
