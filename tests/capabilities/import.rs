//! Importing: all facts are replaced at once, or nothing is.

use crate::{
    every_table::{dataset, tables},
    stores::both,
};
use entity::{
    agency, agency_alias,
    dataset::{About, Dataset},
    fact::{self, FactKind},
    network,
    revision::Origin,
    vocabulary::Change,
};
use migration::{Migrator, MigratorTrait};
use palermo::store::{
    change::{self, Counts},
    connect,
    error::StoreError,
    import::{self, EmbeddedImport, Imported},
    load,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, IdenStatic, Iterable, ModelTrait, Value};

const TIME: &str = "2026-11-24T12:00:00Z";

/// What is done to a data set before it is imported again.
type Edit = fn(&mut Dataset);

async fn import(database: &DatabaseConnection, dataset: &Dataset) -> Result<Imported, StoreError> {
    import::import(database, dataset, Origin::Folder, TIME, &mut |_| {}).await
}

async fn import_embedded(database: &DatabaseConnection, dataset: &Dataset, version: &str) -> EmbeddedImport {
    let about = About { version: version.to_owned(), ..dataset.about.clone() };
    let dataset = Dataset { about, ..dataset.clone() };
    import::import_embedded(database, &dataset, TIME, &mut |_| {}).await.unwrap()
}

async fn loaded(database: &DatabaseConnection) -> Dataset {
    load::load(database).await.unwrap().unwrap().dataset
}

/// Many agencies, each part of the next, so that whatever comes first refers to one that comes later.
fn with_a_chain_of_agencies(mut dataset: Dataset, length: i32) -> Dataset {
    let pattern = dataset.agencies[1].clone();
    for id in 1_000..1_000 + length {
        let slug = format!("part-{id}");
        dataset.facts.push(fact::Model { id, kind: FactKind::Agency, key: format!("agency:{slug}") });
        let parent_id = (id + 1 < 1_000 + length).then_some(id + 1);
        dataset.agencies.push(agency::Model { id, slug, parent_id, ..pattern.clone() });
    }
    dataset
}

macro_rules! renumber_tables {
    ($($rows:ident: $table:ident,)*) => {
        /// The same facts under other ids, in another order.
        fn renumbered(mut dataset: Dataset) -> Dataset {
            $( renumber(&mut dataset.$rows); )*
            dataset
        }
    };
}
tables!(renumber_tables);

fn renumber<M: ModelTrait>(rows: &mut [M]) {
    for row in rows.iter_mut() {
        for column in <M::Entity as EntityTrait>::Column::iter() {
            match row.get(column) {
                Value::Int(Some(id)) if column.as_str() == "id" || column.as_str().ends_with("_id") => {
                    row.set(column, Value::Int(Some(1_000 - id)));
                }
                _ => {}
            }
        }
    }
    rows.reverse();
}

#[tokio::test]
async fn loading_gives_what_was_imported() {
    for place in both() {
        let database = place.open().await;
        assert_eq!(load::load(&database).await.unwrap(), None);
        assert_eq!(load::revision(&database).await.unwrap(), None);
        import(&database, &dataset()).await.unwrap();
        let loaded = load::load(&database).await.unwrap().unwrap();
        assert_eq!(loaded.dataset, dataset());
        assert_eq!(load::revision(&database).await.unwrap().as_ref(), Some(&loaded.revision));
        let revision = loaded.revision;
        assert_eq!((revision.revision, revision.origin, revision.imported_at.as_str()), (1, Origin::Folder, TIME));
        assert_eq!(revision.digest, change::digest(&dataset()));
    }
}

#[tokio::test]
async fn the_same_facts_again_change_nothing() {
    for place in both() {
        let database = place.open().await;
        let first = import(&database, &dataset()).await.unwrap();
        assert!(!first.unchanged);
        assert_eq!(first.changes.added.len(), dataset().facts.len());
        let before = load::load(&database).await.unwrap();
        let again = import::import(&database, &dataset(), Origin::Embedded, "2027-01-01T00:00:00Z", &mut |_| {}).await;
        let again = again.unwrap();
        assert!(again.unchanged && again.changes.is_empty());
        assert_eq!((again.revision, again.digest), (1, first.digest));
        assert_eq!(load::load(&database).await.unwrap(), before);
    }
}

#[tokio::test]
async fn an_import_says_what_was_added_changed_and_removed() {
    for place in both() {
        let database = place.open().await;
        import(&database, &dataset()).await.unwrap();
        let mut new = dataset();
        new.agencies[0].name = "Organization for Migration".into();
        new.agencies[0].seat = None;
        new.agency_aliases.push(agency_alias::Model { agency_id: 5, position: 1, name: "PICMME".into() });
        new.facts.push(fact::Model { id: 50, kind: FactKind::Network, key: "network:new".into() });
        new.networks.push(network::Model { id: 50, slug: "new".into(), ..new.networks[0].clone() });
        new.facts.retain(|fact| fact.id != 17);
        new.actions.retain(|action| action.id != 17);
        let imported = import(&database, &new).await.unwrap();
        assert_eq!((imported.revision, imported.unchanged), (2, false));
        assert_eq!(imported.changes.added, ["network:new"]);
        assert_eq!(imported.changes.removed, ["action:icat-briefs"]);
        let [changed] = imported.changes.changed.as_slice() else { panic!("{:?}", imported.changes.changed) };
        assert_eq!(changed.key, "agency:iom");
        let values: Vec<_> = changed
            .values
            .iter()
            .map(|value| (value.place.to_string(), value.old.as_deref(), value.new.as_deref()))
            .collect();
        assert_eq!(
            values,
            [
                ("agency.name".to_owned(), Some("The full name of IOM"), Some("Organization for Migration")),
                ("agency.seat".to_owned(), Some("Geneva"), None),
                ("agency_alias[1].name".to_owned(), None, Some("PICMME")),
                ("agency_alias[1].position".to_owned(), None, Some("1")),
            ]
        );
        let counts = imported.changes.counts();
        assert_eq!(counts["agency"], Counts { added: 0, changed: 1, removed: 0 });
        assert_eq!(counts["network"], Counts { added: 1, changed: 0, removed: 0 });
        assert_eq!(counts["action"], Counts { added: 0, changed: 0, removed: 1 });
        assert_eq!(loaded(&database).await, new);

        let editions = load::load(&database).await.unwrap().unwrap().editions;
        let facts: Vec<_> =
            editions.iter().map(|of| (of.edition.revision, of.edition.fact_count, of.changes.len())).collect();
        let count = dataset().fact_count() as i32;
        assert_eq!(facts, [(2, count, 3), (1, count, 0)], "the latest first; the first changes nothing");
        let changes: Vec<_> =
            editions[0].changes.iter().map(|row| (row.change, row.kind, row.fact_key.as_str())).collect();
        assert_eq!(
            changes,
            [
                (Change::Removed, FactKind::Action, "action:icat-briefs"),
                (Change::Changed, FactKind::Agency, "agency:iom"),
                (Change::Added, FactKind::Network, "network:new"),
            ]
        );
        let counts: Vec<_> = editions[0].counts.iter().map(|of| (of.change, of.kind, of.count)).collect();
        assert_eq!(
            counts,
            [
                (Change::Added, FactKind::Network, 1),
                (Change::Changed, FactKind::Agency, 1),
                (Change::Removed, FactKind::Action, 1),
            ]
        );
    }
}

#[tokio::test]
async fn a_database_from_before_the_editions_begins_with_the_one_it_holds() {
    for place in both() {
        let database = place.open().await;
        let imported = import(&database, &dataset()).await.unwrap();
        let editions =
            Migrator::migrations().iter().position(|migration| migration.name().contains("editions")).unwrap();
        let later = Migrator::migrations().len() - editions;
        Migrator::down(&database, Some(later as u32)).await.unwrap();
        Migrator::up(&database, None).await.unwrap();
        let editions = load::load(&database).await.unwrap().unwrap().editions;
        let [only] = editions.as_slice() else { panic!("{editions:?}") };
        assert_eq!((only.edition.revision, &only.edition.digest), (1, &imported.digest));
        // Regions came later, and went when the migrations were taken back.
        let regions = dataset().regions.len();
        assert_eq!(only.edition.fact_count, (dataset().fact_count() - regions) as i32);
    }
}

#[tokio::test]
async fn a_new_version_of_the_same_facts_is_a_new_revision() {
    for place in both() {
        let database = place.open().await;
        import(&database, &dataset()).await.unwrap();
        let mut new = dataset();
        new.about.version = "2026.12.1".into();
        let imported = import(&database, &new).await.unwrap();
        assert_eq!(imported.revision, 2);
        assert_eq!(imported.changes.about[0].place.to_string(), "dataset.version");
        assert!(imported.changes.changed.is_empty());
        assert_eq!(loaded(&database).await.about, new.about);
    }
}

#[test]
fn the_digest_does_not_depend_on_the_ids_of_rows() {
    assert_ne!(renumbered(dataset()), dataset());
    assert_eq!(change::digest(&renumbered(dataset())), change::digest(&dataset()));
    assert!(change::compare(&dataset(), &renumbered(dataset())).is_empty());
}

#[test]
fn the_digest_differs_when_anything_differs() {
    let edits: [Edit; 9] = [
        |dataset| dataset.about.citation.push('.'),
        |dataset| dataset.agencies[0].specialised = false,
        |dataset| dataset.agencies[0].parent_id = None,
        |dataset| dataset.agencies[1].acronym = None,
        |dataset| dataset.citations[0].verified = true,
        |dataset| dataset.arrangement_parties.swap(0, 1),
        |dataset| dataset.finding_figures[0].value = 0.3,
        |dataset| dataset.instrument_relations.clear(),
        |dataset| dataset.facts[4].key.push('2'),
    ];
    let mut digests: Vec<String> = edits
        .iter()
        .map(|edit| {
            let mut edited = dataset();
            edit(&mut edited);
            // Places stay with the list: what is swapped are the parties.
            for (party, position) in edited.arrangement_parties.iter_mut().zip(0..) {
                party.position = position;
            }
            assert!(!change::compare(&dataset(), &edited).is_empty());
            change::digest(&edited)
        })
        .collect();
    digests.push(change::digest(&dataset()));
    digests.sort();
    digests.dedup();
    assert_eq!(digests.len(), edits.len() + 1);
}

#[tokio::test]
async fn an_import_that_fails_leaves_the_facts_from_before() {
    for place in both() {
        let database = place.open().await;
        import(&database, &dataset()).await.unwrap();
        let before = load::load(&database).await.unwrap();
        let breaks: [(&str, Edit); 5] = [
            ("finding_about", |dataset| dataset.finding_abouts[0].about_id = 999),
            ("agency", |dataset| dataset.agencies[0].parent_id = Some(999)),
            ("agency", |dataset| dataset.agencies[1].slug = "iom".into()),
            ("fact", |dataset| dataset.facts[1].id = 1),
            ("action", |dataset| dataset.actions[0].network_id = Some(8)),
        ];
        for (table, broken) in breaks {
            let mut new = dataset();
            new.about.version = "2026.12.1".into();
            broken(&mut new);
            let error = import(&database, &new).await.unwrap_err().to_string();
            assert!(error.contains(&format!("`{table}`")) && error.contains("constraint"), "{error}");
            assert_eq!(load::load(&database).await.unwrap(), before);
        }
    }
}

#[tokio::test]
async fn agencies_may_stand_before_those_they_are_part_of() {
    for place in both() {
        let database = place.open().await;
        let chain = with_a_chain_of_agencies(dataset(), 3_000);
        import(&database, &chain).await.unwrap();
        assert_eq!(loaded(&database).await, chain);
    }
}

#[tokio::test]
async fn an_import_tells_how_far_it_is() {
    for place in both() {
        let database = place.open().await;
        let mut told = Vec::new();
        let mut listen = |progress| told.push(progress);
        import::import(&database, &dataset(), Origin::Folder, TIME, &mut listen).await.unwrap();
        assert!(told.is_sorted_by_key(|progress| progress.written));
        let last = told.last().unwrap();
        assert_eq!((last.table, last.written), ("translated_name", last.rows));
    }
}

#[tokio::test]
async fn embedded_facts_come_into_an_empty_database_and_over_older_ones() {
    for place in both() {
        let database = place.open().await;
        for (version, revision) in [("2026.9.1", 1), ("2026.9.1", 1), ("2026.11.1", 2)] {
            let EmbeddedImport::Imported(imported) = import_embedded(&database, &dataset(), version).await else {
                panic!("{version} was not imported");
            };
            assert_eq!(imported.revision, revision);
        }
        let kept = import_embedded(&database, &dataset(), "2026.10.3").await;
        assert_eq!(kept, EmbeddedImport::NewerKept { version: "2026.11.1".into() });
        assert_eq!(loaded(&database).await.about.version, "2026.11.1");
    }
}

#[tokio::test]
async fn embedded_facts_never_replace_what_a_curator_imported() {
    for place in both() {
        let database = place.open().await;
        import(&database, &dataset()).await.unwrap();
        let before = load::load(&database).await.unwrap();
        let kept = import_embedded(&database, &Dataset::default(), "9999.1.1").await;
        assert_eq!(kept, EmbeddedImport::CuratedKept { version: "2026.11.1".into() });
        assert_eq!(load::load(&database).await.unwrap(), before);
    }
}

#[tokio::test]
async fn a_curator_may_replace_embedded_facts() {
    for place in both() {
        let database = place.open().await;
        import_embedded(&database, &dataset(), "9999.1.1").await;
        assert_eq!(import(&database, &dataset()).await.unwrap().revision, 2);
        assert_eq!(load::load(&database).await.unwrap().unwrap().revision.origin, Origin::Folder);
    }
}

#[tokio::test]
async fn imports_at_the_same_time_come_one_after_the_other() {
    for place in both() {
        let database = place.open().await;
        let other = place.open().await;
        let mut new = dataset();
        new.agencies[0].name = "Other".into();
        let old = dataset();
        let (first, second) = tokio::join!(import(&database, &old), import(&other, &new));
        let mut revisions = [first.unwrap().revision, second.unwrap().revision];
        revisions.sort();
        assert_eq!(revisions, [1, 2]);
    }
}

#[tokio::test]
async fn one_reads_the_old_facts_while_an_import_writes() {
    for place in both() {
        let database = place.open().await;
        import(&database, &dataset()).await.unwrap();
        let mut new = dataset();
        new.agencies[0].name = "Other".into();
        let mut seen = Vec::new();
        // Asked in the midst of the import, which waits for the answer.
        let mut ask = |_| {
            let url = place.url.clone();
            let asked = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime
                    .block_on(async { load::revision(&connect::open(&url).await.unwrap()).await })
                    .unwrap()
                    .map(|row| row.revision)
            });
            seen.push(asked.join().unwrap());
        };
        import::import(&database, &new, Origin::Folder, TIME, &mut ask).await.unwrap();
        assert!(!seen.is_empty() && seen.iter().all(|revision| *revision == Some(1)), "{seen:?}");
        assert_eq!(load::revision(&database).await.unwrap().map(|row| row.revision), Some(2));
    }
}

#[tokio::test]
async fn after_imports_the_database_is_sound() {
    for place in both() {
        let database = place.open().await;
        import(&database, &dataset()).await.unwrap();
        import(&database, &Dataset::default()).await.unwrap_err();
        import(&database, &Dataset { about: dataset().about, ..Dataset::default() }).await.unwrap();
        assert!(entity::fact::Entity::find().all(&database).await.unwrap().is_empty());
        import(&database, &dataset()).await.unwrap();
        if place.is_file() {
            let statement = |sql: &str| sea_orm::Statement::from_string(database.get_database_backend(), sql);
            assert_eq!(database.query_all_raw(statement("PRAGMA foreign_key_check")).await.unwrap().len(), 0);
            let integrity = database.query_one_raw(statement("PRAGMA integrity_check")).await.unwrap().unwrap();
            assert_eq!(integrity.try_get_by::<String, _>(0).unwrap(), "ok");
        }
    }
}
