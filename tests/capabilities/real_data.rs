//! The real data set: it is read without a problem, kept without a loss, and answers without the database.

use crate::fixture::data;
use entity::{dataset::Dataset, revision::Origin};
use palermo::{
    files::{embedded, problem, read},
    snapshot::{Edition, Snapshot},
    store::{change, connect, import, load},
};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use std::sync::{
    Arc, LazyLock,
    atomic::{AtomicUsize, Ordering},
};
use tempfile::TempDir;

pub(crate) static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    let files = embedded::files();
    let (dataset, problems) = read::read(&files);
    assert!(problems.is_empty(), "{}", problem::render(&problems, &files, false));
    dataset
});

pub(crate) static SNAPSHOT: LazyLock<Arc<Snapshot>> = LazyLock::new(|| Arc::new(snapshot()));

/// One of one's own, for what takes it away.
pub(crate) fn snapshot() -> Snapshot {
    let edition =
        Edition { revision: 1, digest: change::digest(&DATASET), imported_at: "2026-11-24T12:00:00Z".to_owned() };
    Snapshot::new(DATASET.clone(), edition, [7; 32])
}

#[test]
fn it_has_no_problem_in_whatever_order_its_files_come() {
    let mut files = embedded::files();
    files.reverse();
    assert_eq!(read::read(&files).0, *DATASET);
}

#[test]
fn it_is_as_large_as_was_researched() {
    let counts = data(&SNAPSHOT, "{ dataset { counts { kind count verified } } }");
    let count = |kind: &str| {
        let counts = counts["dataset"]["counts"].as_array().unwrap();
        counts.iter().find(|count| count["kind"] == kind).unwrap()["count"].as_i64().unwrap()
    };
    for (kind, least) in [
        ("INSTRUMENT", 46),
        ("MEASURE", 785),
        ("AGENCY", 73),
        ("NETWORK", 18),
        ("MEMBERSHIP", 130),
        ("PROJECT", 56),
        ("PARTICIPATION", 170),
        ("ACTION", 510),
        ("OUTPUT", 320),
        ("ARRANGEMENT", 64),
        ("IMPACT", 35),
        ("STATE", 197),
        ("REGION", 50),
        ("RATIFICATION", 610),
        ("FINDING", 38),
        ("SOURCE", 1200),
    ] {
        assert!(count(kind) >= least, "{kind}: {} of {least}", count(kind));
    }
}

#[test]
fn every_fact_rests_on_a_source() {
    let without: Vec<String> = entity::kind::Kind::ALL
        .into_iter()
        .filter(|kind| *kind != entity::kind::Kind::Source)
        .flat_map(|kind| SNAPSHOT.graph.of_kind(kind))
        .filter(|node| node.citations().next().is_none())
        .map(|node| node.key().to_owned())
        .collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn what_a_fact_rests_on_supports_it() {
    for kind in entity::kind::Kind::ALL {
        for node in SNAPSHOT.graph.of_kind(kind) {
            for citation in node.citations() {
                assert!(citation.source().supports().any(|supported| supported == node), "{}", node.key());
            }
        }
    }
}

/// The database with the real data, its statements counted.
fn database(statements: Arc<AtomicUsize>) -> (TempDir, sea_orm::DatabaseConnection) {
    let folder = TempDir::new().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let url = format!("sqlite://{}", folder.path().join("palermo.db").display());
    let database = runtime.block_on(async {
        let mut database = connect::open(&url).await.unwrap();
        database.set_metric_callback(move |_| {
            statements.fetch_add(1, Ordering::SeqCst);
        });
        import::import(&database, &DATASET, Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap();
        database
    });
    (folder, database)
}

#[test]
fn load_after_import_is_the_identity_and_the_database_is_clean() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (_folder, database) = database(Arc::default());
    runtime.block_on(async {
        assert!(load::load(&database).await.unwrap().unwrap().dataset == *DATASET);
        for (pragma, clean) in [("foreign_key_check", 0), ("integrity_check", 1)] {
            let rows = database.query_all_raw(sea_orm::Statement::from_string(
                database.get_database_backend(),
                format!("pragma {pragma}"),
            ));
            assert_eq!(rows.await.unwrap().len(), clean, "{pragma}");
        }
    });
}

#[test]
fn a_question_of_five_levels_runs_no_statement() {
    let statements = Arc::new(AtomicUsize::new(0));
    let (_folder, _database) = database(statements.clone());
    let before = statements.load(Ordering::SeqCst);
    assert!(before > 40, "the counter counts");
    let answer = data(
        &SNAPSHOT,
        "{ networks { nodes { acronym members { nodes { role agency { acronym projects { nodes { name participants { nodes { agency { acronym } sources { url } } } } } } } } } } }",
    );
    assert!(answer.to_string().len() > 100_000);
    assert_eq!(statements.load(Ordering::SeqCst), before);
}

#[test]
fn lists_stand_in_their_default_order() {
    fn check<T: palermo::graph::node::Stored>() {
        let keys: Vec<_> = SNAPSHOT.graph.all::<T>().map(T::default_order).collect();
        assert!(keys.is_sorted() && keys.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", T::KIND);
    }
    check::<entity::instrument::Model>();
    check::<entity::measure::Model>();
    check::<entity::agency::Model>();
    check::<entity::network::Model>();
    check::<entity::membership::Model>();
    check::<entity::project::Model>();
    check::<entity::participation::Model>();
    check::<entity::action::Model>();
    check::<entity::output::Model>();
    check::<entity::arrangement::Model>();
    check::<entity::impact::Model>();
    check::<entity::state::Model>();
    check::<entity::ratification::Model>();
    check::<entity::finding::Model>();
    check::<entity::source::Model>();
}

#[test]
fn the_questions_that_graphiql_offers_are_answered() {
    let questions = palermo::http::explorer::example_questions();
    assert!(!questions.is_empty());
    for question in questions {
        let answer = data(&SNAPSHOT, &question.document);
        assert!(answer.to_string().len() > 100, "{}: {answer}", question.name);
    }
}

#[test]
fn icat_then_and_now() {
    let document = include_str!("../../explorer/questions/05-network-then-and-now.graphql");
    let network = &data(&SNAPSHOT, document)["network"];
    assert_eq!(network["then"]["totalCount"], 18, "of the 23 members of November 2018, 18 are known");
    assert_eq!(
        network["reportedSizes"][2],
        json!({"on": "2018-10-05", "count": 23, "sources": [{"url": "https://icat.un.org/events/10-2018/icat-briefing-its-past-present-and-future"}]})
    );
    let chairs: Vec<&Value> =
        network["then"]["nodes"].as_array().unwrap().iter().filter(|node| node["offices"] != json!([])).collect();
    assert!(!chairs.is_empty());
}

#[test]
fn easo_is_euaa() {
    assert_eq!(data(&SNAPSHOT, "{ agency(slug: \"easo\") { acronym } }"), json!({"agency": {"acronym": "EUAA"}}));
}
