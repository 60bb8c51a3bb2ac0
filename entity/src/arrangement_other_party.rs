//! A party to an arrangement that is not an agency of the graph.

use sea_orm::entity::prelude::*;

/// A party to an arrangement that is not an agency of the graph.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrangement_other_party")]
pub struct Model {
    /// The arrangement.
    #[sea_orm(primary_key, auto_increment = false)]
    pub arrangement_id: i32,
    /// The place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// Its name.
    pub name: String,
    #[sea_orm(belongs_to, from = "arrangement_id", to = "id")]
    pub arrangement: BelongsTo<super::arrangement::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.arrangement_id
    }
}
