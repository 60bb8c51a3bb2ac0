//! Opening a database: the file is made where it is missing, and its tables are brought up to date.

use crate::store::{
    error::{Cause, StoreError},
    postgres,
};
use migration::Standing;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How long one waits for others that write.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the database at an address such as `sqlite://palermo.db`, ready for imports and loads.
pub async fn open(url: &str) -> Result<DatabaseConnection, StoreError> {
    let (database, name) = match postgres::is_address(url) {
        true => postgres::connect(url).await?,
        false => open_file(url).await?,
    };
    bring_up_to_date(&database).await.map_err(|error| match error {
        NotUpToDate::Newer(migrations) => StoreError::Newer { database: name, migrations },
        NotUpToDate::Foreign(tables) => StoreError::Foreign { database: name, tables },
        NotUpToDate::Unread(error) => StoreError::Open { database: name, cause: Cause(error) },
        NotUpToDate::Unmade(error) => StoreError::Migrate { database: name, cause: Cause(error) },
    })?;
    Ok(database)
}

/// The address as it may be shown: without a password.
pub fn shown(url: &str) -> String {
    match postgres::is_address(url) {
        true => postgres::options(url).map_or_else(|_| "postgres".to_owned(), |options| postgres::name(&options)),
        false => url.to_owned(),
    }
}

/// Begins to write: whoever else wants to waits until this ends, and whoever reads goes on.
pub(super) async fn begin_writing(database: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let transaction = database.begin_with_options(writing()).await?;
    if database.get_database_backend() == DbBackend::Postgres {
        postgres::lock(&transaction).await?;
    }
    Ok(transaction)
}

/// Ends what was begun to be written, and tells those who wait for it.
pub(super) async fn commit(database: &DatabaseConnection, transaction: DatabaseTransaction) -> Result<(), StoreError> {
    transaction.commit().await.map_err(StoreError::transaction)?;
    if database.get_database_backend() == DbBackend::Postgres {
        postgres::tell(database).await;
    }
    Ok(())
}

/// How one begins to write. SQLite would else take the lock at the first write only, and then give up at once where
/// two have begun.
fn writing() -> TransactionOptions {
    TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() }
}

async fn open_file(url: &str) -> Result<(DatabaseConnection, String), StoreError> {
    let name = file(url)?.display().to_string();
    match connect(url).await {
        Ok(database) => Ok((database, name)),
        Err(cause) => Err(StoreError::Open { database: name, cause }),
    }
}

/// The file at an address, whose place is there.
fn file(url: &str) -> Result<PathBuf, StoreError> {
    if !url.starts_with("sqlite:") {
        let scheme = url.split_once(':').map_or(url, |(scheme, _)| scheme);
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
    Foreign(Vec<String>),
    Unread(DbErr),
    Unmade(DbErr),
}

async fn bring_up_to_date(database: &DatabaseConnection) -> Result<(), NotUpToDate> {
    // Asked first without the lock of writers, so that a server starts while an import runs.
    if is_current(database, migration::standing(database).await).await? {
        return Ok(());
    }
    let transaction = begin_writing(database).await.map_err(NotUpToDate::Unmade)?;
    // And asked again with it: another program may have made the tables meanwhile.
    if is_current(&transaction, migration::standing(&transaction).await).await? {
        return Ok(());
    }
    migration::migrate(&transaction).await.map_err(NotUpToDate::Unmade)?;
    transaction.commit().await.map_err(NotUpToDate::Unmade)
}

/// Whether there is nothing to make; what is not ours is refused.
async fn is_current(database: &impl ConnectionTrait, standing: Result<Standing, DbErr>) -> Result<bool, NotUpToDate> {
    match standing.map_err(NotUpToDate::Unread)? {
        Standing::Current => Ok(true),
        Standing::Behind => Ok(false),
        Standing::Ahead(migrations) => Err(NotUpToDate::Newer(migrations)),
        Standing::Foreign(migrations) => Err(NotUpToDate::Foreign(migrations)),
        Standing::New if database.get_database_backend() == DbBackend::Postgres => {
            match postgres::tables_of_others(database).await.map_err(NotUpToDate::Unread)? {
                tables if tables.is_empty() => Ok(false),
                tables => Err(NotUpToDate::Foreign(tables)),
            }
        }
        Standing::New => Ok(false),
    }
}
