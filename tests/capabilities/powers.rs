//! What agencies are empowered to act on, and what the figures of databases are: what is not recorded is not known.

use crate::{
    fixture::{Fixture, data},
    real_data::SNAPSHOT,
};
use entity::{
    fact::{self, FactKind},
    power,
    vocabulary::{Assessment, Axis, Crime},
};
use serde_json::{Value, json};
use std::sync::Arc;

fn with_powers(powers: &[(Axis, Crime)]) -> Fixture {
    let mut fixture = Fixture::new().agency("a").instrument("i");
    for (axis, crime) in powers {
        let id = fixture.rows.facts.len() as i32 + 1;
        let [agency_id, instrument_id] = [fixture.rows.agencies[0].id, fixture.rows.instruments[0].id];
        fixture.rows.facts.push(fact::Model { id, kind: FactKind::Power, key: format!("power:a/{id}") });
        let instrument_id = Some(instrument_id);
        let row =
            power::Model { id, agency_id, axis: *axis, crime: *crime, instrument_id, text: None, provision: None };
        fixture.rows.powers.push(row);
    }
    fixture
}

#[test]
fn where_some_powers_are_known_all_are() {
    use Axis::*;
    use Crime::*;
    for (powers, asked, may) in [
        (&[][..], (Prosecution, Trafficking), None),
        (&[(Prosecution, Trafficking)], (Prosecution, Trafficking), Some(true)),
        (&[(Prosecution, Trafficking)], (Prosecution, Smuggling), Some(false)),
        (&[(Prosecution, Trafficking)], (Protection, Trafficking), Some(false)),
        (&[(Prosecution, Both)], (Prosecution, Smuggling), Some(true)),
        (&[(Prosecution, Trafficking)], (Prosecution, Both), Some(false)),
        (&[(Prosecution, Trafficking), (Prosecution, Smuggling)], (Prosecution, Both), Some(true)),
        (&[(Prosecution, Trafficking), (Protection, Smuggling)], (Prosecution, Both), Some(false)),
    ] {
        let snapshot = with_powers(powers).snapshot();
        let agency = snapshot.graph.agencies().next().unwrap();
        assert_eq!(agency.may_act(asked.0, asked.1), may, "{powers:?}: {asked:?}");
    }
}

#[test]
fn what_is_outside_the_powers_of_all_is_no_gap() {
    // `c` shows that the work exists; only `a` is in the network.
    let gap = |powers: &[(Axis, Crime)], others: &[&str]| {
        let mut fixture = with_powers(powers).agency("c").action("c-1", "agency:c", Axis::Protection);
        fixture = fixture.network("n").member("n", "a");
        for other in others {
            fixture = fixture.agency(other).member("n", other);
        }
        fixture.rows.agencies.iter_mut().for_each(|agency| agency.assessment = Assessment::Complete);
        let snapshot = Arc::new(fixture.snapshot());
        let document = "{ network(slug: \"n\") { coverage(activeOn: \"2020\") { axis gap withinPowers } } }";
        let answer = data(&snapshot, document);
        let row = answer["network"]["coverage"][0].clone();
        assert_eq!(row["axis"], "PROTECTION");
        (row["gap"].clone(), row["withinPowers"].clone())
    };
    let (yes, no, unknown) = (json!(true), json!(false), Value::Null);
    assert_eq!(gap(&[], &[]), (yes.clone(), unknown.clone()), "its powers are not known");
    assert_eq!(gap(&[(Axis::Protection, Crime::Both)], &[]), (yes.clone(), yes.clone()));
    assert_eq!(gap(&[(Axis::Prosecution, Crime::Both)], &[]), (no.clone(), no));
    assert_eq!(gap(&[(Axis::Prosecution, Crime::Both)], &["b"]), (yes, unknown), "those of another are not");
}

#[test]
fn where_some_powers_are_recorded_it_is_certain_what_an_agency_may_not_do() {
    let count = |powers: &[(Axis, Crime)]| {
        let snapshot = Arc::new(with_powers(powers).snapshot());
        let document = "{ agencies(where: {powers: {none: {axis: {eq: PROTECTION}}}}, bound: CERTAIN) { totalCount } }";
        data(&snapshot, document)["agencies"]["totalCount"].as_u64().unwrap()
    };
    assert_eq!(count(&[(Axis::Prosecution, Crime::Both)]), 1);
    assert_eq!(count(&[]), 0);
}

#[test]
fn powers_are_shown_with_their_provision_and_found_from_the_instrument() {
    let answer = data(
        &SNAPSHOT,
        "{ agency(slug: \"greta\") { powers { axis crime instrument { slug } text provision sources { verified } } }
           instrument(slug: \"eu-regulation-2016-794-europol\") { empoweredAgencies { nodes { slug } } }
           agencies(where: { powers: { some: { axis: { eq: PROTECTION }, crime: { eq: BOTH } } } }) { nodes { slug } } }",
    );
    let powers = answer["agency"]["powers"].as_array().unwrap();
    assert_eq!(powers.len(), 3);
    assert_eq!(powers[0]["axis"], "PREVENTION");
    assert_eq!(powers[0]["instrument"]["slug"], "coe-trafficking-convention");
    assert_eq!(powers[0]["provision"], "Art. 36(1)");
    assert!(powers[0]["text"].is_null() && powers[0]["sources"][0]["verified"] == true);
    assert_eq!(answer["instrument"]["empoweredAgencies"]["nodes"], json!([{"slug": "europol"}]));
    assert!(answer["agencies"]["nodes"].as_array().unwrap().contains(&json!({"slug": "frontex"})));
}

#[test]
fn a_database_tells_what_it_counts_what_it_is_part_of_and_by_which_numbers_it_is_known() {
    let answer = data(
        &SNAPSHOT,
        "{ part: output(slug: \"unodc-human-trafficking-case-law-database\") { counts partOf { slug }
             headlineFigures { value counts asOf note sources { verified } } }
           whole: output(slug: \"sherloc\") { parts { nodes { slug } } partOf { slug } }
           outputs(where: { counts: { has: DEATHS } }) { nodes { slug } }
           outputGroups(by: [COUNTS], where: { hasPartOf: true }) { counts count } }",
    );
    assert_eq!(answer["part"]["counts"], json!(["CASES"]));
    assert_eq!(answer["part"]["partOf"]["slug"], "sherloc");
    let figure = &answer["part"]["headlineFigures"][0];
    assert_eq!([&figure["value"], &figure["counts"], &figure["asOf"]], [&json!(1500), &json!("CASES"), &json!("2017")]);
    assert_eq!(figure["sources"][0]["verified"], true);
    assert!(answer["whole"]["parts"]["nodes"].to_string().contains("case-law-database"));
    assert!(answer["whole"]["partOf"].is_null());
    assert!(answer["outputs"]["nodes"].as_array().unwrap().contains(&json!({"slug": "missing-migrants-database"})));
    assert!(answer["outputGroups"].as_array().unwrap().iter().any(|group| group["count"] == 1));
}
