//! A selective filter is answered from an index, and means the same as walking the list.

use crate::{fixture::data, real_data::SNAPSHOT, schema::parsed};
use async_graphql::parser::types::{BaseType, InputObjectType, ServiceDocument, TypeKind, TypeSystemDefinition};
use entity::kind::Kind;
use serde_json::json;
use std::collections::HashMap;

/// The input objects and the enums of the schema.
fn types(schema: &ServiceDocument) -> (HashMap<&str, &InputObjectType>, HashMap<&str, Vec<&str>>) {
    let (mut inputs, mut enums) = (HashMap::new(), HashMap::new());
    for definition in &schema.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        match &definition.node.kind {
            TypeKind::InputObject(input) => drop(inputs.insert(definition.node.name.node.as_str(), input)),
            TypeKind::Enum(values) => {
                let values = values.values.iter().map(|value| value.node.value.node.as_str()).collect();
                enums.insert(definition.node.name.node.as_str(), values);
            }
            _ => {}
        }
    }
    (inputs, enums)
}

/// The list of a kind at the root.
fn list(kind: Kind) -> String {
    match kind {
        Kind::Agency => "agencies".to_owned(),
        _ => format!("{}s", kind.prefix()),
    }
}

#[test]
fn a_word_finds_what_walking_the_list_finds() {
    let schema = parsed();
    let (inputs, enums) = types(&schema);
    let mut compared = 0;
    for kind in Kind::ALL {
        for field in &inputs[format!("{kind:?}Filter").as_str()].fields {
            let BaseType::Named(filter) = &field.node.ty.node.base else { continue };
            let Some(values) = filter.strip_suffix("Filter").and_then(|name| enums.get(name)) else { continue };
            for value in values {
                let (name, list) = (&field.node.name.node, list(kind));
                // An `or` is not looked up, so that the same condition in one is answered by walking.
                let document = format!(
                    "{{ found: {list}(first: 500, where: {{{name}: {{eq: {value}}}}}) {{ totalCount nodes {{ id }} }} \
                     walked: {list}(first: 500, where: {{or: [{{{name}: {{eq: {value}}}}}]}}) {{ totalCount nodes {{ id }} }} }}"
                );
                let answer = data(&SNAPSHOT, &document);
                assert_eq!(answer["found"], answer["walked"], "{document}");
                compared += 1;
            }
        }
    }
    assert!(compared > 150, "{compared}");
}

#[test]
fn several_words_and_slugs_find_each_node_once_and_in_order() {
    let answer = data(
        &SNAPSHOT,
        "{ two: agencies(where: {slug: {in: [\"unodc\", \"iom\", \"iom\", \"none\"]}}) { nodes { slug } } \
         ids: agencies(where: {id: {in: [\"agency:unodc\", \"network:icat\"]}}) { nodes { slug } } \
         alias: agencies(where: {slug: {eq: \"easo\"}}) { totalCount } \
         found: agencies(first: 500, where: {kind: {in: [EU_AGENCY, UN_ENTITY]}}) { nodes { id } } \
         walked: agencies(first: 500, where: {or: [{kind: {eq: UN_ENTITY}}, {kind: {eq: EU_AGENCY}}]}) { nodes { id } } }",
    );
    assert_eq!(answer["two"]["nodes"], json!([{"slug": "iom"}, {"slug": "unodc"}]));
    assert_eq!(answer["ids"]["nodes"], json!([{"slug": "unodc"}]));
    assert_eq!(answer["alias"]["totalCount"], 0, "an alias is not a slug: `eq` is exact");
    assert_eq!(answer["found"], answer["walked"]);
}
