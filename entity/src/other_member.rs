//! The stay in a network of a state, or of a body that is not an agency of the graph.

use crate::{partial_date::PartialDate, vocabulary::MembershipRole};
use sea_orm::entity::prelude::*;

/// The stay in a network of a state, or of a body that is not an agency of the graph.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "other_member")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The network.
    pub network_id: i32,
    /// The state, if it is one.
    pub state_id: Option<i32>,
    /// The body, if it is none.
    pub name: Option<String>,
    /// As what.
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
    #[sea_orm(belongs_to, from = "state_id", to = "id")]
    pub state: BelongsTo<Option<super::state::Entity>>,
    #[sea_orm(has_many)]
    pub other_office_terms: HasMany<super::other_office_term::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
