//! What a fact is: one file a table, one a vocabulary, and [`dataset::Dataset`], all tables side by side.
//!
//! This is the waist of Palermo: data files become a `Dataset`, the database keeps it, the graph is built from it. It
//! knows nothing of files, of the graph or of those who ask.

pub mod action;
pub mod action_instrument;
pub mod action_region;
pub mod action_state;
pub mod agency;
pub mod agency_alias;
pub mod agency_mandate;
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
pub mod identifier;
pub mod impact;
pub mod instrument;
pub mod instrument_relation;
pub mod kind;
pub mod measure;
pub mod measure_beneficiary;
pub mod membership;
pub mod network;
pub mod office_term;
pub mod output;
pub mod output_data_source;
pub mod output_figure;
pub mod output_partner;
pub mod output_topic;
pub mod partial_date;
pub mod participation;
pub mod project;
pub mod project_state;
pub mod ratification;
pub mod ratification_table;
pub mod reported_size;
pub mod revision;
pub mod secret;
pub mod source;
pub mod state;
pub mod vocabulary;
