//! The schema: built once, the same for every revision.

use crate::api::{
    node::{Entity, Fact, Node},
    query_root::Query,
};
use async_graphql::{
    EmptyMutation, EmptySubscription, Positioned, SDLExportOptions,
    parser::{
        parse_schema,
        types::{TypeKind, TypeSystemDefinition},
    },
};
use std::{collections::HashMap, sync::LazyLock};

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

/// What the schema says of each type, by its name, and of each field, by both names: `Agency`, `Agency.name`.
pub fn descriptions() -> &'static HashMap<String, String> {
    static DESCRIPTIONS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        let document = parse_schema(print()).expect("the schema prints what its parser reads");
        let mut descriptions = HashMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(of_type) = definition else { continue };
            let name = of_type.node.name.node;
            let mut keep = |key: String, description: Option<Positioned<String>>| {
                descriptions.extend(description.map(|text| (key, text.node)));
            };
            keep(name.to_string(), of_type.node.description);
            if let TypeKind::Object(object) = of_type.node.kind {
                for field in object.fields {
                    keep(format!("{name}.{}", field.node.name.node), field.node.description);
                }
            }
        }
        descriptions
    });
    &DESCRIPTIONS
}

/// The schema as text, as `schema.graphql` keeps it.
pub fn print() -> String {
    build().sdl_with_options(SDLExportOptions::new().include_specified_by())
}
