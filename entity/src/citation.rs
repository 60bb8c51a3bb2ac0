//! A page on which a fact rests.

use sea_orm::entity::prelude::*;

/// A page on which a fact rests.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "citation")]
pub struct Model {
    /// The fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fact_id: i32,
    /// Its place among those of the fact, from 0.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// The page.
    pub source_id: i32,
    /// Whether the page was read and shows the fact.
    pub verified: bool,
    #[sea_orm(belongs_to, from = "fact_id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.fact_id
    }
}
