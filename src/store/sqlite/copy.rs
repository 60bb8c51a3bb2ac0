//! Copies of a database: one to give away, without the secrets, and one to put back, with them.

use crate::store::{
    error::{Cause, StoreError},
    load,
    sqlite::{connect_to, lineage, sound},
};
use entity::{revision, secret};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, Statement};
use std::path::Path;

/// Writes a copy to give away into a file that is empty or not there: all facts, none of the secrets. The file holds the
/// secrets until this is done, so it is to be made where nobody else looks.
pub(in crate::store) async fn to_give_away(database: &DatabaseConnection, path: &Path) -> Result<(), StoreError> {
    let copied = async {
        vacuum_into(database, path).await?;
        let copy = connect_to(path, |options| options).await?;
        secret::Entity::delete_many().exec(&copy).await?;
        lineage::begin(&copy).await?;
        // What is deleted stays in the file until it is written anew.
        copy.execute_unprepared("VACUUM").await?;
        copy.close().await
    };
    copied.await.map_err(uncopied)
}

/// Writes a whole copy, to be put back some day, into a file that is empty or not there. Says which facts it holds, where it
/// holds any.
pub(in crate::store) async fn to_keep(
    database: &DatabaseConnection,
    path: &Path,
) -> Result<Option<revision::Model>, StoreError> {
    vacuum_into(database, path).await.map_err(uncopied)?;
    let copy = connect_to(path, |options| options).await.map_err(uncopied)?;
    lineage::begin(&copy).await.map_err(uncopied)?;
    // A backup that can't be put back is none.
    sound(&copy, path).await?;
    let revision = load::revision(&copy).await?;
    copy.close().await.map_err(uncopied)?;
    Ok(revision)
}

/// One statement sees one revision, and writers go on meanwhile.
async fn vacuum_into(database: &DatabaseConnection, path: &Path) -> Result<(), DbErr> {
    let name = path.to_string_lossy().into_owned();
    let vacuum = Statement::from_sql_and_values(database.get_database_backend(), "VACUUM INTO ?", [name.into()]);
    database.execute_raw(vacuum).await.map(|_| ())
}

fn uncopied(error: DbErr) -> StoreError {
    StoreError::Copy { cause: Cause(error) }
}
