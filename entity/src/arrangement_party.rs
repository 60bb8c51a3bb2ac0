//! An agency that is party to an arrangement.

use sea_orm::entity::prelude::*;

/// An agency that is party to an arrangement.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrangement_party")]
pub struct Model {
    /// The arrangement.
    #[sea_orm(primary_key, auto_increment = false)]
    pub arrangement_id: i32,
    /// The place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// The agency.
    pub agency_id: i32,
    #[sea_orm(belongs_to, from = "arrangement_id", to = "id")]
    pub arrangement: BelongsTo<super::arrangement::Entity>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<super::agency::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.arrangement_id
    }
}
