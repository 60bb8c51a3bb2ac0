//! Where the data of a database come from.

use crate::vocabulary::DataSource;
use sea_orm::entity::prelude::*;

/// Where the data of a database come from.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "output_data_source")]
pub struct Model {
    /// The database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub output_id: i32,
    /// The place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// The origin.
    pub data_source: DataSource,
    #[sea_orm(belongs_to, from = "output_id", to = "id")]
    pub output: BelongsTo<super::output::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.output_id
    }
}
