//! What gateways ask that join this graph with those of partners. `tests/federation` asks through a real one.

use crate::fixture::{Fixture, ask, check_refused};
use entity::kind::Kind;
use serde_json::json;
use std::sync::Arc;

const DOCUMENT: &str = "query($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Agency { slug }
    ... on _Entity { ... on Node { id } } } }";

fn fixture() -> Fixture {
    Fixture::new().agency("iom").network("icat")
}

#[test]
fn the_schema_of_a_subgraph_leaves_out_what_only_gateways_ask_for() {
    let document = "{ a: _service { sdl text: sdl __typename } _service { ... on _Service { sdl } } }";
    let (_, body) = ask(&Arc::new(fixture().snapshot()), document, json!({}));
    let sdl = body["data"]["_service"]["sdl"].as_str().unwrap();
    assert_eq!(body["data"]["a"], json!({"sdl": sdl, "text": sdl, "__typename": "_Service"}));
    assert!(sdl.starts_with("extend schema @link(url: \"https://specs.apollo.dev/federation/v2."), "{}", &sdl[..100]);
    assert_eq!(sdl.matches("@key(fields: \"id\")").count(), Kind::ALL.len());
    assert!(sdl.contains("type PageInfo @shareable {"));
    for only_of_gateways in ["_service", "_entities", "_Service", "_Entity", "_Any"] {
        assert!(!sdl.contains(only_of_gateways), "{only_of_gateways}");
    }
}

#[test]
fn nodes_come_in_the_order_of_their_representations_and_unknown_ones_are_null() {
    let of = json!({"of": [
        {"__typename": "Network", "id": "network:icat"},
        {"__typename": "Agency", "id": "agency:nobody"},
        {"__typename": "Agency", "id": "network:icat"},
        {"__typename": "Agency", "id": "agency:iom", "name": "what else a gateway knows"},
    ]});
    let (_, body) = ask(&Arc::new(fixture().snapshot()), DOCUMENT, of);
    let expected = json!([
        {"__typename": "Network", "id": "network:icat"},
        null,
        null,
        {"__typename": "Agency", "slug": "iom", "id": "agency:iom"},
    ]);
    assert_eq!(body["data"]["_entities"], expected, "{body}");
    assert_eq!(body["extensions"]["cost"]["requested"], 4);
}

#[test]
fn a_wrong_representation_is_refused_by_its_place() {
    for (one, said) in [
        (json!("agency:iom"), "`representations[0]` must be an object"),
        (json!({"id": "agency:iom"}), "`representations[0].__typename` is missing; give one of Instrument, Measure"),
        (json!({"__typename": "Citation", "id": "x"}), "`representations[0].__typename` is \"Citation\""),
        (json!({"__typename": "Agency"}), "`representations[0].id` is missing"),
        (json!({"__typename": "Agency", "id": {}}), "`representations[0].id` must be a global id"),
        (json!({"__typename": "Agency", "id": "iom"}), "give a global id, such as `agency:iom`"),
    ] {
        check_refused(fixture(), DOCUMENT, json!({"of": [one]}), "BAD_USER_INPUT", &[said]);
    }
    let many = json!({"of": vec![json!({"__typename": "Agency", "id": "agency:iom"}); 5_001]});
    check_refused(fixture(), DOCUMENT, many, "BAD_USER_INPUT", &["has 5001 nodes; give at most 5000"]);
    let document = "{ _entities(representations: []) { name } }";
    let said = "`_Entity` has no field `name`; write `... on Agency { name }`";
    check_refused(fixture(), document, json!({}), "GRAPHQL_VALIDATION_FAILED", &[said]);
}
