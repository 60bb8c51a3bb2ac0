//! The GraphQL contract: what can be asked of a snapshot, and what comes back.
//!
//! Resolvers are plain functions over the graph; none waits, none touches the database. The module knows nothing of
//! SQL, of files and of HTTP. A kind has one file: what its type shows, and the lists that lead away from it.

pub mod action;
pub mod agency;
pub mod analyses;
pub mod answer;
pub mod arguments;
pub mod arrangement;
pub mod centrality;
pub mod comparison;
pub mod coordination;
pub mod coverage;
pub mod dataset;
pub mod empty_selection;
pub mod error;
pub mod evidence;
pub mod filter;
pub mod finding;
pub mod group;
pub mod guard;
pub mod history;
pub mod impact;
pub mod instrument;
pub mod list;
pub mod measure;
pub mod member_overlap;
pub mod membership;
pub mod network;
pub mod node;
pub mod order;
pub mod output;
pub mod overlap;
pub mod participation;
pub mod path;
pub mod place;
pub mod project;
pub mod query_root;
pub mod ratification;
pub mod schema;
pub mod search;
pub mod selection;
pub mod source;
pub mod state;
pub mod today;
pub mod value_filter;
pub mod vocabulary;
