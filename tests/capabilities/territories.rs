//! Where agencies work and actions are done: what is not known is not nowhere.

use crate::{
    fixture::{Fixture, check},
    real_data::SNAPSHOT,
};
use entity::vocabulary::{Axis, RegionKind};
use palermo::graph::{
    graph::Graph,
    territory::{States, may_meet},
};
use serde_json::json;

/// The codes of the states in a set.
fn codes(graph: &Graph, states: Option<&States>) -> Option<String> {
    let states = states?;
    let codes: Vec<_> =
        graph.states().filter(|state| states.contains(*state)).map(|state| state.row().code.as_str()).collect();
    assert_eq!(codes.len(), states.count());
    Some(codes.join(" "))
}

fn fixture() -> Fixture {
    Fixture::new()
        .state("AL")
        .state("ES")
        .state("LY")
        .state("TN")
        .region("north", &["ES", "AL"])
        .region("south", &["LY", "TN"])
        .agency("known")
        .territory("agency:known", "north")
        .agency("unknown")
        .action("own", "agency:known", Axis::Protection)
        .territory("action:own", "south")
        .action("both", "agency:known", Axis::Protection)
        .country("both", "ES")
        .territory("action:both", "south")
        .action("inherited", "agency:known", Axis::Protection)
        .action("nowhere-said", "agency:unknown", Axis::Protection)
}

#[test]
fn an_action_is_done_where_it_says_else_where_its_agency_works() {
    let snapshot = fixture().snapshot();
    let graph = &snapshot.graph;
    for (action, states) in
        [("own", Some("LY TN")), ("both", Some("ES LY TN")), ("inherited", Some("AL ES")), ("nowhere-said", None)]
    {
        let action = graph.by_slug::<entity::action::Model>(action).unwrap();
        assert_eq!(codes(graph, action.known_states()).as_deref(), states, "{action:?}");
    }
    let agency = |slug| graph.by_slug::<entity::agency::Model>(slug).unwrap();
    assert_eq!(codes(graph, agency("known").known_states()).as_deref(), Some("AL ES"));
    assert_eq!(agency("unknown").known_states(), None);
}

#[test]
fn an_action_of_a_project_is_done_where_the_project_works() {
    let mut fixture =
        Fixture::new().state("ES").project("works").action("of-project", "project:works", Axis::Protection);
    let id = |key: &str| fixture.rows.facts.iter().find(|fact| fact.key == key).unwrap().id;
    let (project_id, state_id) = (id("project:works"), id("state:es"));
    fixture.rows.project_states.push(entity::project_state::Model { project_id, position: 0, state_id });
    let snapshot = fixture.snapshot();
    let action = snapshot.graph.actions().next().unwrap();
    assert_eq!(codes(&snapshot.graph, action.known_states()).as_deref(), Some("ES"));
}

#[test]
fn what_is_not_known_meets_everything() {
    let snapshot = fixture().snapshot();
    let action = |slug| snapshot.graph.by_slug::<entity::action::Model>(slug).unwrap().known_states();
    assert!(!may_meet(action("own"), action("inherited")));
    assert!(may_meet(action("own"), action("both")));
    assert!(may_meet(action("own"), action("nowhere-said")) && may_meet(None, None));
}

#[test]
fn a_set_holds_more_states_than_one_word() {
    let codes: Vec<String> =
        ('A'..='Z').flat_map(|first| ('A'..='E').map(move |second| format!("{first}{second}"))).collect();
    let fixture = codes.iter().fold(Fixture::new(), |fixture, code| fixture.state(code));
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    let fixture = fixture.region("all", &codes).region("last", &codes[129..]).agency("a").agency("b");
    let snapshot = fixture.territory("agency:a", "all").territory("agency:b", "last").snapshot();
    let [all, last] =
        ["a", "b"].map(|slug| snapshot.graph.by_slug::<entity::agency::Model>(slug).unwrap().known_states());
    assert_eq!(all.map(States::count), Some(130));
    assert_eq!(last.map(States::count), Some(1));
    assert!(may_meet(all, last));
}

#[test]
fn one_asks_from_both_ends() {
    check(
        fixture(),
        "{ region(slug: \"south\") { name kind m49 states { nodes { code } } agencies { totalCount } actions { nodes { slug } } }
           state(slug: \"es\") { regions { nodes { slug agencies { nodes { slug } } } } }
           agencies(where: { territory: { some: { states: { some: { code: { eq: \"AL\" } } } } } }) { nodes { slug territory { slug } } }
           unknown: agencies(where: { territory: { none: {} } }) { nodes { slug } } }",
        json!({
            "region": { "name": "south", "kind": "OPERATIONAL", "m49": null,
                "states": { "nodes": [{ "code": "LY" }, { "code": "TN" }] }, "agencies": { "totalCount": 0 },
                "actions": { "nodes": [{ "slug": "both" }, { "slug": "own" }] } },
            "state": { "regions": { "nodes": [{ "slug": "north", "agencies": { "nodes": [{ "slug": "known" }] } }] } },
            "agencies": { "nodes": [{ "slug": "known", "territory": [{ "slug": "north" }] }] },
            "unknown": { "nodes": [{ "slug": "unknown" }] },
        }),
    );
}

#[test]
fn the_regions_of_the_united_nations_divide_the_world() {
    let graph = &SNAPSHOT.graph;
    let region = |m49: &str| graph.regions().find(|region| region.row().m49.as_deref() == Some(m49)).expect(m49);
    for (whole, parts) in [
        ("001", &["002", "009", "019", "142", "150"][..]),
        ("002", &["015", "202"]),
        ("202", &["011", "014", "017", "018"]),
        ("019", &["021", "419"]),
        ("419", &["005", "013", "029"]),
        ("142", &["030", "034", "035", "143", "145"]),
        ("150", &["039", "151", "154", "155"]),
        ("009", &["053", "054", "057", "061"]),
    ] {
        let mut states: Vec<_> = parts.iter().flat_map(|part| region(part).states()).map(|state| state.key()).collect();
        states.sort_unstable();
        let mut all: Vec<_> = region(whole).states().map(|state| state.key()).collect();
        all.sort_unstable();
        assert_eq!(states, all, "{whole}");
    }
    assert_eq!(region("001").states().count(), graph.states().len());
    assert!(graph.regions().all(|region| region.row().m49.is_some() == (region.kind == RegionKind::Geographic)));
}

#[test]
fn the_european_regions_are_those_of_the_table_of_states() {
    let members = |slug: &str| {
        let region = SNAPSHOT.graph.by_slug::<entity::region::Model>(slug).unwrap();
        let mut codes: Vec<_> = region.states().map(|state| state.row().code.as_str()).collect();
        codes.sort_unstable();
        codes
    };
    let with = |is: fn(&entity::state::Model) -> bool| {
        let mut codes: Vec<_> = SNAPSHOT
            .graph
            .states()
            .map(|state| state.row())
            .filter(|state| is(state))
            .map(|state| state.code.as_str())
            .collect();
        codes.sort_unstable();
        codes
    };
    assert_eq!(members("european-union"), with(|state| state.eu_member.is_some()));
    assert_eq!(members("council-of-europe"), with(|state| state.council_of_europe.is_some()));
}
