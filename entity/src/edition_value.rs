//! What an edition changed of a fact, value by value.

use sea_orm::entity::prelude::*;

/// A value of a fact that an edition changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "edition_value")]
pub struct Model {
    /// The edition.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i32,
    /// The global id of the fact, such as `agency:iom`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fact_key: String,
    /// The table and column where it stands: `agency.name`, or `agency_alias[0].name` in a list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: String,
    /// What stood there; nothing where the row or the value was missing.
    pub before: Option<String>,
    /// What stands there now; nothing where the row or the value is missing.
    pub after: Option<String>,
    #[sea_orm(belongs_to, from = "revision", to = "revision")]
    pub edition: HasOne<super::edition::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
