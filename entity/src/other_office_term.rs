//! A time during which a state, or a body that is not an agency of the graph, held an office of a network.

use crate::{partial_date::PartialDate, vocabulary::Office};
use sea_orm::entity::prelude::*;

/// A time during which a state, or a body that is not an agency of the graph, held an office of a network.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "other_office_term")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The member.
    pub other_member_id: i32,
    /// The office.
    pub office: Office,
    /// From when.
    pub since: Option<PartialDate>,
    /// Until when.
    pub until: Option<PartialDate>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "other_member_id", to = "id")]
    pub other_member: BelongsTo<super::other_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
