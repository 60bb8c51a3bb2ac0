//! Which exports there are, and how each is written.

use crate::{
    budget::{Budget, Left, Stopped},
    export::{
        csv, graphml, json, json_ld,
        ties::{self, TieGraph},
        turtle,
    },
    snapshot::Snapshot,
};
use entity::kind::Kind;
use std::{
    io::{self, Write},
    time::Duration,
};

/// How long it may take to find what ties agencies.
const LONGEST: Duration = Duration::from_secs(60);

/// A form in which the data set can be downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// All tables as CSV in one archive.
    Archive,
    /// The facts of one kind as CSV.
    Table(Kind),
    /// Which page each fact rests on, as CSV.
    Citations,
    /// Everything as JSON.
    Json,
    /// Everything as linked data in JSON.
    JsonLd,
    /// Everything as linked data in Turtle.
    Turtle,
    /// Entities and what joins them, for programs that draw and measure graphs.
    GraphMl,
    /// Agencies and whatever tied them at any time.
    Ties(ties::Format),
    /// The database. The graph can't write it: whoever has the database does.
    Sqlite,
}

/// An export, as it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its form.
    pub format: Format,
    /// Its file name, such as `palermo.ttl`.
    pub name: String,
    /// What it is called in a list.
    pub title: String,
    /// What is in it and whom it is for.
    pub description: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// Why an export could not be written to its end.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Whoever reads it went away, or the disk is full.
    #[error("it could not be written: {0}")]
    Write(#[from] io::Error),
    /// A table could not be written.
    #[error("a table could not be written: {0}")]
    Table(#[from] ::csv::Error),
    /// The archive could not be written.
    #[error("the archive could not be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// There was no time for more.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// A name of linked data is none.
    #[error("`{0}` is not an address that linked data can be named by; give another `--public-url`")]
    Name(String),
    /// The database is not written from the graph.
    #[error("the database is written by whoever has it, not from the graph")]
    NotOfTheGraph,
}

impl Export {
    /// Where it is: `/export/palermo.ttl`.
    pub fn path(&self) -> String {
        format!("/export/{}", self.name)
    }
}

impl Format {
    /// Writes the export of a snapshot. Names of linked data begin with the address, which has no slash at its end.
    pub fn write(self, snapshot: &Snapshot, public_url: &str, out: impl Write) -> Result<(), ExportError> {
        match self {
            Format::Archive => csv::archive(snapshot, out),
            Format::Table(kind) => csv::kind(snapshot, kind, out),
            Format::Citations => csv::citations(snapshot, out),
            Format::Json => json::write(snapshot, out),
            Format::JsonLd => json_ld::write(snapshot, public_url, out),
            Format::Turtle => turtle::write(snapshot, public_url, out),
            Format::GraphMl => graphml::write(snapshot, public_url, out),
            Format::Ties(format) => {
                let ties = TieGraph::ever(&snapshot.graph, &Budget::new(LONGEST, Left::default()))?;
                ties.write(format, snapshot, public_url, out)
            }
            Format::Sqlite => Err(ExportError::NotOfTheGraph),
        }
    }
}

/// Every export, in the order in which they are offered.
pub fn exports() -> Vec<Export> {
    let export = |format, name: &str, title: &str, media_type, description: &str| Export {
        format,
        name: name.to_owned(),
        title: title.to_owned(),
        description: description.to_owned(),
        media_type,
    };
    let mut exports = vec![
        export(
            Format::Archive,
            "csv.zip",
            "All tables (CSV)",
            "application/zip",
            "One table a kind of fact and one of citations, for spreadsheets and statistics.",
        ),
        export(
            Format::Json,
            "palermo.json",
            "JSON",
            "application/json",
            "Every fact with its values and references, a list a kind, for programs.",
        ),
        export(
            Format::JsonLd,
            "palermo.jsonld",
            "Linked data (JSON-LD)",
            "application/ld+json",
            "Every fact in terms of schema.org, ELI, SKOS and PROV, with links to Wikidata and EUR-Lex.",
        ),
        export(
            Format::Turtle,
            "palermo.ttl",
            "Linked data (Turtle)",
            "text/turtle; charset=utf-8",
            "The same linked data in Turtle, for triple stores.",
        ),
        export(
            Format::GraphMl,
            "palermo.graphml",
            "Graph (GraphML)",
            "application/graphml+xml",
            "Entities and what joins them, for Gephi, yEd and NetworkX.",
        ),
        export(
            Format::Ties(ties::Format::Gexf),
            "ties.gexf",
            "Ties of agencies (GEXF)",
            ties::Format::Gexf.media_type(),
            "Agencies and what ties or tied them, each with its time, for Gephi and its timeline.",
        ),
        export(
            Format::Ties(ties::Format::GraphMl),
            "ties.graphml",
            "Ties of agencies (GraphML)",
            ties::Format::GraphMl.media_type(),
            "The same for NetworkX, igraph and yEd.",
        ),
        export(
            Format::Sqlite,
            "palermo.db",
            "Database (SQLite)",
            "application/vnd.sqlite3",
            "The tables and views of the database itself, for SQL.",
        ),
    ];
    exports.extend(Kind::ALL.map(|kind| {
        let prefix = kind.prefix();
        export(
            Format::Table(kind),
            &format!("{prefix}.csv"),
            &format!("Table: {prefix} (CSV)"),
            "text/csv; charset=utf-8; header=present",
            &format!("Every {prefix}, a row each."),
        )
    }));
    exports.push(export(
        Format::Citations,
        "citation.csv",
        "Table: citation (CSV)",
        "text/csv; charset=utf-8; header=present",
        "Which page each fact rests on, and whether it was read and shows the fact.",
    ));
    exports
}
