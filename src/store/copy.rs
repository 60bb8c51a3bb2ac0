//! Copies of a database, which are files of SQLite whatever the database is.

use crate::store::{
    connect::begin_writing,
    error::{Cause, StoreError},
    import,
    load::{self, Loaded},
    sqlite,
};
use entity::{edition, edition_change, revision};
use sea_orm::{DatabaseConnection, DbBackend, DbErr, EntityTrait};
use std::path::Path;

/// Writes a copy to give away into a file that is empty or not there: all facts, none of the secrets. The file may hold the
/// secrets until this is done, so it is to be made where nobody else looks.
pub async fn to_give_away(database: &DatabaseConnection, path: &Path) -> Result<(), StoreError> {
    match database.get_database_backend() {
        DbBackend::Sqlite => sqlite::copy::to_give_away(database, path).await,
        _ => match everything(database).await? {
            Some(everything) => everything.write(path).await,
            None => Err(StoreError::Copy { cause: Cause(DbErr::Custom(NOTHING.to_owned())) }),
        },
    }
}

/// Writes a whole copy of a file, to be put back some day, into a file that is empty or not there. Says which facts it holds,
/// where it holds any.
pub async fn to_keep(database: &DatabaseConnection, path: &Path) -> Result<Option<revision::Model>, StoreError> {
    match database.get_database_backend() {
        DbBackend::Sqlite => sqlite::copy::to_keep(database, path).await,
        _ => Err(StoreError::NotAFile),
    }
}

const NOTHING: &str = "it holds no facts; run `palermo import`";

/// Everything that a database holds but its secrets.
struct Everything {
    loaded: Loaded,
    editions: Vec<edition::Model>,
    changes: Vec<edition_change::Model>,
}

async fn everything(database: &DatabaseConnection) -> Result<Option<Everything>, StoreError> {
    let transaction = load::begin_reading(database).await?;
    let Some(loaded) = load::load_within(&transaction).await? else { return Ok(None) };
    let editions = edition::Entity::find().all(&transaction).await.map_err(StoreError::read("edition"))?;
    let changes = edition_change::Entity::find().all(&transaction).await.map_err(StoreError::read("edition_change"))?;
    transaction.commit().await.map_err(StoreError::transaction)?;
    Ok(Some(Everything { loaded, editions, changes }))
}

impl Everything {
    /// Writes the same rows into tables of a new file.
    async fn write(&self, path: &Path) -> Result<(), StoreError> {
        let failed = |cause| StoreError::Copy { cause: Cause(cause) };
        let file = sqlite::connect_to(path, |options| options.create_if_missing(true)).await.map_err(failed)?;
        let transaction = begin_writing(&file).await.map_err(failed)?;
        migration::migrate(&transaction).await.map_err(failed)?;
        let Everything { loaded, editions, changes } = self;
        let put = import::put(&transaction, &loaded.dataset, &loaded.revision, editions, changes).await;
        put.map_err(|error| match error {
            StoreError::Write { cause, .. } => failed(cause.0),
            error => error,
        })?;
        transaction.commit().await.map_err(failed)?;
        file.close().await.map_err(failed)
    }
}
