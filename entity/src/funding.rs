//! What somebody pays for a project.

use crate::partial_date::PartialDate;
use sea_orm::entity::prelude::*;

/// What somebody pays for a project.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "funding")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The project.
    pub project_id: i32,
    /// The agency that pays, if it is one.
    pub agency_id: Option<i32>,
    /// The state that pays, if it is one.
    pub state_id: Option<i32>,
    /// Who pays, where that is neither.
    pub name: Option<String>,
    /// How much.
    pub amount: Option<i64>,
    /// In which currency, by ISO 4217.
    pub currency: Option<String>,
    /// Of when.
    pub funded_on: Option<PartialDate>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "project_id", to = "id")]
    pub project: BelongsTo<super::project::Entity>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<Option<super::agency::Entity>>,
    #[sea_orm(belongs_to, from = "state_id", to = "id")]
    pub state: BelongsTo<Option<super::state::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
