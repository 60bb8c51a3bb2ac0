//! A treaty, an act of the European Union or a text of soft law.

use crate::{
    partial_date::PartialDate,
    vocabulary::{Area, Assessment, InstrumentKind, InstrumentStatus, LegalForce, Purpose, Scope},
};
use sea_orm::entity::prelude::*;

/// A treaty, an act of the European Union or a text of soft law.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "instrument")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// The name it is known by.
    pub short_name: String,
    /// Its official title.
    pub title: String,
    /// Its form.
    pub kind: InstrumentKind,
    /// How far it reaches.
    pub scope: Scope,
    /// Which of the two crimes it mainly concerns.
    pub area: Area,
    /// Its specific purpose.
    pub purpose: Purpose,
    /// Whether it binds in law.
    pub legal_force: LegalForce,
    /// Whether it is in force.
    pub status: InstrumentStatus,
    /// How far its provisions were reviewed for measures.
    pub assessment: Assessment,
    /// The body or conference that adopted it.
    pub adopted_by: String,
    /// When it was adopted.
    pub adopted_on: PartialDate,
    /// When it entered into force.
    pub in_force_on: Option<PartialDate>,
    /// When it ceased to be in force.
    pub ends_on: Option<PartialDate>,
    /// Who keeps the treaty.
    pub depositary: Option<String>,
    /// Who watches over it.
    pub monitoring_body: Option<String>,
    /// How many parties its depositary counted.
    pub party_count: Option<i32>,
    /// When that was.
    pub party_count_as_of: Option<PartialDate>,
    /// Its page.
    pub url: Option<String>,
    /// What it is, in our own words.
    pub summary: String,
    /// When it was opened for signature.
    pub opened_on: Option<PartialDate>,
    /// From when it applies.
    pub applies_from: Option<PartialDate>,
    /// By when states had to transpose it.
    pub transpose_by: Option<PartialDate>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(has_many)]
    pub measures: HasMany<super::measure::Entity>,
    #[sea_orm(has_many)]
    pub powers: HasMany<super::power::Entity>,
    #[sea_orm(has_many)]
    pub agency_mandates: HasMany<super::agency_mandate::Entity>,
    #[sea_orm(has_many)]
    pub action_instruments: HasMany<super::action_instrument::Entity>,
    #[sea_orm(has_many)]
    pub ratifications: HasMany<super::ratification::Entity>,
    #[sea_orm(has_many)]
    pub ratification_tables: HasMany<super::ratification_table::Entity>,
    #[sea_orm(has_many)]
    pub party_counts: HasMany<super::party_count::Entity>,
    #[sea_orm(has_many)]
    pub opt_outs: HasMany<super::opt_out::Entity>,
    #[sea_orm(has_many)]
    pub translated_names: HasMany<super::translated_name::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
