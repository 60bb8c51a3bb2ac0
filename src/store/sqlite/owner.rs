//! Whose database a file is, found out without writing to it.

use crate::store::{
    error::{Cause, StoreError},
    sqlite::{address::beside, connect_to, lineage, log, named},
};
use migration::Standing;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement, sqlx::sqlite::SqliteConnectOptions};
use std::{io, path::Path, time::Duration};

/// What SQLite and `file` show of a database of ours: `PLRM`, as `PRAGMA application_id`.
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"PLRM");

/// How often one looks where file and log do not fit, or pages of the file: they may have been written while one looked.
const LOOKS: u32 = 5;

/// How long one waits before.
const PAUSE: Duration = Duration::from_millis(50);

/// Holds that a file is a database of ours or may become one, that this program knows it, and that the log beside it
/// belongs to it.
pub(super) async fn examine(path: &Path) -> Result<(), StoreError> {
    for _ in 1..LOOKS {
        match look(path).await {
            Err(StoreError::ForeignLog { .. } | StoreError::Open { .. }) => tokio::time::sleep(PAUSE).await,
            looked => return looked,
        }
    }
    look(path).await
}

/// Whether the mark is set.
pub(super) async fn is_marked(database: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(number(database, "application_id").await? == APPLICATION_ID)
}

/// Sets the mark.
pub(super) async fn mark(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    database.execute_unprepared(&format!("PRAGMA application_id = {APPLICATION_ID}")).await.map(|_| ())
}

/// A number from the head of a file.
pub(super) async fn number(database: &impl ConnectionTrait, pragma: &str) -> Result<i32, DbErr> {
    let statement = Statement::from_string(database.get_database_backend(), format!("PRAGMA {pragma}"));
    let row = database.query_one_raw(statement).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(pragma.to_owned()))?.try_get_by(0)
}

async fn look(path: &Path) -> Result<(), StoreError> {
    let unopened = |error| StoreError::Open { database: named(path), cause: Cause(error) };
    let unreadable = |error: io::Error| unopened(DbErr::Custom(error.to_string()));
    match std::fs::metadata(path) {
        Ok(file) if !file.is_file() => return Err(StoreError::NoFile { path: path.to_owned() }),
        Ok(file) if file.len() > 0 => {}
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unreadable(error)),
        // SQLite makes a database of it, and deletes a log that is left from another.
        _ => return Ok(()),
    }
    let log = log::read(&beside(path, "-wal")).map_err(unreadable)?;
    let head = head(path).await.map_err(unopened)?;
    if let Some(counts) = log.counts
        && !head.may_be_followed_by(counts)
    {
        return Err(StoreError::ForeignLog { path: path.to_owned(), log: beside(path, "-wal") });
    }
    let seen = match (head.mark, log.is_pending) {
        (_, false) => see(path, true).await.map_err(unopened)?,
        // Part of the log may be in the file already, which tells nothing then without the rest.
        (APPLICATION_ID, true) => return Ok(()),
        (_, true) => see(path, false).await.map_err(unopened)?,
    };
    match seen {
        Seen::Known => Ok(()),
        Seen::Newer(migrations) => Err(StoreError::Newer { database: named(path), migrations }),
        Seen::Foreign(found) => Err(StoreError::Foreign { database: named(path), found }),
    }
}

/// What stands in the head of a file.
struct Head {
    mark: i32,
    count: i32,
    pages: i32,
}

impl Head {
    /// Whether a log with these counts belongs to the file.
    fn may_be_followed_by(&self, counts: (i32, i32)) -> bool {
        // A database that is being made has a head alone, and counts for the first time in its log.
        let is_new = self.mark == 0 && self.pages <= 1;
        is_new || lineage::follows(counts, self.count)
    }
}

async fn head(path: &Path) -> Result<Head, DbErr> {
    // The head can be read even where the pages behind it are not all there yet, as this permits.
    let database = alone(path, |options| options.pragma("writable_schema", "ON")).await?;
    let head = async {
        let mark = number(&database, "application_id").await?;
        let count = number(&database, "user_version").await?;
        Ok(Head { mark, count, pages: number(&database, "page_count").await? })
    };
    let head = head.await;
    database.close().await?;
    head
}

/// The file alone: SQLite takes no locks then, and neither reads the log nor makes one.
async fn alone(
    path: &Path,
    how: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static,
) -> Result<DatabaseConnection, DbErr> {
    connect_to(path, move |options| how(options.read_only(true).immutable(true))).await
}

/// What a file is.
enum Seen {
    /// A database of ours, or one without a table, which may become ours.
    Known,
    /// A database of ours that a newer program made, and what this one does not know of it.
    Newer(Vec<String>),
    /// A database of others, and what tells so.
    Foreign(String),
}

async fn see(path: &Path, file_alone: bool) -> Result<Seen, DbErr> {
    let database = match file_alone {
        true => alone(path, |options| options).await?,
        false => connect_to(path, |options| options.read_only(true)).await?,
    };
    let seen = seen(&database).await;
    database.close().await?;
    seen
}

async fn seen(database: &DatabaseConnection) -> Result<Seen, DbErr> {
    let mark = number(database, "application_id").await?;
    let table = text(database, "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' LIMIT 1").await?;
    match (mark, table) {
        (0, None) => return Ok(Seen::Known),
        (APPLICATION_ID, _) => {}
        (0, Some(_)) if is_of_before(database).await? => {}
        (0, Some(table)) => return Ok(Seen::Foreign(format!("it holds `{table}`"))),
        (mark, _) => return Ok(Seen::Foreign(format!("its application_id is {mark}"))),
    }
    match migration::standing(database).await? {
        // Our mark says whose migrations they are.
        Standing::Ahead(migrations) | Standing::Foreign(migrations) => Ok(Seen::Newer(migrations)),
        Standing::New | Standing::Current | Standing::Behind => Ok(Seen::Known),
    }
}

/// Whether our first migration was made there: before the mark, that told our databases.
async fn is_of_before(database: &DatabaseConnection) -> Result<bool, DbErr> {
    let table = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'";
    if text(database, table).await?.is_none() {
        return Ok(false);
    }
    let first = migration::first();
    Ok(text(database, &format!("SELECT version FROM seaql_migrations WHERE version = '{first}'")).await?.is_some())
}

async fn text(database: &DatabaseConnection, sql: &str) -> Result<Option<String>, DbErr> {
    let row = database.query_one_raw(Statement::from_string(database.get_database_backend(), sql)).await?;
    row.map(|row| row.try_get_by(0)).transpose()
}
