//! How many parties the depositary of an instrument counted on a day.

use crate::partial_date::PartialDate;
use sea_orm::entity::prelude::*;

/// How many parties the depositary of an instrument counted on a day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "party_count")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The instrument.
    pub instrument_id: i32,
    /// The day of the count.
    pub counted_on: PartialDate,
    /// How many parties.
    pub count: i32,
    /// Whether organisations are among them; nothing where that is not known.
    pub includes_organisations: Option<bool>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "instrument_id", to = "id")]
    pub instrument: BelongsTo<super::instrument::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
