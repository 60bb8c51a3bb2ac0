//! Database → `Dataset`.

use crate::store::{editions, error::StoreError, sqlite, tables::tables};
use entity::{
    dataset::{About, Dataset},
    edition, revision,
};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, EntityTrait, IsolationLevel,
    Iterable, PrimaryKeyToColumn, QueryOrder, TransactionOptions, TransactionTrait,
};

/// The facts of one revision.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The facts; the rows of each table in the order of their primary keys.
    pub dataset: Dataset,
    /// Which revision they are, and how they came in.
    pub revision: revision::Model,
    /// The editions that the database has held, the latest first.
    pub editions: Vec<edition::Summary>,
}

/// All facts, or nothing where none were ever imported.
pub async fn load(database: &DatabaseConnection) -> Result<Option<Loaded>, StoreError> {
    let transaction = begin_reading(database).await?;
    if database.get_database_backend() == DbBackend::Sqlite {
        sqlite::references_hold(&transaction).await?;
    }
    let loaded = load_within(&transaction).await?;
    transaction.commit().await.map_err(StoreError::transaction)?;
    Ok(loaded)
}

/// The one row about the facts, or nothing where none were ever imported. Cheap enough to ask every second.
pub async fn revision(database: &impl ConnectionTrait) -> Result<Option<revision::Model>, StoreError> {
    revision::Entity::find().one(database).await.map_err(StoreError::read("dataset"))
}

/// Begins to read: what is read until it ends is of one moment, so that an import between two tables does not mix two
/// revisions.
pub(super) async fn begin_reading(database: &DatabaseConnection) -> Result<DatabaseTransaction, StoreError> {
    database.begin_with_options(reading(database.get_database_backend())).await.map_err(StoreError::transaction)
}

/// All facts, as a transaction sees them.
pub(super) async fn load_within(transaction: &DatabaseTransaction) -> Result<Option<Loaded>, StoreError> {
    let Some(revision) = revision(transaction).await? else {
        return Ok(None);
    };
    let about = About {
        version: revision.version.clone(),
        license: revision.license.clone(),
        citation: revision.citation.clone(),
    };
    let dataset = load_tables(transaction, about).await?;
    let editions = editions::latest(transaction).await?;
    Ok(Some(Loaded { dataset, revision, editions }))
}

macro_rules! load_tables {
    ($($rows:ident: $table:ident,)*) => {
        async fn load_tables(transaction: &DatabaseTransaction, about: About) -> Result<Dataset, StoreError> {
            Ok(Dataset { about, $($rows: rows::<entity::$table::Entity>(transaction).await?,)* })
        }
    };
}
tables!(load_tables);

async fn rows<E: EntityTrait>(transaction: &DatabaseTransaction) -> Result<Vec<E::Model>, StoreError> {
    let mut select = E::find();
    for column in E::PrimaryKey::iter() {
        select = select.order_by_asc(column.into_column());
    }
    select.all(transaction).await.map_err(StoreError::read(E::default().table_name()))
}

fn reading(backend: DbBackend) -> TransactionOptions {
    match backend {
        // A transaction of SQLite sees one state from its first read on, whatever it is told.
        DbBackend::Sqlite => TransactionOptions::default(),
        _ => TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..Default::default()
        },
    }
}
