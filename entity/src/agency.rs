//! An intergovernmental structure that acts against trafficking or smuggling.

use crate::{
    partial_date::PartialDate,
    vocabulary::{AgencyKind, Assessment, Crime, Scope},
};
use sea_orm::entity::prelude::*;

/// An intergovernmental structure that acts against trafficking or smuggling.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agency")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// Its usual short name.
    pub acronym: Option<String>,
    /// Its full name.
    pub name: String,
    /// What it was founded as.
    pub kind: AgencyKind,
    /// How far it reaches.
    pub scope: Scope,
    /// The crime that it is about.
    pub crime: Crime,
    /// Whether trafficking or smuggling is its main task.
    pub specialised: bool,
    /// When it was founded.
    pub founded: Option<PartialDate>,
    /// When it ended.
    pub dissolved: Option<PartialDate>,
    /// Where it has its seat.
    pub seat: Option<String>,
    /// The agency it is part of.
    pub parent_id: Option<i32>,
    /// How far its actions were reviewed.
    pub assessment: Assessment,
    /// Its page.
    pub url: Option<String>,
    /// What it is, in our own words.
    pub summary: String,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(self_ref, relation_enum = "Parent", from = "parent_id", to = "id")]
    pub parent: HasOne<Entity>,
    #[sea_orm(has_many)]
    pub agency_aliases: HasMany<super::agency_alias::Entity>,
    #[sea_orm(has_many)]
    pub agency_mandates: HasMany<super::agency_mandate::Entity>,
    #[sea_orm(has_many)]
    pub agency_territories: HasMany<super::agency_territory::Entity>,
    #[sea_orm(has_many)]
    pub powers: HasMany<super::power::Entity>,
    #[sea_orm(has_many)]
    pub memberships: HasMany<super::membership::Entity>,
    #[sea_orm(has_many)]
    pub impacts: HasMany<super::impact::Entity>,
    #[sea_orm(has_many)]
    pub participations: HasMany<super::participation::Entity>,
    #[sea_orm(has_many)]
    pub actions: HasMany<super::action::Entity>,
    #[sea_orm(has_many)]
    pub outputs: HasMany<super::output::Entity>,
    #[sea_orm(has_many)]
    pub arrangement_parties: HasMany<super::arrangement_party::Entity>,
    #[sea_orm(has_many)]
    pub ratifications: HasMany<super::ratification::Entity>,
    #[sea_orm(has_many)]
    pub agency_names: HasMany<super::agency_name::Entity>,
    #[sea_orm(has_many)]
    pub agency_seats: HasMany<super::agency_seat::Entity>,
    #[sea_orm(has_many)]
    pub agency_kind_terms: HasMany<super::agency_kind_term::Entity>,
    #[sea_orm(has_many)]
    pub fundings: HasMany<super::funding::Entity>,
    #[sea_orm(has_many)]
    pub translated_names: HasMany<super::translated_name::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
