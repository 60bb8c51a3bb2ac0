//! A copy of the database to give away: all facts, none of the secrets.

use crate::store::error::{Cause, StoreError};
use entity::{revision, secret};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, EntityTrait, Statement};
use std::path::Path;

/// Writes a copy into a file that is not there yet. The file holds the secrets until this is done, so it is to be made
/// where nobody else looks. Gives the digest of the facts that are in it.
pub async fn copy(database: &DatabaseConnection, path: &Path) -> Result<String, StoreError> {
    copied(database, path).await.map_err(|error| StoreError::Copy { path: path.to_owned(), cause: Cause(error) })
}

async fn copied(database: &DatabaseConnection, path: &Path) -> Result<String, DbErr> {
    let name = path.to_string_lossy().into_owned();
    // One statement sees one revision, and writers go on meanwhile.
    let vacuum = Statement::from_sql_and_values(database.get_database_backend(), "VACUUM INTO ?", [name.into()]);
    database.execute_raw(vacuum).await?;
    let file = path.to_owned();
    let mut options = ConnectOptions::new("sqlite:copy.db?mode=rw");
    // The name is given apart, because in an address a `?` or `%` of it would mean something else.
    options
        .max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| options.filename(&file).create_if_missing(false));
    let copy = Database::connect(options).await?;
    secret::Entity::delete_many().exec(&copy).await?;
    // What is deleted stays in the file until it is written anew.
    copy.execute_unprepared("VACUUM").await?;
    let digest = revision::Entity::find().one(&copy).await?.map(|row| row.digest).unwrap_or_default();
    copy.close().await?;
    Ok(digest)
}
