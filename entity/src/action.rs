//! Something that an agency, a network or a project does.

use crate::{
    partial_date::PartialDate,
    vocabulary::{ActionType, Axis, Crime},
};
use sea_orm::entity::prelude::*;

/// Something that an agency, a network or a project does.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "action")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// The agency it belongs to, if one.
    pub agency_id: Option<i32>,
    /// The network it belongs to, if one.
    pub network_id: Option<i32>,
    /// The project it belongs to, if one.
    pub project_id: Option<i32>,
    /// What is done.
    pub title: String,
    /// Its purpose.
    pub axis: Axis,
    /// Its means.
    pub r#type: ActionType,
    /// The crime that it is about.
    pub crime: Crime,
    /// When it began.
    pub starts: Option<PartialDate>,
    /// When it ended.
    pub ends: Option<PartialDate>,
    /// What it is, in our own words.
    pub summary: String,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<Option<super::agency::Entity>>,
    #[sea_orm(belongs_to, from = "network_id", to = "id")]
    pub network: BelongsTo<Option<super::network::Entity>>,
    #[sea_orm(belongs_to, from = "project_id", to = "id")]
    pub project: BelongsTo<Option<super::project::Entity>>,
    #[sea_orm(has_many)]
    pub action_states: HasMany<super::action_state::Entity>,
    #[sea_orm(has_many)]
    pub action_regions: HasMany<super::action_region::Entity>,
    #[sea_orm(has_many)]
    pub action_territories: HasMany<super::action_territory::Entity>,
    #[sea_orm(has_many)]
    pub action_instruments: HasMany<super::action_instrument::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
