//! Which nodes, in what order, on which page: one meaning for every kind.
//!
//! It knows the graph and nothing of GraphQL, of SQL or of the clock.

pub mod cursor;
pub mod order;
pub mod page;
pub mod search;
pub mod wording;
