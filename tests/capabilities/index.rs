//! A selective filter is answered from an index, and means the same as walking the list.

use crate::{fixture::data, real_data::SNAPSHOT};
use async_graphql::parser::{
    parse_schema,
    types::{BaseType, InputObjectType, ServiceDocument, TypeKind, TypeSystemDefinition},
};
use entity::kind::Kind;
use palermo::query::index::{Index, Key};
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
    let schema = parse_schema(palermo::api::schema::print()).unwrap();
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
    assert_eq!(answer["alias"]["totalCount"], 0, "an alias is no slug: `eq` is exact");
    assert_eq!(answer["found"], answer["walked"]);
}

#[test]
fn every_column_of_words_is_indexed() {
    let index = Index::new(&SNAPSHOT.graph);
    let schema = parse_schema(palermo::api::schema::print()).unwrap();
    let (inputs, enums) = types(&schema);
    // What is worked out of several columns has no column to index.
    let derived = ["homogeneity", "certainty"];
    fn indexed<T: palermo::graph::node::Stored>(index: &Index, column: &str) -> bool {
        let column = Box::leak(column.to_owned().into_boxed_str());
        index.find::<T>(&SNAPSHOT.graph, column, &[Key::Word(0)]).is_some()
    }
    for kind in Kind::ALL {
        for field in &inputs[format!("{kind:?}Filter").as_str()].fields {
            let BaseType::Named(filter) = &field.node.ty.node.base else { continue };
            if filter.strip_suffix("Filter").is_none_or(|name| !enums.contains_key(name)) {
                continue;
            }
            let name = field.node.name.node.as_str();
            if derived.contains(&name) {
                continue;
            }
            let column: String = name
                .chars()
                .flat_map(|letter| match letter.is_uppercase() {
                    true => vec!['_', letter.to_ascii_lowercase()],
                    false => vec![letter],
                })
                .collect();
            let found = match kind {
                Kind::Instrument => indexed::<entity::instrument::Model>(&index, &column),
                Kind::Measure => indexed::<entity::measure::Model>(&index, &column),
                Kind::Agency => indexed::<entity::agency::Model>(&index, &column),
                Kind::Network => indexed::<entity::network::Model>(&index, &column),
                Kind::Membership => indexed::<entity::membership::Model>(&index, &column),
                Kind::Project => indexed::<entity::project::Model>(&index, &column),
                Kind::Participation => indexed::<entity::participation::Model>(&index, &column),
                Kind::Action => indexed::<entity::action::Model>(&index, &column),
                Kind::Output => indexed::<entity::output::Model>(&index, &column),
                Kind::Arrangement => indexed::<entity::arrangement::Model>(&index, &column),
                Kind::Impact => indexed::<entity::impact::Model>(&index, &column),
                Kind::State => indexed::<entity::state::Model>(&index, &column),
                Kind::Ratification => indexed::<entity::ratification::Model>(&index, &column),
                Kind::Finding => indexed::<entity::finding::Model>(&index, &column),
                Kind::Source => indexed::<entity::source::Model>(&index, &column),
            };
            assert!(found, "{kind:?}.{name}");
        }
    }
}
