//! The data set as one JSON object: `dataset`, then a list a kind, then `citation`. Written fact by fact, a fact a line.

use crate::{
    export::{citation, list::ExportError, record},
    snapshot::Snapshot,
};
use entity::kind::Kind;
use serde_json::{Map, Value, json};
use std::io::Write;

/// Writes everything.
pub fn write(snapshot: &Snapshot, mut out: impl Write) -> Result<(), ExportError> {
    let about = snapshot.graph.about();
    let counts: Map<String, Value> =
        snapshot.counts.iter().map(|count| (count.kind.prefix().to_owned(), count.count.into())).collect();
    let dataset = json!({
        "version": about.version,
        "license": about.license,
        "citation": about.citation,
        "digest": snapshot.edition.digest,
        "counts": counts,
    });
    write!(out, "{{\"dataset\": {dataset}")?;
    for kind in Kind::ALL {
        let records = snapshot.graph.of_kind(kind).into_iter().map(|node| {
            Value::Object(record::record(node).map(|(name, field)| (name.to_owned(), field.json())).collect())
        });
        list(&mut out, kind.prefix(), records)?;
    }
    let citations = citation::citations(snapshot)
        .map(|row| json!({"fact": row.fact, "source": row.source, "url": row.url, "verified": row.verified}));
    list(&mut out, "citation", citations)?;
    writeln!(out, "}}")?;
    Ok(out.flush()?)
}

fn list(out: &mut impl Write, name: &str, values: impl Iterator<Item = Value>) -> Result<(), ExportError> {
    write!(out, ",\n\"{name}\": [")?;
    for (place, value) in values.enumerate() {
        write!(out, "{}{value}", if place == 0 { "\n" } else { ",\n" })?;
    }
    write!(out, "]")?;
    Ok(())
}
