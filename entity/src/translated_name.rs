//! What an instrument, an agency or a network is officially called in another language than English.

use crate::vocabulary::Language;
use sea_orm::entity::prelude::*;

/// What an instrument, an agency or a network is officially called in another language than English.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "translated_name")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The instrument that is called so.
    pub instrument_id: Option<i32>,
    /// The agency that is called so.
    pub agency_id: Option<i32>,
    /// The network that is called so.
    pub network_id: Option<i32>,
    /// The language.
    pub language: Language,
    /// The name.
    pub name: String,
    /// The short name in this language.
    pub acronym: Option<String>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "instrument_id", to = "id")]
    pub instrument: BelongsTo<Option<super::instrument::Entity>>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<Option<super::agency::Entity>>,
    #[sea_orm(belongs_to, from = "network_id", to = "id")]
    pub network: BelongsTo<Option<super::network::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
