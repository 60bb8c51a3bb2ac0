//! Filters, orders and pages mean what SQL says of the same data: random questions over random graphs, each put to both.
//!
//! Accents and dates are things that SQL does not know: what it is told of them stands here, and owes nothing to the
//! program.

mod kind;
mod question;

use crate::{
    fixture::{Fixture, data, date},
    stores::{Place, Sort},
};
use entity::{
    dataset::{About, Dataset},
    output_topic,
    partial_date::PartialDate,
    revision::Origin,
    vocabulary::{Topic, Vocabulary},
};
use palermo::{
    snapshot::{Edition, Snapshot},
    store::{import, load},
};
use proptest::{
    bool,
    collection::vec,
    option,
    prelude::*,
    sample::{Index, select, subsequence},
    strategy::ValueTree,
    test_runner::{TestCaseError, TestRunner},
};
use question::{DATES, LETTERS, NODES, Question, folded, list, occurring, question, slug, texts};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement, TransactionTrait};
use serde_json::Value;
use std::{collections::HashSet, sync::Arc};
use tokio::runtime::Runtime;

fn word<V: Vocabulary>() -> impl Strategy<Value = V> {
    select(occurring::<V>().collect::<Vec<_>>())
}

fn known() -> impl Strategy<Value = Option<PartialDate>> {
    option::of(select(&DATES[..]).prop_map(|(text, ..)| date(text)))
}

/// A small graph with ties, gaps and all relations that questions go through.
fn graph() -> impl Strategy<Value = Dataset> {
    let place = any::<Index>;
    let named = || (option::of(texts(1..3)), texts(1..3), word());
    let agencies = (named(), option::of(texts(1..3)), known(), known(), bool::ANY, option::of(place()));
    let agencies = vec((agencies, word(), word(), word()), 1..NODES);
    let networks = vec((named(), word(), known(), known()), 1..NODES / 2);
    let members = vec((place(), place(), word(), known(), known(), known()), 0..2 * NODES);
    let actions = vec((named(), bool::ANY, place(), word(), word(), known(), known()), 1..NODES);
    let partners = vec(place(), 0..3);
    let topics = subsequence(occurring::<Topic>().collect::<Vec<_>>(), 0..3);
    let outputs = (named(), bool::ANY, place(), word(), option::of(word()), known(), partners, topics);
    let outputs = vec(outputs, 1..NODES);
    (agencies, networks, members, actions, outputs).prop_map(|(agencies, networks, members, actions, outputs)| {
        let mut fixture = Fixture::new();
        let agency_of = |place: Index| (!agencies.is_empty()).then(|| slug(place.index(agencies.len())));
        let network_of = |place: Index| (!networks.is_empty()).then(|| slug(place.index(networks.len())));
        let owner = |network: bool, place: Index| match network {
            true => network_of(place).map(|slug| format!("network:{slug}")),
            false => agency_of(place).map(|slug| format!("agency:{slug}")),
        };
        for (number, (rest, kind, scope, assessment)) in agencies.iter().cloned().enumerate() {
            let ((acronym, name, crime), seat, founded, dissolved, specialised, parent) = rest;
            let parent_id = parent.filter(|_| number > 0).map(|place| fixture.rows.agencies[place.index(number)].id);
            fixture = fixture.agency_with(&slug(number), |row| {
                (row.acronym, row.name, row.crime, row.seat, row.founded) = (acronym, name, crime, seat, founded);
                (row.dissolved, row.specialised, row.parent_id) = (dissolved, specialised, parent_id);
                (row.kind, row.scope, row.assessment) = (kind, scope, assessment);
            });
        }
        for (number, ((acronym, name, crime), formalization, starts, ends)) in networks.iter().cloned().enumerate() {
            fixture = fixture.network_with(&slug(number), |row| {
                (row.acronym, row.name, row.crime) = (acronym, name, crime);
                (row.formalization, row.starts, row.ends) = (formalization, starts, ends);
            });
        }
        let mut stays = HashSet::new();
        for (network, agency, role, since, attested, until) in members {
            let Some((network, agency)) = network_of(network).zip(agency_of(agency)) else { continue };
            if stays.insert((network.clone(), agency.clone())) {
                fixture = fixture.member_with(&network, &agency, |row| {
                    (row.role, row.since, row.until) = (role, since, until);
                    row.attested = attested.filter(|_| since.is_none());
                });
            }
        }
        for (number, ((_, title, crime), network, place, axis, r#type, starts, ends)) in actions.into_iter().enumerate()
        {
            let Some(owner) = owner(network, place) else { continue };
            fixture = fixture.action_with(&slug(number), &owner, |row| {
                (row.title, row.crime, row.axis, row.r#type) = (title, crime, axis, r#type);
                (row.starts, row.ends) = (starts, ends);
            });
        }
        for (number, ((_, title, crime), network, place, kind, access, published, partners, topics)) in
            outputs.into_iter().enumerate()
        {
            let Some(owner) = owner(network, place) else { continue };
            fixture = fixture.output_with(&slug(number), &owner, |row| {
                (row.title, row.crime, row.kind, row.access, row.published) = (title, crime, kind, access, published);
            });
            let output_id = fixture.rows.outputs.last().unwrap().id;
            let topics = (0..).zip(topics);
            let topics = topics.map(|(position, topic)| output_topic::Model { output_id, position, topic });
            fixture.rows.output_topics.extend(topics);
            let mut others = HashSet::from([owner]);
            for partner in partners.into_iter().filter_map(agency_of).map(|slug| format!("agency:{slug}")) {
                if others.insert(partner.clone()) {
                    fixture = fixture.joint_with(&slug(number), &partner);
                }
            }
        }
        let [version, license, citation] = ["1", "A license", "A citation"].map(str::to_owned);
        Dataset { about: About { version, license, citation }, ..fixture.rows }
    })
}

/// The same facts twice: as a database, which SQL is put to, and as the snapshot that was loaded from it.
struct Oracle {
    runtime: Runtime,
    database: DatabaseConnection,
    snapshot: Arc<Snapshot>,
}

impl Oracle {
    /// In a database of SQLite of its own.
    fn new(dataset: &Dataset) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (database, snapshot) = runtime.block_on(async {
            // A database in memory is that of one connection.
            let mut options = ConnectOptions::new("sqlite::memory:");
            options.max_connections(1).sqlx_logging(false);
            let database = Database::connect(options).await.unwrap();
            let transaction = database.begin().await.unwrap();
            migration::migrate(&transaction).await.unwrap();
            transaction.commit().await.unwrap();
            database.execute_unprepared(&side_tables("")).await.unwrap();
            let snapshot = imported(&database, dataset).await;
            (database, snapshot)
        });
        Oracle { runtime, database, snapshot }
    }

    /// In PostgreSQL, each data set in place of the one before.
    fn on_postgres() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let database = runtime.block_on(async {
            let database = Place::new(Sort::Postgres).open().await;
            let instr = "CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql AS 'SELECT strpos($1, $2)'";
            database.execute_unprepared(instr).await.unwrap();
            database.execute_unprepared(&side_tables("COLLATE \"C\"")).await.unwrap();
            database
        });
        Oracle { runtime, database, snapshot: Arc::new(Fixture::new().snapshot()) }
    }

    fn replace(&mut self, dataset: &Dataset) {
        self.snapshot = self.runtime.block_on(imported(&self.database, dataset));
    }

    /// What SQL says.
    fn expected(&self, question: &Question) -> Vec<String> {
        let statement = Statement::from_string(self.database.get_database_backend(), &question.sql);
        let rows = self.runtime.block_on(self.database.query_all_raw(statement));
        let rows = rows.unwrap_or_else(|error| panic!("{error}: {}", question.sql));
        rows.iter().map(|row| row.try_get_by(0).unwrap()).collect()
    }

    /// One page of the answer.
    fn page(&self, question: &Question, page: &str) -> Value {
        let Question { list, filter, order, .. } = question;
        let document = format!(
            "{{ {list}(where: {filter}, orderBy: [{order}], {page}) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
        );
        data(&self.snapshot, &document)[list].take()
    }

    /// All pages of the answer, from its start or from its end.
    fn pages(&self, question: &Question, size: usize, backward: bool) -> Vec<String> {
        let (number, place, more, cursor) = match backward {
            false => ("first", "after", "hasNextPage", "endCursor"),
            true => ("last", "before", "hasPreviousPage", "startCursor"),
        };
        let mut pages = Vec::new();
        let mut arguments = format!("{number}: {size}");
        loop {
            let page = self.page(question, &arguments);
            pages.push(ids(&page));
            if page["pageInfo"][more] == false {
                break;
            }
            arguments = format!("{number}: {size}, {place}: {}", page["pageInfo"][cursor]);
        }
        if backward {
            pages.reverse();
        }
        pages.concat()
    }
}

async fn imported(database: &DatabaseConnection, dataset: &Dataset) -> Arc<Snapshot> {
    import::import(database, dataset, Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap();
    let dataset = load::load(database).await.unwrap().unwrap().dataset;
    let edition = Edition { revision: 1, digest: "0".repeat(64), imported_at: "2026-11-24T12:00:00Z".to_owned() };
    Arc::new(Snapshot::new(dataset, edition, [7; 32]))
}

/// What SQL does not know: how texts fold, and which days a date may mean.
fn side_tables(collation: &str) -> String {
    let letters = LETTERS.map(str::to_owned).to_vec();
    let pairs = LETTERS.iter().flat_map(|one| LETTERS.iter().map(move |other| format!("{one}{other}")));
    let texts: Vec<String> = letters.into_iter().chain(pairs).chain((0..=NODES).map(slug)).collect();
    let foldings: Vec<String> = texts.iter().map(|text| format!("('{text}', '{}')", folded(text))).collect();
    let spans = DATES.map(|(date, first, last)| format!("('{date}', '{first}', '{last}')"));
    format!(
        "CREATE TABLE folding (text text {collation} PRIMARY KEY, folded text {collation}); INSERT INTO folding VALUES {};
         CREATE TABLE span (date text PRIMARY KEY, first text {collation}, last text {collation});
         INSERT INTO span VALUES {};",
        list(&foldings),
        list(&spans)
    )
}

fn ids(list: &Value) -> Vec<String> {
    let nodes = list["nodes"].as_array().unwrap().iter();
    nodes.map(|node| node["id"].as_str().unwrap().to_owned()).collect()
}

/// Pages of this size give what SQL says, from the start and from the end.
fn check_pages(oracle: &Oracle, question: &Question, size: usize) -> Result<(), TestCaseError> {
    let expected = oracle.expected(question);
    prop_assert_eq!(&oracle.pages(question, size, false), &expected, "{}: {:?}", size, question);
    prop_assert_eq!(&oracle.pages(question, size, true), &expected, "{}: {:?}", size, question);
    Ok(())
}

/// What meets a condition and what meets its opposite are all there is, none twice and none left out.
fn check_complement(oracle: &Oracle, question: &Question) -> Result<(), TestCaseError> {
    let Question { list, filter, .. } = question;
    let document = format!(
        "{{ all: {list} {{ nodes {{ id }} }} met: {list}(where: {filter}) {{ nodes {{ id }} }} rest: {list}(where: {{not: {filter}}}) {{ nodes {{ id }} }} }}"
    );
    let answer = data(&oracle.snapshot, &document);
    let mut parts = [ids(&answer["met"]), ids(&answer["rest"])].concat();
    let mut all = ids(&answer["all"]);
    parts.sort();
    all.sort();
    prop_assert_eq!(parts, all, "{:?}", question);
    Ok(())
}

/// As the tests below, with fewer questions, because they mean the same: what differs are the databases.
#[test]
fn filters_orders_pages_and_opposites_mean_what_sql_says_on_postgresql() {
    let mut oracle = Oracle::on_postgres();
    let mut runner = TestRunner::new(ProptestConfig { cases: 10, failure_persistence: None, ..Default::default() });
    for _ in 0..runner.config().cases {
        let (dataset, questions) =
            (graph(), vec((question(), 1_usize..6), 40)).new_tree(&mut runner).unwrap().current();
        oracle.replace(&dataset);
        for (at, (question, size)) in questions.into_iter().enumerate() {
            let answer = oracle.page(&question, "first: 500");
            assert_eq!(ids(&answer), oracle.expected(&question), "{question:?}");
            if at.is_multiple_of(5) {
                check_pages(&oracle, &question, size).unwrap();
                check_complement(&oracle, &question).unwrap();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn filters_and_orders_mean_what_sql_says(dataset in graph(), questions in vec(question(), 40)) {
        let oracle = Oracle::new(&dataset);
        for question in questions {
            let answer = oracle.page(&question, "first: 500");
            let expected = oracle.expected(&question);
            prop_assert_eq!(answer["totalCount"].as_u64(), Some(expected.len() as u64), "{:?}", question);
            prop_assert_eq!(ids(&answer), expected, "{:?}", question);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn pages_in_any_order_partition_what_sql_says_forward_and_backward(
        dataset in graph(),
        questions in vec((question(), 1_usize..6), 15),
    ) {
        let oracle = Oracle::new(&dataset);
        for (question, size) in questions {
            check_pages(&oracle, &question, size)?;
        }
    }

    #[test]
    fn not_is_the_complement(dataset in graph(), questions in vec(question(), 25)) {
        let oracle = Oracle::new(&dataset);
        for question in questions {
            check_complement(&oracle, &question)?;
        }
    }
}
