//! The editions that the database has held, and what each changed.

use crate::store::{change::Changes, error::StoreError};
use entity::{
    dataset::Dataset,
    edition::{self, ChangeCount, MOST_BYTES, MOST_CHANGES, MOST_EDITIONS, MOST_VALUES, Summary},
    edition_change, edition_value,
    fact::{self, FactKind},
    revision,
    vocabulary::Change,
};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// The edition that a revision is.
pub(super) fn edition(revision: &revision::Model, dataset: &Dataset) -> edition::Model {
    edition::Model {
        revision: revision.revision,
        version: revision.version.clone(),
        digest: revision.digest.clone(),
        imported_at: revision.imported_at.clone(),
        fact_count: dataset.fact_count().try_into().expect("ids of facts are 32 bits"),
    }
}

/// What a revision changed, a row a fact. The facts are those before and after it.
pub(super) fn changes(
    revision: i32,
    changes: &Changes,
    before: &[fact::Model],
    after: &[fact::Model],
) -> Vec<edition_change::Model> {
    let kinds: HashMap<&str, FactKind> =
        before.iter().chain(after).map(|fact| (fact.key.as_str(), fact.kind)).collect();
    let added = changes.added.iter().map(|key| (key, Change::Added));
    let changed = changes.changed.iter().map(|fact| (&fact.key, Change::Changed));
    let removed = changes.removed.iter().map(|key| (key, Change::Removed));
    let row = |(key, change): (&String, Change)| {
        let kind = *kinds.get(key.as_str()).expect("what changed was there before or is there now");
        edition_change::Model { revision, fact_key: key.clone(), kind, change }
    };
    added.chain(changed).chain(removed).map(row).collect()
}

/// What a revision changed of facts, value by value: of a fact all of it or nothing, until there is too much to remember.
pub(super) fn values(revision: i32, changes: &Changes) -> Vec<edition_value::Model> {
    let mut values = Vec::new();
    let mut bytes = 0;
    for fact in &changes.changed {
        let length = |value: &Option<String>| value.as_ref().map_or(0, String::len);
        bytes += fact.values.iter().map(|value| length(&value.old) + length(&value.new)).sum::<usize>();
        if values.len() + fact.values.len() > MOST_VALUES || bytes > MOST_BYTES {
            break;
        }
        values.extend(fact.values.iter().map(|value| edition_value::Model {
            revision,
            fact_key: fact.key.clone(),
            place: value.place.to_string(),
            before: value.old.clone(),
            after: value.new.clone(),
        }));
    }
    values
}

/// The latest editions, the last first.
pub(super) async fn latest(transaction: &DatabaseTransaction) -> Result<Vec<Summary>, StoreError> {
    let editions = edition::Entity::find()
        .order_by_desc(edition::Column::Revision)
        .limit(MOST_EDITIONS as u64)
        .all(transaction)
        .await
        .map_err(StoreError::read("edition"))?;
    let mut summaries = Vec::with_capacity(editions.len());
    for edition in editions {
        summaries.push(summary(transaction, edition).await.map_err(StoreError::read("edition_change"))?);
    }
    Ok(summaries)
}

async fn summary(transaction: &DatabaseTransaction, edition: edition::Model) -> Result<Summary, sea_orm::DbErr> {
    let of_edition = edition_change::Entity::find().filter(edition_change::Column::Revision.eq(edition.revision));
    let counts: Vec<(Change, FactKind, i64)> = of_edition
        .clone()
        .select_only()
        .columns([edition_change::Column::Change, edition_change::Column::Kind])
        .column_as(edition_change::Column::FactKey.count(), "count")
        .group_by(edition_change::Column::Change)
        .group_by(edition_change::Column::Kind)
        .into_tuple()
        .all(transaction)
        .await?;
    let mut counts: Vec<ChangeCount> = counts
        .into_iter()
        .map(|(change, kind, count)| ChangeCount { change, kind, count: count.try_into().unwrap_or_default() })
        .collect();
    counts.sort_by_key(|count| (count.change, count.kind));
    let changes =
        of_edition.order_by_asc(edition_change::Column::FactKey).limit(MOST_CHANGES as u64).all(transaction).await?;
    let values = edition_value::Entity::find()
        .filter(edition_value::Column::Revision.eq(edition.revision))
        .order_by_asc(edition_value::Column::FactKey)
        .order_by_asc(edition_value::Column::Place)
        .limit(MOST_VALUES as u64)
        .all(transaction)
        .await?;
    Ok(Summary { edition, counts, changes, values })
}
