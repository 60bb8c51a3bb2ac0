//! What only PostgreSQL has: schemas beside those of others, users with and without rights, news of imports.

use crate::{
    database::{filled_at, refusal, texts},
    every_table::dataset,
    stores::{Place, SERVER, Sort},
};
use entity::revision::Origin;
use migration::{Migrator, MigratorTrait, Standing};
use palermo::store::{connect, import, load, postgres::follow::Followed};
use sea_orm::{ConnectionTrait, TransactionTrait};
use std::time::Duration;
use tokio::time::timeout;

#[tokio::test]
async fn what_another_program_made_is_left_alone() {
    let made = [
        (
            "CREATE TABLE booking (seat integer); CREATE VIEW taken AS SELECT seat FROM booking",
            "it holds `booking`, `taken`",
        ),
        (
            "CREATE TABLE seaql_migrations (version text, applied_at bigint);
          INSERT INTO seaql_migrations VALUES ('m20200101_000001_booking', 0)",
            "its migrations are m20200101_000001_booking",
        ),
    ];
    for (sql, named) in made {
        let place = Place::new(Sort::Postgres);
        let database = sea_orm::Database::connect(&place.url).await.unwrap();
        database.execute_unprepared(sql).await.unwrap();
        let before = texts(&database, "SELECT CAST(relname AS text) FROM pg_class ORDER BY oid").await;
        let refusal = refusal(&place.url).await;
        assert!(refusal.contains(&format!("is the database of another program ({named})")), "{refusal}");
        assert_eq!(texts(&database, "SELECT CAST(relname AS text) FROM pg_class ORDER BY oid").await, before);
    }
}

#[tokio::test]
async fn a_schema_of_its_own_in_a_database_of_others_is_enough() {
    let place = Place::new(Sort::Postgres);
    let database = sea_orm::Database::connect(&place.url).await.unwrap();
    database.execute_unprepared("CREATE TABLE booking (seat integer); CREATE SCHEMA palermo").await.unwrap();
    let url = format!("{}&options[search_path]=palermo", place.url);
    let own = connect::open(&url).await.unwrap();
    import::import(&own, &dataset(), Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap();
    assert_eq!(load::load(&connect::open(&url).await.unwrap()).await.unwrap().unwrap().dataset, dataset());
    assert_eq!(
        texts(&database, "SELECT CAST(tablename AS text) FROM pg_tables WHERE schemaname = 'public'").await,
        ["booking"]
    );
}

#[tokio::test]
async fn why_a_server_can_not_be_used_is_said_and_its_password_is_not() {
    let place = Place::new(Sort::Postgres);
    let (_, at) = place.url.split_once('@').unwrap();
    drop(filled_at(&place).await);
    let name = at.split_once('/').unwrap().1.split_once('?').unwrap().0;
    SERVER.sql(name, "CREATE ROLE guarded LOGIN PASSWORD 'geheim'");
    SERVER.sql("postgres", "CREATE DATABASE latin ENCODING LATIN1 LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0");
    let empty = SERVER.database();
    let refused = [
        (format!("postgres://guarded:g%C3%BC%C3%9F@{at}"), "does not take this user with this password"),
        (format!("postgres://guarded@{at}&password=gus&pasword=gus"), "does not take this user with this password"),
        (format!("postgres://guarded:geheim@{at}"), "permission denied for table seaql_migrations"),
        (empty.replace("postgres@", "guarded:geheim@"), "permission denied for schema public"),
        (format!("postgresql://nobody:gus@{at}"), "role \"nobody\" does not exist"),
        (SERVER.url("postgres:gus", "nowhere"), "there is no database of this name"),
        (SERVER.url("postgres:gus", "latin"), "keeps texts as LATIN1"),
        (format!("{}&options[search_path]=nowhere", place.url), "names no schema that is there"),
        ("postgres://palermo:gus@localhost:1/palermo?connect_timeout=3".into(), "no server answers there"),
        ("postgres://palermo:gus@localhost/palermo?host=/nowhere".into(), "no server answers there"),
        ("postgres://palermo:gus@localhost:port/palermo".into(), "invalid port number"),
        ("postgres://palermo:gus/gus@localhost/palermo".into(), "are written %2F"),
        ("postgres://palermo:gus@/palermo".into(), "write localhost there"),
        ("postgres://palermo:gus@localhost/palermo?sslmode=sometimes".into(), "sometimes"),
        ("postgres://palermo:gus@palermo.invalid/palermo".into(), "palermo.invalid:5432/palermo"),
    ];
    for (url, reason) in refused {
        let refusal = refusal(&url).await;
        assert!(refusal.contains(reason), "{url}: {refusal}");
        for secret in ["gus", "geheim", "güß"] {
            assert!(!refusal.contains(secret) && !connect::shown(&url).contains(secret), "{refusal}");
        }
    }
}

/// So long that a test which needs it fails.
const NEVER: Duration = Duration::from_secs(86_400);

/// Long enough for any machine.
const SOON: Duration = Duration::from_secs(20);

#[tokio::test]
async fn an_import_is_heard_of_at_once_also_after_the_connection_was_lost() {
    let place = Place::new(Sort::Postgres);
    let database = place.open().await;
    let mut followed = Followed::new(&place.url, NEVER).unwrap();
    followed.changed().await;
    let import = async |version: &str| {
        let mut dataset = dataset();
        dataset.about.version = version.to_owned();
        import::import(&database, &dataset, Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap()
    };
    import("2026.11.1").await;
    timeout(SOON, followed.changed()).await.expect("the first import is heard of");
    assert!(timeout(Duration::from_secs(1), followed.changed()).await.is_err(), "and once");

    let mut followed = Followed::new(&place.url, Duration::from_secs(2)).unwrap();
    followed.changed().await;
    let ended = "SELECT CAST(pg_terminate_backend(pid) AS text) FROM pg_stat_activity
                 WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    assert!(!texts(&database, ended).await.is_empty());
    timeout(SOON, followed.changed()).await.expect("a loss is told, because something may have been missed");
    timeout(SOON, followed.changed()).await.expect("after a while it listens again");
    let listening = "SELECT CAST(count(*) AS text) FROM pg_stat_activity
                     WHERE datname = current_database() AND query LIKE 'LISTEN%'";
    assert_eq!(texts(&database, listening).await, ["1"]);
}

#[tokio::test]
async fn every_migration_can_be_taken_back_and_made_again() {
    let place = Place::new(Sort::Postgres);
    let database = place.open().await;
    let objects = "SELECT CAST(relname AS text) || ':' || CAST(relkind AS text) FROM pg_class
                   WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'public') ORDER BY relname";
    let made = texts(&database, objects).await;
    assert_eq!(migration::standing(&database).await, Ok(Standing::Current));
    Migrator::down(&database, None).await.unwrap();
    assert_eq!(texts(&database, objects).await, ["seaql_migrations:r", "seaql_migrations_pkey:i"]);
    assert_eq!(migration::standing(&database).await, Ok(Standing::New));
    assert_eq!(texts(&place.open().await, objects).await, made);
}

#[tokio::test]
async fn who_writes_waits_for_others_and_then_says_so() {
    let place = Place::new(Sort::Postgres);
    let database = filled_at(&place).await;
    // The import of another program, which has come as far as this.
    let other = sea_orm::Database::connect(&place.url).await.unwrap();
    let other = other.begin().await.unwrap();
    let lock = "SELECT pg_advisory_xact_lock(CAST(1348562021 AS bigint) * 4294967296 + CAST(oid AS bigint))
                FROM pg_namespace WHERE nspname = 'public'";
    other.execute_unprepared(lock).await.unwrap();
    let refused = import::import(&database, &dataset(), Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await;
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("it is locked, because another program writes to it"), "{refused}");
    assert_eq!(load::load(&database).await.unwrap().unwrap().dataset, dataset());
}
