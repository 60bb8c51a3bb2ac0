//! What the database says of the facts as a whole: which edition they are, and how they came in.

use sea_orm::entity::prelude::*;

/// The one row that says which facts the database holds.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "dataset")]
pub struct Model {
    /// Always 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The edition, such as `2026.11.1`.
    pub version: String,
    /// The licence under which the facts may be used.
    pub license: String,
    /// How to cite the data set.
    pub citation: String,
    /// How often this database took in other facts; it grows with each import that changes something.
    pub revision: i32,
    /// SHA-256 of the facts in 64 hexadecimal digits; equal wherever the same facts are.
    pub digest: String,
    /// When they were taken in, in UTC (RFC 3339).
    pub imported_at: String,
    /// Where they came from.
    pub origin: Origin,
}

impl ActiveModelBehavior for ActiveModel {}

/// Where facts came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum Origin {
    /// From the program, which carries a copy.
    Embedded,
    /// From a folder, by the hand of a curator.
    Folder,
}
