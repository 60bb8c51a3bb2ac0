//! A part of the world, as the states that it takes in.

use crate::vocabulary::RegionKind;
use sea_orm::entity::prelude::*;

/// A part of the world, as the states that it takes in.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "region")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What makes its states a region.
    pub kind: RegionKind,
    /// Its three digits in the M49 standard of the United Nations, if it is one of theirs.
    #[sea_orm(unique)]
    pub m49: Option<String>,
    /// What it takes in, in our own words.
    pub summary: String,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(has_many)]
    pub region_states: HasMany<super::region_state::Entity>,
    #[sea_orm(has_many)]
    pub agency_territories: HasMany<super::agency_territory::Entity>,
    #[sea_orm(has_many)]
    pub action_territories: HasMany<super::action_territory::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
