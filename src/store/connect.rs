//! Opening a database by its address, beginning to write, and closing it.

use crate::store::{
    error::{Cause, StoreError},
    postgres, sqlite,
};
use migration::{IntoSchemaManagerConnection, Standing};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use std::path::PathBuf;

/// Opens the database at an address such as `sqlite://palermo.db`, ready for imports and loads. It is made where it is
/// missing, and its tables are brought up to date.
pub async fn open(url: &str) -> Result<DatabaseConnection, StoreError> {
    match postgres::is_address(url) {
        true => postgres::open(url).await,
        false => sqlite::open(url, sqlite::Missing::Make).await,
    }
}

/// The same, of a database that is there.
pub async fn open_existing(url: &str) -> Result<DatabaseConnection, StoreError> {
    match postgres::is_address(url) {
        true => postgres::open(url).await,
        false => sqlite::open(url, sqlite::Missing::Refuse).await,
    }
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
    match postgres::is_address(url) {
        true => Ok(postgres::name(&postgres::options(url)?)),
        false => Ok(sqlite::address::file(url)?.display().to_string()),
    }
}

/// The address as it may be shown: without passwords.
pub fn shown(url: &str) -> String {
    match postgres::is_address(url) {
        true => name(url).unwrap_or_else(|_| "postgres://".to_owned()),
        false => url.to_owned(),
    }
}

/// The file that the database at an address is, where it is one.
pub fn file(url: &str) -> Option<PathBuf> {
    match postgres::is_address(url) {
        true => None,
        false => sqlite::address::file(url).ok(),
    }
}

/// Begins to write: whoever else wants to waits until this ends, and whoever reads goes on.
pub(super) async fn begin_writing(database: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    // SQLite would else take the lock at the first write only, and then give up at once where two have begun.
    let immediate =
        TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
    let transaction = database.begin_with_options(immediate).await?;
    match database.get_database_backend() {
        DbBackend::Sqlite => sqlite::lineage::go_on(&transaction).await?,
        _ => postgres::lock(&transaction).await?,
    }
    Ok(transaction)
}

/// Ends what was begun to be written, and tells those who wait for it.
pub(super) async fn commit(database: &DatabaseConnection, transaction: DatabaseTransaction) -> Result<(), StoreError> {
    transaction.commit().await.map_err(StoreError::transaction)?;
    if database.get_database_backend() != DbBackend::Sqlite {
        postgres::follow::tell(database).await;
    }
    Ok(())
}

/// Why the tables are not as this program wants them.
pub(super) enum NotUpToDate {
    Newer(Vec<String>),
    Foreign(String),
    Unread(DbErr),
    Unmade(DbErr),
}

impl NotUpToDate {
    /// The same, with the database that it is about.
    pub(super) fn of(self, database: String) -> StoreError {
        match self {
            NotUpToDate::Newer(migrations) => StoreError::Newer { database, migrations },
            NotUpToDate::Foreign(found) => StoreError::Foreign { database, found },
            NotUpToDate::Unread(error) => StoreError::Open { database, cause: Cause(error) },
            NotUpToDate::Unmade(error) => StoreError::Migrate { database, cause: Cause(error) },
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

/// Whether there is nothing to make; what is not ours is refused.
async fn is_current<'c, C: ConnectionTrait>(database: &'c C) -> Result<bool, NotUpToDate>
where
    &'c C: IntoSchemaManagerConnection<'c>,
{
    match migration::standing(database).await.map_err(NotUpToDate::Unread)? {
        Standing::Current => Ok(true),
        Standing::Behind => Ok(false),
        Standing::Ahead(migrations) => Err(NotUpToDate::Newer(migrations)),
        Standing::Foreign(migrations) => {
            Err(NotUpToDate::Foreign(format!("its migrations are {}", migrations.join(", "))))
        }
        // Whose file it is was seen before it was opened.
        Standing::New if database.get_database_backend() == DbBackend::Sqlite => Ok(false),
        Standing::New => match postgres::tables_of_others(database).await.map_err(NotUpToDate::Unread)? {
            tables if tables.is_empty() => Ok(false),
            tables => Err(NotUpToDate::Foreign(format!("it holds `{}`", tables.join("`, `")))),
        },
    }
}
