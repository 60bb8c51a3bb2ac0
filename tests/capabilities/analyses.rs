//! The analyses, each rule on a graph so small that it can be checked on paper, and on the real data by a second way.

use crate::{
    fixture::{Fixture, ask, check, check_refused, data, date},
    real_data::SNAPSHOT,
};
use entity::vocabulary::*;
use palermo::{
    analysis::{
        overlap::{Ground, overlaps},
        tie,
    },
    budget::Budget,
};
use serde_json::json;
use std::{collections::BTreeSet, sync::Arc};

const DAY: &str = "2018-11-23";

/// Two agencies that both help victims of trafficking.
fn alike() -> Fixture {
    Fixture::new().agency("a").agency("b").action("one", "agency:a", Axis::Protection).action(
        "two",
        "agency:b",
        Axis::Protection,
    )
}

/// The ties of the one overlap of a graph, by kind.
#[track_caller]
fn check_ties(fixture: Fixture, kinds: &[&str]) {
    let ties: Vec<_> = kinds.iter().map(|kind| json!({ "kind": kind })).collect();
    check(
        fixture,
        &format!("{{ overlaps(activeOn: \"{DAY}\") {{ nodes {{ coordinated ties {{ kind }} }} }} }}"),
        json!({"overlaps": {"nodes": [{"coordinated": !kinds.is_empty(), "ties": ties}]}}),
    );
}

#[test]
fn an_overlap_names_what_is_shared_and_the_actions_that_show_it() {
    check(
        alike(),
        "{ overlaps(where: { coordinated: { eq: false } }) { totalCount nodes { agencies { slug } sharedCount jaccard undatedCount shared { axis type crime actions { slug } } } } }",
        json!({"overlaps": {"totalCount": 1, "nodes": [{
            "agencies": [{"slug": "a"}, {"slug": "b"}], "sharedCount": 1, "jaccard": 1.0, "undatedCount": 2,
            "shared": [{"axis": "PROTECTION", "type": "DIRECT_ASSISTANCE", "crime": "TRAFFICKING", "actions": [{"slug": "one"}, {"slug": "two"}]}],
        }]}}),
    );
}

#[test]
fn both_crimes_count_as_each_and_alikeness_is_what_is_shared_of_all() {
    let fixture = alike().action_with("three", "agency:b", |row| {
        (row.axis, row.crime) = (Axis::Prevention, Crime::Both);
    });
    check(
        fixture,
        "{ agency(slug: \"b\") { profile { axis crime } overlaps { nodes { sharedCount jaccard } } } }",
        json!({"agency": {
            "profile": [{"axis": "PREVENTION", "crime": "TRAFFICKING"}, {"axis": "PREVENTION", "crime": "SMUGGLING"}, {"axis": "PROTECTION", "crime": "TRAFFICKING"}],
            "overlaps": {"nodes": [{"sharedCount": 1, "jaccard": 1.0 / 3.0}]},
        }}),
    );
}

#[test]
fn a_common_network_ties_unless_one_observes_or_has_left() {
    check_ties(alike().network("n").member("n", "a").member("n", "b"), &["NETWORK"]);
    let observer = |row: &mut entity::membership::Model| row.role = MembershipRole::Observer;
    check_ties(alike().network("n").member("n", "a").member_with("n", "b", observer), &[]);
    let left = |row: &mut entity::membership::Model| row.until = Some(date("2017"));
    check_ties(alike().network("n").member("n", "a").member_with("n", "b", left), &[]);
}

#[test]
fn a_common_project_ties_once_unless_one_benefits() {
    let both = |role| {
        alike()
            .project("p")
            .participant("p", "a", ParticipationRole::Lead)
            .participant("p", "a", ParticipationRole::Donor)
            .participant("p", "b", role)
    };
    check_ties(both(ParticipationRole::Partner), &["PROJECT"]);
    check_ties(both(ParticipationRole::Beneficiary), &[]);
}

#[test]
fn an_arrangement_ties_from_in_force_else_signed() {
    let arranged = |in_force: &str| {
        alike().arrangement("m", &["a", "b"], |row| {
            (row.signed, row.in_force) = (Some(date("2015")), in_force.parse().ok());
        })
    };
    check_ties(arranged(""), &["ARRANGEMENT"]);
    check_ties(arranged("2020"), &[]);
}

#[test]
fn what_one_took_part_in_ties_it_no_longer_once_it_is_dissolved() {
    let ended = |mut fixture: Fixture| {
        fixture.rows.agencies[1].dissolved = Some(date("2017"));
        fixture.rows.actions[1].agency_id = Some(fixture.rows.agencies[0].id);
        fixture
    };
    let document =
        format!("{{ agency(slug: \"a\") {{ partners(activeOn: \"{DAY}\") {{ nodes {{ agency {{ slug }} }} }} }} }}");
    let third = || alike().agency("c").arrangement("m", &["a", "b", "c"], |_| {});
    let only_c = json!({"agency": {"partners": {"nodes": [{"agency": {"slug": "c"}}]}}});
    check(ended(third()), &document, only_c);
    let published = alike().output("o", "agency:a").joint_with("o", "agency:b");
    check(ended(published), &document, json!({"agency": {"partners": {"nodes": []}}}));
}

#[test]
fn in_a_year_both_must_have_been_there_at_the_same_time() {
    let stayed = |since: &str| {
        alike().network("n").member_with("n", "a", |row| row.until = Some(date("2014-02"))).member_with(
            "n",
            "b",
            |row| {
                row.since = Some(date(since));
            },
        )
    };
    let document = "{ overlaps(activeOn: \"2014\") { nodes { ties { kind } } } }";
    check(stayed("2014-11"), document, json!({"overlaps": {"nodes": [{"ties": []}]}}));
    check(stayed("2014-02"), document, json!({"overlaps": {"nodes": [{"ties": [{"kind": "NETWORK"}]}]}}));
}

#[test]
fn parent_and_part_and_a_joint_output_tie() {
    let mut fixture = alike().output("o", "agency:a").joint_with("o", "agency:b");
    fixture.rows.agencies[1].parent_id = Some(fixture.rows.agencies[0].id);
    check_ties(fixture, &["PARENT", "JOINT_OUTPUT"]);
}

#[test]
fn partners_come_by_number_of_ties() {
    let fixture = alike().agency("c").network("n").member("n", "a").member("n", "b").member("n", "c");
    check(
        fixture.arrangement("m", &["a", "c"], |_| {}),
        "{ agency(slug: \"a\") { partners { nodes { agency { slug } tieCount ties { kind label } } } } }",
        json!({"agency": {"partners": {"nodes": [
            {"agency": {"slug": "c"}, "tieCount": 2, "ties": [{"kind": "NETWORK", "label": "n"}, {"kind": "ARRANGEMENT", "label": "m"}]},
            {"agency": {"slug": "b"}, "tieCount": 1, "ties": [{"kind": "NETWORK", "label": "n"}]},
        ]}}}),
    );
}

#[test]
fn what_nobody_does_is_a_gap_and_who_is_not_assessed_makes_none() {
    let fixture = alike()
        .agency_with("idle", |row| row.assessment = Assessment::None)
        .agency_with("partly", |row| row.assessment = Assessment::Partial)
        .action("elsewhere", "agency:partly", Axis::Prosecution)
        .network("n")
        .action("own", "network:n", Axis::Prosecution)
        .member("n", "a")
        .member("n", "b")
        .member("n", "idle");
    check(
        fixture,
        "{ network(slug: \"n\") { coverage { axis agencyCount level byNetwork notAssessed { slug } partlyAssessedCount } } }",
        json!({"network": {"coverage": [
            {"axis": "PROSECUTION", "agencyCount": 0, "level": "NONE", "byNetwork": true, "notAssessed": [{"slug": "idle"}], "partlyAssessedCount": 0},
            {"axis": "PROTECTION", "agencyCount": 2, "level": "SHARED", "byNetwork": false, "notAssessed": [{"slug": "idle"}], "partlyAssessedCount": 0},
        ]}}),
    );
}

#[test]
fn a_network_that_has_ended_or_of_which_nobody_was_assessed_has_no_coverage() {
    let ended = alike().network_with("n", |row| row.ends = Some(date("2010"))).member("n", "a");
    check(ended, "{ network(slug: \"n\") { coverage { axis } } }", json!({"network": {"coverage": []}}));
    let unknown = alike().agency_with("c", |row| row.assessment = Assessment::None).network("n").member("n", "c");
    check(unknown, "{ network(slug: \"n\") { coverage { axis } } }", json!({"network": {"coverage": []}}));
}

#[test]
fn shared_actions_are_those_of_so_many_members() {
    let fixture = alike().network("n").member("n", "a").member("n", "b").action("alone", "agency:a", Axis::Prevention);
    check(
        fixture.clone(),
        "{ network(slug: \"n\") { two: sharedActions { axis agencies { slug } actions { slug } } one: sharedActions(minAgencies: 1, axis: PREVENTION) { axis } } }",
        json!({"network": {
            "two": [{"axis": "PROTECTION", "agencies": [{"slug": "a"}, {"slug": "b"}], "actions": [{"slug": "one"}, {"slug": "two"}]}],
            "one": [{"axis": "PREVENTION"}],
        }}),
    );
    let document = "{ network(slug: \"n\") { sharedActions(minAgencies: 0) { axis } } }";
    check_refused(fixture, document, json!({}), "BAD_USER_INPUT", &["`minAgencies` is 0"]);
}

#[test]
fn a_type_of_measure_is_homogeneous_by_thirds_and_only_across_instruments() {
    let fixture = |third| {
        Fixture::new()
            .instrument("x")
            .instrument("y")
            .measure("x-1", "x", "Art. 1", Precision::Mandatory)
            .measure("x-2", "x", "Art. 2", Precision::Optional)
            .measure("y-1", "y", "Art. 1", third)
    };
    let document =
        "{ homogeneity { measureCount determinateShare homogeneity evenness precisions { precision count } } }";
    check(
        fixture(Precision::SelfExecuting),
        "{ homogeneity { homogeneity evenness } }",
        json!({"homogeneity": [{"homogeneity": "HIGH", "evenness": 1.0 / 3.0}]}),
    );
    check(
        fixture(Precision::Optional),
        document,
        json!({"homogeneity": [{
            "measureCount": 3, "determinateShare": 1.0 / 3.0, "homogeneity": "LOW", "evenness": 2.0 / 3.0,
            "precisions": [{"precision": "MANDATORY", "count": 1}, {"precision": "OPTIONAL", "count": 2}],
        }]}),
    );
    check(
        fixture(Precision::Optional),
        "{ homogeneity(where: { slug: { eq: \"x\" } }) { homogeneity } chartOfMeasures { columns { type } rows { instrument { slug } cells { count strongest homogeneity assessment } } } }",
        json!({
            "homogeneity": [{"homogeneity": null}],
            "chartOfMeasures": {"columns": [{"type": "ASSISTANCE"}], "rows": [
                {"instrument": {"slug": "x"}, "cells": [{"count": 2, "strongest": "MANDATORY", "homogeneity": "HIGH", "assessment": "COMPLETE"}]},
                {"instrument": {"slug": "y"}, "cells": [{"count": 1, "strongest": "OPTIONAL", "homogeneity": "LOW", "assessment": "COMPLETE"}]},
            ]},
        }),
    );
}

#[test]
fn the_mean_over_instruments_counts_each_of_them_alike() {
    // One measure of four binds determinately in the large instrument, the only one of the small, none of the third.
    let mut fixture = Fixture::new().instrument("large").instrument("small").instrument("third");
    fixture = fixture.measure("large-0", "large", "Art. 1", Precision::Mandatory);
    for number in 1..4 {
        fixture = fixture.measure(&format!("large-{number}"), "large", "Art. 2", Precision::Optional);
    }
    fixture = fixture.measure("small-1", "small", "Art. 1", Precision::SelfExecuting);
    let shares = "{ homogeneity { determinateShare determinateShareByInstrument determinateShareByInstrumentLow determinateShareByInstrumentHigh evenness } }";
    // Of two instruments a quarter of the draws is twice the one, and a quarter twice the other.
    check(
        fixture.clone(),
        shares,
        json!({"homogeneity": [{
            "determinateShare": 2.0 / 5.0, "determinateShareByInstrument": (0.25 + 1.0) / 2.0,
            "determinateShareByInstrumentLow": 0.25, "determinateShareByInstrumentHigh": 1.0, "evenness": 3.0 / 5.0,
        }]}),
    );
    check(
        fixture.clone(),
        "{ homogeneity(where: { slug: { eq: \"large\" } }) { determinateShare determinateShareByInstrument determinateShareByInstrumentLow determinateShareByInstrumentHigh } }",
        json!({"homogeneity": [{
            "determinateShare": 0.25, "determinateShareByInstrument": 0.25,
            "determinateShareByInstrumentLow": null, "determinateShareByInstrumentHigh": null,
        }]}),
    );
    // A third instrument that has such a measure counts, one that has none does not.
    let third = fixture.clone().measure("third-1", "third", "Art. 1", Precision::Optional);
    for (fixture, mean) in [(fixture, (0.25 + 1.0) / 2.0), (third, (0.25 + 1.0 + 0.0) / 3.0)] {
        let answer = data(&Arc::new(fixture.snapshot()), shares);
        assert_eq!(answer["homogeneity"][0]["determinateShareByInstrument"], json!(mean));
    }
}

#[test]
fn measures_that_are_all_weak_bind_evenly_and_not_determinately() {
    let fixture = Fixture::new()
        .instrument("x")
        .instrument("y")
        .measure("x-1", "x", "Art. 1", Precision::Optional)
        .measure("y-1", "y", "Art. 1", Precision::Optional);
    check(
        fixture,
        "{ homogeneity { homogeneity determinateShare determinateShareByInstrument determinateShareByInstrumentHigh evenness } }",
        json!({"homogeneity": [{
            "homogeneity": "LOW", "determinateShare": 0.0, "determinateShareByInstrument": 0.0,
            "determinateShareByInstrumentHigh": 0.0, "evenness": 1.0,
        }]}),
    );
}

#[test]
fn the_shares_of_degrees_of_precision_are_of_measures_and_of_instruments() {
    let fixture = Fixture::new()
        .instrument("x")
        .instrument_with("y", |row| row.ends_on = Some(date("2010")))
        .instrument("empty")
        .measure("x-1", "x", "Art. 1", Precision::Mandatory)
        .measure("x-2", "x", "Art. 2", Precision::Optional)
        .measure("x-3", "x", "Art. 3", Precision::Optional)
        .measure("y-1", "y", "Art. 1", Precision::Mandatory);
    check(
        fixture,
        "{ before: precisionShares(activeOn: \"2009\") { precision count share shareByInstrument shareByInstrumentLow shareByInstrumentHigh }
           today: precisionShares { precision count share shareByInstrument shareByInstrumentLow }
           asked: precisionShares(measures: { precision: { eq: OPTIONAL } }) { precision count share }
           nothing: precisionShares(where: { slug: { eq: \"empty\" } }) { count } }",
        json!({
            "before": [
                {"precision": "MANDATORY", "count": 2, "share": 0.5, "shareByInstrument": (1.0 / 3.0 + 1.0) / 2.0,
                 "shareByInstrumentLow": 1.0 / 3.0, "shareByInstrumentHigh": 1.0},
                {"precision": "OPTIONAL", "count": 2, "share": 0.5, "shareByInstrument": (2.0 / 3.0) / 2.0,
                 "shareByInstrumentLow": 0.0, "shareByInstrumentHigh": 2.0 / 3.0},
            ],
            "today": [
                {"precision": "MANDATORY", "count": 1, "share": 1.0 / 3.0, "shareByInstrument": 1.0 / 3.0, "shareByInstrumentLow": null},
                {"precision": "OPTIONAL", "count": 2, "share": 2.0 / 3.0, "shareByInstrument": 2.0 / 3.0, "shareByInstrumentLow": null},
            ],
            "asked": [{"precision": "OPTIONAL", "count": 2, "share": 1.0}],
            "nothing": [],
        }),
    );
}

#[test]
fn homogeneity_and_the_chart_are_of_the_measures_that_are_asked_for() {
    let fixture = Fixture::new()
        .instrument("x")
        .instrument("y")
        .measure("x-1", "x", "Art. 1", Precision::Mandatory)
        .measure("x-2", "x", "Art. 2", Precision::Optional)
        .measure("y-1", "y", "Art. 1", Precision::Optional);
    check(
        fixture,
        "{ homogeneity(measures: { precision: { eq: OPTIONAL } }) { measures { slug } instruments { slug } evenness }
           chartOfMeasures(measures: { slug: { eq: \"x-2\" } }) { rows { instrument { slug } cells { measures { slug } } } } }",
        json!({
            "homogeneity": [{
                "measures": [{"slug": "x-2"}, {"slug": "y-1"}],
                "instruments": [{"slug": "x"}, {"slug": "y"}],
                "evenness": 1.0,
            }],
            "chartOfMeasures": {"rows": [
                {"instrument": {"slug": "x"}, "cells": [{"measures": [{"slug": "x-2"}]}]},
                {"instrument": {"slug": "y"}, "cells": [{"measures": []}]},
            ]},
        }),
    );
}

/// Two databases on one topic that can be compared, and a change to the second.
#[track_caller]
fn check_obstacles(
    sources: [&[DataSource]; 2],
    figures: [&[Figure]; 2],
    change: impl FnOnce(&mut entity::output::Model),
    obstacles: &[&str],
) {
    let open = |row: &mut entity::output::Model| {
        (row.access, row.harmonised) = (Some(Access::Public), Some(Harmonised::Yes));
    };
    let mut fixture =
        Fixture::new().agency("a").output_with("d", "agency:a", open).output_with("e", "agency:a", |row| {
            open(row);
            change(row);
        });
    let ids: Vec<i32> = fixture.rows.outputs.iter().map(|row| row.id).collect();
    for (at, output_id) in ids.into_iter().enumerate() {
        let topic = Topic::Identification;
        fixture.rows.output_topics.push(entity::output_topic::Model { output_id, position: 0, topic });
        fixture.rows.output_counts.push(entity::output_count::Model {
            output_id,
            position: 0,
            counts: UnitOfCount::Victims,
        });
        for (position, data_source) in (0..).zip(sources[at]) {
            let row = entity::output_data_source::Model { output_id, position, data_source: *data_source };
            fixture.rows.output_data_sources.push(row);
        }
        for (position, figure) in (0..).zip(figures[at]) {
            fixture.rows.output_figures.push(entity::output_figure::Model { output_id, position, figure: *figure });
        }
    }
    check(
        fixture,
        "{ databaseOverlaps { nodes { sharedTopics comparable obstacles } } }",
        json!({"databaseOverlaps": {"nodes": [{"sharedTopics": ["IDENTIFICATION"], "comparable": obstacles.is_empty(), "obstacles": obstacles}]}}),
    );
}

#[test]
fn databases_are_comparable_without_obstacles() {
    use {DataSource::*, Figure::*};
    let police: &[DataSource] = &[Police];
    let counts: &[Figure] = &[Counts];
    check_obstacles([police, police], [counts, counts], |_| {}, &[]);
    check_obstacles([police, &[Ngo]], [counts, counts], |_| {}, &["DIFFERENT_SOURCES"]);
    check_obstacles([police, &[Judiciary]], [counts, counts], |_| {}, &["DIFFERENT_SOURCES", "JUDICIAL_WITH_POLICE"]);
    check_obstacles([police, &[Judiciary, Police]], [counts, counts], |_| {}, &["MIXED_SOURCES"]);
    check_obstacles([police, police], [counts, &[Figure::Estimates]], |_| {}, &["ESTIMATES_WITH_RECORDS"]);
    check_obstacles([police, police], [counts, &[Percentages]], |_| {}, &["PERCENTAGES_WITHOUT_COUNTS"]);
    check_obstacles(
        [police, police],
        [counts, counts],
        |row| row.harmonised = Some(Harmonised::No),
        &["NOT_HARMONISED"],
    );
    check_obstacles(
        [police, police],
        [counts, counts],
        |row| row.access = Some(Access::Restricted),
        &["RESTRICTED_ACCESS"],
    );
    check_obstacles([police, &[]], [counts, counts], |_| {}, &["UNKNOWN_METHOD"]);
    // What one database alone stands in the way by, does so whatever is known of the other.
    check_obstacles([&[], &[Judiciary, Police]], [counts, counts], |_| {}, &["MIXED_SOURCES", "UNKNOWN_METHOD"]);
    check_obstacles([police, police], [&[], &[Percentages]], |_| {}, &["PERCENTAGES_WITHOUT_COUNTS", "UNKNOWN_METHOD"]);
    check_obstacles([police, police], [counts, counts], |row| row.harmonised = None, &["UNKNOWN_METHOD"]);
}

/// Three databases on one topic, of which some are parts of others, and what each counts.
fn databases(parts: &[(usize, usize)], units: [&[UnitOfCount]; 3]) -> Fixture {
    let mut fixture = ["d", "e", "f"].into_iter().fold(Fixture::new().agency("a"), |fixture, slug| {
        fixture.output_with(slug, "agency:a", |row| {
            (row.access, row.harmonised) = (Some(Access::Public), Some(Harmonised::Yes))
        })
    });
    let ids: Vec<i32> = fixture.rows.outputs.iter().map(|row| row.id).collect();
    for (part, whole) in parts {
        fixture.rows.outputs[*part].part_of_id = Some(ids[*whole]);
    }
    for (output_id, units) in ids.into_iter().zip(units) {
        let rows = &mut fixture.rows;
        rows.output_topics.push(entity::output_topic::Model { output_id, position: 0, topic: Topic::Identification });
        rows.output_figures.push(entity::output_figure::Model { output_id, position: 0, figure: Figure::Counts });
        rows.output_data_sources.push(entity::output_data_source::Model {
            output_id,
            position: 0,
            data_source: DataSource::Ngo,
        });
        let unit =
            |(position, unit): (i32, &UnitOfCount)| entity::output_count::Model { output_id, position, counts: *unit };
        rows.output_counts.extend((0..).zip(units).map(unit));
    }
    fixture
}

#[test]
fn databases_that_count_different_things_can_not_be_compared() {
    use UnitOfCount::*;
    let document = "{ databaseOverlaps { nodes { databases { slug } obstacles } } }";
    let pair =
        |one, other, obstacles: &[&str]| json!({"databases": [{"slug": one}, {"slug": other}], "obstacles": obstacles});
    check(
        databases(&[], [&[Victims, Cases], &[Cases], &[Suspects]]),
        document,
        json!({"databaseOverlaps": {"nodes": [
            pair("d", "e", &[]), pair("d", "f", &["DIFFERENT_UNITS"]), pair("e", "f", &["DIFFERENT_UNITS"]),
        ]}}),
    );
    check(
        databases(&[], [&[Victims], &[], &[Victims]]),
        document,
        json!({"databaseOverlaps": {"nodes": [
            pair("d", "e", &["UNKNOWN_METHOD"]), pair("d", "f", &[]), pair("e", "f", &["UNKNOWN_METHOD"]),
        ]}}),
    );
}

#[test]
fn parts_and_copies_of_one_database_are_no_pair() {
    let units: [&[UnitOfCount]; 3] = [&[UnitOfCount::Victims]; 3];
    let pairs = |parts: &[(usize, usize)]| {
        data(&Arc::new(databases(parts, units).snapshot()), "{ databaseOverlaps { totalCount } }")["databaseOverlaps"]["totalCount"].clone()
    };
    assert_eq!(pairs(&[]), 3);
    // One is a part of another; two are parts of a third; one is a part of a part.
    assert_eq!(pairs(&[(0, 1)]), 2);
    assert_eq!(pairs(&[(0, 2), (1, 2)]), 0);
    assert_eq!(pairs(&[(0, 1), (1, 2)]), 0);
}

#[test]
fn a_path_is_the_shortest_and_each_step_names_its_fact() {
    let fixture =
        Fixture::new().agency("a").agency("b").agency("c").network("n").member("n", "a").member("n", "b").arrangement(
            "m",
            &["b", "c"],
            |_| {},
        );
    check(
        fixture.clone(),
        "{ path(from: \"agency:a\", to: \"agency:c\") { length steps { relation to { id } fact { id } } } }",
        json!({"path": {"length": 4, "steps": [
            {"relation": "MEMBER_OF", "to": {"id": "network:n"}, "fact": {"id": "membership:n/a"}},
            {"relation": "HAS_MEMBER", "to": {"id": "agency:b"}, "fact": {"id": "membership:n/b"}},
            {"relation": "PARTY_TO", "to": {"id": "arrangement:m"}, "fact": {"id": "arrangement:m"}},
            {"relation": "HAS_PARTY", "to": {"id": "agency:c"}, "fact": {"id": "arrangement:m"}},
        ]}}),
    );
    check(
        fixture.clone(),
        "{ itself: path(from: \"agency:a\", to: \"agency:a\") { length steps { relation } } short: path(from: \"agency:a\", to: \"agency:c\", maxLength: 3) { length } unknown: path(from: \"agency:a\", to: \"agency:x\") { length } }",
        json!({"itself": {"length": 0, "steps": []}, "short": null, "unknown": null}),
    );
    let document = "{ path(from: \"agency:a\", to: \"agency:c\", maxLength: 21) { length } }";
    check_refused(fixture, document, json!({}), "BAD_USER_INPUT", &["`maxLength` is 21", "0 to 20"]);
}

#[test]
fn overlaps_of_the_real_data_agree_with_a_second_way() {
    let graph = &SNAPSHOT.graph;
    let found = overlaps(graph, Ground::Anywhere, date(DAY), &Budget::unlimited()).unwrap();
    // By what is asked of the graph in GraphQL, and not by profiles: each agency's actions of the day.
    let document = format!(
        "{{ agencies(first: 500) {{ nodes {{ slug actions(first: 500, activeOn: \"{DAY}\") {{ nodes {{ axis type crime }} }} }} }} }}"
    );
    let answer = data(&SNAPSHOT, &document);
    let work = |agency: &serde_json::Value| -> BTreeSet<String> {
        let mut work = BTreeSet::new();
        for action in agency["actions"]["nodes"].as_array().unwrap() {
            for crime in ["TRAFFICKING", "SMUGGLING"] {
                if action["crime"] == crime || action["crime"] == "BOTH" {
                    work.insert(format!("{} {} {crime}", action["axis"], action["type"]));
                }
            }
        }
        work
    };
    let agencies = answer["agencies"]["nodes"].as_array().unwrap();
    let mut expected = Vec::new();
    for (at, one) in agencies.iter().enumerate() {
        for other in &agencies[at + 1..] {
            let (of_one, of_other) = (work(one), work(other));
            let (shared, all) = (of_one.intersection(&of_other).count(), of_one.union(&of_other).count());
            if shared > 0 {
                let slug = |agency: &serde_json::Value| agency["slug"].as_str().unwrap().to_owned();
                expected.push((slug(one), slug(other), shared, (shared as f64 / all as f64).to_bits()));
            }
        }
    }
    let mut found: Vec<_> = found
        .iter()
        .map(|overlap| {
            let [one, other] = overlap.agencies.map(|agency| agency.slug.clone());
            (one, other, overlap.shared_count, overlap.jaccard().to_bits())
        })
        .collect();
    found.sort();
    expected.sort();
    assert!(found.len() > 100);
    assert_eq!(found, expected);
}

#[test]
fn ties_of_the_real_data_hold_both_ways_and_every_partner_has_one() {
    let (graph, day, budget) = (&SNAPSHOT.graph, date(DAY), Budget::unlimited());
    for one in graph.agencies() {
        let partners = tie::partners(one, day, &budget).unwrap();
        let partners: BTreeSet<_> = partners.iter().map(|partner| partner.agency.key()).collect();
        for other in graph.agencies() {
            let ties = tie::ties(one, other, day, &budget).unwrap();
            assert_eq!(ties.len(), tie::ties(other, one, day, &budget).unwrap().len(), "{one:?} {other:?}");
            assert_eq!(!ties.is_empty(), partners.contains(other.key()), "{one:?} {other:?}");
        }
    }
}

#[test]
fn gaps_of_icat_are_kinds_of_work_that_no_member_does() {
    let answer = data(
        &SNAPSHOT,
        "{ network(slug: \"icat\") { coverage(activeOn: \"2018-11-23\") { axis type crime level agencyCount } members(activeOn: \"2018-11-23\", first: 500) { nodes { role agency { actions(activeOn: \"2018-11-23\", first: 500) { nodes { axis type crime } } } } } } }",
    );
    let members = answer["network"]["members"]["nodes"].as_array().unwrap();
    for row in answer["network"]["coverage"].as_array().unwrap() {
        let does = |action: &serde_json::Value| {
            action["axis"] == row["axis"]
                && action["type"] == row["type"]
                && (action["crime"] == row["crime"] || action["crime"] == "BOTH")
        };
        let doing = members.iter().filter(|member| {
            member["role"] != "OBSERVER" && member["agency"]["actions"]["nodes"].as_array().unwrap().iter().any(does)
        });
        assert_eq!(row["agencyCount"], doing.count(), "{row}");
    }
}

#[test]
fn the_cost_of_ties_is_that_of_the_two_agencies_with_most() {
    let fixture = (0..25).fold(Fixture::new().agency("a").agency("b").agency("c"), |fixture, at| {
        let network = format!("n{at}");
        fixture.network(&network).member(&network, "a").member(&network, "b")
    });
    let fixture = fixture.network("alone").member("alone", "a").member("alone", "c").output("o", "agency:a");
    let fixture = fixture.joint_with("o", "agency:b").action("x", "agency:a", Axis::Protection);
    let snapshot = Arc::new(fixture.action("y", "agency:b", Axis::Protection).snapshot());
    assert_eq!(tie::most(&snapshot.graph), (26, 0));
    let document = "{ overlaps(activeOn: \"2018\", first: 1) { nodes { ties { label } } } }";
    let (_, body) = ask(&snapshot, document, json!({}));
    assert_eq!(body["data"]["overlaps"]["nodes"][0]["ties"].as_array().map(Vec::len), Some(26), "{body}");
    assert_eq!(body["extensions"]["cost"]["requested"], 1 + 26);
}
