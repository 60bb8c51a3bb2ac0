//! `activeOn`: what was active on some day of a date, both ends included.

use crate::fixture::{Fixture, check, check_refused, date};
use entity::vocabulary::{LegalForce, Office};
use serde_json::json;

#[test]
fn a_list_without_a_date_means_ever() {
    let fixture = Fixture::new().agency("a").network("n").member_with("n", "a", |row| row.until = Some(date("2010")));
    check(fixture, "{ memberships { totalCount } }", json!({"memberships": {"totalCount": 1}}));
}

#[test]
fn both_ends_of_a_stay_are_included() {
    let fixture = Fixture::new().agency("a").network("n").member_with("n", "a", |row| {
        row.since = Some(date("2010-05"));
        row.until = Some(date("2012"));
    });
    check(
        fixture,
        "{ before: memberships(activeOn: \"2010-04-30\") { totalCount } first: memberships(activeOn: \"2010-05-01\") { totalCount }
           last: memberships(activeOn: \"2012-12-31\") { totalCount } after: memberships(activeOn: \"2013\") { totalCount }
           year: memberships(activeOn: \"2010\") { totalCount } }",
        json!({"before": {"totalCount": 0}, "first": {"totalCount": 1}, "last": {"totalCount": 1},
            "after": {"totalCount": 0}, "year": {"totalCount": 1}}),
    );
}

#[test]
fn a_stay_without_a_beginning_counts_from_where_it_is_attested_else_from_the_networks_beginning() {
    let fixture = Fixture::new()
        .agency("dated")
        .agency("attested")
        .agency("assumed")
        .network_with("n", |row| row.starts = Some(date("2005")))
        .member_with("n", "dated", |row| row.since = Some(date("2010")))
        .member_with("n", "attested", |row| row.attested = Some(date("2008")))
        .member("n", "assumed");
    check(
        fixture,
        "{ network(slug: \"n\") {
             members { nodes { certainty agency { slug } } }
             early: members(activeOn: \"2006\") { nodes { agency { slug } } }
             none: members(activeOn: \"2004\") { totalCount } } }",
        json!({"network": {
            "members": {"nodes": [
                {"certainty": "ASSUMED", "agency": {"slug": "assumed"}},
                {"certainty": "ATTESTED", "agency": {"slug": "attested"}},
                {"certainty": "DATED", "agency": {"slug": "dated"}}]},
            "early": {"nodes": [{"agency": {"slug": "assumed"}}]},
            "none": {"totalCount": 0}}}),
    );
}

#[test]
fn the_end_of_a_network_or_of_an_agency_ends_the_stay() {
    let fixture = Fixture::new()
        .agency_with("gone", |row| row.dissolved = Some(date("2012")))
        .agency("alive")
        .network_with("n", |row| row.ends = Some(date("2015")))
        .member("n", "gone")
        .member("n", "alive");
    check(
        fixture,
        "{ a: memberships(activeOn: \"2012\") { totalCount } b: memberships(activeOn: \"2013\") { totalCount }
           c: memberships(activeOn: \"2016\") { totalCount } }",
        json!({"a": {"totalCount": 2}, "b": {"totalCount": 1}, "c": {"totalCount": 0}}),
    );
}

#[test]
fn offices_can_be_asked_for_a_day() {
    let fixture = Fixture::new()
        .agency("a")
        .network("n")
        .member("n", "a")
        .office("n", "a", Office::Chair, "2015", "2016")
        .office("n", "a", Office::CoChair, "2020", "");
    check(
        fixture,
        "{ memberships { nodes { all: offices { office } then: offices(activeOn: \"2016-03\") { office since until } now: offices(activeOn: \"2026\") { office until } } } }",
        json!({"memberships": {"nodes": [{
            "all": [{"office": "CHAIR"}, {"office": "CO_CHAIR"}],
            "then": [{"office": "CHAIR", "since": "2015", "until": "2016"}],
            "now": [{"office": "CO_CHAIR", "until": null}]}]}}),
    );
}

#[test]
fn an_action_lives_no_longer_than_its_owner() {
    let fixture = Fixture::new()
        .agency_with("sophia", |row| {
            row.founded = Some(date("2015"));
            row.dissolved = Some(date("2020-03-31"));
        })
        .action_with("patrol", "agency:sophia", |_| {})
        .output("log", "agency:sophia");
    check(
        fixture,
        "{ then: actions(activeOn: \"2018\") { totalCount } now: actions(activeOn: \"2021\") { totalCount }
           before: outputs(activeOn: \"2014\") { totalCount } outputs(activeOn: \"2020-03-31\") { totalCount } }",
        json!({"then": {"totalCount": 1}, "now": {"totalCount": 0}, "before": {"totalCount": 0}, "outputs": {"totalCount": 1}}),
    );
}

#[test]
fn an_arrangement_counts_from_its_entry_into_force_else_from_its_signature_while_two_parties_exist() {
    let fixture = Fixture::new()
        .agency_with("gone", |row| row.dissolved = Some(date("2012")))
        .agency("b")
        .agency("c")
        .arrangement("two", &["gone", "b"], |row| row.signed = Some(date("2010")))
        .arrangement("three", &["gone", "b", "c"], |row| {
            row.signed = Some(date("2010"));
            row.in_force = Some(date("2011"));
        });
    check(
        fixture,
        "{ a: arrangements(activeOn: \"2010\") { nodes { slug } } b: arrangements(activeOn: \"2011\") { totalCount }
           c: arrangements(activeOn: \"2013\") { nodes { slug } } }",
        json!({"a": {"nodes": [{"slug": "two"}]}, "b": {"totalCount": 2}, "c": {"nodes": [{"slug": "three"}]}}),
    );
}

#[test]
fn an_instrument_is_active_while_in_force_and_soft_law_from_its_adoption() {
    let fixture = Fixture::new()
        .instrument_with("treaty", |row| row.in_force_on = Some(date("2003-12-25")))
        .instrument_with("not-yet", |row| row.in_force_on = None)
        .instrument_with("ended", |row| row.ends_on = Some(date("2010")))
        .instrument_with("compact", |row| {
            row.legal_force = LegalForce::NonBinding;
            row.in_force_on = None;
            row.adopted_on = date("2018-12-10");
        });
    check(
        fixture,
        "{ a: instruments(activeOn: \"2003-12-24\") { nodes { slug } } b: instruments(activeOn: \"2020\") { nodes { slug } } }",
        json!({"a": {"nodes": [{"slug": "ended"}]}, "b": {"nodes": [{"slug": "compact"}, {"slug": "treaty"}]}}),
    );
}

#[test]
fn a_malformed_date_is_refused_by_the_name_of_its_argument() {
    for text in ["2018-13", "2018-02-30", "yesterday", "", "18"] {
        let document = format!("{{ networks(activeOn: {text:?}) {{ totalCount }} }}");
        check_refused(Fixture::new(), &document, json!({}), "BAD_USER_INPUT", &["`activeOn`", "2017-04-03"]);
    }
    let variable = "query($day: PartialDate) { networks { nodes { members(activeOn: $day) { totalCount } } } }";
    check_refused(Fixture::new(), variable, json!({"day": "2018-1-1"}), "BAD_USER_INPUT", &["`$day`", "2017-04-03"]);
    check_refused(
        Fixture::new(),
        "{ networks(activeOn: 2018) { totalCount } }",
        json!({}),
        "BAD_USER_INPUT",
        &["`activeOn`", "in quotes"],
    );
}
