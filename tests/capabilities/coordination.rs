//! The coordination plan and what is done where, each rule on a graph that can be checked on paper, and on the real data
//! by a second way.

use crate::{
    fixture::{Fixture, check, check_refused, data, date},
    real_data::SNAPSHOT,
};
use entity::{action, vocabulary::*};
use palermo::{
    analysis::{
        coordination::{self, Reason},
        coverage,
        overlap::{self, Ground, OverlapError},
        standing::{self, PlanError},
    },
    budget::Budget,
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, sync::Arc};

const DAY: &str = "2018-11-23";

/// Agencies `a` and `b` help victims, `a` twice; `c` trains; `idle` does nothing.
fn four() -> Fixture {
    Fixture::new()
        .agency("a")
        .agency("b")
        .agency("c")
        .agency("idle")
        .action("help", "agency:a", Axis::Protection)
        .action("shelter", "agency:a", Axis::Protection)
        .action("support", "agency:b", Axis::Protection)
        .action_with("train", "agency:c", training)
}

fn training(row: &mut action::Model) {
    (row.axis, row.r#type) = (Axis::Prosecution, ActionType::Training);
}

#[test]
fn a_plan_has_the_same_work_without_a_tie_and_gaps_the_most_telling_first() {
    // The gap: something that was done once and has ended.
    let fixture = four().action_with("campaign", "agency:c", |row| {
        (row.axis, row.r#type, row.ends) = (Axis::Prevention, ActionType::AwarenessRaising, Some(date("2010")));
    });
    // Three agencies do two kinds of work. Of a and b: ln(3 / 2) × 1 · 2 / (1 · 1). Of the gap: ln(4 / 1).
    let scores = [4_f64.ln(), 1.5_f64.ln() * 2.0].map(|score| (score * 1e12).round() / 1e12);
    check(
        fixture,
        "{ coordinationPlan { totalCount nodes { rank kind score weight undatedCount amongMembers agencies { slug } work { axis actions { slug } } overlap { jaccard } coverage { level } } } }",
        json!({"coordinationPlan": {"totalCount": 2, "nodes": [
            {
                "rank": 1, "kind": "GAP", "score": scores[0], "weight": 1, "undatedCount": 1, "amongMembers": false, "agencies": [],
                "work": [{"axis": "PREVENTION", "actions": [{"slug": "campaign"}]}],
                "overlap": null, "coverage": {"level": "NONE"},
            },
            {
                "rank": 2, "kind": "DUALITY", "score": scores[1], "weight": 3, "undatedCount": 3, "amongMembers": false,
                "agencies": [{"slug": "a"}, {"slug": "b"}],
                "work": [{"axis": "PROTECTION", "actions": [{"slug": "help"}, {"slug": "shelter"}, {"slug": "support"}]}],
                "overlap": {"jaccard": 1.0}, "coverage": null,
            },
        ]}}),
    );
}

#[test]
fn how_many_actions_were_recorded_does_not_put_an_entry_first() {
    // Three help, each against the same crime, a by ten actions; b and c alone give legal aid, by one each.
    let aid = |row: &mut action::Model| row.r#type = ActionType::LegalAid;
    let fixture = Fixture::new().agency("a").agency("b").agency("c");
    let fixture = (0..10)
        .fold(fixture, |fixture, at| fixture.action(&format!("help-{at}"), "agency:a", Axis::Protection))
        .action("help-b", "agency:b", Axis::Protection)
        .action("help-c", "agency:c", Axis::Protection)
        .action_with("aid-b", "agency:b", aid)
        .action_with("aid-c", "agency:c", aid);
    check(
        fixture,
        "{ coordinationPlan { nodes { weight agencies { slug } } } }",
        json!({"coordinationPlan": {"nodes": [
            {"weight": 4, "agencies": [{"slug": "b"}, {"slug": "c"}]},
            {"weight": 11, "agencies": [{"slug": "a"}, {"slug": "b"}]},
            {"weight": 11, "agencies": [{"slug": "a"}, {"slug": "c"}]},
        ]}}),
    );
}

#[test]
fn a_tie_takes_the_same_work_out_of_the_plan_and_so_does_one_through_a_parent() {
    let none = json!({"coordinationPlan": {"totalCount": 0}});
    check(four().arrangement("m", &["a", "b"], |_| {}), "{ coordinationPlan { totalCount } }", none.clone());
    let mut through = four().arrangement("m", &["idle", "b"], |_| {});
    through.rows.agencies[0].parent_id = Some(through.rows.agencies[3].id);
    check(through, "{ coordinationPlan { totalCount } }", none);
}

#[test]
fn a_network_plans_for_what_its_members_leave_out_and_do_beside_others() {
    let fixture = four().network("n").member("n", "a").member("n", "idle");
    // ln(4 / 2) of the gap is less than ln(3 / 2) × 2.
    check(
        fixture.clone(),
        "{ network(slug: \"n\") { coordinationPlan { nodes { rank kind amongMembers weight agencies { slug } work { axis } } } } }",
        json!({"network": {"coordinationPlan": {"nodes": [
            {"rank": 1, "kind": "DUALITY", "amongMembers": false, "weight": 3, "agencies": [{"slug": "a"}, {"slug": "b"}], "work": [{"axis": "PROTECTION"}]},
            {"rank": 2, "kind": "GAP", "amongMembers": false, "weight": 1, "agencies": [{"slug": "c"}], "work": [{"axis": "PROSECUTION"}]},
        ]}}}),
    );
    check(
        fixture,
        "{ network(slug: \"n\") { coordinationPlan(where: { agencies: { some: { slug: { eq: \"c\" } } }, work: { every: { axis: { eq: PROSECUTION } } }, weight: { lte: 1 } }) { nodes { rank } } byGap: coordinationPlan(orderBy: [{ field: RANK, direction: DESC }], first: 1) { nodes { kind } } } }",
        json!({"network": {"coordinationPlan": {"nodes": [{"rank": 2}]}, "byGap": {"nodes": [{"kind": "GAP"}]}}}),
    );
}

/// The plan of the network `n` without its gaps: the pairs, and whether both are members.
#[track_caller]
fn check_pairs(fixture: Fixture, pairs: &[([&str; 2], bool)]) {
    let expected: Vec<Value> = (pairs.iter())
        .map(|([one, other], inside)| json!({"amongMembers": inside, "agencies": [{"slug": one}, {"slug": other}]}))
        .collect();
    check(
        fixture,
        "{ network(slug: \"n\") { coordinationPlan(where: { kind: { eq: DUALITY } }) { nodes { amongMembers agencies { slug } } } } }",
        json!({"network": {"coordinationPlan": {"nodes": expected}}}),
    );
}

#[test]
fn two_members_whom_nothing_but_the_network_joins_are_in_its_plan() {
    let members = || four().network("n").member("n", "a").member("n", "b");
    check_pairs(members(), &[(["a", "b"], true)]);
    check_pairs(members().arrangement("m", &["a", "b"], |_| {}), &[]);
    check_pairs(members().network("o").member("o", "a").member("o", "b"), &[]);
    // To an agency outside, its membership elsewhere is a tie as any other.
    check_pairs(four().network("n").member("n", "a").network("o").member("o", "a").member("o", "b"), &[]);
    let observer = |row: &mut entity::membership::Model| row.role = MembershipRole::Observer;
    check_pairs(four().network("n").member("n", "a").member_with("n", "b", observer), &[(["a", "b"], false)]);
}

#[test]
fn a_parent_in_the_same_network_does_not_take_two_members_out_of_its_plan() {
    let family = |fixture: Fixture| {
        let mut fixture = fixture.member("n", "idle");
        fixture.rows.agencies[0].parent_id = Some(fixture.rows.agencies[3].id);
        fixture
    };
    // The parent of `a` meets `b` in the network, which is no more than the network again.
    check_pairs(family(four().network("n").member("n", "a").member("n", "b")), &[(["a", "b"], true)]);
    let elsewhere = four().network("n").member("n", "a").member("n", "b").arrangement("m", &["idle", "b"], |_| {});
    check_pairs(family(elsewhere), &[]);
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

/// Agencies that all do the same, by one action each.
fn all_alike(count: usize) -> Fixture {
    (0..count).fold(Fixture::new(), |fixture, at| {
        let slug = format!("a{at:03}");
        fixture.agency(&slug).action(&format!("of-{slug}"), &format!("agency:{slug}"), Axis::Protection)
    })
}

#[test]
fn a_place_that_hangs_on_one_action_is_told_by_the_resamples() {
    // Ten actions, of which one is left out each time. `a` and `b` share legal aid, the work of two of five agencies, by one action
    // each: in a fifth of the resamples it is gone, and stands behind the three pairs of those who help by several.
    let aid = |row: &mut action::Model| row.r#type = ActionType::LegalAid;
    let fixture = ["a", "b", "c", "d", "e"].iter().fold(Fixture::new(), |fixture, slug| fixture.agency(slug));
    let fixture = fixture.action_with("aid-a", "agency:a", aid).action_with("aid-b", "agency:b", aid);
    let fixture = (0..8).fold(fixture, |fixture, at| {
        let owner = ["agency:c", "agency:d", "agency:e"][at % 3];
        fixture.action(&format!("help-{at}"), owner, Axis::Protection)
    });
    check(
        fixture,
        "{ coordinationPlan { nodes { agencies { slug } rank rankLow rankHigh stability } } }",
        json!({"coordinationPlan": {"nodes": [
            {"agencies": [{"slug": "a"}, {"slug": "b"}], "rank": 1, "rankLow": 1, "rankHigh": 4, "stability": 1.0},
            {"agencies": [{"slug": "c"}, {"slug": "d"}], "rank": 2, "rankLow": 1, "rankHigh": 2, "stability": 1.0},
            {"agencies": [{"slug": "c"}, {"slug": "e"}], "rank": 3, "rankLow": 2, "rankHigh": 3, "stability": 1.0},
            {"agencies": [{"slug": "d"}, {"slug": "e"}], "rank": 4, "rankLow": 3, "rankHigh": 4, "stability": 1.0},
        ]}}),
    );
}

#[test]
fn what_no_resample_can_take_away_stands_firm() {
    // Whichever action is left out, each has another of the same kind.
    let fixture = Fixture::new().agency("a").agency("b");
    let fixture = ["1", "2"].iter().fold(fixture, |fixture, at| {
        let fixture = fixture.action(&format!("a-{at}"), "agency:a", Axis::Protection);
        fixture.action(&format!("b-{at}"), "agency:b", Axis::Protection)
    });
    check(
        fixture,
        "{ coordinationPlan { nodes { rank rankLow rankHigh stability } } }",
        json!({"coordinationPlan": {"nodes": [{"rank": 1, "rankLow": 1, "rankHigh": 1, "stability": 1.0}]}}),
    );
}

#[test]
fn what_most_resamples_take_away_stands_behind_the_rest() {
    // Two actions, one of which is left out each time: nothing is shared then, and nothing stands in the plan.
    let fixture = Fixture::new().agency("a").agency("b").action("x", "agency:a", Axis::Protection);
    check(
        fixture.action("y", "agency:b", Axis::Protection),
        "{ coordinationPlan { nodes { rank rankLow rankHigh stability } } }",
        json!({"coordinationPlan": {"nodes": [{"rank": 1, "rankLow": 1, "rankHigh": 1, "stability": 1.0}]}}),
    );
}

#[test]
fn among_the_first_are_twenty() {
    // Eight agencies: 28 pairs that are all alike, and stand in the order of their slugs. One of eight actions is left out each
    // time, with seven of the pairs.
    let answer = data(
        &Arc::new(all_alike(8).snapshot()),
        "{ coordinationPlan { totalCount nodes { rankLow rankHigh stability } } }",
    );
    let plan = answer["coordinationPlan"]["nodes"].as_array().unwrap();
    assert_eq!(answer["coordinationPlan"]["totalCount"], 28);
    // Gone with either of the two, a quarter of the time, a pair stands behind the 21 that are left.
    assert!(plan.iter().all(|entry| entry["rankHigh"] == 22), "{plan:?}");
    // The first pair is first or gone; before the last one stand the twenty others that are left.
    assert_eq!((&plan[0]["rankLow"], &plan[27]["rankLow"]), (&json!(1), &json!(21)));
    let [first, last] = [0, 27].map(|at| plan[at]["stability"].as_f64().unwrap());
    assert!((0.6..0.9).contains(&first) && last == 0.0, "{first} {last}");
}

#[test]
fn how_firm_a_plan_is_is_the_same_whoever_asks_and_is_found_out_once() {
    let snapshot = all_alike(30).snapshot();
    let day = date(DAY);
    let plan = |budget: &Budget| {
        let entries = snapshot.coordination_plan(None, day, budget)?;
        Ok::<_, PlanError>(entries.iter().map(|entry| entry.standing).collect::<Vec<_>>())
    };
    let first = plan(&Budget::unlimited()).unwrap();
    assert_eq!(first.len(), 30 * 29 / 2);
    assert_eq!(plan(&Budget::unlimited()).unwrap(), first);
    let made = coordination::of_graph(&snapshot.graph, day, &Budget::unlimited()).unwrap();
    assert_eq!(standing::standings(&made, &Budget::unlimited()).unwrap(), first);
    let spent = Budget::new(std::time::Duration::ZERO, palermo::budget::Left::default());
    assert!(matches!(standing::standings(&made, &spent), Err(PlanError::Stopped(_))));
}

#[test]
fn more_entries_than_can_be_put_in_order_anew_are_refused_with_the_number() {
    // 202 · 201 / 2
    let told = ["20301 entries", "the limit is 20000", "ask about one network"];
    check_refused(all_alike(202), "{ coordinationPlan { totalCount } }", json!({}), "QUERY_TOO_COMPLEX", &told);
}

#[test]
fn more_pairs_than_a_plan_may_compare_are_refused_before_it_is_made() {
    let snapshot = all_alike(448).snapshot();
    // 448 · 447 / 2
    let refused = match coordination::of_graph(&snapshot.graph, date(DAY), &Budget::unlimited()) {
        Err(OverlapError::TooManyPairs(refused)) => refused,
        Err(OverlapError::Stopped(_)) | Ok(_) => panic!("there are too many, and without limits nothing stops"),
    };
    assert_eq!((refused.pairs, refused.limit), (100_128, coordination::MAXIMUM_PAIRS));
    assert!(refused.to_string().contains("100128 pairs of agencies"), "{refused}");
    let overlaps = overlap::overlaps(&snapshot.graph, Ground::Common, date(DAY), &Budget::unlimited()).unwrap();
    assert_eq!(overlaps.len(), 100_128);
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
    let told = ["1000405 pairs of agencies", "limit is 1000000"];
    check_refused(all_alike(1_415), "{ overlaps { totalCount } }", json!({}), "QUERY_TOO_COMPLEX", &told);
}

#[test]
fn the_plan_of_the_real_data_is_its_same_work_without_a_tie_and_its_gaps() {
    let (graph, day, budget) = (&SNAPSHOT.graph, date(DAY), Budget::unlimited());
    let plan = coordination::of_graph(graph, day, &budget).unwrap().needs;
    let gaps = coverage::of_graph(graph, day, &budget).unwrap().iter().filter(|row| row.gap()).count();
    let document = format!(
        "{{ overlaps(activeOn: \"{DAY}\", where: {{ ties: {{ count: {{ eq: 0 }} }}, tiesViaParent: {{ none: {{}} }} }}) {{ totalCount }} }}"
    );
    let apart = data(&SNAPSHOT, &document)["overlaps"]["totalCount"].as_u64().unwrap();
    assert!(apart > 100 && gaps > 0);
    assert_eq!(plan.len() as u64, apart + gaps as u64);
    assert!(plan.iter().map(|need| need.rank).eq(1..=plan.len()));
    assert!(plan.is_sorted_by(|one, next| one.score >= next.score));
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
                assert_eq!(need.score, overlap.specificity * overlap.lift());
            }
            Reason::Gap(row) => assert!(row.agencies.is_empty() && need.work[0].activity == row.activity),
        }
    }
}

#[test]
fn in_the_plan_of_a_network_both_or_one_of_a_pair_are_members() {
    let (day, budget) = (date(DAY), Budget::unlimited());
    let mut within = 0;
    for network in SNAPSHOT.graph.networks() {
        let members = coverage::members_on(network, day, &budget).unwrap();
        for need in coordination::of_network(network, day, &budget).unwrap().needs {
            let inside = need.agencies.iter().filter(|agency| members.contains(agency)).count();
            let expected = match need.reason {
                Reason::Duality(_) => 1 + usize::from(need.among_members),
                Reason::Gap(_) => 0,
            };
            assert_eq!(inside, expected, "{need:?}");
            within += usize::from(need.among_members);
        }
    }
    assert!(within > 10, "{within}");
}

#[test]
fn what_agencies_do_in_a_state_is_what_takes_place_there() {
    let mut fixture = four().state("LY");
    let state_id = fixture.rows.states[0].id;
    for slug in ["help", "support", "train"] {
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
                {"agency": {"slug": "c"}, "undatedCount": 1, "work": [{"axis": "PROSECUTION", "actions": [{"slug": "train"}]}]},
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
