//! `Dataset` → database: all facts are replaced in one transaction, or nothing is.

use crate::store::{
    change::{self, Changes},
    connect::{self, begin_writing},
    editions,
    error::StoreError,
    load::{self, load_within},
    tables::tables,
};
use entity::{
    dataset::Dataset,
    edition, edition_change, edition_value,
    revision::{self, Origin},
};
use sea_orm::{DatabaseConnection, DatabaseTransaction, EntityName, EntityTrait, IntoActiveModel, Iterable};
use std::collections::HashMap;

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The revision that the database now holds.
    pub revision: i32,
    /// The digest of its facts.
    pub digest: String,
    /// What it added, changed and removed.
    pub changes: Changes,
    /// Whether the same facts were there already, so that nothing was written.
    pub unchanged: bool,
}

/// What became of the facts that the program carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmbeddedImport {
    /// They were imported, or were there already.
    Imported(Imported),
    /// A curator imported facts, which stay.
    CuratedKept {
        /// The version of the facts that stay.
        version: String,
    },
    /// A newer program brought a later edition, which stays.
    NewerKept {
        /// The version of the facts that stay.
        version: String,
    },
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The table that is being written.
    pub table: &'static str,
    /// How many rows were written, of all tables.
    pub written: usize,
    /// How many rows there are in all tables.
    pub rows: usize,
}

/// Who wants to know how far an import is.
pub type Listener<'a> = &'a mut (dyn FnMut(Progress) + Send);

/// Replaces all facts by these. The same facts again change nothing, not even the revision.
///
/// `imported_at` is the time in UTC, such as `2026-11-24T12:00:00Z`. Where the future is dropped or anything fails, the
/// facts from before stay.
pub async fn import(
    database: &DatabaseConnection,
    dataset: &Dataset,
    origin: Origin,
    imported_at: &str,
    progress: Listener<'_>,
) -> Result<Imported, StoreError> {
    let transaction = begin_writing(database).await.map_err(StoreError::transaction)?;
    let imported = import_within(&transaction, dataset, origin, imported_at, progress).await?;
    connect::commit(database, transaction).await?;
    Ok(imported)
}

/// Imports the facts that the program carries into an empty database or over an older edition of themselves, and never
/// over what a curator imported.
pub async fn import_embedded(
    database: &DatabaseConnection,
    dataset: &Dataset,
    imported_at: &str,
    progress: Listener<'_>,
) -> Result<EmbeddedImport, StoreError> {
    // Within the transaction, because a curator may import while the server starts.
    let transaction = begin_writing(database).await.map_err(StoreError::transaction)?;
    if let Some(revision::Model { version, origin, .. }) = load::revision(&transaction).await? {
        match origin {
            Origin::Folder => return Ok(EmbeddedImport::CuratedKept { version }),
            Origin::Embedded if numbers(&version) > numbers(&dataset.about.version) => {
                return Ok(EmbeddedImport::NewerKept { version });
            }
            Origin::Embedded => {}
        }
    }
    let imported = import_within(&transaction, dataset, Origin::Embedded, imported_at, progress).await?;
    connect::commit(database, transaction).await?;
    Ok(EmbeddedImport::Imported(imported))
}

async fn import_within(
    transaction: &DatabaseTransaction,
    dataset: &Dataset,
    origin: Origin,
    imported_at: &str,
    progress: Listener<'_>,
) -> Result<Imported, StoreError> {
    let digest = change::digest(dataset);
    let old = load_within(transaction).await?;
    let changes = change::compare(old.as_ref().map_or(&Dataset::default(), |old| &old.dataset), dataset);
    let revision = match &old {
        // The stored digest is asked as well: it is told to the world, and must be right even after a hand changed it.
        Some(old) if changes.is_empty() && old.revision.digest == digest => {
            return Ok(Imported { revision: old.revision.revision, digest, changes, unchanged: true });
        }
        Some(old) => old.revision.revision + 1,
        None => 1,
    };
    replace(transaction, dataset, progress).await?;
    let row = revision::Model {
        id: 1,
        version: dataset.about.version.clone(),
        license: dataset.about.license.clone(),
        citation: dataset.about.citation.clone(),
        revision,
        digest: digest.clone(),
        imported_at: imported_at.to_owned(),
        origin,
    };
    revision::Entity::delete_many().exec(transaction).await.map_err(StoreError::write("dataset"))?;
    insert::<edition::Entity>(transaction, &[editions::edition(&row, dataset)], &mut |_| {}).await?;
    insert::<revision::Entity>(transaction, &[row], &mut |_| {}).await?;
    if let Some(old) = old {
        let changed = editions::changes(revision, &changes, &old.dataset.facts, &dataset.facts);
        insert::<edition_change::Entity>(transaction, &changed, &mut |_| {}).await?;
        insert::<edition_value::Entity>(transaction, &editions::values(revision, &changes), &mut |_| {}).await?;
    }
    Ok(Imported { revision, digest, changes, unchanged: false })
}

/// Writes all rows into tables that are empty.
pub(super) async fn put(
    transaction: &DatabaseTransaction,
    dataset: &Dataset,
    revision: &revision::Model,
    editions: &[edition::Model],
    changes: &[edition_change::Model],
) -> Result<(), StoreError> {
    replace(transaction, dataset, &mut |_| {}).await?;
    insert::<revision::Entity>(transaction, std::slice::from_ref(revision), &mut |_| {}).await?;
    insert::<edition::Entity>(transaction, editions, &mut |_| {}).await?;
    insert::<edition_change::Entity>(transaction, changes, &mut |_| {}).await
}

macro_rules! replace {
    ($($rows:ident: $table:ident,)*) => {
        async fn replace(
            transaction: &DatabaseTransaction,
            dataset: &Dataset,
            progress: Listener<'_>,
        ) -> Result<(), StoreError> {
            let deletes = [$(
                (entity::$table::Entity.table_name(), sea_orm::QueryTrait::into_query(entity::$table::Entity::delete_many())),
            )*];
            // What refers to others goes first.
            for (table, delete) in deletes.into_iter().rev() {
                sea_orm::ConnectionTrait::execute(transaction, &delete).await.map_err(StoreError::write(table))?;
            }
            let rows = 0 $(+ dataset.$rows.len())*;
            let mut before = 0;
            let agencies = parents_first(&dataset.agencies, |agency| (agency.id, agency.parent_id));
            let outputs = parents_first(&dataset.outputs, |output| (output.id, output.part_of_id));
            let dataset = Dataset { agencies, outputs, ..dataset.clone() };
            $(
                let table = entity::$table::Entity.table_name();
                insert::<entity::$table::Entity>(transaction, &dataset.$rows, &mut |written| {
                    progress(Progress { table, written: before + written, rows });
                }).await?;
                before += dataset.$rows.len();
            )*
            debug_assert_eq!(before, rows, "every table was written");
            Ok(())
        }
    };
}
tables!(replace);

/// Inserts rows in as few statements as the database allows, and tells after each how many rows were written.
async fn insert<E>(
    transaction: &DatabaseTransaction,
    rows: &[E::Model],
    written: &mut (dyn FnMut(usize) + Send),
) -> Result<(), StoreError>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Sync,
    E::ActiveModel: Send,
{
    // SQLite takes 32,766 variables in a statement, PostgreSQL 65,535.
    let rows_a_statement = 32_766 / E::Column::iter().count();
    let mut count = 0;
    for chunk in rows.chunks(rows_a_statement) {
        E::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model))
            .exec_without_returning(transaction)
            .await
            .map_err(StoreError::write(E::default().table_name()))?;
        count += chunk.len();
        written(count);
    }
    Ok(())
}

/// Rows so that each stands behind the one it is part of, which the database wants to know first.
fn parents_first<T: Clone>(rows: &[T], ids: impl Fn(&T) -> (i32, Option<i32>)) -> Vec<T> {
    let parents: HashMap<i32, i32> = rows.iter().map(&ids).filter_map(|(id, parent)| Some((id, parent?))).collect();
    let depth = |row: &T| {
        let above = std::iter::successors(Some(ids(row).0), |id| parents.get(id).copied());
        // Rows that are part of each other would go on for ever.
        above.take(rows.len()).count()
    };
    let mut sorted = rows.to_vec();
    sorted.sort_by_cached_key(depth);
    sorted
}

/// A version such as `2026.11.1` as its numbers. What is not a number counts as 0.
fn numbers(version: &str) -> Vec<u64> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        assert!(numbers("2026.9.1") < numbers("2026.11.1"));
        assert!(numbers("2026.11") < numbers("2026.11.1"));
        assert_eq!(numbers("2026.11.1"), numbers("2026.11.01"));
    }
}
