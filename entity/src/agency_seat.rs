//! Where an agency had its seat at a time.

use crate::partial_date::PartialDate;
use sea_orm::entity::prelude::*;

/// Where an agency had its seat at a time.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency_seat")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The agency.
    pub agency_id: i32,
    /// City and country.
    pub seat: String,
    /// From when.
    pub since: Option<PartialDate>,
    /// Until when.
    pub until: Option<PartialDate>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<super::agency::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
