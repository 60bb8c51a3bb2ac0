//! That a body took the place of another, one of which at least is an agency of the graph.

use crate::partial_date::PartialDate;
use sea_orm::entity::prelude::*;

/// That a body took the place of another, one of which at least is an agency of the graph.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "succession")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// The agency that tells it.
    pub agency_id: i32,
    /// The agency whose place it took.
    pub predecessor_id: Option<i32>,
    /// The body whose place it took, where that is not an agency of the graph.
    pub predecessor_name: Option<String>,
    /// The body that took its place, which is not an agency of the graph.
    pub successor_name: Option<String>,
    /// When.
    pub succeeded_on: Option<PartialDate>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<super::agency::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Predecessor", from = "predecessor_id", to = "id")]
    pub predecessor: BelongsTo<Option<super::agency::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
