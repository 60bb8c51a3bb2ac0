//! Whom a measure protects.

use crate::vocabulary::Beneficiary;
use sea_orm::entity::prelude::*;

/// Whom a measure protects.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "measure_beneficiary")]
pub struct Model {
    /// The measure.
    #[sea_orm(primary_key, auto_increment = false)]
    pub measure_id: i32,
    /// The place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// The group.
    pub beneficiary: Beneficiary,
    #[sea_orm(belongs_to, from = "measure_id", to = "id")]
    pub measure: BelongsTo<super::measure::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.measure_id
    }
}
