//! One provision of an instrument that combats trafficking or smuggling.

use crate::vocabulary::{Category, Crime, MeasureType, Precision};
use sea_orm::entity::prelude::*;

/// One provision of an instrument that combats trafficking or smuggling.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "measure")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// The instrument that lays it down.
    pub instrument_id: i32,
    /// Its place among the measures of the instrument, from 0.
    pub position: i32,
    /// Where it stands: `Art. 6(3)`.
    pub provision: String,
    /// What it is about.
    pub title: String,
    /// The kind of law it belongs to.
    pub category: Category,
    /// What it regulates.
    pub r#type: MeasureType,
    /// How precisely it binds.
    pub precision: Precision,
    /// The few operative words.
    pub wording: Option<String>,
    /// The crime that it is about.
    pub crime: Crime,
    /// What it is, in our own words.
    pub summary: String,
    /// True where it only saves what other law provides, and lays down nothing of its own; else nothing, so that whoever
    /// says nothing of it has the same facts.
    pub saving_clause: Option<bool>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "instrument_id", to = "id")]
    pub instrument: BelongsTo<super::instrument::Entity>,
    #[sea_orm(has_many)]
    pub measure_beneficiaries: HasMany<super::measure_beneficiary::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
