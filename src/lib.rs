//! Palermo: how the world cooperates against human trafficking and migrant smuggling, as a graph that answers GraphQL.
//!
//! The modules are the way of a fact. It enters as a line of a data file, becomes a row of `entity::dataset::Dataset`,
//! is kept by the database, seen in its graph, and leaves as a line of an answer:
//!
//! `files` or `store` → `graph` → `analysis`, `query` → `snapshot` → `table`, `api`, `answer`; `pages`, `charts`, `export` → `lists` → `compare` → `http`, `cli`
//!
//! Each knows only those before it; `language` says the texts of all in the language of the reader.

pub mod analysis;
pub mod answer;
pub mod api;
pub mod budget;
pub mod charts;
pub mod cli;
pub mod clock;
pub mod compare;
pub mod export;
pub mod files;
pub mod graph;
pub mod http;
pub mod language;
pub mod lists;
pub mod pages;
pub mod query;
pub mod snapshot;
pub mod store;
pub mod table;
