//! HTTP: the way of a question in and of its answer out.
//!
//! It knows nothing of SQL and of files; which revision is answered from is decided by whoever sets the snapshot.

pub mod area;
pub mod arrival;
pub mod changes;
pub mod charts;
pub mod cite;
pub mod client;
pub mod coding;
pub mod compare;
pub mod connections;
pub mod documents;
pub mod download;
pub mod edition;
pub mod explorer;
pub mod export;
pub mod feed;
pub mod front;
pub mod graphql;
pub mod health;
pub mod kept;
pub mod lists;
pub mod llms;
pub mod machines;
pub mod mcp;
pub mod metrics;
pub mod namespace;
pub mod negotiation;
pub mod oembed;
pub mod pages;
pub mod parameters;
pub mod part;
pub mod places;
pub mod public_url;
pub mod redirect;
pub mod request;
pub mod room;
pub mod router;
pub mod schema;
pub mod shutdown;
pub mod speech;
pub mod state;
pub mod subscription;
pub mod tag;
pub mod tools;
pub mod visit;
mod xml;
