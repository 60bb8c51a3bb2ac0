//! How central agencies are.

use crate::{
    fixture::{Fixture, check, check_refused, data},
    real_data::SNAPSHOT,
};
use entity::vocabulary::{MembershipRole, ParticipationRole};
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[test]
fn who_joins_two_networks_lies_between_their_members() {
    let fixture = Fixture::new().agency("a").agency("b").agency("c").agency("d").network("n").network("o");
    let fixture = fixture.member("n", "a").member("n", "b").member("o", "b").member("o", "c");
    check(
        fixture,
        "{ centrality { nodes { agency { slug } degree betweenness } } one: centrality(where: { slug: { eq: \"b\" } }) { nodes { betweenness } } }",
        json!({
            "centrality": {"nodes": [
                {"agency": {"slug": "b"}, "degree": 2, "betweenness": 1.0},
                {"agency": {"slug": "a"}, "degree": 1, "betweenness": 0.0},
                {"agency": {"slug": "c"}, "degree": 1, "betweenness": 0.0},
                {"agency": {"slug": "d"}, "degree": 0, "betweenness": 0.0},
            ]},
            "one": {"nodes": [{"betweenness": 1.0}]},
        }),
    );
}

#[test]
fn two_shortest_ways_count_half_each() {
    let pairs = [("a", "b"), ("b", "d"), ("a", "c"), ("c", "d")];
    let mut fixture = Fixture::new().agency("a").agency("b").agency("c").agency("d");
    for (one, other) in pairs {
        fixture = fixture.arrangement(&format!("{one}{other}"), &[one, other], |_| {});
    }
    let answer = data(&fixture.snapshot().into(), "{ centrality { nodes { degree betweenness } } }");
    for agency in answer["centrality"]["nodes"].as_array().unwrap() {
        assert_eq!(*agency, json!({"degree": 2, "betweenness": 0.5}));
    }
}

/// How strongly agencies are tied, to how many, and to how many by money: by slug.
#[track_caller]
fn check_strengths(fixture: Fixture, expected: &[(&str, i64, f64, i64)]) {
    let snapshot = fixture.snapshot().into();
    let answer = data(&snapshot, "{ centrality { nodes { agency { slug } degree strength donorDegree } } }");
    let rows = answer["centrality"]["nodes"].as_array().unwrap();
    for (slug, degree, strength, donors) in expected {
        let row = rows.iter().find(|row| row["agency"]["slug"] == *slug).unwrap();
        assert_eq!((&row["degree"], &row["donorDegree"]), (&json!(degree), &json!(donors)), "{row}");
        assert!((row["strength"].as_f64().unwrap() - strength).abs() < 1e-9, "{row} {strength}");
    }
}

#[test]
fn a_network_weighs_one_for_each_member_however_large_it_is() {
    let fixture = || Fixture::new().agency("a").agency("b").agency("c").agency("d").network("n");
    let three = fixture().member("n", "a").member("n", "b").member("n", "c");
    check_strengths(three.clone(), &[("a", 2, 1.0, 0), ("d", 0, 0.0, 0)]);
    // An arrangement weighs 1 beside it; an observer is not a member.
    let observer = |row: &mut entity::membership::Model| row.role = MembershipRole::Observer;
    let more = three.arrangement("m", &["a", "b"], |_| {}).member_with("n", "d", observer);
    check_strengths(more, &[("a", 2, 2.0, 0), ("c", 2, 1.0, 0), ("d", 0, 0.0, 0)]);
    // Who has left is none either: of two, each is all that the other meets.
    let left = |row: &mut entity::membership::Model| row.until = Some(crate::fixture::date("2010"));
    check_strengths(
        fixture().member("n", "a").member("n", "b").member_with("n", "c", left),
        &[("a", 1, 1.0, 0), ("c", 0, 0.0, 0)],
    );
}

#[test]
fn who_does_nothing_but_pay_for_a_project_is_counted_apart() {
    use ParticipationRole::{Donor, Lead, Partner};
    let project = || Fixture::new().agency("a").agency("b").agency("c").project("p");
    let paid = project().participant("p", "a", Donor).participant("p", "b", Lead).participant("p", "c", Partner);
    check_strengths(paid.clone(), &[("a", 0, 0.0, 2), ("b", 1, 1.0, 1), ("c", 1, 1.0, 1)]);
    // Who pays and works is not a mere donor.
    check_strengths(paid.participant("p", "a", Partner), &[("a", 2, 2.0, 0), ("b", 2, 2.0, 0)]);
    // Two donors, and another tie of a donor.
    let donors = project().participant("p", "a", Donor).participant("p", "b", Donor);
    check_strengths(donors.clone(), &[("a", 0, 0.0, 1), ("b", 0, 0.0, 1)]);
    check_strengths(donors.arrangement("m", &["a", "b"], |_| {}), &[("a", 1, 1.0, 1), ("b", 1, 1.0, 1)]);
}

#[test]
fn a_donor_is_a_partner_all_the_same() {
    use ParticipationRole::{Donor, Lead};
    check(
        Fixture::new().agency("a").agency("b").project("p").participant("p", "a", Donor).participant("p", "b", Lead),
        "{ agency(slug: \"a\") { partners { nodes { tieCount ties { kind donor } } } } }",
        json!({"agency": {"partners": {"nodes": [{"tieCount": 1, "ties": [{"kind": "PROJECT", "donor": true}]}]}}}),
    );
}

#[test]
fn ways_by_small_networks_are_shorter_than_those_by_large_ones() {
    // From a to b directly: the network of five, as long as 4. Over c: two networks of two, as long as 1 each.
    let fixture = ["a", "b", "d", "e", "f"]
        .iter()
        .fold(Fixture::new().agency("c").network("n"), |fixture, slug| fixture.agency(slug).member("n", slug));
    let fixture = fixture.network("o").member("o", "a").member("o", "c").network("p").member("p", "c").member("p", "b");
    check(
        fixture,
        "{ centrality(where: { slug: { eq: \"c\" } }) { nodes { degree betweenness } } }",
        json!({"centrality": {"nodes": [{"degree": 2, "betweenness": 1.0}]}}),
    );
}

#[test]
fn centrality_of_the_real_data_agrees_with_a_second_way() {
    let day = "2018-11-23";
    let document = format!(
        "{{ agencies(first: 500) {{ nodes {{ slug }} }} \
         networks(first: 500) {{ nodes {{ id members(activeOn: \"{day}\", where: {{role: {{ne: OBSERVER}}}}, first: 500) {{ totalCount }} }} }} }}"
    );
    let answer = data(&SNAPSHOT, &document);
    let members: BTreeMap<&str, f64> = (answer["networks"]["nodes"].as_array().unwrap().iter())
        .map(|network| (network["id"].as_str().unwrap(), network["members"]["totalCount"].as_f64().unwrap()))
        .collect();
    let agencies = answer["agencies"]["nodes"].as_array().unwrap();
    let place: BTreeMap<&str, usize> =
        agencies.iter().map(|agency| agency["slug"].as_str().unwrap()).zip(0..).collect();
    let count = agencies.len();
    // The weights by the definition; then how far it is between each two, and by how many ways, over one agency more each time.
    let mut weights = vec![vec![0.0; count]; count];
    for (at, agency) in agencies.iter().enumerate() {
        let document = format!(
            "{{ agency(slug: {}) {{ partners(activeOn: \"{day}\", first: 500) {{ nodes {{ agency {{ slug }} ties {{ donor fact {{ id }} }} }} }} }} }}",
            agency["slug"]
        );
        let partners = data(&SNAPSHOT, &document)["agency"]["partners"]["nodes"].take();
        for partner in partners.as_array().unwrap() {
            let other = place[partner["agency"]["slug"].as_str().unwrap()];
            for tie in partner["ties"].as_array().unwrap().iter().filter(|tie| tie["donor"] == false) {
                weights[at][other] += match tie["fact"]["id"].as_str().and_then(|id| members.get(id)) {
                    Some(members) => 1.0 / (members - 1.0),
                    None => 1.0,
                };
            }
        }
    }
    let mut ways = vec![vec![(f64::INFINITY, 0.0); count]; count];
    for (at, weights) in weights.iter().enumerate() {
        for (other, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            ways[at][other] = (1.0 / weight, 1.0);
        }
    }
    let alike = |one: f64, other: f64| (one - other).abs() < 1e-7;
    for over in 0..count {
        for from in (0..count).filter(|from| *from != over) {
            for to in (0..count).filter(|to| *to != over && *to != from) {
                let (length, number) = (ways[from][over].0 + ways[over][to].0, ways[from][over].1 * ways[over][to].1);
                let best = &mut ways[from][to];
                if length.is_finite() && alike(length, best.0) {
                    best.1 += number;
                } else if length < best.0 {
                    *best = (length, number);
                }
            }
        }
    }
    let document = format!(
        "{{ centrality(activeOn: \"{day}\", first: 500) {{ nodes {{ agency {{ slug }} degree strength betweenness }} }} }}"
    );
    let found = data(&SNAPSHOT, &document);
    let mut sum = 0.0;
    for found in found["centrality"]["nodes"].as_array().unwrap() {
        let at = place[found["agency"]["slug"].as_str().unwrap()];
        let mut between = 0.0;
        for from in (0..count).filter(|from| *from != at) {
            for to in (from + 1..count).filter(|to| *to != at && ways[from][*to].1 > 0.0) {
                if alike(ways[from][at].0 + ways[at][to].0, ways[from][to].0) {
                    between += ways[from][at].1 * ways[at][to].1 / ways[from][to].1;
                }
            }
        }
        assert_eq!(found["degree"], Value::from(weights[at].iter().filter(|weight| **weight > 0.0).count()), "{found}");
        assert!((found["strength"].as_f64().unwrap() - weights[at].iter().sum::<f64>()).abs() < 1e-9, "{found}");
        assert!((found["betweenness"].as_f64().unwrap() - between).abs() < 1e-6, "{found} {between}");
        sum += between;
    }
    assert!(sum > 100.0, "{sum}");
}

#[test]
fn the_centrality_of_more_agencies_than_can_be_counted_is_refused_before_it_is() {
    let fixture = (0..1_501).fold(Fixture::new(), |fixture, at| fixture.agency(&format!("a{at}")));
    let told = ["1501 agencies", "limit is 1500"];
    check_refused(fixture, "{ centrality { totalCount } }", json!({}), "QUERY_TOO_COMPLEX", &told);
}
