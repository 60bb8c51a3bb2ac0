//! Unknown is an answer: what is recorded only in part says so, and a condition can be asked for as it holds certainly or
//! possibly.

mod naive;

use crate::{
    fixture::{Fixture, ask, check_refused, data, date},
    real_data::SNAPSHOT,
};
use entity::{
    dataset::Dataset, fact, fact::FactKind, partial_date::PartialDate, ratification_table, reported_size, vocabulary::*,
};
use naive::{AXES, Ask, Kind, Truth, World};
use palermo::{
    api::TABLE,
    snapshot::Snapshot,
    table::{
        knowledge::Known,
        object::{Field, Read},
    },
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Value, json};
use std::{collections::BTreeSet, sync::Arc};

/// The question that was answered with nine states, and is answered so now: as far as the table goes.
const NOT_BOUND: &str = "where: {euMember: {isNull: false}, ratifications: {none: {instrument: {slug: \
    {eq: \"coe-trafficking-convention\"}}, boundOn: {isNull: false}}}}";

#[test]
fn who_is_not_bound_by_a_convention_is_not_known_while_its_table_is_partial() {
    let document = |bound: &str| format!("{{ states({bound} {NOT_BOUND}) {{ totalCount }} }}");
    let (_, body) = ask(&SNAPSHOT, &document(""), json!({}));
    let missing = body["data"]["states"]["totalCount"].as_u64().unwrap();
    let [entry] = body["extensions"]["incomplete"].as_array().unwrap().as_slice() else { panic!("{body}") };
    assert_eq!(entry["path"], json!(["states"]));
    assert_eq!(entry["relation"], "State.ratifications");
    assert_eq!((entry["owners"].as_u64(), entry["incomplete"].as_u64()), (Some(missing), Some(missing)));
    assert_eq!(entry["known"][0]["id"], "instrument:coe-trafficking-convention");
    assert!(entry["known"][0]["known"].as_u64() < entry["known"][0]["of"].as_u64(), "{entry}");
    assert_eq!(data(&SNAPSHOT, &document("bound: CERTAIN,"))["states"]["totalCount"], 0);
    assert_eq!(data(&SNAPSHOT, &document("bound: POSSIBLE,"))["states"]["totalCount"], missing);
    let bound = document("bound: POSSIBLE,").replace("none:", "some:");
    let members = data(&SNAPSHOT, "{ states(where: {euMember: {isNull: false}}) { totalCount } }");
    assert_eq!(data(&SNAPSHOT, &bound)["states"]["totalCount"], members["states"]["totalCount"], "all could be bound");
}

#[test]
fn what_does_not_rest_on_absence_is_answered_as_before() {
    for document in [
        "{ agencies(where: {actions: {some: {axis: {eq: PROTECTION}}}}) { totalCount } }",
        "{ agencies(where: {founded: {lt: \"2000\"}}, orderBy: {field: FOUNDED}) { nodes { slug } } }",
        "{ agencies(where: {dissolved: {isNull: true}}) { totalCount } }",
        "{ instruments(where: {ratifications: {count: {gte: 2}}}) { totalCount } }",
        "{ arrangements(where: {parties: {none: {slug: {eq: \"iom\"}}}}) { totalCount } }",
        "{ states(where: {ratifications: {none: {instrument: {kind: {eq: DIRECTIVE}}}}}) { totalCount } }",
        "{ instrument(slug: \"untoc\") { ratifications { totalCount } } }",
    ] {
        let (answer, body) = ask(&SNAPSHOT, document, json!({}));
        assert_eq!(body["extensions"].as_object().unwrap().keys().collect::<Vec<_>>(), ["cost"], "{document}");
        assert!(!answer.body.is_empty());
    }
}

#[test]
fn every_answer_that_rests_on_absence_says_so() {
    for (document, path, relation) in [
        (
            "{ agencies(where: {actions: {every: {axis: {eq: PROTECTION}}}}) { totalCount } }",
            json!(["agencies"]),
            "Agency.actions",
        ),
        ("{ agencies(where: {actions: {count: {eq: 0}}}) { totalCount } }", json!(["agencies"]), "Agency.actions"),
        ("{ a: agencies(where: {actions: {count: {lte: 3}}}) { totalCount } }", json!(["a"]), "Agency.actions"),
        (
            "{ agencies(where: {not: {actions: {some: {axis: {eq: PROTECTION}}}}}) { totalCount } }",
            json!(["agencies"]),
            "Agency.actions",
        ),
        ("{ agencies(where: {founded: {isNull: true}}) { totalCount } }", json!(["agencies"]), "Agency.founded"),
        (
            "{ instruments(orderBy: {field: RATIFICATION_COUNT}, first: 2) { nodes { slug } } }",
            json!(["instruments"]),
            "Instrument.ratifications",
        ),
        ("{ measureGroups(by: [PRECISION]) { count } }", json!(["measureGroups"]), "Instrument.measures"),
        (
            "{ network(slug: \"icat\") { coverage(activeOn: \"2020\") { level } } }",
            json!(["network", "coverage"]),
            "Agency.actions",
        ),
        (
            "{ networks { nodes { members(where: {agency: {actions: {none: {}}}}) { totalCount } } } }",
            json!(["networks", "nodes", "members"]),
            "Agency.actions",
        ),
        (
            "{ chartOfMeasures(activeOn: \"2020\", where: {measures: {none: {type: {eq: ASSISTANCE}}}}) { rows { instrument { slug } } } }",
            json!(["chartOfMeasures"]),
            "Instrument.measures",
        ),
    ] {
        let (_, body) = ask(&SNAPSHOT, document, json!({}));
        let entries = body["extensions"]["incomplete"].as_array().unwrap_or_else(|| panic!("{document}: {body}"));
        let found = entries.iter().find(|entry| entry["path"] == path && entry["relation"] == relation);
        let entry = found.unwrap_or_else(|| panic!("{document}: {entries:?}"));
        let number = |name: &str| entry[name].as_u64().unwrap();
        assert!(number("incomplete") > 0 && number("incomplete") <= number("owners"), "{entry}");
        assert!(entry["note"].as_str().is_some_and(|note| !note.is_empty()));
        let keys: Vec<&String> = entry.as_object().unwrap().keys().collect();
        let expected: BTreeSet<&str> =
            BTreeSet::from(["path", "relation", "owners", "incomplete", "known", "asOf", "note"]);
        assert_eq!(keys.iter().map(|key| key.as_str()).collect::<BTreeSet<_>>(), expected);
    }
}

#[test]
fn a_bound_without_a_condition_is_refused() {
    for list in ["agencies", "centrality", "actionGroups"] {
        let by = if list == "actionGroups" { "by: [AXIS], " } else { "" };
        let selected = if list == "actionGroups" { "count" } else { "totalCount" };
        for bound in ["CERTAIN", "RECORDED"] {
            let document = format!("{{ {list}({by}bound: {bound}) {{ {selected} }} }}");
            check_refused(
                Fixture::new(),
                &document,
                json!({}),
                "BAD_USER_INPUT",
                &["`bound` has no effect without `where`"],
            );
        }
    }
    let wrong = "{ agencies(where: {}, bound: CERTAINLY) { totalCount } }";
    check_refused(Fixture::new(), wrong, json!({}), "GRAPHQL_VALIDATION_FAILED", &["CERTAIN"]);
}

#[test]
fn a_cursor_of_one_bound_is_refused_by_another() {
    let snapshot = Arc::new(paper().snapshot());
    let page = |bound: &str, after: &str| {
        let document = format!(
            "{{ agencies(where: {{actions: {{none: {{axis: {{eq: PROTECTION}}}}}}}}, {bound} first: 1 {after}) {{ pageInfo {{ endCursor }} }} }}"
        );
        ask(&snapshot, &document, json!({})).1
    };
    let cursor = page("", "")["data"]["agencies"]["pageInfo"]["endCursor"].clone();
    let after = format!(", after: {cursor}");
    assert!(page("bound: RECORDED,", &after).get("errors").is_none(), "what is recorded is the usual");
    for bound in ["bound: CERTAIN,", "bound: POSSIBLE,"] {
        assert_eq!(page(bound, &after)["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{bound}");
    }
}

/// Three agencies: one of which all actions are known and there are none, one of which all are known, and one of which only
/// some are.
fn paper() -> Fixture {
    Fixture::new()
        .agency("idle")
        .agency("known")
        .action("shelter", "agency:known", Axis::Protection)
        .agency_with("partly", |row| row.assessment = Assessment::Partial)
        .action("campaign", "agency:partly", Axis::Prevention)
}

/// Who meets a condition on agencies: certainly, as recorded, and possibly.
#[track_caller]
fn check_bounds(fixture: Fixture, condition: &str, expected: [&[&str]; 3]) {
    let snapshot = Arc::new(fixture.snapshot());
    for (bound, expected) in ["CERTAIN", "RECORDED", "POSSIBLE"].iter().zip(expected) {
        let document = format!("{{ agencies(where: {condition}, bound: {bound}) {{ nodes {{ slug }} }} }}");
        let found = data(&snapshot, &document);
        let nodes = found["agencies"]["nodes"].as_array().unwrap();
        let found: Vec<&str> = nodes.iter().map(|node| node["slug"].as_str().unwrap()).collect();
        assert_eq!(found, expected, "{condition} {bound}");
    }
}

#[test]
fn a_complete_owner_without_rows_meets_none_and_every_certainly() {
    let protects = "{axis: {eq: PROTECTION}}";
    check_bounds(
        paper(),
        &format!("{{actions: {{none: {protects}}}}}"),
        [&["idle"], &["idle", "partly"], &["idle", "partly"]],
    );
    check_bounds(paper(), &format!("{{actions: {{every: {protects}}}}}"), [&["idle", "known"]; 3]);
    check_bounds(
        paper(),
        &format!("{{actions: {{some: {protects}}}}}"),
        [&["known"], &["known"], &["known", "partly"]],
    );
}

#[test]
fn not_swaps_the_bounds() {
    let every = "{not: {actions: {every: {axis: {eq: PREVENTION}}}}}";
    check_bounds(paper(), every, [&["known"], &["known"], &["known", "partly"]]);
    let nested = "{not: {not: {actions: {none: {axis: {eq: PROTECTION}}}}}}";
    check_bounds(paper(), nested, [&["idle"], &["idle", "partly"], &["idle", "partly"]]);
}

#[test]
fn a_count_is_at_least_what_is_known() {
    check_bounds(paper(), "{actions: {count: {eq: 1}}}", [&["known"], &["known", "partly"], &["known", "partly"]]);
    check_bounds(
        paper(),
        "{actions: {count: {gte: 1, lte: 1}}}",
        [&["known"], &["known", "partly"], &["known", "partly"]],
    );
    check_bounds(paper(), "{actions: {count: {gte: 1}}}", [&["known", "partly"]; 3]);
    check_bounds(paper(), "{actions: {count: {gt: 5}}}", [&[], &[], &["partly"]]);
    check_bounds(paper(), "{actions: {count: {lt: 1}}}", [&["idle"]; 3]);
}

#[test]
fn a_condition_that_no_row_can_meet_or_miss_asks_for_none_that_is_unknown() {
    check_bounds(paper(), "{actions: {some: {or: []}}}", [&[]; 3]);
    check_bounds(paper(), "{actions: {every: {}}}", [&["idle", "known", "partly"]; 3]);
    check_bounds(paper(), "{actions: {some: {axis: {in: []}}}}", [&[]; 3]);
}

#[test]
fn a_missing_value_is_any_unless_it_says_that_there_is_none() {
    let fixture = || {
        Fixture::new()
            .agency_with("dated", |row| (row.founded, row.seat) = (Some(date("2000")), Some("Rome".to_owned())))
            .agency("undated")
    };
    check_bounds(fixture(), "{founded: {eq: \"2000\"}}", [&["dated"], &["dated"], &["dated", "undated"]]);
    check_bounds(fixture(), "{founded: {ne: \"2000\"}}", [&[], &["undated"], &["undated"]]);
    check_bounds(fixture(), "{founded: {isNull: true}}", [&[], &["undated"], &["undated"]]);
    check_bounds(fixture(), "{seat: {isNull: true}}", [&["undated"]; 3]);
    check_bounds(fixture(), "{seat: {ne: \"Rome\"}}", [&["undated"]; 3]);
}

#[test]
fn nested_conditions_are_known_as_far_as_each_is() {
    // Who is in a network none of whose members protects: that of `partly` is not known.
    let fixture = || {
        let mut fixture = paper().network("small").member("small", "idle").network("large").member("large", "partly");
        fixture.rows.reported_sizes.clear();
        reported(reported(fixture, "small", "2010", 1), "large", "2010", 1)
    };
    let inner = "{activeOn: \"2020\", network: {members: {none: {activeOn: \"2020\", agency: {actions: {some: {axis: {eq: PROTECTION}}}}}}}}";
    check_bounds(
        fixture(),
        &format!("{{memberships: {{some: {inner}}}}}"),
        [&["idle"], &["idle", "partly"], &["idle", "partly"]],
    );
}

#[test]
fn a_network_is_known_by_the_size_that_it_reported() {
    let fixture = || {
        let fixture = Fixture::new().agency("one").agency("other").network("n").member("n", "one");
        reported(reported(fixture, "n", "2000", 1), "n", "2010", 3)
    };
    let snapshot = Arc::new(fixture().snapshot());
    let count = |day: &str, test: &str, bound: &str| {
        let document = format!(
            "{{ networks(where: {{members: {{count: {{where: {{activeOn: \"{day}\"}}, {test}}}}}}}, bound: {bound}) {{ totalCount }} }}"
        );
        data(&snapshot, &document)["networks"]["totalCount"].as_u64().unwrap()
    };
    assert_eq!(count("2005", "eq: 1", "CERTAIN"), 1, "all were known of 2000");
    assert_eq!(count("2015", "eq: 1", "CERTAIN"), 0, "two of three are missing");
    assert_eq!(count("2015", "lte: 3", "CERTAIN"), 1, "and not more");
    assert_eq!(count("2015", "gte: 4", "POSSIBLE"), 0);
    assert_eq!(count("1990", "gte: 4", "POSSIBLE"), 1, "before the first report nothing is known");
    let document =
        "{ networks(where: {members: {none: {activeOn: \"2015\", agency: {slug: {eq: \"other\"}}}}}) { totalCount } }";
    let (_, body) = ask(&snapshot, document, json!({}));
    let known = &body["extensions"]["incomplete"][0]["known"][0];
    assert_eq!(known, &json!({"id": "network:n", "label": "n", "known": 1, "of": 3, "asOf": "2010", "note": null}));
}

#[test]
fn groups_count_what_holds_within_a_bound() {
    let snapshot = Arc::new(paper().snapshot());
    let groups = |bound: &str| {
        let condition = "{actions: {none: {axis: {eq: PROTECTION}}}}";
        let document = format!(
            "{{ agencyGroups(by: [KIND], where: {condition}, bound: {bound}) {{ count agencies {{ nodes {{ slug }} }} }} }}"
        );
        data(&snapshot, &document)["agencyGroups"].take()
    };
    assert_eq!(groups("CERTAIN"), json!([{"count": 1, "agencies": {"nodes": [{"slug": "idle"}]}}]));
    assert_eq!(
        groups("POSSIBLE"),
        json!([{"count": 2, "agencies": {"nodes": [{"slug": "idle"}, {"slug": "partly"}]}}])
    );
    // Only those count on whom the groups could rest.
    let fixture =
        Fixture::new().instrument("whole").instrument_with("part", |row| row.assessment = Assessment::Partial);
    let snapshot = Arc::new(fixture.snapshot());
    let told = |slug: &str| {
        let document =
            format!("{{ measureGroups(by: [TYPE], where: {{instrument: {{slug: {{eq: \"{slug}\"}}}}}}) {{ count }} }}");
        ask(&snapshot, &document, json!({})).1["extensions"]["incomplete"].take()
    };
    assert_eq!(told("whole"), Value::Null);
    assert_eq!((&told("part")[0]["owners"], &told("part")[0]["incomplete"]), (&json!(1), &json!(1)));
}

/// What an answer rests on: by path and relation, how many were looked at and how many of them are not completely known.
#[track_caller]
fn told(fixture: Fixture, document: &str) -> Vec<(String, String, u64, u64)> {
    let (_, body) = ask(&Arc::new(fixture.snapshot()), document, json!({}));
    assert!(body.get("errors").is_none(), "{document}: {body}");
    let entries = body["extensions"]["incomplete"].as_array().cloned().unwrap_or_default();
    let of = |entry: &Value| {
        let path: Vec<&str> = entry["path"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        let number = |name: &str| entry[name].as_u64().unwrap();
        (path.join("."), entry["relation"].as_str().unwrap().to_owned(), number("owners"), number("incomplete"))
    };
    entries.iter().map(of).collect()
}

#[track_caller]
fn check_told(fixture: Fixture, document: &str, expected: &[(&str, &str, u64, u64)]) {
    let expected = expected.iter().map(|(path, of, all, some)| ((*path).to_owned(), (*of).to_owned(), *all, *some));
    assert_eq!(told(fixture, document), expected.collect::<Vec<_>>(), "{document}");
}

/// Two treaties that were read to their end, and one of which only some provisions were.
fn treaties() -> Fixture {
    Fixture::new()
        .instrument("read")
        .instrument("whole")
        .instrument_with("part", |row| row.assessment = Assessment::Partial)
        .measure("read-1", "read", "Art. 1", Precision::Mandatory)
        .measure("part-1", "part", "Art. 1", Precision::Optional)
}

#[test]
fn what_an_instrument_lacks_rests_on_how_far_both_were_read() {
    let compare = |one: &str, other: &str| {
        format!(
            "{{ instrument(slug: \"{one}\") {{ compare(with: \"instrument:{other}\") {{ types {{ difference }} }} }} }}"
        )
    };
    check_told(treaties(), &compare("read", "whole"), &[]);
    check_told(treaties(), &compare("read", "part"), &[("instrument.compare", "Instrument.measures", 2, 1)]);
}

#[test]
fn how_determinately_a_type_binds_rests_on_all_that_could_lay_it_down() {
    for list in ["homogeneity { determinateShare evenness }", "precisionShares { share }"] {
        let (name, selected) = list.split_once(' ').unwrap();
        let document = |arguments: &str| format!("{{ {name}(activeOn: \"2020\"{arguments}) {selected} }}");
        check_told(treaties(), &document(""), &[(name, "Instrument.measures", 3, 1)]);
        // That of an instrument that no measure asked for can be of does not matter, nor that of one not in force.
        for narrower in [", where: {slug: {ne: \"part\"}}", ", measures: {instrument: {slug: {eq: \"whole\"}}}"] {
            check_told(treaties(), &document(narrower), &[]);
        }
        check_told(treaties(), &document("").replace("2020", "1900"), &[]);
    }
}

/// Three agencies that do the same: two of them in a network, of which all members are known on the day.
fn workers() -> Fixture {
    let mut fixture = Fixture::new().network("n");
    for slug in ["a", "b", "c"] {
        fixture = fixture.agency(slug).action(&format!("{slug}-1"), &format!("agency:{slug}"), Axis::Protection);
    }
    fixture.rows.reported_sizes.clear();
    reported(fixture.member("n", "a").member("n", "b"), "n", "2010", 2)
}

#[test]
fn no_tie_on_record_rests_on_what_ties_are_recorded() {
    let document =
        |selected: &str| format!("{{ overlaps(activeOn: \"2020\"{selected}) {{ nodes {{ tieOnRecord }} }} }}");
    let ties = ["Agency.jointOutputs", "Agency.participations", "Agency.arrangements", "Agency.children"];
    // `a` and `b` are tied; neither is tied to `c`. All members of the network are known, so that memberships are.
    let found = told(workers(), &document(""));
    let relations: BTreeSet<&str> = found.iter().map(|(_, relation, ..)| relation.as_str()).collect();
    assert_eq!(relations, BTreeSet::from(ties));
    assert!(found.iter().all(|(path, _, owners, some)| path == "overlaps.nodes" && (*owners, *some) == (3, 3)));
    let tied = told(workers(), &document(", where: {tieOnRecord: {eq: true}}"));
    assert!(tied.is_empty(), "a tie that is on record is shown by a fact: {tied:?}");
    let filtered = "{ overlaps(activeOn: \"2020\", where: {tieOnRecord: {eq: false}}) { totalCount } }";
    let found = told(workers(), filtered);
    assert!(
        found.len() == 4 && found.iter().all(|(path, _, owners, _)| path == "overlaps" && *owners == 3),
        "{found:?}"
    );
    // Before the network reported a size nothing tells who is in it.
    let earlier = told(workers(), &filtered.replace("2020", "2005"));
    assert!(earlier.iter().any(|(_, relation, ..)| relation == "Agency.memberships"), "{earlier:?}");
}

#[test]
fn no_tie_is_certainly_missing_while_not_all_are_recorded() {
    let snapshot = Arc::new(workers().snapshot());
    let count = |condition: &str, bound: &str| {
        let document =
            format!("{{ overlaps(activeOn: \"2020\", where: {condition}, bound: {bound}) {{ totalCount }} }}");
        data(&snapshot, &document)["overlaps"]["totalCount"].as_u64().unwrap()
    };
    let bounds = |condition: &str| ["CERTAIN", "RECORDED", "POSSIBLE"].map(|bound| count(condition, bound));
    assert_eq!(bounds("{tieOnRecord: {eq: false}}"), [0, 2, 2]);
    assert_eq!(bounds("{tieOnRecord: {eq: true}}"), [1, 1, 3]);
    assert_eq!(bounds("{not: {tieOnRecord: {eq: true}}}"), [0, 2, 2]);
    assert_eq!(bounds("{jaccard: {gte: 1}}"), [3, 3, 3], "all their actions are known");
}

#[test]
fn how_alike_profiles_are_rests_on_the_actions_of_the_two() {
    let fixture = || {
        let mut fixture = workers();
        fixture.rows.agencies[1].assessment = Assessment::Partial;
        fixture
    };
    for value in ["jaccard", "lift", "expected", "specificity"] {
        let document = format!("{{ overlaps(activeOn: \"2020\") {{ nodes {{ {value} }} }} }}");
        check_told(fixture(), &document, &[("overlaps.nodes", "Agency.actions", 3, 1)]);
        check_told(workers(), &document, &[]);
    }
    let ordered = "{ overlaps(activeOn: \"2020\", orderBy: {field: JACCARD}, first: 1) { nodes { sharedCount } } }";
    check_told(fixture(), ordered, &[("overlaps", "Agency.actions", 3, 1)]);
    check_told(fixture(), "{ overlaps(activeOn: \"2020\") { nodes { sharedCount } } }", &[]);
}

#[test]
fn centrality_and_plans_rest_on_what_ties_are_recorded() {
    let central = told(workers(), "{ centrality(activeOn: \"2020\", first: 2) { nodes { degree } } }");
    assert!(
        !central.is_empty() && central.iter().all(|(path, _, owners, _)| path == "centrality.nodes" && *owners == 2)
    );
    assert!(!central.iter().any(|(_, relation, ..)| relation == "Agency.memberships"), "{central:?}");
    let plan = "{ coordinationPlan(activeOn: \"2020\", where: {kind: {eq: DUALITY}}) { nodes { rank } } }";
    let plan = told(workers(), plan);
    assert!(
        plan.iter()
            .any(|(_, relation, owners, some)| relation == "Agency.participations" && (*owners, *some) == (3, 3))
    );
}

#[test]
fn that_no_path_is_shorter_rests_on_the_ties_of_those_from_whom_one_more_step_could_make_one() {
    /// The relations, each with the number of those whose relation it is; of none of them all is known.
    fn rest(given: &str) -> Vec<(String, u64)> {
        let found = told(workers(), &format!("{{ path({given}) {{ length }} }}"));
        assert!(found.iter().all(|(path, _, owners, some)| path == "path" && owners == some), "{found:?}");
        found.into_iter().map(|(_, relation, owners, _)| (relation, owners)).collect()
    }
    let agencies = |given: &str| -> BTreeSet<u64> {
        let of_agencies = |(relation, owners): (String, u64)| relation.starts_with("Agency.").then_some(owners);
        rest(&format!("from: \"agency:a\", {given}")).into_iter().filter_map(of_agencies).collect()
    };
    // `a` leads over the network to `b`, and no further.
    assert_eq!(agencies("to: \"agency:c\", activeOn: \"2020\""), BTreeSet::from([2]));
    assert_eq!(agencies("to: \"agency:c\", maxLength: 1, activeOn: \"2020\""), BTreeSet::from([1]), "`b` is too far");
    assert_eq!(agencies("to: \"agency:b\", activeOn: \"2020\""), BTreeSet::from([1]), "a tie of `a` would be shorter");
    for end in ["network:n", "agency:a", "agency:nobody"] {
        assert_eq!(rest(&format!("from: \"agency:a\", to: \"{end}\", activeOn: \"2020\"")), [], "{end}");
    }
    // All members are known on the day, and nobody knows who was in it before the network reported a size.
    let of_members = |day: &str| {
        let relations = rest(&format!("from: \"network:n\", to: \"agency:c\", activeOn: \"{day}\""));
        ["Agency.memberships", "Network.members"].map(|name| relations.iter().any(|(relation, _)| relation == name))
    };
    assert_eq!(of_members("2020"), [false, false]);
    assert_eq!(of_members("2005"), [true, true]);
    let several = told(workers(), "{ paths(from: \"agency:a\", to: \"agency:c\", activeOn: \"2020\") { totalCount } }");
    assert!(
        several.iter().any(|(path, relation, owners, _)| {
            path == "paths" && relation == "Agency.arrangements" && *owners == 2
        })
    );
}

#[test]
fn who_is_only_in_one_of_two_networks_rests_on_how_far_the_members_of_both_are_known() {
    let fixture = || {
        let fixture = workers().network("m").member("m", "a");
        reported(fixture, "m", "2010", 1)
    };
    let document = |day: &str| {
        format!(
            "{{ network(slug: \"n\") {{ memberOverlap(with: \"network:m\", activeOn: \"{day}\") {{ jaccard }} }} }}"
        )
    };
    check_told(fixture(), &document("2020"), &[]);
    check_told(fixture(), &document("2005"), &[("network.memberOverlap", "Network.members", 2, 2)]);
    let partly = |mut fixture: Fixture| {
        fixture.rows.reported_sizes.last_mut().unwrap().count = 4;
        fixture
    };
    check_told(partly(fixture()), &document("2020"), &[("network.memberOverlap", "Network.members", 2, 1)]);
}

#[test]
fn who_had_consented_rests_on_how_far_the_table_goes() {
    let fixture = |assessment: Assessment| {
        let mut fixture = Fixture::new().instrument("i").state("AA");
        let instrument_id = fixture.rows.instruments[0].id;
        let note = "Some.".to_owned();
        let table = ratification_table::Model { instrument_id, assessment, as_of: None, note };
        fixture.rows.ratification_tables.push(table);
        fixture
    };
    let document = "{ instrument(slug: \"i\") { consent(activeOn: \"2020\") { euMemberCount } } }";
    check_told(fixture(Assessment::Complete), document, &[]);
    check_told(fixture(Assessment::Partial), document, &[("instrument.consent", "Instrument.ratifications", 1, 1)]);
}

#[test]
fn who_was_first_or_last_rests_on_how_far_the_table_goes() {
    let fixture = |assessment: Assessment| {
        let fixture = Fixture::new().instrument("i").state("AA").state("BB");
        let mut fixture = fixture.ratification("i", "aa").ratification("i", "bb");
        let instrument_id = fixture.rows.instruments[0].id;
        let note = "Some.".to_owned();
        let table = ratification_table::Model { instrument_id, assessment, as_of: None, note };
        fixture.rows.ratification_tables.push(table);
        fixture
    };
    let of_one = |given: &str| format!("{{ instrument(slug: \"i\") {{ ratifications({given}) {{ totalCount }} }} }}");
    let of_all = |given: &str| format!("{{ ratifications({given}) {{ totalCount }} }}");
    let last = "orderBy: [{field: BOUND_ON, direction: DESC}], first: 1";
    check_told(fixture(Assessment::Complete), &of_one(last), &[]);
    let told = [("instrument.ratifications", "Instrument.ratifications", 1, 1)];
    check_told(fixture(Assessment::Partial), &of_one(last), &told);
    check_told(fixture(Assessment::Partial), &of_one("orderBy: [{field: BOUND_ON}], last: 1"), &told);
    check_told(fixture(Assessment::Partial), &of_all(last), &[("ratifications", "Instrument.ratifications", 1, 1)]);
    // All that is recorded is shown, or what stands first is no first of anything.
    check_told(fixture(Assessment::Partial), &of_one("orderBy: [{field: BOUND_ON}]"), &[]);
    check_told(fixture(Assessment::Partial), &of_one("first: 1"), &[]);
    check_told(fixture(Assessment::Partial), &of_one("orderBy: [{field: ACT}], first: 1"), &[]);
}

#[test]
fn a_date_that_is_known_to_the_year_could_be_any_day_of_it() {
    let mut fixture = Fixture::new().instrument("i").state("AA").ratification("i", "aa");
    fixture.rows.ratifications[0].bound_on = Some(date("2017"));
    let snapshot = Arc::new(fixture.snapshot());
    let bounds = |condition: &str| {
        ["CERTAIN", "RECORDED", "POSSIBLE"].map(|bound| {
            let document = format!("{{ ratifications(where: {{{condition}}}, bound: {bound}) {{ totalCount }} }}");
            data(&snapshot, &document)["ratifications"]["totalCount"].as_u64().unwrap()
        })
    };
    for (test, expected) in [
        ("lt: \"2017-07-01\"", [0, 0, 1]),
        ("lte: \"2017-07-01\"", [0, 0, 1]),
        ("gt: \"2017-07-01\"", [0, 0, 1]),
        ("gte: \"2017-07-01\"", [0, 0, 1]),
        ("eq: \"2017-07-01\"", [0, 0, 1]),
        ("in: [\"2016\", \"2017-07\"]", [0, 0, 1]),
        ("ne: \"2017-07-01\"", [0, 1, 1]),
        ("notIn: [\"2017-07-01\"]", [0, 1, 1]),
        // Every day of the year decides it.
        ("lt: \"2018\"", [1, 1, 1]),
        ("gt: \"2016\"", [1, 1, 1]),
        ("lte: \"2017\"", [1, 1, 1]),
        ("lt: \"2017\"", [0, 0, 0]),
        ("gt: \"2017\"", [0, 0, 0]),
        ("eq: \"2017\"", [1, 1, 1]),
        ("ne: \"2016\"", [1, 1, 1]),
    ] {
        assert_eq!(bounds(&format!("boundOn: {{{test}}}")), expected, "{test}");
        let [certain, recorded, possible] = expected.map(|count| 1 - count);
        assert_eq!(bounds(&format!("not: {{boundOn: {{{test}}}}}")), [possible, recorded, certain], "not {test}");
    }
}

#[test]
fn what_members_do_rests_on_how_far_they_are_known() {
    let fixture = |size: i32| {
        let mut fixture = workers();
        fixture.rows.reported_sizes.last_mut().unwrap().count = size;
        fixture
    };
    let ask = |field: &str| format!("{{ network(slug: \"n\") {{ {field} }} }}");
    for field in [
        "coverage(activeOn: \"2020\") { agencyCount }",
        "coordinationPlan(activeOn: \"2020\", where: {kind: {eq: GAP}}) { totalCount }",
    ] {
        let told = |size: i32| told(fixture(size), &ask(field));
        let of_members =
            |told: Vec<(String, String, u64, u64)>| told.into_iter().any(|(_, of, ..)| of == "Network.members");
        assert!(!of_members(told(2)), "{field}");
        assert!(of_members(told(4)), "{field}");
    }
    // How many there were in each year is known of none for certain, because a size is one of its day.
    let history = "history(activeOn: \"2020\") { memberCount }";
    check_told(fixture(2), &ask(history), &[("network.history", "Network.members", 1, 1)]);
}

fn missing_is_said(field: &Field) -> bool {
    field.doc.contains("known") || field.doc.contains(" read")
}

#[test]
fn every_relation_and_column_says_how_far_it_is_known() {
    let (mut asked, mut silent, mut contrary) = (0, Vec::new(), Vec::new());
    for object in TABLE.objects().filter(|object| object.stock.is_some()) {
        for field in object.fields.iter().filter(|field| field.filtered && field.may_be_missing()) {
            asked += 1;
            let name = format!("{}.{}", object.name, field.name);
            if field.known.is_none() {
                silent.push(name);
            } else if matches!(field.read, Read::Cell { .. })
                && field.shown
                && field.doc.contains("`null`")
                && !matches!(field.known(), Known::By(_))
                && field.is_whole() == missing_is_said(field)
            {
                contrary.push(name);
            }
        }
    }
    assert!(asked > 100, "{asked}");
    assert!(silent.is_empty(), "say `.whole()`, `.open()`, `.known(…)` or `.known_through(…)` of {silent:?}");
    // Its description gives the date that stands in for another, which is the one that may be unknown.
    assert_eq!(contrary, ["Membership.attested"], "what `null` means is said otherwise than it is declared");
}

fn reported(mut fixture: Fixture, network: &str, on: &str, count: i32) -> Fixture {
    let id = fixture.rows.facts.len() as i32 + 1;
    fixture.rows.facts.push(fact::Model {
        id,
        kind: FactKind::ReportedSize,
        key: format!("reported_size:{network}/{on}"),
    });
    let network_id = fixture.rows.networks.iter().find(|row| row.slug == network).unwrap().id;
    fixture.rows.reported_sizes.push(reported_size::Model { id, network_id, reported_on: date(on), count });
    fixture
}

fn maybe_date() -> impl Strategy<Value = Option<PartialDate>> {
    option::of(select(vec![date("2000"), date("2001")]))
}

fn assessment() -> impl Strategy<Value = Assessment> {
    select(Assessment::ALL)
}

/// A small graph, some of which is known completely and some of which is not.
fn world() -> impl Strategy<Value = Fixture> {
    let agencies = vec(
        (option::of(select(&["a", "b"][..])), maybe_date(), assessment(), option::of(any::<proptest::sample::Index>())),
        1..4,
    );
    let networks = vec((maybe_date(), option::of(0_i32..4)), 1..3);
    let place = any::<proptest::sample::Index>;
    let stays = vec((place(), place(), maybe_date()), 0..5);
    let actions = vec((place(), select(&AXES[..]), maybe_date()), 0..4);
    let states = vec(option::of(select(&["a", "b"][..])), 1..4);
    let tables = vec((option::of(assessment()), any::<bool>(), option::of(select(&["a", "b"][..]))), 1..4);
    let consents = vec((place(), place(), maybe_date()), 0..6);
    (agencies, networks, stays, actions, states, tables, consents).prop_map(
        |(agencies, networks, stays, actions, states, tables, consents)| {
            let mut fixture = Fixture::new();
            for (at, (seat, founded, assessment, parent)) in agencies.iter().enumerate() {
                let parent_id = parent.filter(|_| at > 0).map(|parent| fixture.rows.agencies[parent.index(at)].id);
                fixture = fixture.agency_with(&format!("s{at}"), |row| {
                    (row.seat, row.founded) = (seat.map(str::to_owned), *founded);
                    (row.assessment, row.parent_id) = (*assessment, parent_id);
                });
            }
            for (at, (starts, size)) in networks.iter().enumerate() {
                fixture = fixture.network_with(&format!("s{at}"), |row| row.starts = *starts);
                if let Some(size) = size {
                    fixture = reported(fixture, &format!("s{at}"), "2010", *size);
                }
            }
            let mut once = BTreeSet::new();
            for (network, agency, since) in stays {
                let (network, agency) = (network.index(networks.len()), agency.index(agencies.len()));
                if once.insert((network, agency)) {
                    fixture =
                        fixture.member_with(&format!("s{network}"), &format!("s{agency}"), |row| row.since = since);
                }
            }
            for (at, (agency, axis, starts)) in actions.into_iter().enumerate() {
                let agency = format!("agency:s{}", agency.index(agencies.len()));
                fixture =
                    fixture.action_with(&format!("s{at}"), &agency, |row| (row.axis, row.starts) = (axis, starts));
            }
            for (at, region) in states.iter().enumerate() {
                fixture = fixture.state(&format!("S{at}"));
                fixture.rows.states.last_mut().unwrap().region = region.map(str::to_owned);
            }
            for (at, (table, directive, depositary)) in tables.iter().enumerate() {
                fixture = fixture.instrument_with(&format!("s{at}"), |row| {
                    row.depositary = depositary.map(str::to_owned);
                    if *directive {
                        row.kind = InstrumentKind::Directive;
                    }
                });
                if let Some(assessment) = table {
                    let instrument_id = fixture.rows.instruments.last().unwrap().id;
                    let note = "Some.".to_owned();
                    let table = ratification_table::Model { instrument_id, assessment: *assessment, as_of: None, note };
                    fixture.rows.ratification_tables.push(table);
                }
            }
            let mut once = BTreeSet::new();
            for (instrument, state, bound_on) in consents {
                let (instrument, state) = (instrument.index(tables.len()), state.index(states.len()));
                if once.insert((instrument, state)) {
                    fixture = fixture.ratification(&format!("s{instrument}"), &format!("s{state}"));
                    fixture.rows.ratifications.last_mut().unwrap().bound_on = bound_on;
                }
            }
            fixture
        },
    )
}

fn question() -> BoxedStrategy<(Kind, Ask)> {
    let of = |kind: Kind| naive::ask(kind, 3).prop_map(move |ask| (kind, ask));
    prop_oneof![
        4 => of(Kind::Agency),
        2 => of(Kind::Network),
        3 => of(Kind::State),
        2 => of(Kind::Instrument),
        1 => of(Kind::Membership),
        1 => of(Kind::Action),
        1 => of(Kind::Ratification),
    ]
    .boxed()
}

fn rows(dataset: &Dataset, kind: Kind) -> Vec<(i32, String)> {
    let ids: Vec<i32> = match kind {
        Kind::Agency => dataset.agencies.iter().map(|row| row.id).collect(),
        Kind::Network => dataset.networks.iter().map(|row| row.id).collect(),
        Kind::Membership => dataset.memberships.iter().map(|row| row.id).collect(),
        Kind::Action => dataset.actions.iter().map(|row| row.id).collect(),
        Kind::State => dataset.states.iter().map(|row| row.id).collect(),
        Kind::Instrument => dataset.instruments.iter().map(|row| row.id).collect(),
        Kind::Ratification => dataset.ratifications.iter().map(|row| row.id).collect(),
    };
    let key = |id: i32| dataset.facts.iter().find(|fact| fact.id == id).unwrap().key.clone();
    ids.into_iter().map(|id| (id, key(id))).collect()
}

/// Who meets a condition certainly, as recorded and possibly; and what the answer by what is recorded rests on.
fn found(snapshot: &Arc<Snapshot>, kind: Kind, condition: &str) -> ([BTreeSet<String>; 3], Value) {
    let list = kind.list();
    let one = |bound: &str| {
        format!("{}: {list}(where: {condition}, bound: {bound}, first: 500) {{ nodes {{ id }} }}", bound.to_lowercase())
    };
    let document = format!("{{ {} {} {} }}", one("CERTAIN"), one("RECORDED"), one("POSSIBLE"));
    let (_, mut body) = ask(snapshot, &document, json!({}));
    let ids = |bound: &str| {
        let nodes = body["data"][bound]["nodes"].as_array().unwrap_or_else(|| panic!("{document}: {body}"));
        nodes.iter().map(|node| node["id"].as_str().unwrap().to_owned()).collect()
    };
    let found = ["certain", "recorded", "possible"].map(ids);
    (found, body["extensions"]["incomplete"].take())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn bounds_are_what_logic_of_three_values_says(fixture in world(), questions in vec(question(), 20)) {
        let dataset = fixture.rows.clone();
        let (snapshot, world) = (Arc::new(fixture.snapshot()), World(&dataset));
        for (kind, ask) in questions {
            let condition = ask.graphql();
            let truths: Vec<(String, Truth)> =
                rows(&dataset, kind).into_iter().map(|(id, key)| (key, world.truth(kind, id, &ask))).collect();
            let of = |least: Truth| -> BTreeSet<String> {
                truths.iter().filter(|(_, truth)| *truth >= least).map(|(key, _)| key.clone()).collect()
            };
            let ([certain, recorded, possible], incomplete) = found(&snapshot, kind, &condition);
            prop_assert_eq!(&certain, &of(Truth::Yes), "certain: {}", condition);
            prop_assert_eq!(&possible, &of(Truth::Open), "possible: {}", condition);
            prop_assert!(certain.is_subset(&recorded) && recorded.is_subset(&possible), "{}", condition);
            // An answer says that it rests on something that may be missing, exactly where it is not certain.
            prop_assert_eq!(incomplete.is_null(), recorded == certain, "{}: {}", condition, incomplete);
        }
    }
}
