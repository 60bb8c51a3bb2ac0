//! Every fact rests on pages, its own or its owner's, and says whether they were read.

use crate::fixture::{Fixture, check};
use entity::vocabulary::{Office, Precision};
use serde_json::json;

#[test]
fn a_fact_without_sources_of_its_own_inherits_those_of_its_owner() {
    let fixture = Fixture::new()
        .instrument("protocol")
        .measure("protocol-a", "protocol", "Art. 1", Precision::Mandatory)
        .measure("protocol-b", "protocol", "Art. 2", Precision::Mandatory)
        .cite("instrument:protocol", "whole", false)
        .cite("measure:protocol-b", "own", true);
    check(
        fixture,
        "{ measures { nodes { sources { title verified inherited url publisher source { title } } } } }",
        json!({"measures": {"nodes": [
            {"sources": [{"title": "whole", "verified": false, "inherited": true, "url": "https://example.org/whole", "publisher": "Publisher", "source": {"title": "whole"}}]},
            {"sources": [{"title": "own", "verified": true, "inherited": false, "url": "https://example.org/own", "publisher": "Publisher", "source": {"title": "own"}}]}]}}),
    );
}

#[test]
fn an_office_inherits_from_its_membership_and_that_from_its_network() {
    let fixture = Fixture::new()
        .agency("a")
        .network("n")
        .member("n", "a")
        .office("n", "a", Office::Chair, "2015", "")
        .cite("network:n", "page", true);
    check(
        fixture,
        "{ memberships { nodes { sources { title inherited } offices { sources { title inherited } } } } }",
        json!({"memberships": {"nodes": [{"sources": [{"title": "page", "inherited": true}], "offices": [{"sources": [{"title": "page", "inherited": true}]}]}]}}),
    );
}

#[test]
fn a_source_supports_what_cites_it_what_inherits_it_and_what_has_a_part_that_cites_it() {
    let fixture = Fixture::new()
        .agency("a")
        .network("n")
        .member("n", "a")
        .office("n", "a", Office::Chair, "2015", "")
        .cite("network:n", "network", true)
        .cite("office:n/a/2015", "office", true);
    check(
        fixture,
        "{ sources { nodes { title supports { totalCount nodes { __typename id label } } } } }",
        json!({"sources": {"nodes": [
            {"title": "network", "supports": {"totalCount": 2, "nodes": [
                {"__typename": "Membership", "id": "membership:n/a", "label": "a in n"}, {"__typename": "Network", "id": "network:n", "label": "n"}]}},
            {"title": "office", "supports": {"totalCount": 1, "nodes": [{"__typename": "Membership", "id": "membership:n/a", "label": "a in n"}]}}]}}),
    );
}

#[test]
fn a_source_is_verified_when_all_its_citations_are() {
    let fixture = Fixture::new()
        .agency("a")
        .agency("b")
        .cite("agency:a", "both", true)
        .cite("agency:b", "both", false)
        .cite("agency:b", "one", true);
    check(
        fixture,
        "{ sources { nodes { title verified } } source(url: \"https://example.org/one\") { verified } none: source(url: \"https://example.org/two\") { verified } }",
        json!({"sources": {"nodes": [{"title": "both", "verified": false}, {"title": "one", "verified": true}]}, "source": {"verified": true}, "none": null}),
    );
}

#[test]
fn the_data_set_counts_facts_and_those_that_are_verified() {
    let fixture = Fixture::new()
        .instrument("protocol")
        .measure("protocol-a", "protocol", "Art. 1", Precision::Mandatory)
        .cite("instrument:protocol", "page", true)
        .agency("a")
        .cite("agency:a", "other", false);
    check(
        fixture,
        "{ dataset { revision importedAt counts { kind count verified } } }",
        json!({"dataset": {"revision": 1, "importedAt": "2026-11-24T12:00:00Z", "counts": [
            {"kind": "INSTRUMENT", "count": 1, "verified": 1}, {"kind": "MEASURE", "count": 1, "verified": 1}, {"kind": "AGENCY", "count": 1, "verified": 0},
            {"kind": "NETWORK", "count": 0, "verified": 0}, {"kind": "MEMBERSHIP", "count": 0, "verified": 0}, {"kind": "PROJECT", "count": 0, "verified": 0},
            {"kind": "PARTICIPATION", "count": 0, "verified": 0}, {"kind": "ACTION", "count": 0, "verified": 0}, {"kind": "OUTPUT", "count": 0, "verified": 0},
            {"kind": "ARRANGEMENT", "count": 0, "verified": 0}, {"kind": "IMPACT", "count": 0, "verified": 0}, {"kind": "STATE", "count": 0, "verified": 0},
            {"kind": "REGION", "count": 0, "verified": 0}, {"kind": "RATIFICATION", "count": 0, "verified": 0}, {"kind": "FINDING", "count": 0, "verified": 0}, {"kind": "SOURCE", "count": 2, "verified": 1}]}}),
    );
}
