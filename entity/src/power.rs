//! What an agency is empowered to act on, and by which provision.

use crate::vocabulary::{Axis, Crime};
use sea_orm::entity::prelude::*;

/// What an agency is empowered to act on, and by which provision.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "power")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The agency.
    pub agency_id: i32,
    /// The purpose that it may serve.
    pub axis: Axis,
    /// The crime that it may act on.
    pub crime: Crime,
    /// The instrument that says so, if it is one of the graph.
    pub instrument_id: Option<i32>,
    /// The text that says so, if it is not an instrument of the graph.
    pub text: Option<String>,
    /// Where in the text.
    pub provision: Option<String>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<super::agency::Entity>,
    #[sea_orm(belongs_to, from = "instrument_id", to = "id")]
    pub instrument: BelongsTo<Option<super::instrument::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
