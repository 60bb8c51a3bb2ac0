//! A memorandum, working arrangement or agreement between agencies.

use crate::{
    partial_date::PartialDate,
    vocabulary::{ArrangementKind, Crime},
};
use sea_orm::entity::prelude::*;

/// A memorandum, working arrangement or agreement between agencies.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrangement")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its form.
    pub kind: ArrangementKind,
    /// When it was signed.
    pub signed: Option<PartialDate>,
    /// When it entered into force.
    pub in_force: Option<PartialDate>,
    /// When it ended.
    pub ends: Option<PartialDate>,
    /// The crime that it is about.
    pub crime: Crime,
    /// Its page.
    pub url: Option<String>,
    /// What it is, in our own words.
    pub summary: String,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(has_many)]
    pub arrangement_parties: HasMany<super::arrangement_party::Entity>,
    #[sea_orm(has_many)]
    pub arrangement_other_parties: HasMany<super::arrangement_other_party::Entity>,
    #[sea_orm(has_many)]
    pub arrangement_subjects: HasMany<super::arrangement_subject::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
