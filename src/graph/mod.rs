//! The facts of one revision as a graph in memory.
//!
//! Invariant: nothing here fails, waits or asks for the date. What a graph is built from was checked before. It knows
//! nothing of files, of the database, of GraphQL or of HTTP.
//!
//! A [`node::Node`] is a row seen in its graph; the file of each kind says only where one gets from it.

pub mod action;
pub mod agency;
pub mod agency_history;
pub mod any_node;
pub mod arrangement;
mod build;
pub mod citation;
pub mod finding;
pub mod funding;
#[expect(clippy::module_inception, reason = "each file is named after the type in it")]
pub mod graph;
pub mod id;
pub mod impact;
pub mod instrument;
pub mod instrument_history;
pub mod measure;
pub mod membership;
pub mod network;
pub mod node;
pub mod other_member;
pub mod output;
pub mod part;
pub mod participation;
pub mod period;
pub mod power;
pub mod project;
pub mod ratification;
pub mod region;
pub mod relation;
pub mod sort_key;
pub mod source;
pub mod state;
pub mod table;
pub mod territory;
pub mod translated_name;
