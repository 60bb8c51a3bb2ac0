//! How networks grew and shrank.

use crate::{
    fixture::{Fixture, check, data, date},
    real_data::SNAPSHOT,
};
use serde_json::{Value, json};

#[test]
fn a_history_says_year_by_year_who_joined_and_who_left() {
    let fixture = Fixture::new()
        .agency("a")
        .agency("b")
        .agency_with("c", |row| row.dissolved = Some(date("2012-05")))
        .network_with("n", |row| (row.starts, row.ends) = (Some(date("2010")), Some(date("2013-06-30"))))
        .member_with("n", "a", |_| {})
        .member_with("n", "b", |row| (row.since, row.until) = (Some(date("2011-03")), Some(date("2011-09"))))
        .member_with("n", "c", |row| row.attested = Some(date("2011")));
    let stays = |agencies: &[&str]| -> Vec<Value> {
        agencies.iter().map(|agency| json!({"agency": {"slug": agency}})).collect()
    };
    let year = |year: u16, joined: &[&str], left: &[&str], members: &[&str]| json!({"year": year, "joined": stays(joined), "left": stays(left), "memberCount": members.len(), "members": stays(members)});
    let document = |day: &str| {
        format!(
            "{{ network(slug: \"n\") {{ history(activeOn: \"{day}\") {{ year joined {{ agency {{ slug }} }} left {{ agency {{ slug }} }} memberCount members {{ agency {{ slug }} }} }} }} }}"
        )
    };
    // The network's end ends what is left; the agency's end ended its stay before.
    let whole = [
        year(2010, &["a"], &[], &["a"]),
        year(2011, &["c", "b"], &["b"], &["a", "c"]),
        year(2012, &[], &["c"], &["a"]),
        year(2013, &[], &["a"], &[]),
    ];
    check(fixture.clone(), &document("2020"), json!({"network": {"history": whole}}));
    // Until a day within a year: who was there then, and what had happened by then.
    let until = [year(2010, &["a"], &[], &["a"]), year(2011, &["c", "b"], &[], &["a", "c", "b"])];
    check(fixture.clone(), &document("2011-04-01"), json!({"network": {"history": until}}));
    check(fixture, &document("2009"), json!({"network": {"history": []}}));
}

#[test]
fn members_without_any_beginning_have_joined_in_no_year() {
    let fixture = Fixture::new()
        .agency("a")
        .agency("b")
        .network("n")
        .member("n", "a")
        .member_with("n", "b", |row| row.since = Some(date("2015")));
    check(
        fixture,
        "{ network(slug: \"n\") { history(activeOn: \"2015-07\") { year joined { agency { slug } } memberCount } } }",
        json!({"network": {"history": [{"year": 2015, "joined": [{"agency": {"slug": "b"}}], "memberCount": 2}]}}),
    );
}

#[test]
fn histories_of_the_real_data_agree_with_the_members_of_each_day() {
    let networks = data(
        &SNAPSHOT,
        "{ networks(first: 500) { nodes { slug history(activeOn: \"2024-12-31\") { year memberCount } } } }",
    );
    let mut years = 0;
    for network in networks["networks"]["nodes"].as_array().unwrap() {
        for of_year in network["history"].as_array().unwrap() {
            let document = format!(
                "{{ network(slug: {}) {{ members(activeOn: \"{}-12-31\") {{ totalCount }} }} }}",
                network["slug"], of_year["year"]
            );
            let members = &data(&SNAPSHOT, &document)["network"]["members"]["totalCount"];
            assert_eq!(of_year["memberCount"], *members, "{} {}", network["slug"], of_year["year"]);
            years += 1;
        }
    }
    assert!(years > 100, "{years}");
}
