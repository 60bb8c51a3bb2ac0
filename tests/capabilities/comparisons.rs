//! Networks and instruments beside each other and through time, each rule on a graph that can be checked on paper, and on
//! the real data by a second way.

use crate::{
    fixture::{Fixture, check, data, date},
    real_data::SNAPSHOT,
};
use entity::{instrument_relation::InstrumentRelationKind, vocabulary::*};
use serde_json::{Value, json};

#[test]
fn two_networks_share_members_and_observers_are_none() {
    let observer = |row: &mut entity::membership::Model| row.role = MembershipRole::Observer;
    let fixture = Fixture::new()
        .agency("a")
        .agency("b")
        .agency("c")
        .agency("d")
        .network("m")
        .network("n")
        .network("empty")
        .member_with("m", "a", |row| row.since = Some(date("2010")))
        .member("m", "b")
        .member("n", "a")
        .member("n", "c")
        .member("m", "d")
        .member_with("n", "d", observer);
    check(
        fixture.clone(),
        "{ network(slug: \"m\") { memberOverlap(with: \"network:n\") { with { slug } common { agency { slug } memberships { id } } onlyHere { id } onlyThere { id } jaccard undatedCount } before: memberOverlap(with: \"network:n\", activeOn: \"2009\") { common { agency { slug } } } } }",
        json!({"network": {
            "memberOverlap": {
                "with": {"slug": "n"},
                "common": [{"agency": {"slug": "a"}, "memberships": [{"id": "membership:m/a"}, {"id": "membership:n/a"}]}],
                "onlyHere": [{"id": "membership:m/b"}, {"id": "membership:m/d"}],
                "onlyThere": [{"id": "membership:n/c"}],
                "jaccard": 0.25, "undatedCount": 4,
            },
            "before": {"common": []},
        }}),
    );
    check(
        fixture,
        "{ network(slug: \"empty\") { itself: memberOverlap(with: \"network:empty\") { jaccard } unknown: memberOverlap(with: \"network:nowhere\") { jaccard } } network2: network(slug: \"m\") { memberOverlap(with: \"network:m\") { jaccard common { memberships { id } } } } }",
        json!({
            "network": {"itself": {"jaccard": null}, "unknown": null},
            "network2": {"memberOverlap": {"jaccard": 1.0, "common": [
                {"memberships": [{"id": "membership:m/a"}]}, {"memberships": [{"id": "membership:m/b"}]}, {"memberships": [{"id": "membership:m/d"}]},
            ]}},
        }),
    );
}

#[test]
fn one_instrument_adds_lacks_and_binds_more_or_less_precisely() {
    let mut fixture = Fixture::new()
        .instrument("x")
        .instrument("y")
        .measure("x-help", "x", "Art. 1", Precision::Mandatory)
        .measure("x-more", "x", "Art. 2", Precision::Optional)
        .measure("x-adds", "x", "Art. 3", Precision::Optional)
        .measure("y-help", "y", "Art. 1", Precision::Optional)
        .measure("y-adds", "y", "Art. 2", Precision::SelfExecuting);
    for row in &mut fixture.rows.measures {
        match row.slug.as_str() {
            "x-adds" => row.r#type = MeasureType::ALL[0],
            "y-adds" => row.r#type = MeasureType::ALL[1],
            _ => {}
        }
    }
    assert!(![MeasureType::ALL[0], MeasureType::ALL[1]].contains(&MeasureType::Assistance));
    let rows = |answer: &Value| -> Vec<(String, Value, Value)> {
        let types = answer["instrument"]["compare"]["types"].as_array().unwrap();
        let row = |row: &Value| {
            (row["difference"].as_str().unwrap().to_owned(), row["count"].clone(), row["otherCount"].clone())
        };
        types.iter().map(row).collect()
    };
    let snapshot = std::sync::Arc::new(fixture.snapshot());
    let answer = data(
        &snapshot,
        "{ instrument(slug: \"x\") { compare(with: \"instrument:y\") { with { slug } types { difference count otherCount strongest otherStrongest measures { slug } otherMeasures { slug } } } } }",
    );
    assert_eq!(
        rows(&answer),
        [
            ("ADDS".to_owned(), json!(1), json!(0)),
            ("LACKS".to_owned(), json!(0), json!(1)),
            ("MORE_PRECISE".to_owned(), json!(2), json!(1)),
        ]
    );
    assert_eq!(answer["instrument"]["compare"]["types"][2]["strongest"], "MANDATORY");
    assert_eq!(answer["instrument"]["compare"]["types"][0]["otherStrongest"], Value::Null);
    let answer = data(
        &snapshot,
        "{ instrument(slug: \"y\") { compare(with: \"instrument:x\") { types(differences: [LESS_PRECISE]) { difference count otherCount } } unknown: compare(with: \"agency:x\") { types { count } } itself: compare(with: \"instrument:y\") { types { difference } } } }",
    );
    assert_eq!(rows(&answer), [("LESS_PRECISE".to_owned(), json!(1), json!(2))]);
    assert_eq!(answer["instrument"]["unknown"], Value::Null);
    assert_eq!(answer["instrument"]["itself"]["types"], json!([{"difference": "ALIKE"}, {"difference": "ALIKE"}]));
}

/// The protocol `p` to the convention `c`, which supplements `base`; and `other`. What each lays down is in the name of its type.
fn supplementing() -> Fixture {
    let mut fixture = Fixture::new()
        .instrument("base")
        .instrument("c")
        .instrument("other")
        .instrument("p")
        .measure("base-training", "base", "Art. 1", Precision::Optional)
        .measure("c-assistance", "c", "Art. 1", Precision::Mandatory)
        .measure("other-assistance", "other", "Art. 1", Precision::Mandatory)
        .measure("other-training", "other", "Art. 2", Precision::Optional)
        .measure("other-identification", "other", "Art. 3", Precision::Optional)
        .measure("other-privacy", "other", "Art. 4", Precision::SelfExecuting)
        .measure("p-assistance", "p", "Art. 1", Precision::Optional)
        .measure("p-privacy", "p", "Art. 2", Precision::SelfExecuting);
    for row in &mut fixture.rows.measures {
        row.r#type = match row.slug.rsplit('-').next() {
            Some("training") => MeasureType::Training,
            Some("identification") => MeasureType::Identification,
            Some("privacy") => MeasureType::Privacy,
            _ => MeasureType::Assistance,
        };
    }
    let id = |slug: &str| fixture.rows.instruments.iter().find(|row| row.slug == slug).expect("it is there").id;
    let supplements = |slug, other| entity::instrument_relation::Model {
        instrument_id: id(slug),
        kind: InstrumentRelationKind::Supplements,
        other_id: id(other),
    };
    fixture.rows.instrument_relations = vec![supplements("p", "c"), supplements("c", "base")];
    fixture
}

const DIFFERENCES: &str = "query($through: Boolean) { instrument(slug: \"p\") { compare(with: \"instrument:other\", throughSupplements: $through) {
    types { type difference count through { slug } otherThrough { slug } measures { slug } }
    savingClauses { slug }
} } }";

fn differences(fixture: Fixture, through: Option<bool>) -> Value {
    let (_, body) =
        crate::fixture::ask(&std::sync::Arc::new(fixture.snapshot()), DIFFERENCES, json!({"through": through}));
    assert_eq!(body.get("errors"), None, "{body}");
    body["data"]["instrument"]["compare"].clone()
}

fn told(compared: &Value) -> Vec<(&str, &str)> {
    let types = compared["types"].as_array().unwrap();
    types.iter().map(|row| (row["type"].as_str().unwrap(), row["difference"].as_str().unwrap())).collect()
}

#[test]
fn what_a_convention_lays_down_its_protocol_does_not_lack_where_that_is_asked_for() {
    let alone = differences(supplementing(), None);
    assert_eq!(
        told(&alone),
        [("TRAINING", "LACKS"), ("IDENTIFICATION", "LACKS"), ("ASSISTANCE", "LESS_PRECISE"), ("PRIVACY", "ALIKE")]
    );
    assert!(alone["types"].as_array().unwrap().iter().all(|row| row["through"] == json!([])));
    assert_eq!(differences(supplementing(), Some(false)), alone);

    let through = differences(supplementing(), Some(true));
    assert_eq!(
        told(&through),
        [("TRAINING", "ALIKE"), ("IDENTIFICATION", "LACKS"), ("ASSISTANCE", "ALIKE"), ("PRIVACY", "ALIKE")]
    );
    assert_eq!(
        through["types"][0],
        json!({"type": "TRAINING", "difference": "ALIKE", "count": 1, "through": [{"slug": "base"}], "otherThrough": [],
               "measures": [{"slug": "base-training"}]})
    );
    assert_eq!(
        through["types"][2],
        json!({"type": "ASSISTANCE", "difference": "ALIKE", "count": 2, "through": [{"slug": "c"}], "otherThrough": [],
               "measures": [{"slug": "p-assistance"}, {"slug": "c-assistance"}]})
    );
    assert_eq!(through["types"][3]["through"], json!([]));
}

#[test]
fn instruments_that_supplement_each_other_in_a_ring_are_gone_through_once() {
    let mut fixture = supplementing();
    let [p, base] = ["p", "base"].map(|slug| fixture.rows.instruments.iter().find(|row| row.slug == slug).unwrap().id);
    fixture.rows.instrument_relations.push(entity::instrument_relation::Model {
        instrument_id: base,
        kind: InstrumentRelationKind::Supplements,
        other_id: p,
    });
    assert_eq!(differences(fixture, Some(true)), differences(supplementing(), Some(true)));
}

#[test]
fn a_saving_clause_lays_down_nothing() {
    let mut fixture = supplementing();
    for row in &mut fixture.rows.measures {
        let saves = ["p-privacy", "base-training", "other-identification"].contains(&row.slug.as_str());
        row.saving_clause = saves.then_some(true);
    }
    let alone = differences(fixture.clone(), None);
    assert_eq!(told(&alone), [("TRAINING", "LACKS"), ("ASSISTANCE", "LESS_PRECISE"), ("PRIVACY", "LACKS")]);
    assert_eq!(alone["savingClauses"], json!([{"slug": "p-privacy"}, {"slug": "other-identification"}]));
    let through = differences(fixture, Some(true));
    assert_eq!(told(&through), [("TRAINING", "LACKS"), ("ASSISTANCE", "ALIKE"), ("PRIVACY", "LACKS")]);
    assert_eq!(
        through["savingClauses"],
        json!([{"slug": "p-privacy"}, {"slug": "base-training"}, {"slug": "other-identification"}])
    );
}

#[test]
fn the_trafficking_protocol_lacks_less_than_it_seems_since_its_convention_applies_to_it() {
    let types = |through: bool| -> Vec<Value> {
        let document = format!(
            "{{ instrument(slug: \"palermo-trafficking-protocol\") {{ compare(with: \"instrument:coe-trafficking-convention\", throughSupplements: {through}) {{ types {{ type category difference through {{ slug }} }} }} }} }}"
        );
        data(&SNAPSHOT, &document)["instrument"]["compare"]["types"].as_array().unwrap().clone()
    };
    let lacks = |types: &[Value]| types.iter().filter(|row| row["difference"] == "LACKS").count();
    let (alone, through) = (types(false), types(true));
    let filled = alone.iter().filter(|row| {
        row["difference"] == "LACKS"
            && through.iter().any(|other| {
                (&other["category"], &other["type"]) == (&row["category"], &row["type"])
                    && other["through"] == json!([{"slug": "untoc"}])
            })
    });
    assert_eq!((lacks(&alone), lacks(&through), filled.count()), (22, 13, 9));
}

#[test]
fn comparing_the_other_way_round_swaps_what_is_added_and_what_is_lacking() {
    let document = |one: &str, other: &str| {
        format!(
            "{{ instrument(slug: \"{one}\") {{ compare(with: \"instrument:{other}\") {{ types {{ type difference count otherCount }} }} }} }}"
        )
    };
    let [there, back] = [
        document("palermo-trafficking-protocol", "coe-trafficking-convention"),
        document("coe-trafficking-convention", "palermo-trafficking-protocol"),
    ]
    .map(|document| data(&SNAPSHOT, &document)["instrument"]["compare"]["types"].as_array().unwrap().clone());
    assert!(there.len() > 10 && there.len() == back.len());
    for (one, other) in there.iter().zip(&back) {
        let swapped = match one["difference"].as_str().unwrap() {
            "ADDS" => "LACKS",
            "LACKS" => "ADDS",
            "MORE_PRECISE" => "LESS_PRECISE",
            "LESS_PRECISE" => "MORE_PRECISE",
            alike => alike,
        };
        assert_eq!((&other["difference"], &other["type"]), (&json!(swapped), &one["type"]));
        assert_eq!((&one["count"], &one["otherCount"]), (&other["otherCount"], &other["count"]));
    }
}

/// The convention `c` with a table, and what three states did.
fn ratified() -> Fixture {
    let mut fixture = Fixture::new().instrument("c").state("AA").state("BB").state("CC").state("DD");
    fixture = fixture.ratification("c", "aa").ratification("c", "bb").ratification("c", "cc");
    let instrument_id = fixture.rows.instruments[0].id;
    fixture.rows.ratifications[0].bound_on = Some(date("2005-01-01"));
    fixture.rows.ratifications[1].bound_on = Some(date("2010"));
    fixture.rows.states[0].eu_member = Some(date("1995"));
    fixture.rows.states[2].eu_member = Some(date("2013-07-01"));
    fixture.rows.states[3].region = None;
    fixture.rows.ratification_tables.push(entity::ratification_table::Model {
        instrument_id,
        assessment: Assessment::Partial,
        as_of: Some(date("2014")),
        note: "Three of four.".to_owned(),
    });
    fixture
}

#[test]
fn consent_counts_who_was_bound_on_the_day_and_tells_how_far_the_table_goes() {
    check(
        ratified(),
        "{ instrument(slug: \"c\") { consent(activeOn: \"2009-12-31\") { stateCount organisationCount signedOnlyCount euMemberCount euMembers assessment asOf note ratifications { id } regions { region stateCount ofStates } } later: consent(activeOn: \"2014\") { stateCount signedOnlyCount euMemberCount euMembers } first: consent(activeOn: \"2000-12-11\") { stateCount signedOnlyCount } } }",
        json!({"instrument": {
            "consent": {
                "stateCount": 1, "organisationCount": 0, "signedOnlyCount": 2, "euMemberCount": 1, "euMembers": 1,
                "assessment": "PARTIAL", "asOf": "2014", "note": "Three of four.",
                "ratifications": [{"id": "ratification:c/aa"}],
                "regions": [
                    {"region": "Africa", "stateCount": 1, "ofStates": 3},
                    {"region": null, "stateCount": 0, "ofStates": 1},
                ],
            },
            "later": {"stateCount": 2, "signedOnlyCount": 1, "euMemberCount": 1, "euMembers": 2},
            "first": {"stateCount": 0, "signedOnlyCount": 0},
        }}),
    );
}

#[test]
fn an_instrument_without_a_table_says_nothing_of_consent() {
    check(
        Fixture::new().instrument("c"),
        "{ instrument(slug: \"c\") { consent { stateCount } } }",
        json!({"instrument": {"consent": null}}),
    );
}

#[test]
fn consent_to_the_real_instruments_agrees_with_a_filter() {
    for slug in ["untoc", "palermo-trafficking-protocol", "palermo-smuggling-protocol", "coe-trafficking-convention"] {
        let answer = data(
            &SNAPSHOT,
            &format!(
                "{{ instrument(slug: \"{slug}\") {{ consent(activeOn: \"2018-11-23\") {{ stateCount organisationCount regions {{ stateCount }} }} ratifications(first: 0, where: {{ hasState: true, boundOn: {{ isNull: false }}, not: {{ boundOn: {{ gt: \"2018-11-23\" }} }} }}) {{ totalCount }} }} }}"
            ),
        );
        let consent = &answer["instrument"]["consent"];
        assert!(consent["stateCount"].as_i64().unwrap() > 20, "{slug}");
        assert_eq!(consent["stateCount"], answer["instrument"]["ratifications"]["totalCount"], "{slug}");
        let regions = consent["regions"].as_array().unwrap();
        let sum: i64 = regions.iter().map(|region| region["stateCount"].as_i64().unwrap()).sum();
        assert_eq!(consent["stateCount"], sum, "{slug}");
    }
}
