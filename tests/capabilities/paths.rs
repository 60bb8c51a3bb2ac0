//! Paths and what they are made of, on graphs that can be checked on paper, and on the real data by a second way.

use crate::{
    fixture::{Fixture, check, check_refused, data, date},
    real_data::SNAPSHOT,
};
use entity::{
    kind::Kind,
    vocabulary::{Axis, PathVia},
};
use palermo::{analysis::path, budget::Budget};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// `a` and `d` are in two networks with others: `a` and `b` in `n`, `a` and `c` in `o`; `b` and `c` each with `d` in `p`.
fn lozenge() -> Fixture {
    let fixture = Fixture::new().agency("a").agency("b").agency("c").agency("d").network("n").network("o").network("p");
    let members = [("n", "a"), ("n", "b"), ("o", "a"), ("o", "c"), ("p", "b"), ("p", "c"), ("p", "d")];
    members.into_iter().fold(fixture, |fixture, (network, agency)| fixture.member(network, agency))
}

#[test]
fn all_shortest_paths_come_by_the_ids_of_their_nodes() {
    let document = "{ paths(from: \"agency:a\", to: \"agency:d\") { totalCount nodes { length steps { to { id } } } } path(from: \"agency:a\", to: \"agency:d\") { steps { to { id } } } }";
    let steps = |nodes: [&str; 4]| -> Vec<Value> { nodes.iter().map(|id| json!({"to": {"id": id}})).collect() };
    let by_b = steps(["network:n", "agency:b", "network:p", "agency:d"]);
    let by_c = steps(["network:o", "agency:c", "network:p", "agency:d"]);
    check(
        lozenge(),
        document,
        json!({
            "paths": {"totalCount": 2, "nodes": [{"length": 4, "steps": by_b}, {"length": 4, "steps": by_c}]},
            "path": {"steps": by_b},
        }),
    );
}

#[test]
fn two_facts_that_join_the_same_nodes_make_two_paths() {
    use entity::vocabulary::ParticipationRole::{Coordinator, Implementer};
    let fixture =
        Fixture::new().agency("a").project("p").participant("p", "a", Coordinator).participant("p", "a", Implementer);
    check(
        fixture,
        "{ paths(from: \"agency:a\", to: \"project:p\") { nodes { steps { fact { id } } } } }",
        json!({"paths": {"nodes": [
            {"steps": [{"fact": {"id": "participation:p/a/coordinator"}}]},
            {"steps": [{"fact": {"id": "participation:p/a/implementer"}}]},
        ]}}),
    );
}

#[test]
fn there_is_one_path_of_no_step_from_a_node_to_itself_and_none_to_where_nothing_leads() {
    check(
        lozenge().agency("e"),
        "{ itself: paths(from: \"agency:a\", to: \"agency:a\") { nodes { length } } alone: paths(from: \"agency:a\", to: \"agency:e\") { totalCount } unknown: paths(from: \"agency:a\", to: \"agency:x\") { totalCount } short: paths(from: \"agency:a\", to: \"agency:d\", maxLength: 3) { totalCount } }",
        json!({"itself": {"nodes": [{"length": 0}]}, "alone": {"totalCount": 0}, "unknown": {"totalCount": 0}, "short": {"totalCount": 0}}),
    );
}

#[test]
fn too_many_shortest_paths_are_refused_and_counted() {
    // Five networks in a row, of which each two share ten agencies: 10⁴ ways from the first to the last, and one more step.
    let mut fixture = Fixture::new().agency("a").network("n0").member("n0", "a");
    for level in 1..=5 {
        fixture = fixture.network(&format!("n{level}"));
        for number in 0..10 {
            let agency = format!("b{level}{number}");
            fixture = fixture.agency(&agency).member(&format!("n{}", level - 1), &agency);
            fixture = fixture.member(&format!("n{level}"), &agency);
        }
    }
    let document = "{ paths(from: \"agency:a\", to: \"network:n5\", maxLength: 20) { totalCount } }";
    check_refused(fixture.clone(), document, json!({}), "QUERY_TOO_COMPLEX", &["100000 shortest paths", "10000"]);
    check(
        fixture,
        "{ path(from: \"agency:a\", to: \"network:n5\", maxLength: 20) { length } paths(from: \"agency:a\", to: \"network:n4\", maxLength: 20) { totalCount } }",
        json!({"path": {"length": 11}, "paths": {"totalCount": 10_000}}),
    );
}

/// Two agencies that only a state, a page or a finding joins.
fn apart() -> Fixture {
    Fixture::new()
        .agency("a")
        .agency("b")
        .state("LY")
        .action("help", "agency:a", Axis::Protection)
        .action("train", "agency:b", Axis::Prosecution)
        .country("help", "LY")
        .country("train", "LY")
        .finding("said", &["agency:a", "agency:b"])
        .cite("agency:a", "Page", true)
        .cite("agency:b", "Page", true)
}

#[test]
fn paths_lead_through_states_sources_and_findings_only_where_it_is_asked_for() {
    let document = |via: &str| {
        format!(
            "{{ path(from: \"agency:a\", to: \"agency:b\", via: {via}) {{ steps {{ relation to {{ id }} fact {{ __typename }} }} }} }}"
        )
    };
    let path = |steps: &[[&str; 3]]| {
        let step = |[relation, to, fact]: &[&str; 3]| json!({"relation": relation, "to": {"id": to}, "fact": {"__typename": fact}});
        json!({"path": {"steps": steps.iter().map(step).collect::<Vec<_>>()}})
    };
    check(apart(), &document("[]"), json!({"path": null}));
    let state = [["ACTS_IN", "state:ly", "Action"], ["PLACE_OF_ACTIONS_OF", "agency:b", "Action"]];
    check(apart(), &document("[STATE]"), path(&state));
    check(apart(), &document("[SOURCE, STATE]"), path(&[["SHARES_SOURCE_WITH", "agency:b", "Source"]]));
    let finding = [["SUBJECT_OF", "finding:said", "Finding"], ["ABOUT", "agency:b", "Finding"]];
    check(apart(), &document("[FINDING]"), path(&finding));
}

#[test]
fn neighbours_are_what_one_step_leads_to() {
    check(
        lozenge(),
        "{ all: neighbours(of: \"agency:b\") { nodes { relation to { id } fact { id } } } page: neighbours(of: \"network:p\", first: 1) { totalCount nodes { to { id } } pageInfo { hasNextPage } } none: neighbours(of: \"agency:b\", relations: [PARTY_TO]) { totalCount } unknown: neighbours(of: \"agency:x\") { totalCount } }",
        json!({
            "all": {"nodes": [
                {"relation": "MEMBER_OF", "to": {"id": "network:n"}, "fact": {"id": "membership:n/b"}},
                {"relation": "MEMBER_OF", "to": {"id": "network:p"}, "fact": {"id": "membership:p/b"}},
            ]},
            "page": {"totalCount": 3, "nodes": [{"to": {"id": "agency:b"}}], "pageInfo": {"hasNextPage": true}},
            "none": {"totalCount": 0},
            "unknown": {"totalCount": 0},
        }),
    );
}

#[test]
fn paths_of_the_real_data_are_as_long_as_a_walk_over_neighbours_finds() {
    let day = "2018-11-23";
    let mut neighbours: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut near = |id: &str| -> BTreeSet<String> {
        neighbours
            .entry(id.to_owned())
            .or_insert_with(|| {
                let document = format!(
                    "{{ neighbours(of: \"{id}\", activeOn: \"{day}\", first: 500) {{ nodes {{ to {{ id }} }} }} }}"
                );
                let answer = data(&SNAPSHOT, &document);
                let nodes = answer["neighbours"]["nodes"].as_array().unwrap();
                nodes.iter().map(|step| step["to"]["id"].as_str().unwrap().to_owned()).collect()
            })
            .clone()
    };
    for (from, to) in
        [("agency:ameripol", "agency:frontex"), ("agency:iom", "instrument:untoc"), ("network:icat", "output:ctdc")]
    {
        let mut met = BTreeSet::from([from.to_owned()]);
        let mut length = 0;
        while !met.contains(to) && length < 6 {
            met = met.iter().flat_map(|id| near(id)).chain(met.iter().cloned()).collect();
            length += 1;
        }
        let expected = if met.contains(to) { json!(length) } else { Value::Null };
        let document = format!(
            "{{ path(from: \"{from}\", to: \"{to}\", activeOn: \"{day}\") {{ length }} paths(from: \"{from}\", to: \"{to}\", activeOn: \"{day}\", first: 500) {{ totalCount nodes {{ steps {{ from {{ id }} to {{ id }} }} }} }} }}"
        );
        let answer = data(&SNAPSHOT, &document);
        assert_eq!(answer["path"]["length"], expected, "{from} {to}");
        let paths = answer["paths"]["nodes"].as_array().unwrap();
        assert!(!paths.is_empty(), "{from} {to}");
        for path in paths {
            let steps = path["steps"].as_array().unwrap();
            assert_eq!((&steps[0]["from"]["id"], &steps[steps.len() - 1]["to"]["id"]), (&json!(from), &json!(to)));
            for two in steps.windows(2) {
                assert_eq!(two[0]["to"]["id"], two[1]["from"]["id"]);
            }
        }
    }
}

#[test]
fn every_step_of_the_real_data_leads_back() {
    // Not by sources: each page joins all that rest on it with each other.
    let (via, budget) = ([PathVia::State, PathVia::Finding], Budget::unlimited());
    for day in ["1993", "2003-11-01", "2018-11-23", "2026-11-26"] {
        let day = date(day);
        let mut count = 0;
        for node in Kind::ALL.into_iter().flat_map(|kind| SNAPSHOT.graph.of_kind(kind)) {
            for step in path::steps(node, day, &via, &budget).unwrap() {
                let back = path::steps(step.to, day, &via, &budget).unwrap();
                let found = back.iter().any(|back| back.to == node && back.fact == step.fact);
                assert!(found, "{day}: {} to {} by {}", node.key(), step.to.key(), step.fact.key());
                count += 1;
            }
        }
        assert!(count > 100, "{day}: {count}");
    }
}
