//! Nodes are counted by what they have in common.

use crate::{
    fixture::{Fixture, check, check_refused, data, date},
    real_data::SNAPSHOT,
};
use entity::vocabulary::{Axis, Precision, Scope};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

/// Five measures: of a universal instrument three (two MANDATORY, one OPTIONAL), of a European one two (both MANDATORY).
fn measures() -> Fixture {
    Fixture::new()
        .instrument("u")
        .instrument_with("e", |row| {
            row.scope = Scope::European;
            row.adopted_on = date("2011-04-05");
        })
        .measure("u1", "u", "Art. 1", Precision::Mandatory)
        .measure("u2", "u", "Art. 2", Precision::Optional)
        .measure("u3", "u", "Art. 3", Precision::Mandatory)
        .measure("e1", "e", "Art. 1", Precision::Mandatory)
        .measure("e2", "e", "Art. 2", Precision::Mandatory)
}

#[test]
fn groups_come_in_the_order_of_their_dimensions_with_their_share_of_all() {
    check(
        measures(),
        "{ measureGroups(by: [SCOPE, PRECISION]) { scope precision category count share } }",
        json!({"measureGroups": [
            {"scope": "UNIVERSAL", "precision": "MANDATORY", "category": null, "count": 2, "share": 0.4},
            {"scope": "UNIVERSAL", "precision": "OPTIONAL", "category": null, "count": 1, "share": 0.2},
            {"scope": "EUROPEAN", "precision": "MANDATORY", "category": null, "count": 2, "share": 0.4},
        ]}),
    );
}

#[test]
fn within_a_dimension_shares_are_of_those_alike_in_it() {
    check(
        measures(),
        "{ measureGroups(by: [PRECISION, SCOPE], within: [SCOPE], where: {precision: {ne: OPTIONAL}}) { scope share } }",
        json!({"measureGroups": [{"scope": "UNIVERSAL", "share": 1.0}, {"scope": "EUROPEAN", "share": 1.0}]}),
    );
}

#[test]
fn having_drops_groups_but_changes_no_share() {
    check(
        measures(),
        "{ measureGroups(by: [SCOPE], having: {count: {gt: 2}, share: {lt: 0.7}}) { scope count share } }",
        json!({"measureGroups": [{"scope": "UNIVERSAL", "count": 3, "share": 0.6}]}),
    );
}

#[test]
fn groups_are_put_in_order_by_size_and_then_by_their_dimensions() {
    check(
        measures(),
        "{ measureGroups(by: [YEAR, PRECISION], orderBy: [{field: COUNT, direction: DESC}, {field: YEAR, direction: DESC}]) \
         { year precision count } }",
        json!({"measureGroups": [
            {"year": 2011, "precision": "MANDATORY", "count": 2},
            {"year": 2000, "precision": "MANDATORY", "count": 2},
            {"year": 2000, "precision": "OPTIONAL", "count": 1},
        ]}),
    );
}

#[test]
fn what_has_several_values_counts_in_each_and_what_has_none_in_a_group_of_its_own() {
    let mut fixture = Fixture::new().agency("a").state("ly").state("tn").action("both", "agency:a", Axis::Protection);
    fixture = fixture.action("nowhere", "agency:a", Axis::Protection);
    let id = |fixture: &Fixture, key: &str| fixture.rows.facts.iter().find(|fact| fact.key == key).unwrap().id;
    let (action_id, ly, tn) = (id(&fixture, "action:both"), id(&fixture, "state:ly"), id(&fixture, "state:tn"));
    for (position, state_id) in [ly, tn].into_iter().enumerate() {
        let position = position as i32;
        fixture.rows.action_states.push(entity::action_state::Model { action_id, position, state_id });
    }
    check(
        fixture,
        "{ actionGroups(by: [COUNTRY]) { country { slug } count share actions { nodes { slug } } } }",
        json!({"actionGroups": [
            {"country": {"slug": "ly"}, "count": 1, "share": 0.5, "actions": {"nodes": [{"slug": "both"}]}},
            {"country": {"slug": "tn"}, "count": 1, "share": 0.5, "actions": {"nodes": [{"slug": "both"}]}},
            {"country": null, "count": 1, "share": 0.5, "actions": {"nodes": [{"slug": "nowhere"}]}},
        ]}),
    );
}

#[test]
fn members_of_a_group_are_a_connection_of_their_own() {
    let snapshot = Arc::new(measures().snapshot());
    let groups = |page: &str| {
        let document = format!(
            "{{ measureGroups(by: [SCOPE]) {{ measures({page}) {{ totalCount nodes {{ slug }} pageInfo {{ hasNextPage endCursor }} }} }} }}"
        );
        data(&snapshot, &document)["measureGroups"].take()
    };
    let first = groups("first: 1, where: {precision: {eq: MANDATORY}}");
    assert_eq!(first[0]["measures"]["nodes"], json!([{"slug": "u1"}]));
    assert_eq!(first[0]["measures"]["totalCount"], 2);
    let cursor = &first[0]["measures"]["pageInfo"]["endCursor"];
    let document = format!(
        "{{ measureGroups(by: [SCOPE]) {{ measures(first: 1, after: {cursor}, where: {{precision: {{eq: MANDATORY}}}}) {{ nodes {{ slug }} }} }} }}"
    );
    let (_, answer) = crate::fixture::ask(&snapshot, &document, json!({}));
    let message = answer["errors"][0]["message"].as_str().unwrap();
    assert!(
        message.contains("`after` is not a cursor of this list"),
        "the cursor of one group is none of another: {message}"
    );
}

#[test]
fn nothing_makes_no_group() {
    check(Fixture::new(), "{ agencyGroups(by: [KIND]) { count } }", json!({"agencyGroups": []}));
}

#[test]
fn a_text_is_a_value_as_it_stands() {
    let fixture = Fixture::new()
        .agency_with("a", |row| row.seat = Some("Vienna".to_owned()))
        .agency_with("b", |row| row.seat = Some("vienna".to_owned()))
        .agency_with("c", |row| row.seat = Some("Geneva".to_owned()))
        .agency("d");
    check(
        fixture,
        "{ agencyGroups(by: [SEAT]) { seat count } }",
        json!({"agencyGroups": [
            {"seat": "Geneva", "count": 1}, {"seat": "Vienna", "count": 1}, {"seat": "vienna", "count": 1}, {"seat": null, "count": 1},
        ]}),
    );
}

#[test]
fn what_can_not_be_grouped_is_refused_by_argument() {
    let refused = |arguments: &str, text: &str| {
        let document = format!("{{ measureGroups({arguments}) {{ count }} }}");
        check_refused(measures(), &document, json!({}), "BAD_USER_INPUT", &[text]);
    };
    refused("by: []", "`by` takes one to 4 dimensions");
    refused("by: [SCOPE, SCOPE]", "each once");
    refused("by: [SCOPE, AREA, CRIME, TYPE, YEAR]", "`by` takes one to 4 dimensions");
    refused("by: [SCOPE], within: [AREA]", "`within` names a dimension that is not in `by`");
    refused("by: [SCOPE], orderBy: [{field: AREA}]", "`orderBy` names a dimension that is not in `by`");
}

#[test]
fn more_groups_than_an_answer_may_have_are_refused() {
    let many = (0..1_001).fold(Fixture::new(), |fixture, number| {
        fixture.agency_with(&format!("a{number}"), |row| row.seat = Some(format!("seat {number}")))
    });
    let document = "{ agencyGroups(by: [SEAT]) { count } }";
    check_refused(many.clone(), document, json!({}), "BAD_USER_INPUT", &["1001 groups", "limit is 1000"]);
    let kept = data(&Arc::new(many.snapshot()), "{ agencyGroups(by: [SEAT], having: {count: {gt: 1}}) { count } }");
    assert_eq!(kept["agencyGroups"], json!([]), "only the groups that are left count");
}

#[test]
fn real_precision_by_scope_is_what_counting_by_hand_gives() {
    let document = include_str!("../../explorer/questions/02-precision-by-scope.graphql");
    let answer = data(&SNAPSHOT, document);
    let all = data(
        &SNAPSHOT,
        "{ a: measures(first: 500) { nodes { precision instrument { scope } } } \
        b: measures(last: 500) { totalCount nodes { id precision instrument { scope } } } \
        c: measures(first: 500) { nodes { id } } }",
    );
    let total = all["b"]["totalCount"].as_u64().unwrap();
    let seen: Vec<&Value> = all["c"]["nodes"].as_array().unwrap().iter().map(|node| &node["id"]).collect();
    let rest = all["b"]["nodes"].as_array().unwrap().iter().filter(|node| !seen.contains(&&node["id"]));
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    for node in all["a"]["nodes"].as_array().unwrap().iter().chain(rest) {
        *counts.entry((node["instrument"]["scope"].to_string(), node["precision"].to_string())).or_default() += 1;
    }
    let groups = answer["measureGroups"].as_array().unwrap();
    assert_eq!(groups.len(), counts.len());
    for group in groups {
        let count = counts[&(group["scope"].to_string(), group["precision"].to_string())];
        assert_eq!(group["count"], count);
        assert_eq!(group["share"], count as f64 / total as f64);
    }
}

#[test]
fn every_kind_can_be_grouped() {
    let schema = palermo::answer::schema::print();
    for kind in entity::kind::Kind::ALL {
        assert!(schema.contains(&format!("\t{}Groups(", kind.prefix())), "{kind:?}");
    }
}
