//! What an output is about.

use crate::vocabulary::Topic;
use sea_orm::entity::prelude::*;

/// What an output is about.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "output_topic")]
pub struct Model {
    /// The output.
    #[sea_orm(primary_key, auto_increment = false)]
    pub output_id: i32,
    /// The place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// The topic.
    pub topic: Topic,
    #[sea_orm(belongs_to, from = "output_id", to = "id")]
    pub output: BelongsTo<super::output::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.output_id
    }
}
