//! The coordination plan and what is done where, each rule on a graph that can be checked on paper, and on the real data
//! by a second way.

use crate::{
    fixture::{Fixture, check, check_refused, data, date},
    real_data::SNAPSHOT,
};
use entity::vocabulary::*;
use palermo::{
    analysis::{
        coordination::{self, Reason},
        coverage,
        overlap::{self, OverlapError},
    },
    budget::Budget,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const DAY: &str = "2018-11-23";

/// Agencies `a` and `b` help victims, `a` twice; `c` prosecutes; `idle` does nothing.
fn four() -> Fixture {
    Fixture::new()
        .agency("a")
        .agency("b")
        .agency("c")
        .agency("idle")
        .action("help", "agency:a", Axis::Protection)
        .action("shelter", "agency:a", Axis::Protection)
        .action("support", "agency:b", Axis::Protection)
        .action("seize", "agency:c", Axis::Prosecution)
}

#[test]
fn a_plan_has_dualities_and_gaps_in_the_order_of_the_actions_behind_them() {
    // The gap: something that was done once and has ended.
    let fixture = four().action_with("campaign", "agency:c", |row| {
        (row.axis, row.ends) = (Axis::Prevention, Some(date("2010")));
    });
    check(
        fixture,
        "{ coordinationPlan { totalCount nodes { rank kind weight undatedCount agencies { slug } work { axis actions { slug } } overlap { jaccard } coverage { level } } } }",
        json!({"coordinationPlan": {"totalCount": 2, "nodes": [
            {
                "rank": 1, "kind": "DUALITY", "weight": 3, "undatedCount": 3, "agencies": [{"slug": "a"}, {"slug": "b"}],
                "work": [{"axis": "PROTECTION", "actions": [{"slug": "help"}, {"slug": "shelter"}, {"slug": "support"}]}],
                "overlap": {"jaccard": 1.0}, "coverage": null,
            },
            {
                "rank": 2, "kind": "GAP", "weight": 1, "undatedCount": 1, "agencies": [],
                "work": [{"axis": "PREVENTION", "actions": [{"slug": "campaign"}]}],
                "overlap": null, "coverage": {"level": "NONE"},
            },
        ]}}),
    );
}

#[test]
fn a_tie_takes_a_duality_out_of_the_plan() {
    check(
        four().arrangement("m", &["a", "b"], |_| {}),
        "{ coordinationPlan { totalCount } }",
        json!({"coordinationPlan": {"totalCount": 0}}),
    );
}

#[test]
fn a_network_plans_for_what_its_members_leave_out_and_share_with_others() {
    let fixture = four().network("n").member("n", "a").member("n", "idle");
    check(
        fixture.clone(),
        "{ network(slug: \"n\") { coordinationPlan { nodes { rank kind weight agencies { slug } work { axis } } } } }",
        json!({"network": {"coordinationPlan": {"nodes": [
            {"rank": 1, "kind": "DUALITY", "weight": 3, "agencies": [{"slug": "a"}, {"slug": "b"}], "work": [{"axis": "PROTECTION"}]},
            {"rank": 2, "kind": "GAP", "weight": 1, "agencies": [{"slug": "c"}], "work": [{"axis": "PROSECUTION"}]},
        ]}}}),
    );
    check(
        fixture.clone().member("n", "b"),
        "{ network(slug: \"n\") { coordinationPlan(where: { kind: { eq: DUALITY } }) { totalCount } } }",
        json!({"network": {"coordinationPlan": {"totalCount": 0}}}),
    );
    check(
        fixture,
        "{ network(slug: \"n\") { coordinationPlan(where: { agencies: { some: { slug: { eq: \"c\" } } }, work: { every: { axis: { eq: PROSECUTION } } }, weight: { lte: 1 } }) { nodes { rank } } byGap: coordinationPlan(orderBy: [{ field: RANK, direction: DESC }], first: 1) { nodes { kind } } } }",
        json!({"network": {"coordinationPlan": {"nodes": [{"rank": 2}]}, "byGap": {"nodes": [{"kind": "GAP"}]}}}),
    );
}

#[test]
fn a_network_that_has_ended_has_nothing_to_plan() {
    check(
        four().network_with("n", |row| row.ends = Some(date("2010"))).member("n", "a"),
        "{ network(slug: \"n\") { now: coordinationPlan { totalCount } then: coordinationPlan(activeOn: \"2009\") { totalCount } } }",
        json!({"network": {"now": {"totalCount": 0}, "then": {"totalCount": 2}}}),
    );
}

#[test]
fn an_action_about_both_crimes_is_two_kinds_of_work_and_one_fact() {
    let both = |row: &mut entity::action::Model| row.crime = Crime::Both;
    check(
        Fixture::new()
            .agency("a")
            .agency("b")
            .action_with("one", "agency:a", both)
            .action_with("two", "agency:b", both),
        "{ coordinationPlan { nodes { weight work { crime } } } }",
        json!({"coordinationPlan": {"nodes": [{"weight": 2, "work": [{"crime": "TRAFFICKING"}, {"crime": "SMUGGLING"}]}]}}),
    );
}

#[test]
fn more_pairs_than_a_plan_may_compare_are_refused_before_it_is_made() {
    let fixture = (0..448).fold(Fixture::new(), |fixture, at| {
        let slug = format!("a{at}");
        fixture.agency(&slug).action(&format!("of-{slug}"), &format!("agency:{slug}"), Axis::Protection)
    });
    let snapshot = fixture.snapshot();
    // 448 · 447 / 2
    let OverlapError::TooManyPairs(refused) =
        coordination::of_graph(&snapshot.graph, date(DAY), &Budget::unlimited()).unwrap_err()
    else {
        panic!("without limits nothing stops")
    };
    assert_eq!((refused.pairs, refused.limit), (100_128, coordination::MAXIMUM_PAIRS));
    assert!(refused.to_string().contains("100128 pairs of agencies"), "{refused}");
    assert_eq!(overlap::overlaps(&snapshot.graph, date(DAY), &Budget::unlimited()).unwrap().len(), 100_128);
}

#[test]
fn more_pairs_than_can_be_compared_are_refused_with_the_number() {
    let check = |pairs| overlap::TooManyPairs::check("databases", pairs, overlap::MAXIMUM_PAIRS);
    assert_eq!(check(1_000_000), Ok(()));
    assert!(check(1_000_001).unwrap_err().to_string().starts_with("1000001 pairs of databases"));
}

#[test]
fn more_databases_than_can_be_compared_are_refused_before_they_are() {
    let fixture = (0..1_415)
        .fold(Fixture::new().agency("a"), |fixture, at| fixture.output_with(&format!("d{at}"), "agency:a", |_| {}));
    // 1,415 · 1,414 / 2
    let told = ["1000405 pairs of databases", "limit is 1000000"];
    check_refused(fixture, "{ databaseOverlaps { totalCount } }", json!({}), "QUERY_TOO_COMPLEX", &told);
}

#[test]
fn more_agencies_than_can_be_compared_are_refused_before_they_are() {
    let fixture = (0..1_415).fold(Fixture::new(), |fixture, at| {
        let slug = format!("a{at}");
        fixture.agency(&slug).action(&format!("of-{slug}"), &format!("agency:{slug}"), Axis::Protection)
    });
    let told = ["1000405 pairs of agencies", "limit is 1000000"];
    check_refused(fixture, "{ overlaps { totalCount } }", json!({}), "QUERY_TOO_COMPLEX", &told);
}

#[test]
fn the_plan_of_the_real_data_is_its_dualities_and_its_gaps() {
    let (graph, day, budget) = (&SNAPSHOT.graph, date(DAY), Budget::unlimited());
    let plan = coordination::of_graph(graph, day, &budget).unwrap();
    let gaps = coverage::of_graph(graph, day, &budget).unwrap().iter().filter(|row| row.agencies.is_empty()).count();
    let document =
        format!("{{ overlaps(activeOn: \"{DAY}\", where: {{ ties: {{ count: {{ eq: 0 }} }} }}) {{ totalCount }} }}");
    let dualities = data(&SNAPSHOT, &document)["overlaps"]["totalCount"].as_u64().unwrap();
    assert!(dualities > 100 && gaps > 0);
    assert_eq!(plan.len() as u64, dualities + gaps as u64);
    assert!(plan.iter().map(|need| need.rank).eq(1..=plan.len()));
    assert!(plan.is_sorted_by(|one, next| one.weight >= next.weight));
    for need in &plan {
        let actions: BTreeSet<_> = need.work.iter().flat_map(|work| &work.actions).map(|action| action.key()).collect();
        assert_eq!(need.weight, actions.len(), "{need:?}");
        match &need.reason {
            // Counted from the agencies' side: which of their actions are about a kind of work that both do.
            Reason::Duality(overlap) => {
                let own = overlap
                    .agencies
                    .map(|agency| agency.actions().filter(|action| actions.contains(action.key())).count());
                assert_eq!(own[0] + own[1], need.weight);
                assert!(own[0] > 0 && own[1] > 0);
            }
            Reason::Gap(row) => assert!(row.agencies.is_empty() && need.work[0].activity == row.activity),
        }
    }
}

#[test]
fn no_member_of_a_network_has_a_duality_with_another() {
    let (day, budget) = (date(DAY), Budget::unlimited());
    for network in SNAPSHOT.graph.networks() {
        let members = coverage::members_on(network, day, &budget).unwrap();
        for need in coordination::of_network(network, day, &budget).unwrap() {
            let inside = need.agencies.iter().filter(|agency| members.contains(agency)).count();
            assert_eq!(inside, usize::from(matches!(need.reason, Reason::Duality(_))), "{need:?}");
        }
    }
}

#[test]
fn what_agencies_do_in_a_state_is_what_takes_place_there() {
    let mut fixture = four().state("LY");
    let state_id = fixture.rows.states[0].id;
    for slug in ["help", "support", "seize"] {
        let action_id = fixture.rows.actions.iter().find(|row| row.slug == slug).unwrap().id;
        fixture.rows.action_states.push(entity::action_state::Model { action_id, position: 0, state_id });
    }
    check(
        fixture,
        "{ state(slug: \"ly\") { agencyWork { agency { slug } undatedCount work { axis actions { slug } } } overlaps { nodes { agencies { slug } coordinated jaccard shared { actions { slug } } } } } }",
        json!({"state": {
            "agencyWork": [
                {"agency": {"slug": "a"}, "undatedCount": 1, "work": [{"axis": "PROTECTION", "actions": [{"slug": "help"}]}]},
                {"agency": {"slug": "b"}, "undatedCount": 1, "work": [{"axis": "PROTECTION", "actions": [{"slug": "support"}]}]},
                {"agency": {"slug": "c"}, "undatedCount": 1, "work": [{"axis": "PROSECUTION", "actions": [{"slug": "seize"}]}]},
            ],
            "overlaps": {"nodes": [{
                "agencies": [{"slug": "a"}, {"slug": "b"}], "coordinated": false, "jaccard": 1.0,
                "shared": [{"actions": [{"slug": "help"}, {"slug": "support"}]}],
            }]},
        }}),
    );
}

#[test]
fn who_does_what_in_libya_agrees_with_the_list_of_actions() {
    let answer = data(
        &SNAPSHOT,
        &format!(
            "{{ state(slug: \"ly\") {{ agencyWork(activeOn: \"{DAY}\") {{ agency {{ slug }} work {{ axis type crime actions {{ slug }} }} }} overlaps(activeOn: \"{DAY}\") {{ nodes {{ agencies {{ slug }} shared {{ axis type crime }} }} }} }} actions(activeOn: \"{DAY}\", first: 500, where: {{ countries: {{ some: {{ slug: {{ eq: \"ly\" }} }} }}, hasAgency: true }}) {{ nodes {{ slug agency {{ slug }} }} }} }}"
        ),
    );
    let rows = answer["state"]["agencyWork"].as_array().unwrap();
    let mut shown = BTreeSet::new();
    for row in rows {
        for action in row["work"].as_array().unwrap().iter().flat_map(|work| work["actions"].as_array().unwrap()) {
            shown.insert((row["agency"]["slug"].to_string(), action["slug"].to_string()));
        }
    }
    let actions = answer["actions"]["nodes"].as_array().unwrap();
    let expected: BTreeSet<_> =
        actions.iter().map(|action| (action["agency"]["slug"].to_string(), action["slug"].to_string())).collect();
    assert!(expected.len() >= 10);
    assert_eq!(shown, expected);
    let overlaps = answer["state"]["overlaps"]["nodes"].as_array().unwrap();
    assert!(!overlaps.is_empty());
    let kinds = |slug: &Value| -> BTreeSet<String> {
        let row = rows.iter().find(|row| row["agency"]["slug"] == *slug).unwrap();
        let kind = |work: &Value| format!("{} {} {}", work["axis"], work["type"], work["crime"]);
        row["work"].as_array().unwrap().iter().map(kind).collect()
    };
    for overlap in overlaps {
        let [one, other] = [0, 1].map(|at| kinds(&overlap["agencies"][at]["slug"]));
        assert_eq!(one.intersection(&other).count(), overlap["shared"].as_array().unwrap().len());
    }
}
