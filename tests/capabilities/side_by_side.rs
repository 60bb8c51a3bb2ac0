//! Things side by side: what a comparison shows is what GraphQL answers, and what it does not take is refused.

use crate::{
    fixture::{ask, data},
    real_data::SNAPSHOT,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use palermo::http::{router::router, state::ServerState};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
    time::Duration,
};
use tower::ServiceExt;

static SERVER: LazyLock<Router> = LazyLock::new(|| {
    let mut state = ServerState::new(crate::real_data::snapshot());
    state.longest = Duration::from_secs(3_600);
    router(Arc::new(state))
});

fn get(path: &str) -> (StatusCode, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
        let (parts, body) = SERVER.clone().oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, String::from_utf8(body.to_vec()).unwrap())
    })
}

/// The comparison as JSON.
fn beside(query: &str) -> Value {
    let (status, text) = get(&format!("/compare.json?{query}"));
    assert_eq!(status, StatusCode::OK, "{query}: {text}");
    serde_json::from_str(&text).unwrap()
}

/// What the question behind a comparison gives.
fn asked(comparison: &Value) -> Value {
    let question = &comparison["question"];
    let (_, body) = ask(&SNAPSHOT, question["query"].as_str().unwrap(), question["variables"].clone());
    assert_eq!(body.get("errors"), None, "{question}");
    body["data"].clone()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

fn rows(comparison: &Value) -> impl Iterator<Item = &Value> {
    list(&comparison["groups"]).iter().flat_map(|group| list(&group["rows"]))
}

fn group<'c>(comparison: &'c Value, heading: &str) -> &'c Vec<Value> {
    let found = list(&comparison["groups"]).iter().find(|group| group["heading"] == heading);
    list(&found.unwrap_or_else(|| panic!("no {heading}"))["rows"])
}

/// The ids of what stands in a cell.
fn ids(row: &Value, column: usize) -> Vec<String> {
    let entries = list(&row["cells"][column]["entries"]).iter();
    entries.map(|entry| entry["id"].as_str().unwrap_or_default().to_owned()).collect()
}

fn measures(of: &Value) -> Vec<String> {
    list(of).iter().map(|measure| format!("measure:{}", measure["slug"].as_str().unwrap())).collect()
}

#[test]
fn instruments_differ_as_the_analysis_says() {
    for (slugs, through) in [
        (&["palermo-trafficking-protocol", "coe-trafficking-convention"][..], false),
        (&["palermo-smuggling-protocol", "untoc", "eu-directive-2011-36"], true),
        (&["eu-directive-2004-81", "ilo-c189", "coe-trafficking-convention", "untoc"], false),
    ] {
        let query: Vec<String> = slugs.iter().map(|slug| format!("instrument={slug}")).collect();
        let comparison = beside(&format!("{}&throughSupplements={through}", query.join("&")));
        let answer = asked(&comparison);
        let mut seen = 0;
        for other in 1..slugs.len() {
            let compared = &answer["instrument"][format!("with{other}")];
            for of_type in list(&compared["types"]) {
                let lower = |name: &str| of_type[name].as_str().unwrap().to_lowercase();
                let word = format!("{}/{}", lower("category"), lower("type"));
                let row = rows(&comparison).find(|row| row["id"] == word.as_str()).unwrap();
                assert_eq!(ids(row, 0), measures(&of_type["measures"]), "{slugs:?} {word}");
                assert_eq!(ids(row, other), measures(&of_type["otherMeasures"]), "{slugs:?} {word}");
                assert_eq!(row["differences"][other - 1], lower("difference").as_str(), "{slugs:?} {word}");
                for (entry, measure) in list(&row["cells"][0]["entries"]).iter().zip(list(&of_type["measures"])) {
                    for name in ["wording", "provision"] {
                        assert_eq!(entry.get(name).unwrap_or(&Value::Null), &measure[name], "{slugs:?} {word}");
                    }
                }
                seen += 1;
            }
        }
        assert!(seen > 20, "{slugs:?}: {seen}");
        // A type that none of the others has is the first one's alone.
        let types: BTreeSet<&str> = rows(&comparison).filter_map(|row| row["differences"][0].as_str()).collect();
        assert!(types.contains("adds") || types.contains("lacks"), "{types:?}");
    }
}

#[test]
fn through_a_convention_a_protocol_does_not_lack_what_it_has() {
    let pair = "instrument=palermo-trafficking-protocol&instrument=untoc";
    let lacking = |query: &str| {
        let comparison = beside(query);
        rows(&comparison).filter(|row| row["differences"][0] == "lacks").count()
    };
    assert!(lacking(pair) > 3);
    assert_eq!(lacking(&format!("{pair}&throughSupplements=true")), 0);
}

#[test]
fn the_provisions_of_a_type_stand_by_scope_with_their_wording() {
    for query in [
        "type=residence_permit",
        "type=residence_permit&scope=european&scope=universal",
        "type=carrier_obligations&scope=european",
    ] {
        let comparison = beside(query);
        let mut shown = BTreeMap::new();
        for row in rows(&comparison) {
            for (thing, cell) in list(&comparison["things"]).iter().zip(list(&row["cells"])) {
                for entry in list(&cell["entries"]) {
                    let id = entry["id"].as_str().unwrap().to_owned();
                    let told =
                        (thing["id"].clone(), row["id"].clone(), entry.get("wording").cloned().unwrap_or_default());
                    assert_eq!(shown.insert(id, told), None, "each stands once");
                }
            }
        }
        let answer = asked(&comparison);
        let mut expected = BTreeMap::new();
        for measure in list(&answer["measures"]["nodes"]) {
            let lower = |word: &Value| json!(word.as_str().unwrap().to_lowercase());
            let told =
                (lower(&measure["instrument"]["scope"]), lower(&measure["precision"]), measure["wording"].clone());
            expected.insert(format!("measure:{}", measure["slug"].as_str().unwrap()), told);
        }
        assert!(expected.len() > 2, "{query}");
        assert_eq!(shown, expected, "{query}");
    }
}

#[test]
fn agencies_do_and_share_what_the_question_behind_gives() {
    for query in ["agency=iom&agency=unodc&agency=europol", "agency=frontex&agency=iom&activeOn=2018"] {
        let comparison = beside(query);
        let answer = asked(&comparison);
        for (column, thing) in list(&comparison["things"]).iter().enumerate() {
            let slug = thing["id"].as_str().unwrap().strip_prefix("agency:").unwrap();
            let agency = list(&answer["agencies"]["nodes"]).iter().find(|agency| agency["slug"] == slug).unwrap();
            let set = |heading: &str| -> BTreeSet<String> {
                group(&comparison, heading).iter().flat_map(|row| ids(row, column)).collect()
            };
            let nodes = |list_of: &str| list(&agency[list_of]["nodes"]).clone();
            let actions: BTreeSet<String> =
                nodes("actions").iter().map(|action| format!("action:{}", action["slug"].as_str().unwrap())).collect();
            assert_eq!(set("What they do"), actions, "{query}: {slug}");
            let present = |heading: &str| {
                let of = group(&comparison, heading).iter();
                of.map(|row| list(&row["cells"][column]["entries"]).len()).sum::<usize>()
            };
            assert_eq!(present("Networks"), nodes("memberships").len(), "{query}: {slug}");
            assert_eq!(present("Projects"), nodes("participations").len(), "{query}: {slug}");
            let mandate = list(&comparison["groups"]).iter().any(|group| group["heading"] == "Mandate");
            assert_eq!(if mandate { present("Mandate") } else { 0 }, list(&agency["mandate"]).len());
            let partners = nodes("partners");
            let ties: usize = partners.iter().map(|partner| list(&partner["ties"]).len()).sum();
            assert!(ties > 0, "{query}: {slug}");
            assert_eq!(present("Ties between them"), ties, "{query}: {slug}");
        }
    }
}

#[test]
fn networks_have_the_members_that_the_question_behind_gives() {
    let comparison = beside("network=icat&network=bali-process&activeOn=2020");
    let answer = asked(&comparison);
    for (column, thing) in list(&comparison["things"]).iter().enumerate() {
        let slug = thing["id"].as_str().unwrap().strip_prefix("network:").unwrap();
        let network = list(&answer["networks"]["nodes"]).iter().find(|network| network["slug"] == slug).unwrap();
        let members: BTreeSet<String> = list(&network["members"]["nodes"])
            .iter()
            .map(|stay| format!("agency:{}", stay["agency"]["slug"].as_str().unwrap()))
            .collect();
        let shown: BTreeSet<String> = group(&comparison, "Members")
            .iter()
            .filter(|row| !list(&row["cells"][column]["entries"]).is_empty())
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .collect();
        assert!(!members.is_empty());
        assert_eq!(shown, members, "{slug}");
    }
    let common = data(
        &SNAPSHOT,
        "{ network(slug: \"icat\") { memberOverlap(with: \"network:bali-process\", activeOn: \"2020\") { common { agency { slug } } } } }",
    );
    let both = group(&comparison, "Members").iter().filter(|row| row["difference"].is_null()).count();
    assert_eq!(both, list(&common["network"]["memberOverlap"]["common"]).len());
}

#[test]
fn a_table_has_what_the_json_has() {
    let query = "instrument=palermo-trafficking-protocol&instrument=coe-trafficking-convention";
    let comparison = beside(query);
    let (_, text) = get(&format!("/compare.csv?{query}"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let wording = reader.headers().unwrap().iter().position(|name| name == "wording").unwrap();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let entries = rows(&comparison).flat_map(|row| list(&row["cells"])).map(|cell| list(&cell["entries"]).len().max(1));
    assert_eq!(records.len(), entries.sum::<usize>());
    assert!(
        records
            .iter()
            .any(|record| &record[7] == "measure:palermo-trafficking-protocol-art-6-3" && !record[wording].is_empty())
    );
    assert!(
        records.iter().any(|record| record[6].is_empty() && record.iter().any(|cell| cell == "none")),
        "who lacks it"
    );
}

#[test]
fn clicks_lead_from_the_start_to_the_two_conventions_side_by_side() {
    let follow = |page: &str, to: &str| {
        let (status, text) = get(page);
        assert_eq!(status, StatusCode::OK, "{page}");
        let text = html_escape::decode_html_entities(&text).into_owned();
        assert!(text.contains(&format!("href=\"{to}\"")), "{page} does not lead to {to}");
    };
    follow("/", "/compare");
    follow("/", "/instruments");
    follow("/instruments", "/instrument/coe-trafficking-convention");
    follow("/instrument/coe-trafficking-convention", "/compare?instrument=coe-trafficking-convention");
    let both = "/compare?instrument=coe-trafficking-convention&instrument=palermo-trafficking-protocol";
    follow("/compare?instrument=coe-trafficking-convention", both);
    let json = both.replace("/compare?", "/compare.json?");
    follow(both, &json);
    let (_, page) = get(both);
    assert!(page.contains("<q class=\"wording\">") && page.contains("href=\"/graphql?query="), "{both}");
    assert!(page.len() < 300_000);
    // Whoever has no scripts chooses in forms.
    assert!(page.contains("<select id=\"instrument-2\" name=\"instrument\">") && !page.contains("<script"));
    follow("/agency/iom", "/compare?agency=iom");
    follow("/network/icat", "/compare?network=icat");
}

#[test]
fn an_empty_choice_of_a_form_is_none() {
    let given = beside("instrument=untoc&instrument=&instrument=crc&type=&throughSupplements=");
    assert_eq!(list(&given["things"]).len(), 2);
    let address = given["address"].as_str().unwrap();
    assert!(address.ends_with("/compare.json?instrument=untoc&instrument=crc"), "{address}");
}

#[test]
fn what_can_not_be_laid_side_by_side_is_refused_with_what_can() {
    for (query, says) in [
        ("agency=iom", "give 2 to 4 of `instrument`, `agency` or `network`"),
        ("", "there is nothing to compare"),
        ("agency=iom&agency=imoo", "did you mean"),
        ("agency=iom&agency=IOM", "`agency` takes each thing once, not `iom`"),
        ("agency=iom&network=icat", "`network` takes things of one kind at a time, not `icat`"),
        (
            "instrument=untoc&instrument=crc&instrument=echr&instrument=solas&instrument=unclos",
            "`instrument` takes 2 to 4 things, not `5`",
        ),
        (
            "instrument=untoc&instrument=crc&activeOn=2018",
            "This comparison has no parameter `activeOn`. It accepts: `instrument`, `type`, `throughSupplements`.",
        ),
        ("instrument=untoc&instrument=crc&throughSupplements=yes", "`throughSupplements` takes true, false, not `yes`"),
        ("agnecy=iom", "(did you mean `agency`?)"),
        ("type=residence_permits", "(did you mean `residence_permit`?)"),
        ("scope=european", "`scope` takes a scope only beside `type`"),
        ("type=residence_permit&scope=europan", "(did you mean `european`?)"),
        ("agency=iom&agency=unodc&activeOn=2018-13", "`activeOn` takes a year, a month or a day"),
        ("agency=iom&agency=unodc&activeOn=2018&activeOn=2019", "`activeOn` is given more than once"),
    ] {
        let (status, text) = get(&format!("/compare.csv?{query}"));
        assert_eq!(status, StatusCode::BAD_REQUEST, "{query}");
        assert!(text.contains(says), "{query}: {text}");
    }
    let (status, page) = get("/compare?agency=iom&agency=imoo");
    assert!(status == StatusCode::BAD_REQUEST && page.contains("<code>agency</code>"), "{page}");
}
