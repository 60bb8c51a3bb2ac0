//! How far the ratifications of an instrument were reviewed.

use crate::{partial_date::PartialDate, vocabulary::Assessment};
use sea_orm::entity::prelude::*;

/// How far the ratifications of an instrument were reviewed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ratification_table")]
pub struct Model {
    /// The instrument.
    #[sea_orm(primary_key, auto_increment = false)]
    pub instrument_id: i32,
    /// How far.
    pub assessment: Assessment,
    /// The day up to which the table follows the depositary.
    pub as_of: Option<PartialDate>,
    /// What is covered and what is missing.
    pub note: String,
    #[sea_orm(belongs_to, from = "instrument_id", to = "id")]
    pub instrument: BelongsTo<super::instrument::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.instrument_id
    }
}
