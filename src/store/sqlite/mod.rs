//! What is only so with SQLite: a database is a file, which others copy, replace, delete and open.
//!
//! While nobody has it open it is one file. What is written goes to a log beside it first (`palermo.db-wal`), so that
//! readers go on meanwhile; SQLite can't tell whether that log belongs to the file, so we do (`lineage`).

pub(super) mod address;
pub(super) mod copy;
pub mod follow;
pub(super) mod lineage;
mod log;
mod owner;
mod stamp;

use crate::store::{
    connect::{begin_writing, bring_up_to_date},
    error::{Cause, StoreError},
};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, Statement,
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    path::Path,
    time::{Duration, Instant},
};

/// How long one waits for others that write.
const PATIENCE: Duration = Duration::from_secs(5);

/// What becomes of a file that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// It is made.
    Make,
    /// That is an error.
    Refuse,
}

/// Opens the database in a file that is ours, or is to be.
pub(super) async fn open(url: &str, missing: Missing) -> Result<DatabaseConnection, StoreError> {
    let path = address::file(url)?;
    if missing == Missing::Refuse && !path.exists() {
        return Err(StoreError::Gone { path });
    }
    // Before anything is written: not even the log of a foreign database may change.
    owner::examine(&path).await?;
    let database = connect(url, missing).await.map_err(|cause| StoreError::Open { database: named(&path), cause })?;
    match make_ready(&database, &path).await {
        Ok(()) => Ok(database),
        Err(error) => {
            close(database).await.ok();
            Err(error)
        }
    }
}

async fn make_ready(database: &DatabaseConnection, path: &Path) -> Result<(), StoreError> {
    bring_up_to_date(database).await.map_err(|error| error.of(named(path)))?;
    take_up(database).await.map_err(|error| StoreError::Migrate { database: named(path), cause: Cause(error) })
}

/// What a file is called in messages.
fn named(path: &Path) -> String {
    path.display().to_string()
}

/// Closes it, so that all is in the one file.
pub(super) async fn close(database: DatabaseConnection) -> Result<(), DbErr> {
    // The last one that closes it writes the log into the file, and says nothing where it can't. Where another program has
    // it open we are not the last, and write what can be written.
    let written = checkpoint(&database).await.map_err(Cause);
    database.close().await?;
    match written {
        Err(cause) if cause.is_of_the_disk() => Err(cause.0),
        // Who is in the way will write it, and where we may not write nothing of ours is left to write.
        _ => Ok(()),
    }
}

/// Writes what stands in the log into the file.
async fn checkpoint(database: &DatabaseConnection) -> Result<(), DbErr> {
    database.execute_unprepared("PRAGMA wal_checkpoint(PASSIVE)").await.map(|_| ())
}

/// A database from before the mark is marked as ours.
async fn take_up(database: &DatabaseConnection) -> Result<(), DbErr> {
    if owner::is_marked(database).await? {
        return Ok(());
    }
    begin_writing(database).await?.commit().await?;
    // The file without the mark and a log with it would look like two databases.
    checkpoint(database).await
}

async fn connect(url: &str, missing: Missing) -> Result<DatabaseConnection, Cause> {
    let begin = Instant::now();
    loop {
        match connect_once(url, missing).await.map_err(Cause) {
            // SQLite waits for locks, but not where two programs open a new file and both turn it to WAL.
            Err(cause) if cause.is_lock() && begin.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            result => return result,
        }
    }
}

async fn connect_once(url: &str, missing: Missing) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        // One writes, the others read meanwhile.
        .max_connections(5)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            options
                .create_if_missing(missing == Missing::Make)
                .foreign_keys(true)
                .busy_timeout(PATIENCE)
                // Readers go on while an import writes, and an import that is killed leaves no trace.
                .journal_mode(SqliteJournalMode::Wal)
                // What was reported as imported outlasts a power cut.
                .synchronous(SqliteSynchronous::Full)
        });
    Database::connect(options).await
}

/// Holds that all pages of a database can be read and fit together.
async fn sound(database: &DatabaseConnection, path: &Path) -> Result<(), StoreError> {
    let unread = |error| StoreError::Open { database: named(path), cause: Cause(error) };
    let check = Statement::from_string(database.get_database_backend(), "PRAGMA quick_check(1)");
    let row = database.query_one_raw(check).await.map_err(unread)?;
    match row.map(|row| row.try_get_by::<String, _>(0)).transpose().map_err(unread)?.unwrap_or_default().as_str() {
        "ok" => Ok(()),
        found => Err(StoreError::Damaged { path: path.to_owned(), found: found.replace('\n', " ") }),
    }
}

/// Holds that all that rows refer to is there. SQLite looks after that only for who asks for it, and other tools may not.
pub(super) async fn references_hold(database: &impl ConnectionTrait) -> Result<(), StoreError> {
    let check = "SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1";
    let check = Statement::from_string(database.get_database_backend(), check);
    match database.query_one_raw(check).await.map_err(StoreError::transaction)? {
        None => Ok(()),
        Some(row) => {
            let name = |at: usize| row.try_get_by(at).map_err(StoreError::transaction);
            Err(StoreError::Dangling { table: name(0)?, other: name(1)? })
        }
    }
}

/// A single connection to a file, otherwise than to a database that is in use.
pub(super) async fn connect_to(
    path: &Path,
    how: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static,
) -> Result<DatabaseConnection, DbErr> {
    let path = path.to_owned();
    // The name is given apart, because in an address a `?` or `%` of it would mean something else.
    let mut options = ConnectOptions::new("sqlite:palermo.db?mode=rw");
    options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(move |options| how(options.filename(&path)));
    Database::connect(options).await
}
