//! Opening a database by its address, beginning to write, and closing it.

use crate::store::{
    error::{Cause, StoreError},
    sqlite,
};
use migration::{IntoSchemaManagerConnection, Standing};
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::path::PathBuf;

/// Opens the database at an address such as `sqlite://palermo.db`, ready for imports and loads. It is made where it is
/// missing, and its tables are brought up to date.
pub async fn open(url: &str) -> Result<DatabaseConnection, StoreError> {
    sqlite::open(url, sqlite::Missing::Make).await
}

/// The same, of a database that is there.
pub async fn open_existing(url: &str) -> Result<DatabaseConnection, StoreError> {
    sqlite::open(url, sqlite::Missing::Refuse).await
}

/// Closes it. A database in a file is one file then, unless another program has it open, and whole even so.
pub async fn close(database: DatabaseConnection) -> Result<(), StoreError> {
    match database.get_database_backend() {
        DbBackend::Sqlite => sqlite::close(database).await,
        _ => database.close().await,
    }
    .map_err(|error| StoreError::Close { cause: Cause(error) })
}

/// What to call the database at an address, in messages: without passwords.
pub fn name(url: &str) -> Result<String, StoreError> {
    Ok(sqlite::address::file(url)?.display().to_string())
}

/// Begins to write.
pub(super) async fn begin_writing(database: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    // SQLite would else take the lock at the first write only, and then give up at once where two have begun.
    let immediate =
        TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
    let transaction = database.begin_with_options(immediate).await?;
    if database.get_database_backend() == DbBackend::Sqlite {
        sqlite::lineage::go_on(&transaction).await?;
    }
    Ok(transaction)
}

/// Why the tables are not as this program wants them.
pub(super) enum NotUpToDate {
    Newer(Vec<String>),
    Unread(DbErr),
    Unmade(DbErr),
}

impl NotUpToDate {
    /// The same, with the file that it is about.
    pub(super) fn of(self, path: PathBuf) -> StoreError {
        match self {
            NotUpToDate::Newer(migrations) => StoreError::Newer { path, migrations },
            NotUpToDate::Unread(error) => StoreError::Open { path, cause: Cause(error) },
            NotUpToDate::Unmade(error) => StoreError::Migrate { path, cause: Cause(error) },
        }
    }
}

/// Makes the tables, or what is missing of them, in one transaction.
pub(super) async fn bring_up_to_date(database: &DatabaseConnection) -> Result<(), NotUpToDate> {
    // Asked first without the lock of writers, so that a server starts while an import runs.
    if is_current(database).await? {
        return Ok(());
    }
    let transaction = begin_writing(database).await.map_err(NotUpToDate::Unmade)?;
    // And asked again with it: another program may have made the tables meanwhile.
    if is_current(&transaction).await? {
        return Ok(());
    }
    migration::migrate(&transaction).await.map_err(NotUpToDate::Unmade)?;
    transaction.commit().await.map_err(NotUpToDate::Unmade)
}

async fn is_current<'c>(database: impl IntoSchemaManagerConnection<'c>) -> Result<bool, NotUpToDate> {
    match migration::standing(database).await.map_err(NotUpToDate::Unread)? {
        Standing::Current => Ok(true),
        Standing::Behind => Ok(false),
        Standing::Ahead(migrations) => Err(NotUpToDate::Newer(migrations)),
    }
}
