//! What one instrument does to another.

use sea_orm::entity::prelude::*;

/// What one instrument does to another.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "instrument_relation")]
pub struct Model {
    /// The instrument that does it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub instrument_id: i32,
    /// What it does.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: InstrumentRelationKind,
    /// The instrument that it is done to.
    #[sea_orm(primary_key, auto_increment = false)]
    pub other_id: i32,
    #[sea_orm(belongs_to, from = "instrument_id", to = "id")]
    pub instrument: BelongsTo<super::instrument::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Other", from = "other_id", to = "id")]
    pub other: BelongsTo<super::instrument::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.instrument_id
    }
}

/// What one instrument does to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum InstrumentRelationKind {
    /// Is a protocol to it or adds to it.
    Supplements,
    /// Changes it.
    Amends,
    /// Takes its place.
    Supersedes,
    /// Gives effect to it.
    Implements,
}

impl InstrumentRelationKind {
    /// Every kind, in the order of the words above.
    pub const ALL: [Self; 4] = [Self::Supplements, Self::Amends, Self::Supersedes, Self::Implements];

    /// The key in data files and the word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Supplements => "supplements",
            Self::Amends => "amends",
            Self::Supersedes => "supersedes",
            Self::Implements => "implements",
        }
    }
}
