//! The schema is the manual: it is kept as a file, and it describes everything.

use crate::fixture::{Fixture, data};
use async_graphql::parser::{
    parse_schema,
    types::{ServiceDocument, TypeKind, TypeSystemDefinition},
};
use entity::{agency, network};
use palermo::{
    answer::schema,
    api::TABLE,
    table::{declaration::object, object::Table},
};
use serde_json::json;
use std::{fs, panic, path::Path, sync::Arc};

/// The schema as async-graphql reads it, which knows no description of a schema.
pub(crate) fn parsed() -> ServiceDocument {
    parse_schema(schema::print().replace(&format!("\"\"\"\n{}\n\"\"\"\n", schema::DESCRIPTION), "")).unwrap()
}

#[test]
fn schema_graphql_is_what_the_program_prints() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql");
    let kept = fs::read_to_string(file).unwrap_or_default();
    assert!(
        kept == schema::print(),
        "schema.graphql is out of date; renew it with: cargo run -- schema > schema.graphql"
    );
}

#[test]
fn everything_in_the_schema_is_described() {
    let mut missing = Vec::new();
    let document = parsed();
    for definition in &document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let definition = &definition.node;
        let owner = definition.name.node.as_str();
        let mut need = |described: bool, place: String| {
            if !described {
                missing.push(place);
            }
        };
        need(definition.description.is_some(), owner.to_owned());
        match &definition.kind {
            TypeKind::Object(async_graphql::parser::types::ObjectType { fields, .. })
            | TypeKind::Interface(async_graphql::parser::types::InterfaceType { fields, .. }) => {
                for field in fields {
                    let name = format!("{owner}.{}", field.node.name.node);
                    need(field.node.description.is_some(), name.clone());
                    for argument in &field.node.arguments {
                        need(argument.node.description.is_some(), format!("{name}({}:)", argument.node.name.node));
                    }
                }
            }
            TypeKind::Enum(values) => {
                for value in &values.values {
                    need(value.node.description.is_some(), format!("{owner}.{}", value.node.value.node));
                }
            }
            TypeKind::InputObject(input) => {
                for field in &input.fields {
                    need(field.node.description.is_some(), format!("{owner}.{}", field.node.name.node));
                }
            }
            TypeKind::Scalar | TypeKind::Union(_) => {}
        }
    }
    assert!(missing.is_empty(), "not described: {missing:#?}");
}

#[test]
fn the_schema_says_what_it_is_where_it_is_printed_and_where_it_is_asked() {
    assert!(
        schema::print().ends_with("/mcp.\n\"\"\"\nschema {\n\tquery: Query\n\tsubscription: Subscription\n}\n"),
        "{}",
        schema::DESCRIPTION
    );
    let question = "{ __schema { it: description __typename queryType { description } } __type(name: \"Query\") { name description } }";
    let data = data(&Arc::new(Fixture::new().snapshot()), question);
    assert_eq!(data["__schema"]["it"], schema::DESCRIPTION);
    assert_eq!(data["__schema"]["__typename"], "__Schema");
    assert_eq!(data["__schema"]["queryType"]["description"], "Where every question begins.");
    assert_eq!(data["__type"], json!({"name": "Query", "description": "Where every question begins."}));
}

#[test]
fn every_declaration_makes_the_schema() {
    let made = parsed();
    let defined = |name: &str| {
        made.definitions.iter().any(|definition| match definition {
            TypeSystemDefinition::Type(definition) => definition.node.name.node == name,
            _ => false,
        })
    };
    // What groups have in common is not a type of the API.
    let missing: Vec<&str> =
        TABLE.objects().map(|object| object.name.as_str()).filter(|name| !defined(name) && *name != "Group").collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn a_wrong_declaration_is_found_before_anything_is_asked() {
    let hosted =
        || object::<network::Model>("networks", "Networks.").maybe_one::<agency::Model>("host", "Its host.", |_| None);
    let agencies = || object::<agency::Model>("agencies", "Agencies.");
    let fails = |objects: Vec<palermo::table::object::Object>| {
        panic::catch_unwind(panic::AssertUnwindSafe(|| Table::new(objects)))
            .err()
            .and_then(|cause| cause.downcast::<String>().ok())
    };
    for (objects, said) in [
        (vec![hosted().build()], "Network.host leads to Agency, which is not declared"),
        (vec![agencies().build(), agencies().build()], "Agency is declared twice"),
        (
            vec![agencies().build(), hosted().maybe_one::<agency::Model>("host", "Again.", |_| None).build()],
            "Network.host is declared twice",
        ),
        (
            vec![agencies().build(), hosted().back("hosted").build()],
            "Network.host leads back by Agency.hosted, which does not lead there",
        ),
    ] {
        assert_eq!(fails(objects).map(|said| *said), Some(said.to_owned()));
    }
}
