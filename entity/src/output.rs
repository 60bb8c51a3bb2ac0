//! What came out of the work of an agency, a network or a project.

use crate::{
    partial_date::PartialDate,
    vocabulary::{Access, Axis, Crime, Harmonised, OutputKind, PersonalData, Reach, Update},
};
use sea_orm::entity::prelude::*;

/// What came out of the work of an agency, a network or a project.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "output")]
pub struct Model {
    /// The id of its fact.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Its key in addresses and queries.
    #[sea_orm(unique)]
    pub slug: String,
    /// The agency it belongs to, if one.
    pub agency_id: Option<i32>,
    /// The network it belongs to, if one.
    pub network_id: Option<i32>,
    /// The project it belongs to, if one.
    pub project_id: Option<i32>,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: OutputKind,
    /// The purpose it serves.
    pub axis: Axis,
    /// The crime that it is about.
    pub crime: Crime,
    /// When it first appeared.
    pub published: Option<PartialDate>,
    /// Who may use it.
    pub access: Option<Access>,
    /// Of a database: whether its contributors share definitions.
    pub harmonised: Option<Harmonised>,
    /// Of a database: whether it holds personal data.
    pub personal_data: Option<PersonalData>,
    /// Of a database: how often it is updated.
    pub update: Option<Update>,
    /// Of a database: which part of the world it covers.
    pub reach: Option<Reach>,
    /// Its page.
    pub url: Option<String>,
    /// What it is, in our own words.
    pub summary: String,
    /// Of a database: the one that it is a part or copy of.
    pub part_of_id: Option<i32>,
    #[sea_orm(belongs_to, from = "id", to = "id")]
    pub fact: BelongsTo<super::fact::Entity>,
    #[sea_orm(belongs_to, from = "agency_id", to = "id")]
    pub agency: BelongsTo<Option<super::agency::Entity>>,
    #[sea_orm(belongs_to, from = "network_id", to = "id")]
    pub network: BelongsTo<Option<super::network::Entity>>,
    #[sea_orm(belongs_to, from = "project_id", to = "id")]
    pub project: BelongsTo<Option<super::project::Entity>>,
    #[sea_orm(self_ref, relation_enum = "PartOf", from = "part_of_id", to = "id")]
    pub part_of: HasOne<Entity>,
    #[sea_orm(has_many)]
    pub output_counts: HasMany<super::output_count::Entity>,
    #[sea_orm(has_many)]
    pub headline_figures: HasMany<super::headline_figure::Entity>,
    #[sea_orm(has_many)]
    pub output_topics: HasMany<super::output_topic::Entity>,
    #[sea_orm(has_many)]
    pub output_data_sources: HasMany<super::output_data_source::Entity>,
    #[sea_orm(has_many)]
    pub output_figures: HasMany<super::output_figure::Entity>,
    #[sea_orm(has_many)]
    pub output_partners: HasMany<super::output_partner::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl crate::dataset::Row for Model {
    fn fact_id(&self) -> i32 {
        self.id
    }
}
