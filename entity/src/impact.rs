//! A documented effect of a network on an agency's strategy or work plan.

use crate::partial_date::PartialDate;
use sea_orm::entity::prelude::*;

/// A documented effect of a network on an agency's strategy or work plan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "impact")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The network.
    pub network_id: i32,
    /// The agency.
    pub agency_id: i32,
    /// What the effect was.
    pub title: String,
    /// The document that shows it.
    pub document: String,
    /// When.
    pub year: Option<PartialDate>,
    /// What it is, in our own words.
    pub summary: String,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "network_id", to = "id")]
    pub network: BelongsTo<super::network::Entity>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<super::agency::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
