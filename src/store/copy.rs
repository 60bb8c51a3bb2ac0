//! A copy of the database to give away: all facts, none of the secrets.

use crate::store::{
    connect::begin_writing,
    error::{Cause, StoreError},
    import,
    load::{self, Loaded},
};
use entity::{edition, edition_change, revision, secret};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, EntityTrait, Statement,
};
use std::path::Path;

/// Writes a copy, a file of SQLite whatever the database is, into a file that is not there yet. The file may hold the
/// secrets until this is done, so it is to be made where nobody else looks. Gives the digest of the facts that are in it.
pub async fn copy(database: &DatabaseConnection, path: &Path) -> Result<String, StoreError> {
    let failed = |error| StoreError::Copy { path: path.to_owned(), cause: Cause(error) };
    match database.get_database_backend() {
        DbBackend::Sqlite => copied(database, path).await.map_err(failed),
        _ => match written(database, path).await {
            Err(StoreError::Write { cause, .. } | StoreError::Transaction { cause }) => {
                Err(StoreError::Copy { path: path.to_owned(), cause })
            }
            result => result,
        },
    }
}

/// Everything of a database but its secrets.
struct Everything {
    loaded: Loaded,
    editions: Vec<edition::Model>,
    changes: Vec<edition_change::Model>,
}

/// Writes the same rows into a file with the same tables.
async fn written(database: &DatabaseConnection, path: &Path) -> Result<String, StoreError> {
    let everything = everything(database).await?;
    let file = open(path, true).await.map_err(StoreError::transaction)?;
    let transaction = begin_writing(&file).await.map_err(StoreError::transaction)?;
    migration::migrate(&transaction).await.map_err(StoreError::transaction)?;
    let digest = match everything {
        Some(Everything { loaded, editions, changes }) => {
            import::put(&transaction, &loaded.dataset, &loaded.revision, &editions, &changes).await?;
            loaded.revision.digest
        }
        None => String::new(),
    };
    transaction.commit().await.map_err(StoreError::transaction)?;
    file.close().await.map_err(StoreError::transaction)?;
    Ok(digest)
}

async fn everything(database: &DatabaseConnection) -> Result<Option<Everything>, StoreError> {
    let transaction = load::begin_reading(database).await?;
    let Some(loaded) = load::load_within(&transaction).await? else { return Ok(None) };
    let editions = edition::Entity::find().all(&transaction).await.map_err(StoreError::read("edition"))?;
    let changes = edition_change::Entity::find().all(&transaction).await.map_err(StoreError::read("edition_change"))?;
    transaction.commit().await.map_err(StoreError::transaction)?;
    Ok(Some(Everything { loaded, editions, changes }))
}

async fn copied(database: &DatabaseConnection, path: &Path) -> Result<String, DbErr> {
    let name = path.to_string_lossy().into_owned();
    // One statement sees one revision, and writers go on meanwhile.
    let vacuum = Statement::from_sql_and_values(database.get_database_backend(), "VACUUM INTO ?", [name.into()]);
    database.execute_raw(vacuum).await?;
    let copy = open(path, false).await?;
    secret::Entity::delete_many().exec(&copy).await?;
    // What is deleted stays in the file until it is written anew.
    copy.execute_unprepared("VACUUM").await?;
    let digest = revision::Entity::find().one(&copy).await?.map(|row| row.digest).unwrap_or_default();
    copy.close().await?;
    Ok(digest)
}

async fn open(path: &Path, make: bool) -> Result<DatabaseConnection, DbErr> {
    let file = path.to_owned();
    let mut options = ConnectOptions::new("sqlite:copy.db?mode=rw");
    // The name is given apart, because in an address a `?` or `%` of it would mean something else.
    options
        .max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| options.filename(&file).create_if_missing(make));
    Database::connect(options).await
}
