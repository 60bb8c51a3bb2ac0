//! What became of facts since an edition: the same in the database, in answers and in the feed.

use crate::{every_table::dataset, fixture::ask, fixture::data};
use entity::{
    dataset::{About, Dataset},
    fact::{self, FactKind},
    network,
    revision::Origin,
};
use palermo::{
    snapshot::{Edition, Snapshot},
    store::{connect, import, load},
};
use serde_json::{Value, json};
use std::sync::Arc;
use tempfile::TempDir;

/// The snapshot of a database that took in these editions one after another.
async fn after(editions: &[Dataset]) -> Arc<Snapshot> {
    let folder = TempDir::new().unwrap();
    let database = connect::open(&format!("sqlite://{}/palermo.db", folder.path().display())).await.unwrap();
    for edition in editions {
        import::import(&database, edition, Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap();
    }
    let loaded = load::load(&database).await.unwrap().unwrap();
    let edition = Edition {
        revision: loaded.revision.revision,
        digest: loaded.revision.digest,
        imported_at: loaded.revision.imported_at,
    };
    Arc::new(Snapshot::new(loaded.dataset, edition, [7; 32]).after(loaded.editions))
}

fn of_version(version: &str, edit: impl FnOnce(&mut Dataset)) -> Dataset {
    let mut dataset = dataset();
    dataset.about = About { version: version.to_owned(), ..dataset.about };
    edit(&mut dataset);
    dataset
}

fn with_a_network(dataset: &mut Dataset) {
    dataset.facts.push(fact::Model { id: 50, kind: FactKind::Network, key: "network:new".into() });
    dataset.networks.push(network::Model { id: 50, slug: "new".into(), ..dataset.networks[0].clone() });
}

fn without_an_action(dataset: &mut Dataset) {
    dataset.facts.retain(|fact| fact.id != 17);
    dataset.actions.retain(|action| action.id != 17);
}

/// What changed since an edition.
fn since(snapshot: &Arc<Snapshot>, edition: &str) -> Value {
    let document = format!(
        "{{ changes(since: {edition}) {{ nodes {{ id change revision version node {{ id }} values {{ place before after }} }} }} }}"
    );
    data(snapshot, &document)["changes"]["nodes"].take()
}

#[tokio::test]
async fn what_is_new_different_or_gone_since_an_edition_is_told() {
    let snapshot = after(&[
        of_version("2026.1", |_| {}),
        of_version("2026.2", |dataset| dataset.agencies[0].name = "Organization for Migration".into()),
        of_version("2026.3", |dataset| {
            dataset.agencies[0].name = "Organisation for Migration".into();
            dataset.agencies[0].seat = None;
            with_a_network(dataset);
            without_an_action(dataset);
        }),
    ])
    .await;
    let agency = |before: &str| {
        json!({
            "id": "agency:iom", "change": "CHANGED", "revision": 3, "version": "2026.3", "node": {"id": "agency:iom"},
            "values": [
                {"place": "agency.name", "before": before, "after": "Organisation for Migration"},
                {"place": "agency.seat", "before": "Geneva", "after": null},
            ],
        })
    };
    let gone = json!({
        "id": "action:icat-briefs", "change": "REMOVED", "revision": 3, "version": "2026.3", "node": null, "values": [],
    });
    let new = json!({
        "id": "network:new", "change": "ADDED", "revision": 3, "version": "2026.3", "node": {"id": "network:new"},
        "values": [],
    });
    // Two editions together tell the first and the last value.
    let all = json!([gone, agency("The full name of IOM"), new]);
    assert_eq!(since(&snapshot, "1"), all);
    assert_eq!(since(&snapshot, "\"2026.1\""), all);
    assert_eq!(since(&snapshot, "\"2026.2\""), json!([gone, agency("Organization for Migration"), new]));
    assert_eq!(since(&snapshot, "3"), json!([]));
    let first = data(
        &snapshot,
        "{ changes(since: 1, first: 1) { totalCount nodes { kind valueCount } pageInfo { hasNextPage } } }",
    );
    let expected =
        json!({"totalCount": 3, "nodes": [{"kind": "ACTION", "valueCount": 0}], "pageInfo": {"hasNextPage": true}});
    assert_eq!(first["changes"], expected);
}

#[tokio::test]
async fn what_came_and_went_or_is_again_what_it_was_is_not_told() {
    let snapshot = after(&[
        of_version("2026.1", |_| {}),
        of_version("2026.2", |dataset| {
            dataset.agencies[0].name = "Organization for Migration".into();
            with_a_network(dataset);
        }),
        of_version("2026.3", without_an_action),
        of_version("2026.4", |_| {}),
    ])
    .await;
    // The action was removed and came back; what it was then is not remembered.
    let back = json!({
        "id": "action:icat-briefs", "change": "CHANGED", "revision": 4, "version": "2026.4",
        "node": {"id": "action:icat-briefs"}, "values": [],
    });
    assert_eq!(since(&snapshot, "1"), json!([back]));
}

#[tokio::test]
async fn an_edition_that_nobody_remembers_is_refused_with_those_that_are() {
    let snapshot = after(&[of_version("2026.1", |_| {}), of_version("2026.2", with_a_network)]).await;
    let (_, answer) = ask(&snapshot, "{ changes(since: \"2025.7\") { totalCount } }", json!({}));
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    assert_eq!(
        answer["errors"][0]["message"],
        "`since` is \"2025.7\", which is not an edition that is remembered; give a revision from 1 to 2, or a version such as `2026.2`"
    );
}

#[tokio::test]
async fn an_edition_that_changed_too_much_names_its_facts_no_more() {
    let snapshot = after(&[
        of_version("2026.1", |_| {}),
        of_version("2026.2", |dataset| {
            let pattern = dataset.networks[0].clone();
            for id in 1_000..4_000 {
                let slug = format!("network-{id}");
                dataset.facts.push(fact::Model { id, kind: FactKind::Network, key: format!("network:{slug}") });
                dataset.networks.push(network::Model { id, slug, ..pattern.clone() });
            }
        }),
    ])
    .await;
    let (_, answer) = ask(&snapshot, "{ changes(since: 1) { totalCount } }", json!({}));
    let message = answer["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains("`since` is before revision 2, which changed 3000 facts"), "{message}");
    assert_eq!(since(&snapshot, "2"), json!([]));
}
