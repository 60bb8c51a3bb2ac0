//! Pages for people: a snapshot → HTML. One mechanism shows every kind of fact; the kinds declare what they have.
//!
//! It knows nothing of HTTP: what a page is asked with are arguments, and the day is one of them.

pub mod address;
pub mod api;
pub mod bad_parameter;
pub mod changes;
pub mod cite;
pub mod coordination;
pub mod entity_page;
pub mod export;
pub mod failure;
pub mod findings;
pub mod frame;
pub mod listed;
pub mod markdown;
pub mod method;
pub mod namespace;
pub mod nearest;
pub mod place;
pub mod preview;
pub mod search;
pub mod start;
