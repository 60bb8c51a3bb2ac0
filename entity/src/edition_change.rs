//! What an edition changed of the one before, by the keys of facts.

use crate::{fact::FactKind, vocabulary::Change};
use sea_orm::entity::prelude::*;

/// A fact that an edition added, changed or removed. It is named by its key, because it need not be there any more.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "edition_change")]
pub struct Model {
    /// The edition.
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision: i32,
    /// The global id of the fact, such as `agency:iom`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub fact_key: String,
    /// What kind of fact it is.
    pub kind: FactKind,
    /// Whether it was added, changed or removed.
    pub change: Change,
    #[sea_orm(belongs_to, from = "revision", to = "revision")]
    pub edition: HasOne<super::edition::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
