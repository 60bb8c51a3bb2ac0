//! What the figures of a database count.

use crate::vocabulary::UnitOfCount;
use sea_orm::entity::prelude::*;

/// What the figures of a database count.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "output_count")]
pub struct Model {
    /// The database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub output_id: i32,
    /// The place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What is counted.
    pub counts: UnitOfCount,
    #[sea_orm(belongs_to, from = "output_id", to = "id")]
    pub output: BelongsTo<super::output::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.output_id
    }
}
