//! Everything that is stated and rests on sources, under one id: what citations, partners and findings refer to.

use sea_orm::entity::prelude::*;

/// Everything that is stated and rests on sources, under one id: what citations, partners and findings refer to.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fact")]
pub struct Model {
    /// The id, unique over all kinds.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Which table holds the rest.
    pub kind: FactKind,
    /// The global id, such as `agency:iom`; equal in every import.
    #[sea_orm(unique)]
    pub key: String,
    #[sea_orm(has_many)]
    pub citations: HasMany<super::citation::Entity>,
    #[sea_orm(has_many)]
    pub identifiers: HasMany<super::identifier::Entity>,
    #[sea_orm(has_many)]
    pub output_partners: HasMany<super::output_partner::Entity>,
    #[sea_orm(has_many)]
    pub finding_abouts: HasMany<super::finding_about::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}

/// Which table holds the rest of a fact: the sixteen kinds, and the parts of a fact that have sources of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
pub enum FactKind {
    Instrument,
    Measure,
    Agency,
    Network,
    Membership,
    Project,
    Participation,
    Action,
    Output,
    Arrangement,
    Impact,
    State,
    Region,
    Ratification,
    Finding,
    Source,
    OfficeTerm,
    ReportedSize,
    PartyCount,
    OptOut,
    AgencyName,
    AgencySeat,
    AgencyKindTerm,
    Succession,
    TranslatedName,
    Funding,
    OtherMember,
    OtherOfficeTerm,
    Power,
    HeadlineFigure,
}

impl FactKind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = FactKind> {
        <FactKind as sea_orm::Iterable>::iter()
    }

    /// Whether it is not a fact of its own but a part of one: an office held during a membership, a size that a network
    /// reported, a power of an agency, a number by which a database is known.
    pub fn is_part(self) -> bool {
        match self {
            FactKind::Instrument
            | FactKind::Measure
            | FactKind::Agency
            | FactKind::Network
            | FactKind::Membership
            | FactKind::Project
            | FactKind::Participation
            | FactKind::Action
            | FactKind::Output
            | FactKind::Arrangement
            | FactKind::Impact
            | FactKind::State
            | FactKind::Region
            | FactKind::Ratification
            | FactKind::Finding
            | FactKind::Source => false,
            FactKind::OfficeTerm
            | FactKind::ReportedSize
            | FactKind::PartyCount
            | FactKind::OptOut
            | FactKind::AgencyName
            | FactKind::AgencySeat
            | FactKind::AgencyKindTerm
            | FactKind::Succession
            | FactKind::TranslatedName
            | FactKind::Funding
            | FactKind::OtherMember
            | FactKind::OtherOfficeTerm
            | FactKind::Power
            | FactKind::HeadlineFigure => true,
        }
    }

    /// Its word in the database, such as `office_term`.
    pub fn word(self) -> String {
        self.to_value()
    }
}
