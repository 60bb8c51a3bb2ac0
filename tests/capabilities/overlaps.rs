//! What it means that two agencies do the same: how rare that is, in which place, and what joins them through a parent. Each
//! rule on a graph that can be checked on paper.

use crate::fixture::{Fixture, check, check_refused, data, date};
use entity::vocabulary::*;
use palermo::{
    analysis::{draws::Draws, overlap, tie},
    budget::Budget,
};
use serde_json::{Value, json};
use std::sync::Arc;

const DAY: &str = "2018-11-23";

/// Does something against trafficking.
fn does(r#type: ActionType) -> impl Fn(&mut entity::action::Model) {
    move |row| (row.axis, row.r#type, row.crime) = (Axis::Protection, r#type, Crime::Trafficking)
}

/// Agencies `a` and `b` help victims, and so does `c`; `a` and `b` alone give legal aid; `d` trains. A network monitors.
fn five_kinds() -> Fixture {
    let fixture = Fixture::new().agency("a").agency("b").agency("c").agency("d").agency("idle").network("n");
    ["a", "b", "c"]
        .iter()
        .fold(fixture, |fixture, of| {
            fixture.action_with(&format!("help-{of}"), &format!("agency:{of}"), does(ActionType::DirectAssistance))
        })
        .action_with("aid-a", "agency:a", does(ActionType::LegalAid))
        .action_with("aid-b", "agency:b", does(ActionType::LegalAid))
        .action_with("train-d", "agency:d", does(ActionType::Training))
        .action_with("monitor-n", "network:n", does(ActionType::Monitoring))
}

/// Numbers that are told of the overlaps of a graph, in their order.
fn figures(fixture: Fixture, arguments: &str) -> Vec<(String, f64, f64, f64)> {
    let document = format!(
        "{{ overlaps(activeOn: \"{DAY}\"{arguments}) {{ nodes {{ agencies {{ slug }} expected lift specificity }} }} }}"
    );
    let answer = data(&Arc::new(fixture.snapshot()), &document);
    let figure = |row: &Value, name: &str| row[name].as_f64().unwrap();
    let slugs = |row: &Value| {
        let agencies = row["agencies"].as_array().unwrap();
        agencies.iter().map(|agency| agency["slug"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
    };
    let rows = answer["overlaps"]["nodes"].as_array().unwrap();
    rows.iter()
        .map(|row| (slugs(row), figure(row, "expected"), figure(row, "lift"), figure(row, "specificity")))
        .collect()
}

#[track_caller]
fn check_figures(found: &[(String, f64, f64, f64)], expected: &[(&str, f64, f64, f64)]) {
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((slugs, e, l, s), (slugs_expected, e_expected, l_expected, s_expected)) in found.iter().zip(expected) {
        assert_eq!(slugs, slugs_expected, "{found:?}");
        for (found, expected) in [(e, e_expected), (l, l_expected), (s, s_expected)] {
            assert!((found - expected).abs() < 1e-9, "{slugs}: {found} {expected}");
        }
    }
}

#[test]
fn overlaps_are_measured_by_chance_and_by_how_rare_the_work_is() {
    // Four agencies do something, of four kinds that anybody does: the network's monitoring is one of them.
    // Help: 3 of 4 agencies; legal aid: 2 of 4.
    check_figures(
        &figures(five_kinds(), ""),
        &[
            ("a b", 2.0 * 2.0 / 4.0, 2.0 / 1.0, (4.0_f64 / 3.0).ln() + 2_f64.ln()),
            ("a c", 2.0 * 1.0 / 4.0, 1.0 / 0.5, (4.0_f64 / 3.0).ln()),
            ("b c", 2.0 * 1.0 / 4.0, 1.0 / 0.5, (4.0_f64 / 3.0).ln()),
        ],
    );
}

#[test]
fn what_has_ended_is_neither_rare_nor_common() {
    let mut fixture = five_kinds();
    let ended = fixture.rows.actions.iter_mut().find(|row| row.slug == "help-c").unwrap();
    ended.ends = Some(date("2017"));
    // Three agencies are left, two of which help.
    check_figures(&figures(fixture, ""), &[("a b", 1.0, 2.0, 1.5_f64.ln() + 1.5_f64.ln())]);
}

#[test]
fn what_all_do_tells_nothing() {
    let fixture = Fixture::new().agency("a").agency("b").action("x", "agency:a", Axis::Protection).action(
        "y",
        "agency:b",
        Axis::Protection,
    );
    check_figures(&figures(fixture, ""), &[("a b", 1.0, 1.0, 0.0)]);
}

#[test]
fn an_action_about_both_crimes_counts_as_two_kinds() {
    let both = |row: &mut entity::action::Model| row.crime = Crime::Both;
    let fixture = Fixture::new().agency("a").agency("b").agency("c").action_with("x", "agency:a", both);
    let fixture = fixture.action_with("y", "agency:b", both).action("z", "agency:c", Axis::Protection);
    // Trafficking: 3 of 3, smuggling: 2 of 3; two kinds in all.
    check_figures(
        &figures(fixture, ""),
        &[("a b", 2.0, 1.0, 1.5_f64.ln()), ("a c", 1.0, 1.0, 0.0), ("b c", 1.0, 1.0, 0.0)],
    );
}

/// `a` and `b` both help victims, each in these states.
fn in_states(of_a: &[&str], of_b: &[&str]) -> Fixture {
    let fixture = Fixture::new().state("IT").state("LY").state("NE").agency("a").agency("b");
    let fixture = fixture.action("one", "agency:a", Axis::Protection).action("two", "agency:b", Axis::Protection);
    let fixture = of_a.iter().fold(fixture, |fixture, code| fixture.country("one", code));
    of_b.iter().fold(fixture, |fixture, code| fixture.country("two", code))
}

fn count(fixture: Fixture, arguments: &str) -> usize {
    figures(fixture, arguments).len()
}

#[test]
fn work_in_places_that_do_not_meet_is_not_shared() {
    assert_eq!(count(in_states(&["IT", "LY"], &["LY", "NE"]), ""), 1);
    assert_eq!(count(in_states(&["IT"], &["LY", "NE"]), ""), 0);
    assert_eq!(count(in_states(&["IT"], &["LY", "NE"]), ", anywhere: true"), 1);
    assert_eq!(count(in_states(&["IT"], &["LY", "NE"]), ", anywhere: false"), 0);
}

#[test]
fn work_of_which_no_place_is_known_meets_all() {
    assert_eq!(count(in_states(&[], &["LY"]), ""), 1);
    assert_eq!(count(in_states(&[], &[]), ""), 1);
}

#[test]
fn an_action_that_names_no_place_is_done_where_its_agency_works() {
    let of_a = |fixture: Fixture, codes: &[&str]| fixture.region("r", codes).territory("agency:a", "r");
    assert_eq!(count(of_a(in_states(&[], &["LY"]), &["LY", "NE"]), ""), 1);
    assert_eq!(count(of_a(in_states(&[], &["LY"]), &["IT"]), ""), 0);
    // Its own place counts, wherever else its agency works.
    assert_eq!(count(of_a(in_states(&["IT"], &["LY"]), &["LY"]), ""), 0);
    // Where nothing is known of the other, both meet.
    assert_eq!(count(of_a(in_states(&[], &[]), &["IT"]), ""), 1);
    let apart = of_a(in_states(&[], &[]), &["IT"]).region("s", &["NE"]).territory("agency:b", "s");
    assert_eq!(count(apart.clone(), ""), 0);
    assert_eq!(count(apart, ", anywhere: true"), 1);
}

#[test]
fn one_action_that_meets_is_enough_and_is_what_shows_it() {
    let fixture = in_states(&["IT"], &["LY"]).action("three", "agency:b", Axis::Protection).country("three", "IT");
    check(
        fixture,
        "{ overlaps { nodes { jaccard shared { actions { slug } } } } anywhere: overlaps(anywhere: true) { nodes { shared { actions { slug } } } } }",
        json!({
            "overlaps": {"nodes": [{"jaccard": 1.0, "shared": [{"actions": [{"slug": "one"}, {"slug": "three"}]}]}]},
            "anywhere": {"nodes": [{"shared": [{"actions": [{"slug": "one"}, {"slug": "three"}, {"slug": "two"}]}]}]},
        }),
    );
}

#[test]
fn alikeness_is_of_profiles_wherever_they_meet() {
    // They help in different states, and train together in one: one kind of two is shared, both are alike.
    let fixture = in_states(&["IT"], &["LY"])
        .action_with("train-a", "agency:a", does(ActionType::Training))
        .action_with("train-b", "agency:b", does(ActionType::Training));
    check(
        fixture,
        "{ agency(slug: \"b\") { overlaps { nodes { sharedCount jaccard expected lift } } } }",
        json!({"agency": {"overlaps": {"nodes": [{"sharedCount": 1, "jaccard": 1.0, "expected": 2.0, "lift": 0.5}]}}}),
    );
}

#[test]
fn in_a_state_everything_is_counted_there() {
    // In Libya two agencies do two kinds of work, one of which both do.
    let fixture = in_states(&["LY"], &["LY"])
        .action_with("train-a", "agency:a", does(ActionType::Training))
        .country("train-a", "LY")
        .action_with("elsewhere", "agency:b", does(ActionType::LegalAid));
    check(
        fixture,
        "{ state(slug: \"ly\") { overlaps { nodes { sharedCount jaccard expected lift specificity } } } }",
        json!({"state": {"overlaps": {"nodes": [
            {"sharedCount": 1, "jaccard": 0.5, "expected": 1.0, "lift": 1.0, "specificity": 0.0},
        ]}}}),
    );
}

#[test]
fn anywhere_is_yes_or_no() {
    check_refused(
        five_kinds(),
        "{ overlaps(anywhere: 1) { totalCount } }",
        json!({}),
        "GRAPHQL_VALIDATION_FAILED",
        &["anywhere"],
    );
}

/// `a` and `b` do the same; `p` is the parent of `a`, `q` a part of `b`, `u` the parent of nobody.
fn family() -> Fixture {
    let fixture = Fixture::new().agency("p").agency("q").agency("u").agency("a").agency("b");
    let mut fixture = fixture.action("one", "agency:a", Axis::Protection).action("two", "agency:b", Axis::Protection);
    let id = |fixture: &Fixture, slug: &str| fixture.rows.agencies.iter().find(|row| row.slug == slug).unwrap().id;
    let (p, b) = (id(&fixture, "p"), id(&fixture, "b"));
    for row in &mut fixture.rows.agencies {
        match row.slug.as_str() {
            "a" => row.parent_id = Some(p),
            "q" => row.parent_id = Some(b),
            _ => {}
        }
    }
    fixture
}

/// The ties of `a` and `b` through others: of whom, through whom, of what kind, by which fact.
#[track_caller]
fn check_via(fixture: Fixture, expected: &[[&str; 4]]) {
    let document = format!(
        "{{ overlaps(activeOn: \"{DAY}\") {{ nodes {{ coordinated tieOnRecord tiesViaParent {{ kind throughOf {{ slug }} through {{ slug }} throughKind label }} }} }} }}"
    );
    let expected: Vec<Value> = (expected.iter())
        .map(|[of, through, kind, label]| {
            json!({"kind": "VIA_PARENT", "throughOf": {"slug": of}, "through": {"slug": through}, "throughKind": kind, "label": label})
        })
        .collect();
    let row = json!({"coordinated": false, "tieOnRecord": !expected.is_empty(), "tiesViaParent": expected});
    check(fixture, &document, json!({"overlaps": {"nodes": [row]}}));
}

#[test]
fn a_tie_of_a_parent_or_a_part_is_one_through_it() {
    check_via(family(), &[]);
    check_via(family().network("n").member("n", "p").member("n", "b"), &[["a", "p", "NETWORK", "n"]]);
    check_via(family().arrangement("m", &["a", "q"], |_| {}), &[["b", "q", "ARRANGEMENT", "m"]]);
    let both = family().arrangement("m", &["a", "q"], |_| {}).network("n").member("n", "p").member("n", "b");
    check_via(both, &[["a", "p", "NETWORK", "n"], ["b", "q", "ARRANGEMENT", "m"]]);
}

#[test]
fn two_steps_make_no_tie() {
    // The parent of the one and a part of the other: a step on each side.
    check_via(family().arrangement("m", &["p", "q"], |_| {}), &[]);
    check_via(family().arrangement("m", &["u", "b"], |_| {}), &[]);
}

#[test]
fn parts_of_one_parent_are_tied_through_it() {
    let mut fixture = family();
    let p = fixture.rows.agencies.iter().find(|row| row.slug == "p").unwrap().id;
    fixture.rows.agencies.iter_mut().find(|row| row.slug == "b").unwrap().parent_id = Some(p);
    check_via(fixture, &[["a", "p", "PARENT", "b"], ["b", "p", "PARENT", "a"]]);
}

#[test]
fn a_parent_is_tied_to_its_part_by_that_and_not_through_itself() {
    let fixture = Fixture::new().agency("a").agency("b").action("one", "agency:a", Axis::Protection);
    let mut fixture = fixture.action("two", "agency:b", Axis::Protection);
    fixture.rows.agencies[1].parent_id = Some(fixture.rows.agencies[0].id);
    check(
        fixture,
        "{ overlaps { nodes { ties { kind through { slug } throughOf { slug } throughKind } tiesViaParent { kind } } } }",
        json!({"overlaps": {"nodes": [{
            "ties": [{"kind": "PARENT", "through": null, "throughOf": null, "throughKind": null}], "tiesViaParent": [],
        }]}}),
    );
}

#[test]
fn a_tie_from_before_the_part_was_there_does_not_reach_it() {
    let mut fixture =
        family().network("n").member("n", "p").member_with("n", "b", |row| row.until = Some(date("2014-02")));
    let document = "{ overlaps(activeOn: \"2014\") { nodes { tiesViaParent { throughKind } } } }";
    let found = |ties: Value| json!({"overlaps": {"nodes": [{"tiesViaParent": ties}]}});
    check(fixture.clone(), document, found(json!([{"throughKind": "NETWORK"}])));
    fixture.rows.agencies.iter_mut().find(|row| row.slug == "a").unwrap().founded = Some(date("2014-05"));
    check(fixture, document, found(json!([])));
}

#[test]
fn the_same_work_with_no_tie_on_record_is_found_by_that() {
    let fixture = family().network("n").member("n", "p").member("n", "b");
    check(
        fixture,
        "{ apart: overlaps(where: { tieOnRecord: { eq: false } }) { totalCount } own: overlaps(where: { coordinated: { eq: false } }) { totalCount } through: overlaps(where: { tiesViaParent: { some: { throughKind: { eq: NETWORK }, through: { slug: { eq: \"p\" } } } } }) { totalCount } }",
        json!({"apart": {"totalCount": 0}, "own": {"totalCount": 1}, "through": {"totalCount": 1}}),
    );
}

#[test]
fn the_most_ties_of_two_bound_those_of_any_two() {
    // Families, networks and arrangements at random, from fixed seeds.
    for seed in 0..30 {
        let mut draws = Draws::new(seed);
        let mut fixture = (0..8).fold(Fixture::new(), |fixture, at| fixture.agency(&format!("a{at}")));
        for at in 1..8 {
            fixture.rows.agencies[at].parent_id = Some(fixture.rows.agencies[draws.below(at)].id);
        }
        for network in 0..3 {
            let network = format!("n{network}");
            fixture = fixture.network(&network);
            for at in (0..8).filter(|_| draws.below(2) == 0).collect::<Vec<_>>() {
                fixture = fixture.member(&network, &format!("a{at}"));
            }
        }
        let snapshot = fixture.snapshot();
        let (own, via_parent) = tie::most(&snapshot.graph);
        let budget = Budget::unlimited();
        let mut met = (0, 0);
        for one in snapshot.graph.agencies() {
            for other in snapshot.graph.agencies().filter(|other| *other != one) {
                met.0 = met.0.max(tie::ties(one, other, date(DAY), &budget).unwrap().len());
                met.1 = met.1.max(tie::ties_via_parent(one, other, date(DAY), &budget).unwrap().len());
            }
        }
        assert!(met.0 <= own && met.1 <= via_parent && met.1 > 0, "{seed}: {met:?} {own} {via_parent}");
        assert!(overlap::overlaps(&snapshot.graph, overlap::Ground::Common, date(DAY), &budget).unwrap().is_empty());
    }
}
