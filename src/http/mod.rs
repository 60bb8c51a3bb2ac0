//! HTTP: the way of a question in and of its answer out.
//!
//! It knows nothing of SQL and of files; which revision is answered from is decided by whoever sets the snapshot.

pub mod charts;
pub mod entrance;
pub mod explorer;
pub mod export;
pub mod feed;
pub mod graphql;
pub mod health;
pub mod llms;
pub mod machines;
pub mod mcp;
pub mod namespace;
pub mod negotiation;
pub mod pages;
pub mod public_url;
pub mod revalidation;
pub mod router;
pub mod schema;
pub mod shutdown;
pub mod state;
pub mod tools;
mod xml;
