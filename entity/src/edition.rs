//! Every edition of the data set that the database has held, that of today included.

use crate::{edition_change, edition_value, fact::FactKind, vocabulary::Change};
use sea_orm::entity::prelude::*;

/// An edition of the data set that the database has held.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "edition")]
pub struct Model {
    /// The revision of the database that it was.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i32,
    /// The edition, such as `2026.11.1`.
    pub version: String,
    /// SHA-256 of its facts in 64 hexadecimal digits.
    pub digest: String,
    /// When its facts were taken in, in UTC (RFC 3339).
    pub imported_at: String,
    /// How many facts it has.
    pub fact_count: i32,
    #[sea_orm(has_many)]
    pub changes: HasMany<super::edition_change::Entity>,
    #[sea_orm(has_many)]
    pub values: HasMany<super::edition_value::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How many editions are told of. All stay in the database.
pub const MOST_EDITIONS: usize = 20;

/// How many changed facts of an edition are named. All stay in the database.
pub const MOST_CHANGES: usize = 2_000;

/// How many changed values of an edition are remembered.
pub const MOST_VALUES: usize = 4_000;

/// How many bytes the changed values of an edition have that are remembered.
pub const MOST_BYTES: usize = 1024 * 1024;

/// An edition beside what it changed of the one before. The first of a database changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The edition.
    pub edition: Model,
    /// How many facts of each kind it added, changed and removed.
    pub counts: Vec<ChangeCount>,
    /// The first of the facts that it added, changed or removed, by their keys.
    pub changes: Vec<edition_change::Model>,
    /// What it changed of them, as far as that is remembered: of a fact all of it or nothing.
    pub values: Vec<edition_value::Model>,
}

/// How many facts of a kind an edition added, changed or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeCount {
    /// Whether they were added, changed or removed.
    pub change: Change,
    /// The kind.
    pub kind: FactKind,
    /// How many there are.
    pub count: usize,
}
