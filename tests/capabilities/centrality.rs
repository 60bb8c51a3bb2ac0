//! How central agencies are.

use crate::{
    fixture::{Fixture, check, check_refused, data},
    real_data::SNAPSHOT,
};
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

#[test]
fn centrality_of_the_real_data_agrees_with_a_second_way() {
    let day = "2018-11-23";
    let document = format!(
        "{{ agencies(first: 500) {{ nodes {{ slug partners(activeOn: \"{day}\", first: 500) {{ nodes {{ agency {{ slug }} }} }} }} }} \
         centrality(activeOn: \"{day}\", first: 500) {{ nodes {{ agency {{ slug }} degree betweenness }} }} }}"
    );
    let answer = data(&SNAPSHOT, &document);
    let agencies = answer["agencies"]["nodes"].as_array().unwrap();
    let place: BTreeMap<&str, usize> =
        agencies.iter().map(|agency| agency["slug"].as_str().unwrap()).zip(0..).collect();
    let near: Vec<Vec<usize>> = agencies
        .iter()
        .map(|agency| {
            let partners = agency["partners"]["nodes"].as_array().unwrap();
            partners.iter().map(|partner| place[partner["agency"]["slug"].as_str().unwrap()]).collect()
        })
        .collect();
    // How far it is and how many shortest ways there are between each two, level by level; then by the definition: a node
    // lies between two others where the way over it is no longer, and on so many of their ways as lead to it and from it.
    let count = near.len();
    let mut ways = vec![vec![(usize::MAX, 0.0); count]; count];
    for (from, ways) in ways.iter_mut().enumerate() {
        ways[from] = (0, 1.0);
        let mut level = vec![from];
        for distance in 1..count {
            let mut next = Vec::new();
            for &here in &level {
                let ways_here = ways[here].1;
                for &there in &near[here] {
                    if ways[there].0 == usize::MAX {
                        ways[there].0 = distance;
                        next.push(there);
                    }
                    if ways[there].0 == distance {
                        ways[there].1 += ways_here;
                    }
                }
            }
            level = next;
        }
    }
    for found in answer["centrality"]["nodes"].as_array().unwrap() {
        let at = place[found["agency"]["slug"].as_str().unwrap()];
        let mut between = 0.0;
        for from in (0..count).filter(|from| *from != at) {
            for to in (from + 1..count).filter(|to| *to != at) {
                let over = ways[from][at].0.checked_add(ways[at][to].0);
                if over == Some(ways[from][to].0) && ways[from][to].0 != usize::MAX {
                    between += ways[from][at].1 * ways[at][to].1 / ways[from][to].1;
                }
            }
        }
        assert_eq!(found["degree"], Value::from(near[at].len()), "{}", found["agency"]);
        assert!((found["betweenness"].as_f64().unwrap() - between).abs() < 1e-6, "{} {between}", found);
    }
}

#[test]
fn the_centrality_of_more_agencies_than_can_be_counted_is_refused_before_it_is() {
    let fixture = (0..1_501).fold(Fixture::new(), |fixture, at| fixture.agency(&format!("a{at}")));
    let told = ["1501 agencies", "limit is 1500"];
    check_refused(fixture, "{ centrality { totalCount } }", json!({}), "QUERY_TOO_COMPLEX", &told);
}
