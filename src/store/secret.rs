//! Secrets that all servers of one database share, made when they are first asked for.

use crate::store::{connect::begin_writing, error::StoreError};
use entity::secret;
use sea_orm::{ActiveValue::Set, DatabaseConnection, EntityTrait, sea_query::OnConflict};

const CURSOR_KEY: &str = "cursor_key";

/// The key that signs cursors, so that they hold on every server and after a restart.
pub async fn cursor_key(database: &DatabaseConnection) -> Result<[u8; 32], StoreError> {
    if let Some(key) = kept(database).await? {
        return Ok(key);
    }
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(StoreError::Random)?;
    let transaction = begin_writing(database).await.map_err(StoreError::transaction)?;
    let made = secret::ActiveModel { name: Set(CURSOR_KEY.to_owned()), value: Set(bytes.to_vec()) };
    // Of two servers that make one at the same time, the first one's is kept, and both use it.
    secret::Entity::insert(made)
        .on_conflict(OnConflict::column(secret::Column::Name).do_nothing().to_owned())
        .exec_without_returning(&transaction)
        .await
        .map_err(StoreError::write("secret"))?;
    transaction.commit().await.map_err(StoreError::transaction)?;
    Ok(kept(database).await?.unwrap_or(bytes))
}

async fn kept(database: &DatabaseConnection) -> Result<Option<[u8; 32]>, StoreError> {
    let row =
        secret::Entity::find_by_id(CURSOR_KEY.to_owned()).one(database).await.map_err(StoreError::read("secret"))?;
    row.map(|row| {
        let length = row.value.len();
        row.value.try_into().map_err(|_| StoreError::Secret { name: CURSOR_KEY, length })
    })
    .transpose()
}
