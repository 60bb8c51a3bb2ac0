//! A result or key idea of the research project.

use crate::{
    partial_date::PartialDate,
    vocabulary::{Objective, Verdict},
};
use sea_orm::entity::prelude::*;

/// A result or key idea of the research project.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// The objective it belongs to.
    pub objective: Objective,
    /// The section of the results it stands in.
    pub section: String,
    /// What was found, in our own words.
    pub statement: String,
    /// The GraphQL document that shows its evidence.
    pub document: Option<String>,
    /// The day that its evidence is pinned to.
    pub day: Option<PartialDate>,
    /// What the data say of it.
    pub verdict: Option<Verdict>,
    /// Why.
    pub reason: Option<String>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(has_many)]
    pub finding_figures: HasMany<super::finding_figure::Entity>,
    #[sea_orm(has_many)]
    pub finding_expectations: HasMany<super::finding_expectation::Entity>,
    #[sea_orm(has_many)]
    pub finding_abouts: HasMany<super::finding_about::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
