//! A number by which a database is known.

use crate::{partial_date::PartialDate, vocabulary::UnitOfCount};
use sea_orm::entity::prelude::*;

/// A number by which a database is known.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "headline_figure")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The database.
    pub output_id: i32,
    /// The number.
    pub value: i32,
    /// What it counts.
    pub counts: UnitOfCount,
    /// The date of which it is true.
    pub as_of: Option<PartialDate>,
    /// How exact it is, and what it leaves out.
    pub note: Option<String>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "output_id", to = "id")]
    pub output: BelongsTo<super::output::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
