//! The schema: built once, the same for every revision.

use crate::api::{
    node::{Entity, Fact, Node},
    query_root::Query,
};
use async_graphql::{EmptyMutation, EmptySubscription, SDLExportOptions};

/// The schema that requests run on; a request brings its `Arc<Snapshot>` as data.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

/// Builds the schema.
pub fn build() -> Schema {
    Schema::build(Query, EmptyMutation, EmptySubscription)
        .register_output_type::<Node<'static>>()
        .register_output_type::<Fact<'static>>()
        .register_output_type::<Entity<'static>>()
        // What bounds a document is checked before it comes here; the default of 32 counts fragments as levels.
        .limit_recursive_depth(64)
        .finish()
}

/// The schema as text, as `schema.graphql` keeps it.
pub fn print() -> String {
    build().sdl_with_options(SDLExportOptions::new().include_specified_by())
}
