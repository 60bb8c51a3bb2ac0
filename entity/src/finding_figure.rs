//! A number that a finding states.

use sea_orm::entity::prelude::*;

/// A number that a finding states.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_figure")]
pub struct Model {
    /// The finding.
    #[sea_orm(primary_key, auto_increment = false)]
    pub finding_id: i32,
    /// The place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What it counts.
    pub name: String,
    /// The number.
    pub value: f64,
    /// Its unit, where it is not a plain count.
    pub unit: Option<String>,
    #[sea_orm(belongs_to, from = "finding_id", to = "id")]
    pub finding: BelongsTo<super::finding::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.finding_id
    }
}
