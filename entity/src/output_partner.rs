//! An agency, network or project that published an output together with its owner.

use sea_orm::entity::prelude::*;

/// An agency, network or project that published an output together with its owner.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "output_partner")]
pub struct Model {
    /// The output.
    #[sea_orm(primary_key, auto_increment = false)]
    pub output_id: i32,
    /// The place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// The partner.
    pub partner_id: i32,
    #[sea_orm(belongs_to, from = "output_id", to = "id")]
    pub output: BelongsTo<super::output::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Partner", from = "partner_id", to = "id")]
    pub partner: BelongsTo<super::fact::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.output_id
    }
}
