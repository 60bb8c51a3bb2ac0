//! Tables of the data set as CSV, one a kind, and all of them in one archive.
//!
//! Who takes a table alone must see whose it is, so every row ends with version, licence and citation of the data set.

use crate::{
    export::{citation, list::ExportError, record},
    snapshot::Snapshot,
};
use entity::kind::Kind;
use std::io::Write;
use zip::{DateTime, ZipWriter, write::SimpleFileOptions};

/// What ends every row.
pub const EDITION: [&str; 3] = ["dataset_version", "dataset_license", "dataset_citation"];

/// The facts of one kind.
pub fn kind(snapshot: &Snapshot, kind: Kind, out: impl Write) -> Result<(), ExportError> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(record::names(kind).into_iter().chain(EDITION))?;
    for node in snapshot.graph.of_kind(kind) {
        let cells = record::fields(node).into_iter().map(|field| field.cell());
        csv.write_record(cells.chain(edition(snapshot).map(str::to_owned)))?;
    }
    Ok(csv.flush()?)
}

/// Which page each fact rests on.
pub fn citations(snapshot: &Snapshot, out: impl Write) -> Result<(), ExportError> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["fact", "source", "url", "verified"].into_iter().chain(EDITION))?;
    for row in citation::citations(snapshot) {
        let verified = if row.verified { "true" } else { "false" };
        csv.write_record([row.fact, row.source, row.url, verified].into_iter().chain(edition(snapshot)))?;
    }
    Ok(csv.flush()?)
}

/// Every table in one archive.
pub fn archive(snapshot: &Snapshot, out: impl Write) -> Result<(), ExportError> {
    // Always the same time, so that the same facts are the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new_stream(out);
    archive.start_file("README.txt", options)?;
    let about = snapshot.graph.about();
    writeln!(
        archive,
        "{}\n\nLicence: {}\nVersion: {}\nDigest of the facts: {}\n\nOne table a kind of fact, and citation.csv: which \
         page each fact rests on. Tables refer to each other by `id`. Several values of a cell are joined by `; `.",
        about.citation, about.license, about.version, snapshot.edition.digest
    )?;
    for each in Kind::ALL {
        archive.start_file(format!("{}.csv", each.prefix()), options)?;
        kind(snapshot, each, &mut archive)?;
    }
    archive.start_file("citation.csv", options)?;
    citations(snapshot, &mut archive)?;
    archive.finish()?.flush()?;
    Ok(())
}

/// The edition that the facts are of.
pub fn edition(snapshot: &Snapshot) -> impl Iterator<Item = &str> {
    let about = snapshot.graph.about();
    [about.version.as_str(), &about.license, &about.citation].into_iter()
}
