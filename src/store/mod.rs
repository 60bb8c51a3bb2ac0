//! `Dataset` ⇄ database: the one place that speaks SQL.
//!
//! It must not know where facts come from (files), what is made of them (the graph) or who asks (GraphQL, HTTP). It
//! keeps the facts of one revision at a time: an import replaces them all or changes nothing. Of the editions before it
//! keeps which facts each changed.

pub mod change;
pub mod connect;
pub mod copy;
mod editions;
pub mod error;
pub mod follow;
pub mod import;
pub mod load;
pub mod postgres;
pub mod secret;
pub mod sqlite;
mod tables;
