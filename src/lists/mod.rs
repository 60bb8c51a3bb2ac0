//! Lists of every kind: an address becomes a question to the table of fields, and its answer a page, CSV or JSON.
//!
//! What can be shown, filtered, counted and put in order is not declared here: it is what the table has of the kind.

pub mod columns;
pub mod download;
pub mod list;
pub mod page;
pub mod plan;
pub mod question;
pub mod wanted;
