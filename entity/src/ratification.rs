//! A party's signature of an instrument and consent to be bound by it.

use crate::{partial_date::PartialDate, vocabulary::ConsentAct};
use sea_orm::entity::prelude::*;

/// A party's signature of an instrument and consent to be bound by it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ratification")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The instrument.
    pub instrument_id: i32,
    /// The state, if the party is one.
    pub state_id: Option<i32>,
    /// The organisation, if the party is one.
    pub agency_id: Option<i32>,
    /// When it signed.
    pub signed_on: Option<PartialDate>,
    /// When it consented to be bound; nothing: signed and not bound.
    pub bound_on: Option<PartialDate>,
    /// How it consented.
    pub act: Option<ConsentAct>,
    /// When the instrument entered into force for the party.
    pub in_force_on: Option<PartialDate>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "instrument_id", to = "id")]
    pub instrument: BelongsTo<super::instrument::Entity>,
    #[sea_orm(belongs_to, from = "state_id", to = "id")]
    pub state: BelongsTo<Option<super::state::Entity>>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<Option<super::agency::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
