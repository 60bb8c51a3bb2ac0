//! A value that the evidence of a finding is expected to show.

use sea_orm::entity::prelude::*;

/// A value that the evidence of a finding is expected to show.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "finding_expectation")]
pub struct Model {
    /// The finding.
    #[sea_orm(primary_key, auto_increment = false)]
    pub finding_id: i32,
    /// The place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What the value tells.
    pub name: String,
    /// Where it stands in the data of the answer: names of fields and places in lists, with dots between.
    pub path: String,
    /// What the finding states, as JSON, where it states it.
    pub stated: Option<String>,
    /// What the data show, as JSON.
    pub shown: String,
    #[sea_orm(belongs_to, from = "finding_id", to = "id")]
    pub finding: BelongsTo<super::finding::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.finding_id
    }
}
