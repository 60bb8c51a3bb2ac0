//! Opening a database: the file is made where it is missing, and its tables are brought up to date.

use crate::store::error::{Cause, StoreError};
use migration::Standing;
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How long one waits for others that write.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the database at an address such as `sqlite://palermo.db`, ready for imports and loads.
pub async fn open(url: &str) -> Result<DatabaseConnection, StoreError> {
    let path = file(url)?;
    let database = connect(url).await.map_err(|cause| StoreError::Open { path: path.clone(), cause })?;
    bring_up_to_date(&database).await.map_err(|error| match error {
        NotUpToDate::Newer(migrations) => StoreError::Newer { path, migrations },
        NotUpToDate::Unread(error) => StoreError::Open { path, cause: Cause(error) },
        NotUpToDate::Unmade(error) => StoreError::Migrate { path, cause: Cause(error) },
    })?;
    Ok(database)
}

/// How one begins to write. SQLite would else take the lock at the first write only, and then give up at once where
/// two have begun.
pub(super) fn writing() -> TransactionOptions {
    TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() }
}

/// The file at an address, whose place is there.
fn file(url: &str) -> Result<PathBuf, StoreError> {
    if !url.starts_with("sqlite:") {
        let scheme = url.split_once("://").map_or(url, |(scheme, _)| scheme);
        return Err(StoreError::Scheme { scheme: scheme.chars().take(100).collect() });
    }
    let options: SqliteConnectOptions =
        url.parse().map_err(|error: sea_orm::SqlxError| StoreError::Address { reason: error.to_string() })?;
    let path = options.get_filename();
    if path.to_string_lossy().starts_with("file:sqlx-in-memory") || url.contains("mode=memory") {
        return Err(StoreError::Memory);
    }
    if path.as_os_str().is_empty() {
        return Err(StoreError::Address { reason: "it names no file".to_owned() });
    }
    if path.is_dir() {
        return Err(StoreError::Folder { path: path.to_owned() });
    }
    match path.parent().filter(|folder| *folder != Path::new("")) {
        Some(folder) if !folder.is_dir() => Err(StoreError::NoFolder { folder: folder.to_owned() }),
        _ => Ok(path.to_owned()),
    }
}

async fn connect(url: &str) -> Result<DatabaseConnection, Cause> {
    let begin = Instant::now();
    loop {
        match connect_once(url).await.map_err(Cause) {
            // SQLite waits for locks, but not where two programs open a new file and both turn it to WAL.
            Err(cause) if cause.is_lock() && begin.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            result => return result,
        }
    }
}

async fn connect_once(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        // One writes, the others read meanwhile.
        .max_connections(5)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options| {
            options
                .create_if_missing(true)
                .foreign_keys(true)
                .busy_timeout(PATIENCE)
                // Readers go on while an import writes, and an import that is killed leaves no trace.
                .journal_mode(SqliteJournalMode::Wal)
                // What was reported as imported outlasts a power cut.
                .synchronous(SqliteSynchronous::Full)
        });
    Database::connect(options).await
}

enum NotUpToDate {
    Newer(Vec<String>),
    Unread(DbErr),
    Unmade(DbErr),
}

async fn bring_up_to_date(database: &DatabaseConnection) -> Result<(), NotUpToDate> {
    // Asked first without the lock of writers, so that a server starts while an import runs.
    match migration::standing(database).await.map_err(NotUpToDate::Unread)? {
        Standing::Current => return Ok(()),
        Standing::Ahead(migrations) => return Err(NotUpToDate::Newer(migrations)),
        Standing::Behind => {}
    }
    let transaction = database.begin_with_options(writing()).await.map_err(NotUpToDate::Unmade)?;
    // And asked again with it: another program may have made the tables meanwhile.
    match migration::standing(&transaction).await.map_err(NotUpToDate::Unread)? {
        Standing::Current => return Ok(()),
        Standing::Ahead(migrations) => return Err(NotUpToDate::Newer(migrations)),
        Standing::Behind => {}
    }
    migration::migrate(&transaction).await.map_err(NotUpToDate::Unmade)?;
    transaction.commit().await.map_err(NotUpToDate::Unmade)
}
