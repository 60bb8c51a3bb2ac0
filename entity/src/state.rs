//! A state.

use crate::partial_date::PartialDate;
use sea_orm::entity::prelude::*;

/// A state.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "state")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its two letters in ISO 3166-1.
    #[sea_orm(unique)]
    pub code: String,
    /// Its three letters in ISO 3166-1.
    #[sea_orm(unique)]
    pub code3: String,
    /// Its name.
    pub name: String,
    /// Its regional group in the United Nations, if it is in one.
    pub region: Option<String>,
    /// Since when it is a member of the European Union.
    pub eu_member: Option<PartialDate>,
    /// Since when it is a member of the Council of Europe.
    pub council_of_europe: Option<PartialDate>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(has_many)]
    pub project_states: HasMany<super::project_state::Entity>,
    #[sea_orm(has_many)]
    pub action_states: HasMany<super::action_state::Entity>,
    #[sea_orm(has_many)]
    pub ratifications: HasMany<super::ratification::Entity>,
    #[sea_orm(has_many)]
    pub opt_outs: HasMany<super::opt_out::Entity>,
    #[sea_orm(has_many)]
    pub fundings: HasMany<super::funding::Entity>,
    #[sea_orm(has_many)]
    pub other_members: HasMany<super::other_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
