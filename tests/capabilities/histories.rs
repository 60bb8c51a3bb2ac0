//! What changes in time: counts of parties, who stands outside an act, names and seats of agencies, fundings, and members
//! that are no agencies.

use crate::fixture::{Fixture, data, date};
use entity::{
    agency_kind_term, agency_name, agency_seat,
    fact::FactKind,
    funding, opt_out, other_member, other_office_term, party_count, succession,
    vocabulary::{AgencyKind, MembershipRole, Office},
};
use palermo::{export::list::Format, snapshot::Snapshot};
use serde_json::{Value, json};
use std::sync::Arc;

/// An act, agencies, a network and a project, each with its parts.
fn everything() -> Arc<Snapshot> {
    let mut fixture = Fixture::new()
        .instrument("act")
        .state("dk")
        .state("ie")
        .agency_with("office", |row| row.founded = Some(date("1951")))
        .agency("old-office")
        .network("process")
        .member("process", "office")
        .project("project");
    let [act, dk, ie, office, old_office, process, project] = [
        "instrument:act",
        "state:dk",
        "state:ie",
        "agency:office",
        "agency:old-office",
        "network:process",
        "project:project",
    ]
    .map(|key| fixture.id(key));
    for (on, count) in [("2018-10-19", 173), ("2024-04-20", 182)] {
        let id = fixture.fact(FactKind::PartyCount, &format!("party-count:act/{on}"));
        let row =
            party_count::Model { id, instrument_id: act, counted_on: date(on), count, includes_organisations: None };
        fixture.rows.party_counts.push(row);
    }
    for (state, state_id, opted_in_on) in [("dk", dk, None), ("ie", ie, Some(date("2011-10-14")))] {
        let id = fixture.fact(FactKind::OptOut, &format!("opt-out:act/{state}"));
        let (provision, summary) = (Some("Recital 36".to_owned()), None);
        let row = opt_out::Model { id, instrument_id: act, state_id, provision, summary, opted_in_on, until: None };
        fixture.rows.opt_outs.push(row);
    }
    for (name, since, until) in [("Committee", Some("1951"), Some("1989")), ("Organization", Some("1989"), None)] {
        let id = fixture.fact(FactKind::AgencyName, &format!("agency-name:office/{}", since.unwrap_or_default()));
        let row = agency_name::Model {
            id,
            agency_id: office,
            name: name.to_owned(),
            acronym: (name == "Committee").then(|| "ZICEM".to_owned()),
            since: since.map(date),
            until: until.map(date),
        };
        fixture.rows.agency_names.push(row);
    }
    let id = fixture.fact(FactKind::AgencySeat, "agency-seat:office/1951");
    let seat = "Geneva, Switzerland".to_owned();
    let row = agency_seat::Model { id, agency_id: office, seat, since: Some(date("1951")), until: None };
    fixture.rows.agency_seats.push(row);
    let id = fixture.fact(FactKind::AgencyKindTerm, "agency-kind:office/2016");
    let kind = AgencyKind::UnRelated;
    let row = agency_kind_term::Model { id, agency_id: office, kind, since: Some(date("2016-09-19")), until: None };
    fixture.rows.agency_kind_terms.push(row);
    let successions = [(Some(old_office), None, None), (None, Some("Bureau"), None), (None, None, Some("Union"))];
    for (at, (predecessor_id, predecessor, successor)) in successions.into_iter().enumerate() {
        let id = fixture.fact(FactKind::Succession, &format!("succession:office/{at}"));
        fixture.rows.successions.push(succession::Model {
            id,
            agency_id: office,
            predecessor_id,
            predecessor_name: predecessor.map(str::to_owned),
            successor_name: successor.map(str::to_owned),
            succeeded_on: Some(date("1951")),
        });
    }
    let fundings = [(Some(office), None, None), (None, Some(dk), None), (None, None, Some("Foundation"))];
    for (at, (agency_id, state_id, name)) in fundings.into_iter().enumerate() {
        let id = fixture.fact(FactKind::Funding, &format!("funding:project/{at}"));
        fixture.rows.fundings.push(funding::Model {
            id,
            project_id: project,
            agency_id,
            state_id,
            name: name.map(str::to_owned),
            amount: state_id.map(|_| 250_000),
            currency: state_id.map(|_| "EUR".to_owned()),
            funded_on: None,
        });
    }
    for (at, (state_id, name)) in [(Some(ie), None), (None, Some("Friends"))].into_iter().enumerate() {
        let id = fixture.fact(FactKind::OtherMember, &format!("other-member:process/{at}"));
        fixture.rows.other_members.push(other_member::Model {
            id,
            network_id: process,
            state_id,
            name: name.map(str::to_owned),
            role: MembershipRole::Member,
            since: Some(date("2002")),
            attested: None,
            until: None,
        });
        if state_id.is_some() {
            let term = fixture.fact(FactKind::OtherOfficeTerm, "other-office:process/ie/co_chair/2002");
            let (since, until) = (Some(date("2002")), Some(date("2010")));
            let office = Office::CoChair;
            let row = other_office_term::Model { id: term, other_member_id: id, office, since, until };
            fixture.rows.other_office_terms.push(row);
        }
    }
    Arc::new(fixture.snapshot())
}

#[test]
fn what_is_a_part_of_a_fact_is_asked_for_from_both_ends() {
    let snapshot = everything();
    for (question, expected) in [
        (
            "{ instrument(slug: \"act\") { partyCounts { on count includesOrganisations } } }",
            json!({"instrument": {"partyCounts": [
                {"on": "2018-10-19", "count": 173, "includesOrganisations": null},
                {"on": "2024-04-20", "count": 182, "includesOrganisations": null}]}}),
        ),
        (
            "{ instrument(slug: \"act\") { optOuts { state { slug } provision optedInOn } } }",
            json!({"instrument": {"optOuts": [
                {"state": {"slug": "dk"}, "provision": "Recital 36", "optedInOn": null},
                {"state": {"slug": "ie"}, "provision": "Recital 36", "optedInOn": "2011-10-14"}]}}),
        ),
        (
            "{ state(slug: \"dk\") { optOuts { instrument { slug } } fundings { project { slug } amount currency } } }",
            json!({"state": {
                "optOuts": [{"instrument": {"slug": "act"}}],
                "fundings": [{"project": {"slug": "project"}, "amount": 250_000, "currency": "EUR"}]}}),
        ),
        (
            "{ agency(slug: \"office\") { seats { seat since } kinds { kind since } fundings { project { slug } name } } }",
            json!({"agency": {
                "seats": [{"seat": "Geneva, Switzerland", "since": "1951"}],
                "kinds": [{"kind": "UN_RELATED", "since": "2016-09-19"}],
                "fundings": [{"project": {"slug": "project"}, "name": "office"}]}}),
        ),
        (
            "{ agency(slug: \"office\") { predecessors { agency { slug } name on } successors { agency { slug } name } } }",
            json!({"agency": {
                "predecessors": [
                    {"agency": {"slug": "old-office"}, "name": "old-office", "on": "1951"},
                    {"agency": null, "name": "Bureau", "on": "1951"}],
                "successors": [{"agency": null, "name": "Union"}]}}),
        ),
        (
            "{ agency(slug: \"old-office\") { predecessors { name } successors { agency { slug } } } }",
            json!({"agency": {"predecessors": [], "successors": [{"agency": {"slug": "office"}}]}}),
        ),
        (
            "{ project(slug: \"project\") { fundings { funder { slug } state { slug } name amount currency on } } }",
            json!({"project": {"fundings": [
                {"funder": {"slug": "office"}, "state": null, "name": "office", "amount": null, "currency": null, "on": null},
                {"funder": null, "state": {"slug": "dk"}, "name": "dk", "amount": 250_000, "currency": "EUR", "on": null},
                {"funder": null, "state": null, "name": "Foundation", "amount": null, "currency": null, "on": null}]}}),
        ),
        (
            "{ state(slug: \"ie\") { memberships { network { slug } role offices { office since until } } } }",
            json!({"state": {"memberships": [{
                "network": {"slug": "process"}, "role": "MEMBER",
                "offices": [{"office": "CO_CHAIR", "since": "2002", "until": "2010"}]}]}}),
        ),
        (
            "{ network(slug: \"process\") { members { totalCount } otherMembers { state { slug } name certainty } } }",
            json!({"network": {"members": {"totalCount": 1}, "otherMembers": [
                {"state": {"slug": "ie"}, "name": "ie", "certainty": "DATED"},
                {"state": null, "name": "Friends", "certainty": "DATED"}]}}),
        ),
    ] {
        assert_eq!(data(&snapshot, question), expected, "{question}");
    }
}

#[test]
fn a_day_tells_what_was_so_then() {
    let snapshot = everything();
    let names = |day: &str| {
        data(&snapshot, &format!("{{ agency(slug: \"office\") {{ names(activeOn: \"{day}\") {{ name }} }} }}"))
    };
    assert_eq!(names("1960"), json!({"agency": {"names": [{"name": "Committee"}]}}));
    assert_eq!(names("2020"), json!({"agency": {"names": [{"name": "Organization"}]}}));
    let outside = |day: &str| {
        let question =
            format!("{{ instrument(slug: \"act\") {{ optOuts(activeOn: \"{day}\") {{ state {{ slug }} }} }} }}");
        data(&snapshot, &question)["instrument"]["optOuts"].as_array().map(Vec::len)
    };
    assert_eq!(outside("2002"), Some(0), "the act was not in force");
    assert_eq!(outside("2011-10-13"), Some(2));
    assert_eq!(outside("2011-10-14"), Some(1), "Ireland takes part from that day on");
    let offices = |day: &str| {
        let question = format!(
            "{{ network(slug: \"process\") {{ otherMembers {{ offices(activeOn: \"{day}\") {{ office }} }} }} }}"
        );
        data(&snapshot, &question)["network"]["otherMembers"][0]["offices"].as_array().map(Vec::len)
    };
    assert_eq!((offices("2005"), offices("2011")), (Some(1), Some(0)));
}

#[test]
fn a_part_is_filtered_by_and_a_former_name_is_found() {
    let snapshot = everything();
    for (question, expected) in [
        (
            "{ instruments(where: {partyCounts: {some: {count: {gte: 180}}}}) { nodes { slug } } }",
            json!({"instruments": {"nodes": [{"slug": "act"}]}}),
        ),
        (
            "{ states(where: {optOuts: {some: {optedInOn: {isNull: false}}}}) { nodes { slug } } }",
            json!({"states": {"nodes": [{"slug": "ie"}]}}),
        ),
        (
            "{ projects(where: {fundings: {some: {state: {slug: {eq: \"dk\"}}}}}) { nodes { slug } } }",
            json!({"projects": {"nodes": [{"slug": "project"}]}}),
        ),
        (
            "{ agencies(where: {predecessors: {some: {name: {eq: \"Bureau\"}}}}) { nodes { slug } } }",
            json!({"agencies": {"nodes": [{"slug": "office"}]}}),
        ),
        (
            "{ networks(where: {otherMembers: {some: {offices: {some: {office: {eq: CO_CHAIR}}}}}}) { nodes { slug } } }",
            json!({"networks": {"nodes": [{"slug": "process"}]}}),
        ),
        (
            "{ search(query: \"zicem\", first: 1) { nodes { node { slug } } } }",
            json!({"search": {"nodes": [{"node": {"slug": "office"}}]}}),
        ),
    ] {
        assert_eq!(data(&snapshot, question), expected, "{question}");
    }
}

#[test]
fn exports_have_the_parts_and_draw_where_they_lead() {
    let snapshot = everything();
    let written = |format: Format| {
        let mut bytes = Vec::new();
        format.write(&snapshot, "https://palermo.example.org", &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let json: Value = serde_json::from_str(&written(Format::Json)).unwrap();
    assert_eq!(
        json["instrument"][0]["party_counts"][1],
        json!({"on": "2024-04-20", "count": 182, "includes_organisations": null})
    );
    assert_eq!(json["project"][0]["fundings"][1]["state"], "state:dk");
    assert_eq!(json["network"][0]["other_members"][0]["offices"][0]["office"], "co_chair");
    let graph = written(Format::GraphMl);
    for (from, to) in [
        ("instrument:act", "state:dk"),
        ("agency:office", "agency:old-office"),
        ("project:project", "agency:office"),
        ("network:process", "state:ie"),
    ] {
        let edge = format!("<edge source=\"{from}\" target=\"{to}\">");
        assert_eq!(graph.matches(&edge).count(), 1, "{edge}");
    }
    assert!(!graph.contains("<edge source=\"agency:old-office\" target=\"agency:office\">"), "drawn once");
}
