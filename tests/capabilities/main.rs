//! What Palermo can do, one file a capability. Who reads only the names of the tests knows the contract.

#![expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]

mod analyses;
mod architecture;
mod assistants;
mod at_rest;
mod bad_questions;
mod budget;
mod caching;
mod centrality;
mod charts;
mod comparisons;
mod connections;
mod coordination;
mod database;
mod documents;
mod every_table;
mod exports;
mod faults;
mod federation;
mod findings;
mod fixture;
mod golden;
mod groups;
mod history;
mod http;
mod import;
mod index;
mod machines;
mod oracle;
mod pages;
mod paging;
mod part_of_a_host;
mod paths;
mod program;
mod provenance;
mod real_data;
mod schema;
mod search;
mod shape;
mod subscriptions;
mod time;
mod upgrades;
