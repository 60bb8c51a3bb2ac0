//! A formal group of agencies.

use crate::{
    partial_date::PartialDate,
    vocabulary::{Crime, Formalization, Scope},
};
use sea_orm::entity::prelude::*;

/// A formal group of agencies.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network")]
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
    /// What it is founded on.
    pub formalization: Formalization,
    /// The text that founds it.
    pub founding_text: Option<String>,
    /// How far it reaches.
    pub scope: Scope,
    /// The crime that it is about.
    pub crime: Crime,
    /// When it began.
    pub starts: Option<PartialDate>,
    /// When it ended.
    pub ends: Option<PartialDate>,
    /// Its page.
    pub url: Option<String>,
    /// What it is, in our own words.
    pub summary: String,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(has_many)]
    pub reported_sizes: HasMany<super::reported_size::Entity>,
    #[sea_orm(has_many)]
    pub memberships: HasMany<super::membership::Entity>,
    #[sea_orm(has_many)]
    pub impacts: HasMany<super::impact::Entity>,
    #[sea_orm(has_many)]
    pub actions: HasMany<super::action::Entity>,
    #[sea_orm(has_many)]
    pub outputs: HasMany<super::output::Entity>,
    #[sea_orm(has_many)]
    pub other_members: HasMany<super::other_member::Entity>,
    #[sea_orm(has_many)]
    pub translated_names: HasMany<super::translated_name::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
