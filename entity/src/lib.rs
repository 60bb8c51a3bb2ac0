//! What a fact is: one file a table, one a vocabulary, and [`dataset::Dataset`], all tables side by side.
//!
//! This is the waist of Palermo: data files become a `Dataset`, the database keeps it, the graph is built from it. It
//! knows nothing of files, of the graph or of those who ask.
//!
//! # For other programs
//!
//! Whoever would rather ask the database than GraphQL finds its tables here as entities of SeaORM, with their relations both
//! ways; SQLite and PostgreSQL have the same. Texts, dates and words come as [`partial_date::PartialDate`] and as the enums of
//! [`vocabulary`]. Only `palermo import` is to write.
//!
//! ```
//! use entity::{agency, membership, network, vocabulary::MembershipRole};
//! use sea_orm::{ColumnTrait, Database, DatabaseConnection, DbErr, EntityTrait, ModelTrait, QueryFilter, QueryOrder};
//!
//! /// The full members of a network, and since when they are.
//! async fn members(database: &DatabaseConnection, network: &str) -> Result<Vec<String>, DbErr> {
//!     let Some(network) = network::Entity::find().filter(network::Column::Slug.eq(network)).one(database).await? else {
//!         return Ok(Vec::new());
//!     };
//!     let members = network
//!         .find_related(membership::Entity)
//!         .filter(membership::Column::Role.ne(MembershipRole::Observer))
//!         .find_also_related(agency::Entity)
//!         .order_by_asc(agency::Column::Slug)
//!         .all(database)
//!         .await?;
//!     let line = |(membership, agency): (membership::Model, Option<agency::Model>)| {
//!         let since = membership.since.map_or("?".to_owned(), |date| date.to_string());
//!         Some(format!("{} {since}", agency?.name))
//!     };
//!     Ok(members.into_iter().filter_map(line).collect())
//! }
//!
//! async fn show() -> Result<(), DbErr> {
//!     // Or `postgres://palermo@localhost/palermo`.
//!     let database = Database::connect("sqlite://palermo.db").await?;
//!     println!("{}", members(&database, "icat").await?.join("\n"));
//!     Ok(())
//! }
//! # use sea_orm::{ConnectionTrait, TransactionTrait};
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), DbErr> {
//! #     let mut options = sea_orm::ConnectOptions::new("sqlite::memory:");
//! #     options.max_connections(1);
//! #     let database = Database::connect(options).await?;
//! #     let transaction = database.begin().await?;
//! #     migration::migrate(&transaction).await?;
//! #     transaction.commit().await?;
//! #     let facts = "
//! #         INSERT INTO fact VALUES (1, 'agency', 'agency:iom'), (2, 'agency', 'agency:osce'), (3, 'network', 'network:icat'),
//! #             (4, 'membership', 'membership:icat/iom'), (5, 'membership', 'membership:icat/osce');
//! #         INSERT INTO agency (id, slug, name, kind, scope, crime, specialised, assessment, summary) VALUES
//! #             (1, 'iom', 'IOM', 'un_related', 'universal', 'both', FALSE, 'none', ''),
//! #             (2, 'osce', 'OSCE', 'regional_organization', 'european', 'both', FALSE, 'none', '');
//! #         INSERT INTO network (id, slug, name, formalization, scope, crime, summary)
//! #             VALUES (3, 'icat', 'ICAT', 'resolution', 'universal', 'trafficking', '');
//! #         INSERT INTO membership (id, network_id, agency_id, role, since)
//! #             VALUES (4, 3, 1, 'member', '2007-03'), (5, 3, 2, 'observer', NULL);";
//! #     database.execute_unprepared(facts).await?;
//! #     assert_eq!(members(&database, "icat").await?, ["IOM 2007-03"]);
//! #     assert!(members(&database, "unknown").await?.is_empty());
//! #     Ok(())
//! # }
//! ```

pub mod action;
pub mod action_instrument;
pub mod action_region;
pub mod action_state;
pub mod action_territory;
pub mod agency;
pub mod agency_alias;
pub mod agency_kind_term;
pub mod agency_mandate;
pub mod agency_name;
pub mod agency_seat;
pub mod agency_territory;
pub mod arrangement;
pub mod arrangement_other_party;
pub mod arrangement_party;
pub mod arrangement_subject;
pub mod citation;
pub mod column;
pub mod dataset;
pub mod edition;
pub mod edition_change;
pub mod edition_value;
pub mod fact;
pub mod finding;
pub mod finding_about;
pub mod finding_expectation;
pub mod finding_figure;
pub mod fold;
pub mod funding;
pub mod headline_figure;
pub mod identifier;
pub mod impact;
pub mod instrument;
pub mod instrument_relation;
pub mod kind;
pub mod label;
pub mod measure;
pub mod measure_beneficiary;
pub mod membership;
pub mod network;
pub mod office_term;
pub mod opt_out;
pub mod other_member;
pub mod other_office_term;
pub mod output;
pub mod output_count;
pub mod output_data_source;
pub mod output_figure;
pub mod output_partner;
pub mod output_topic;
pub mod partial_date;
pub mod participation;
pub mod party_count;
pub mod power;
pub mod project;
pub mod project_state;
pub mod ratification;
pub mod ratification_table;
pub mod region;
pub mod region_state;
pub mod reported_size;
pub mod revision;
pub mod secret;
pub mod source;
pub mod state;
pub mod succession;
pub mod translated_name;
pub mod vocabulary;
