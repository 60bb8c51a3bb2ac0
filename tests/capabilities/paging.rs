//! Lists come in pages, by keyset and both ways.

use crate::fixture::{Fixture, ask, check, check_refused, data};
use entity::vocabulary::{Axis, Precision};
use palermo::snapshot::Snapshot;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

fn agencies(count: usize) -> Fixture {
    (0..count).fold(Fixture::new(), |fixture, number| fixture.agency(&format!("a{number:03}")))
}

fn slugs(nodes: &Value) -> Vec<String> {
    let nodes = nodes.as_array().expect("there are nodes").iter();
    nodes.map(|node| node["slug"].as_str().expect("a node has a slug").to_owned()).collect()
}

/// All pages of the agencies, one after the other.
fn pages(snapshot: &Arc<Snapshot>, size: usize, size_name: &str, cursor_name: &str) -> Vec<Vec<String>> {
    let (more, end) = match size_name {
        "first" => ("hasNextPage", "endCursor"),
        _ => ("hasPreviousPage", "startCursor"),
    };
    let mut pages = Vec::new();
    let mut place = String::new();
    loop {
        let document =
            format!("{{ agencies({size_name}: {size}{place}) {{ nodes {{ slug }} pageInfo {{ {more} {end} }} }} }}");
        let list = &data(snapshot, &document)["agencies"];
        pages.push(slugs(&list["nodes"]));
        if list["pageInfo"][more] == false {
            return pages;
        }
        place = format!(", {cursor_name}: {}", list["pageInfo"][end]);
    }
}

#[test]
fn a_page_has_fifty_nodes_unless_asked() {
    let answer =
        data(&Arc::new(agencies(60).snapshot()), "{ agencies { nodes { slug } totalCount pageInfo { hasNextPage } } }");
    assert_eq!(answer["agencies"]["nodes"].as_array().map(Vec::len), Some(50));
    assert_eq!(answer["agencies"]["totalCount"], 60);
    assert_eq!(answer["agencies"]["pageInfo"]["hasNextPage"], true);
}

#[test]
fn an_empty_page_still_counts() {
    check(
        agencies(3),
        "{ agencies(first: 0) { totalCount nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
        json!({"agencies": {"totalCount": 3, "nodes": [], "pageInfo":
            {"hasNextPage": true, "hasPreviousPage": false, "startCursor": null, "endCursor": null}}}),
    );
}

#[test]
fn there_is_a_previous_page_when_there_is_one() {
    let snapshot = Arc::new(agencies(3).snapshot());
    let first = data(&snapshot, "{ agencies(first: 1) { edges { cursor node { slug } } } }");
    let cursor = &first["agencies"]["edges"][0]["cursor"];
    let document = format!(
        "{{ agencies(first: 1, after: {cursor}) {{ nodes {{ slug }} pageInfo {{ hasPreviousPage hasNextPage }} }} }}"
    );
    assert_eq!(
        data(&snapshot, &document),
        json!({"agencies": {"nodes": [{"slug": "a001"}], "pageInfo": {"hasPreviousPage": true, "hasNextPage": true}}})
    );
}

#[test]
fn before_alone_gives_the_page_that_ends_there() {
    let snapshot = Arc::new(agencies(60).snapshot());
    let last = data(&snapshot, "{ agencies(last: 1) { pageInfo { startCursor } } }");
    let document =
        format!("{{ agencies(before: {}) {{ nodes {{ slug }} }} }}", last["agencies"]["pageInfo"]["startCursor"]);
    let nodes = slugs(&data(&snapshot, &document)["agencies"]["nodes"]);
    assert_eq!((nodes.len(), nodes[0].as_str(), nodes[49].as_str()), (50, "a009", "a058"));
}

#[test]
fn nested_lists_are_paged_too() {
    let fixture = Fixture::new().agency("iom").action("b", "agency:iom", Axis::Protection).action(
        "a",
        "agency:iom",
        Axis::Prevention,
    );
    check(
        fixture,
        "{ agency(slug: \"iom\") { actions(last: 1) { totalCount nodes { slug } pageInfo { hasPreviousPage } } } }",
        json!({"agency": {"actions": {"totalCount": 2, "nodes": [{"slug": "b"}], "pageInfo": {"hasPreviousPage": true}}}}),
    );
}

#[test]
fn a_cursor_keeps_its_place_when_its_node_is_gone() {
    let all = agencies(5);
    let snapshot = Arc::new(all.clone().snapshot());
    let list = data(&snapshot, "{ agencies(first: 2) { pageInfo { endCursor } } }");
    let cursor = &list["agencies"]["pageInfo"]["endCursor"];
    let mut fewer = all;
    fewer.rows.agencies.retain(|agency| agency.slug != "a001");
    let document = format!("{{ agencies(after: {cursor}) {{ nodes {{ slug }} }} }}");
    assert_eq!(slugs(&data(&Arc::new(fewer.snapshot()), &document)["agencies"]["nodes"]), ["a002", "a003", "a004"]);
}

#[test]
fn measures_stand_in_the_order_of_their_provisions() {
    let fixture = Fixture::new()
        .instrument("protocol")
        .measure("protocol-art-3", "protocol", "Art. 3(a)", Precision::Mandatory)
        .measure("protocol-art-10", "protocol", "Art. 10(1)", Precision::Optional);
    check(
        fixture,
        "{ measures { nodes { provision } } instrument(slug: \"protocol\") { measures { nodes { provision } } } }",
        json!({"measures": {"nodes": [{"provision": "Art. 3(a)"}, {"provision": "Art. 10(1)"}]},
            "instrument": {"measures": {"nodes": [{"provision": "Art. 3(a)"}, {"provision": "Art. 10(1)"}]}}}),
    );
}

#[test]
fn sources_stand_in_the_order_of_their_titles_without_case_and_accents() {
    let fixture = ["Zagreb", "éclair", "Ebro"]
        .iter()
        .fold(Fixture::new().agency("a"), |fixture, title| fixture.cite("agency:a", title, true));
    check(
        fixture,
        "{ sources { nodes { title } } }",
        json!({"sources": {"nodes": [{"title": "Ebro"}, {"title": "éclair"}, {"title": "Zagreb"}]}}),
    );
}

#[test]
fn stays_without_a_beginning_are_paged_one_by_one() {
    let fixture = agencies(3).network("n").member("n", "a000").member("n", "a001").member("n", "a002");
    let snapshot = Arc::new(fixture.snapshot());
    let first = data(&snapshot, "{ memberships(first: 1) { nodes { id } pageInfo { endCursor } } }");
    let cursor = &first["memberships"]["pageInfo"]["endCursor"];
    assert_eq!(
        data(&snapshot, &format!("{{ memberships(after: {cursor}) {{ nodes {{ id }} }} }}")),
        json!({"memberships": {"nodes": [{"id": "membership:n/a001"}, {"id": "membership:n/a002"}]}})
    );
}

#[test]
fn a_negative_page_is_refused() {
    check_refused(
        agencies(1),
        "{ agencies(first: -1) { totalCount } }",
        json!({}),
        "BAD_USER_INPUT",
        &["`first` is -1", "0 to 500"],
    );
}

#[test]
fn a_page_larger_than_the_limit_is_refused_wherever_the_number_stands() {
    let texts = &["`last` is 100000", "0 to 500"];
    check_refused(
        agencies(1),
        "{ agencies { nodes { actions(last: 100000) { totalCount } } } }",
        json!({}),
        "BAD_USER_INPUT",
        texts,
    );
    check_refused(
        agencies(0),
        "query($n: Int) { agencies(last: $n) { totalCount } }",
        json!({"n": 100000}),
        "BAD_USER_INPUT",
        texts,
    );
    check_refused(
        agencies(0),
        "query($n: Int = 100000) { agencies(last: $n) { totalCount } }",
        json!({}),
        "BAD_USER_INPUT",
        texts,
    );
    check_refused(
        agencies(0),
        "{ ...on Query { agencies(last: 100000) { totalCount } } }",
        json!({}),
        "BAD_USER_INPUT",
        texts,
    );
    check_refused(
        agencies(0),
        "{ ...list } fragment list on Query { agencies(last: 100000) { totalCount } }",
        json!({}),
        "BAD_USER_INPUT",
        texts,
    );
}

#[test]
fn a_page_from_both_ends_is_refused() {
    check_refused(
        agencies(1),
        "{ agencies(first: 1, last: 1) { totalCount } }",
        json!({}),
        "BAD_USER_INPUT",
        &["`first` and `last`"],
    );
}

#[test]
fn a_number_that_is_null_is_not_given() {
    check(
        agencies(1),
        "{ agencies(first: null, last: 1, after: null) { totalCount } }",
        json!({"agencies": {"totalCount": 1}}),
    );
}

#[test]
fn a_forged_or_foreign_cursor_is_refused() {
    let fixture = agencies(3).network("n").member("n", "a000").member("n", "a001");
    let snapshot = Arc::new(fixture.snapshot());
    let cursor = |document: &str, list: &str| data(&snapshot, document)[list]["pageInfo"]["endCursor"].to_string();
    let agencies = cursor("{ agencies(first: 1) { pageInfo { endCursor } } }", "agencies");
    let active = cursor("{ agencies(first: 1, activeOn: \"2018\") { pageInfo { endCursor } } }", "agencies");
    let refused = |document: String| {
        let (_, body) = ask(&snapshot, &document, json!({}));
        let error = &body["errors"][0];
        let message = error["message"].as_str().unwrap_or_default();
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{document}: {body}");
        assert!(message.contains("`after`") || message.contains("`before`"), "{message}");
        assert_eq!(body.get("data"), None);
    };
    refused("{ agencies(after: \"nonsense\") { totalCount } }".to_owned());
    refused("{ agencies(before: \"\") { totalCount } }".to_owned());
    refused(format!("{{ networks(after: {agencies}) {{ totalCount }} }}"));
    refused(format!("{{ agencies(after: {active}) {{ totalCount }} }}"));
    refused(format!("{{ agencies(after: {agencies}, activeOn: \"2018\") {{ totalCount }} }}"));
    refused(format!("{{ agencies(after: {active}, activeOn: \"2019\") {{ totalCount }} }}"));
    let filtered = |slug: &str| format!("where: {{slug: {{ne: \"{slug}\"}}}}");
    let document = format!("{{ agencies(first: 1, {}) {{ pageInfo {{ endCursor }} }} }}", filtered("x"));
    let others = cursor(&document, "agencies");
    refused(format!("{{ agencies(after: {others}, {}) {{ totalCount }} }}", filtered("y")));
    refused(format!("{{ agencies(after: {others}) {{ totalCount }} }}"));
    refused(format!("{{ network(slug: \"n\") {{ agencies(after: {agencies}) {{ totalCount }} }} }}"));
}

#[test]
fn a_cursor_holds_however_its_list_is_written() {
    let snapshot = Arc::new(agencies(3).snapshot());
    let list = data(&snapshot, "{ agencies(first: 1, activeOn: \"2018\") { pageInfo { endCursor } } }");
    let cursor = &list["agencies"]["pageInfo"]["endCursor"];
    let document = "query($after: String, $day: PartialDate) { again: agencies(activeOn: $day, after: $after, first: 1) { nodes { slug } } }";
    let (_, body) = ask(&snapshot, document, json!({"after": cursor, "day": "2018"}));
    assert_eq!(body["data"]["again"]["nodes"], json!([{"slug": "a001"}]), "{body}");
    // However the fields of a condition are ordered, and where it says nothing.
    let document = "{ agencies(first: 1, where: {slug: {ne: \"x\"}, name: {ne: \"x\"}}) { pageInfo { endCursor } } }";
    let cursor = &data(&snapshot, document)["agencies"]["pageInfo"]["endCursor"];
    let document =
        "query($after: String, $where: AgencyFilter) { agencies(where: $where, after: $after) { nodes { slug } } }";
    let condition = json!({"and": null, "name": {"ne": "x"}, "slug": {"ne": "x"}});
    let (_, body) = ask(&snapshot, document, json!({"after": cursor, "where": condition}));
    assert_eq!(body["data"]["agencies"]["nodes"], json!([{"slug": "a001"}, {"slug": "a002"}]), "{body}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn pages_partition_the_list_forward_and_backward(count in 0_usize..40, size in 1_usize..12) {
        let snapshot = Arc::new(agencies(count).snapshot());
        let whole = slugs(&data(&snapshot, "{ agencies { nodes { slug } } }")["agencies"]["nodes"]);
        prop_assert_eq!(&pages(&snapshot, size, "first", "after").concat(), &whole);
        let mut backward = pages(&snapshot, size, "last", "before");
        backward.reverse();
        prop_assert_eq!(&backward.concat(), &whole);
    }
}
