//! An agency's stay in a network.

use crate::{partial_date::PartialDate, vocabulary::MembershipRole};
use sea_orm::entity::prelude::*;

/// An agency's stay in a network.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The network.
    pub network_id: i32,
    /// The agency.
    pub agency_id: i32,
    /// What it is there.
    pub role: MembershipRole,
    /// When it joined.
    pub since: Option<PartialDate>,
    /// A date at which it is documented, where its beginning is unknown.
    pub attested: Option<PartialDate>,
    /// When it left.
    pub until: Option<PartialDate>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "network_id", to = "id")]
    pub network: BelongsTo<super::network::Entity>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<super::agency::Entity>,
    #[sea_orm(has_many)]
    pub office_terms: HasMany<super::office_term::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
