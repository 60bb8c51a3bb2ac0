//! That a state does not take part in an act that binds the others.

use crate::partial_date::PartialDate;
use sea_orm::entity::prelude::*;

/// That a state does not take part in an act that binds the others.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "opt_out")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The act.
    pub instrument_id: i32,
    /// The state.
    pub state_id: i32,
    /// Where the act or a protocol says so.
    pub provision: Option<String>,
    /// What it means, in our own words.
    pub summary: Option<String>,
    /// When the state chose to take part after all.
    pub opted_in_on: Option<PartialDate>,
    /// Until when it stood outside.
    pub until: Option<PartialDate>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "instrument_id", to = "id")]
    pub instrument: BelongsTo<super::instrument::Entity>,
    #[sea_orm(belongs_to, from = "state_id", to = "id")]
    pub state: BelongsTo<super::state::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
