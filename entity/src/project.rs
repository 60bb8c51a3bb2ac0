//! A partnership that is not a network.

use crate::{
    partial_date::PartialDate,
    vocabulary::{Crime, Scope},
};
use sea_orm::entity::prelude::*;

/// A partnership that is not a network.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "project")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its usual short name.
    pub acronym: Option<String>,
    /// Its full name.
    pub name: String,
    /// How far it reaches.
    pub scope: Scope,
    /// The crime that it is about.
    pub crime: Crime,
    /// When it began.
    pub starts: Option<PartialDate>,
    /// When it ended.
    pub ends: Option<PartialDate>,
    /// Its budget in euros.
    pub budget_eur: Option<i64>,
    /// Who pays, where that is not an agency of the graph.
    pub funded_by: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// What it is, in our own words.
    pub summary: String,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(has_many)]
    pub project_states: HasMany<super::project_state::Entity>,
    #[sea_orm(has_many)]
    pub participations: HasMany<super::participation::Entity>,
    #[sea_orm(has_many)]
    pub actions: HasMany<super::action::Entity>,
    #[sea_orm(has_many)]
    pub outputs: HasMany<super::output::Entity>,
    #[sea_orm(has_many)]
    pub fundings: HasMany<super::funding::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
