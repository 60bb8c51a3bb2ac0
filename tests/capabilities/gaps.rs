//! What nobody does, and when that is a gap. Each rule on a graph that can be checked on paper.

use crate::{
    fixture::{Fixture, check, date},
    real_data::SNAPSHOT,
};
use entity::vocabulary::{inapplicable::INAPPLICABLE, *};
use serde_json::{Value, json};

/// Trains to prosecute trafficking, which makes sense.
fn trains(row: &mut entity::action::Model) {
    (row.axis, row.r#type, row.crime) = (Axis::Prosecution, ActionType::Training, Crime::Trafficking);
}

/// Agency `a`, a member of `n`, helps victims; `b`, which is none, trains.
fn network() -> Fixture {
    let fixture = Fixture::new().agency("a").agency("b").network("n").member("n", "a");
    fixture.action("help", "agency:a", Axis::Protection).action_with("train", "agency:b", trains)
}

/// The gaps of the network `n`, by type.
#[track_caller]
fn check_gaps(fixture: Fixture, gaps: &[&str]) {
    let snapshot = std::sync::Arc::new(fixture.snapshot());
    let document = "{ network(slug: \"n\") { coverage { type gap } coordinationPlan(where: { kind: { eq: GAP } }) { nodes { work { type } } } } }";
    let answer = crate::fixture::data(&snapshot, document);
    let rows = answer["network"]["coverage"].as_array().unwrap();
    let found: Vec<&Value> = rows.iter().filter(|row| row["gap"] == true).map(|row| &row["type"]).collect();
    assert_eq!(found, gaps);
    let planned = answer["network"]["coordinationPlan"]["nodes"].as_array().unwrap();
    let planned: Vec<&Value> = planned.iter().map(|entry| &entry["work"][0]["type"]).collect();
    assert_eq!(planned, gaps);
}

#[test]
fn what_no_member_does_is_a_gap() {
    check_gaps(network(), &["TRAINING"]);
    check_gaps(network().member("n", "b"), &[]);
}

#[test]
fn what_the_network_does_itself_is_none() {
    check_gaps(network().action_with("own", "network:n", trains), &[]);
    // What another network does is one all the same.
    check_gaps(network().network("o").action_with("other", "network:o", trains), &["TRAINING"]);
    let ended = |row: &mut entity::action::Model| {
        trains(row);
        row.ends = Some(date("2010"));
    };
    check_gaps(network().action_with("own", "network:n", ended), &["TRAINING"]);
}

#[test]
fn what_a_project_of_a_member_does_is_none() {
    let project = || network().project("p").action_with("done", "project:p", trains);
    check_gaps(project(), &["TRAINING"]);
    check_gaps(project().participant("p", "a", ParticipationRole::Partner), &[]);
    check_gaps(project().participant("p", "a", ParticipationRole::Donor), &[]);
    check_gaps(project().participant("p", "a", ParticipationRole::Beneficiary), &["TRAINING"]);
    check_gaps(project().participant("p", "b", ParticipationRole::Partner), &["TRAINING"]);
    let mut left = project().participant("p", "a", ParticipationRole::Partner);
    left.rows.participations[0].until = Some(date("2010"));
    check_gaps(left, &["TRAINING"]);
}

#[test]
fn what_makes_no_sense_is_none() {
    let identifies = |crime| {
        network().member("n", "b").agency("c").action_with("identify", "agency:c", move |row| {
            (row.axis, row.r#type, row.crime) = (Axis::Protection, ActionType::VictimIdentification, crime);
        })
    };
    check_gaps(identifies(Crime::Trafficking), &["VICTIM_IDENTIFICATION"]);
    check_gaps(identifies(Crime::Smuggling), &[]);
    check(
        identifies(Crime::Both),
        "{ network(slug: \"n\") { coverage { type crime level gap makesSense byNetwork byProject } } }",
        json!({"network": {"coverage": [
            {"type": "TRAINING", "crime": "TRAFFICKING", "level": "SINGLE", "gap": false, "makesSense": true, "byNetwork": false, "byProject": false},
            {"type": "VICTIM_IDENTIFICATION", "crime": "TRAFFICKING", "level": "NONE", "gap": true, "makesSense": true, "byNetwork": false, "byProject": false},
            {"type": "VICTIM_IDENTIFICATION", "crime": "SMUGGLING", "level": "NONE", "gap": false, "makesSense": false, "byNetwork": false, "byProject": false},
            {"type": "DIRECT_ASSISTANCE", "crime": "TRAFFICKING", "level": "SINGLE", "gap": false, "makesSense": true, "byNetwork": false, "byProject": false},
        ]}}),
    );
}

#[test]
fn of_all_agencies_what_any_network_or_project_does_is_no_gap() {
    let ended = |row: &mut entity::action::Model| {
        trains(row);
        row.ends = Some(date("2010"));
    };
    let fixture = || Fixture::new().agency("a").action_with("once", "agency:a", ended).network("n").project("p");
    let document = "{ coverage { type gap byNetwork byProject } coordinationPlan { totalCount } }";
    let found = |gap: bool, by_network: bool, by_project: bool| {
        json!({
            "coverage": [{"type": "TRAINING", "gap": gap, "byNetwork": by_network, "byProject": by_project}],
            "coordinationPlan": {"totalCount": usize::from(gap)},
        })
    };
    check(fixture(), document, found(true, false, false));
    check(fixture().action_with("own", "network:n", trains), document, found(false, true, false));
    check(fixture().action_with("own", "project:p", trains), document, found(false, false, true));
}

#[test]
fn the_criteria_list_what_makes_no_sense_as_the_program_has_it() {
    let words = |words: Vec<&str>| words.join(", ");
    let rows: Vec<String> = (INAPPLICABLE.iter())
        .map(|row| {
            let axes = words(row.axes.iter().map(|axis| axis.word()).collect());
            let crimes = words(row.crimes.iter().map(|crime| crime.word()).collect());
            format!("| {} | {axes} | {crimes} | {} |", row.r#type.word(), row.reason)
        })
        .collect();
    let criteria = include_str!("../../data/criteria.md");
    let (_, table) = criteria.split_once("| type | axis | crime | why not |\n|---|---|---|---|\n").unwrap();
    let found: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    assert_eq!(found, rows);
}

#[test]
fn nobody_is_recorded_to_do_what_makes_no_sense() {
    for action in SNAPSHOT.graph.actions() {
        assert!(makes_sense(action.axis, action.r#type, action.crime), "{action:?}");
    }
}
