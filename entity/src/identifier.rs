//! What an instrument or agency is called in a register, such as UNTS, CELEX or Wikidata.

use sea_orm::entity::prelude::*;

/// What an instrument or agency is called in a register, such as UNTS, CELEX or Wikidata.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identifier")]
pub struct Model {
    /// The instrument or agency.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fact_id: i32,
    /// The register, in lower case: `celex`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scheme: String,
    /// The identifier in it.
    pub value: String,
    #[sea_orm(belongs_to, from = "fact_id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.fact_id
    }
}
