//! What changed since an edition, as CSV (a line for each value) and as JSON.

use crate::{
    analysis::changes::FactChange,
    export::csv::{EDITION, edition},
    snapshot::Snapshot,
};
use entity::{edition::Summary, vocabulary::Vocabulary};
use serde_json::{Value, json};

/// The changes as a table.
pub fn csv(snapshot: &Snapshot, changes: &[FactChange<'_>]) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let head = ["id", "kind", "label", "change", "revision", "version", "place", "before", "after"];
    csv.write_record(head.into_iter().chain(EDITION)).expect("memory takes all that is written");
    for change in changes {
        let values =
            change.values.iter().map(|value| [value.place, value.before.unwrap_or(""), value.after.unwrap_or("")]);
        // What is new or gone has a line, too.
        let values = values.chain(change.values.is_empty().then_some([""; 3]));
        let label = change.node.map(|node| node.label().into_owned()).unwrap_or_default();
        let (kind, revision) = (change.fact_kind.word(), change.edition.revision.to_string());
        for [place, before, after] in values {
            let record = [
                change.key,
                &kind,
                &label,
                change.change.word(),
                &revision,
                &change.edition.version,
                place,
                before,
                after,
            ];
            csv.write_record(record.into_iter().chain(edition(snapshot))).expect("memory takes all that is written");
        }
    }
    csv.into_inner().expect("memory takes all that is written")
}

/// The changes for programs; where no earlier edition is remembered, why there are none.
pub fn json(
    snapshot: &Snapshot,
    found: Result<(&Summary, &[FactChange<'_>]), String>,
    page: impl Fn(&FactChange<'_>) -> Option<String>,
) -> Vec<u8> {
    let about = snapshot.graph.about();
    let (since, changes, note) = match found {
        Ok((since, changes)) => (Some(since), changes, None),
        Err(note) => (None, &[][..], Some(note)),
    };
    let changes: Vec<Value> = changes
        .iter()
        .map(|change| {
            let values: Vec<Value> = change
                .values
                .iter()
                .map(|value| json!({"place": value.place, "before": value.before, "after": value.after}))
                .collect();
            json!({
                "id": change.key,
                "kind": change.fact_kind.word(),
                "label": change.node.map(|node| node.label()),
                "page": page(change),
                "change": change.change.word(),
                "revision": change.edition.revision,
                "version": change.edition.version,
                "values": values,
            })
        })
        .collect();
    let edition = |summary: &Summary| {
        let edition = &summary.edition;
        json!({"version": edition.version, "revision": edition.revision, "importedAt": edition.imported_at})
    };
    let told = json!({
        "since": since.map(edition),
        "until": {"version": about.version, "revision": snapshot.edition.revision, "importedAt": snapshot.edition.imported_at},
        "note": note,
        "license": about.license,
        "citation": about.citation,
        "count": changes.len(),
        "changes": changes,
    });
    told.to_string().into_bytes()
}
