//! The pages of states and regions: what is done there, who does the same, what binds them, as the graph answers it.

use crate::{
    fixture::{Fixture, date},
    real_data::SNAPSHOT,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use entity::{ratification_table, vocabulary::*};
use palermo::{
    answer::Answerer,
    budget::Budget,
    http::{router::router, state::ServerState},
    lists::{list::List, question::NAMED, wanted::Wanted},
    snapshot::Snapshot,
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
    time::Duration,
};
use tower::ServiceExt;

static ANSWERER: LazyLock<Answerer> = LazyLock::new(Answerer::default);

static REAL: LazyLock<Router> = LazyLock::new(|| server(crate::real_data::snapshot()));

fn server(snapshot: Snapshot) -> Router {
    let mut state = ServerState::new(snapshot);
    // Whatever the machine: what takes too long has its own test.
    state.longest = Duration::from_secs(3_600);
    router(Arc::new(state))
}

fn get(server: &Router, path: &str) -> (StatusCode, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
        let response = server.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    })
}

/// How large the answer to a browser is, packed.
pub(crate) fn size_as_sent(path: &str) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        let request = Request::get(path).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty()).unwrap();
        let response = REAL.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "gzip", "{path}");
        to_bytes(response.into_body(), usize::MAX).await.unwrap().len()
    })
}

fn page(server: &Router, path: &str) -> String {
    let (status, text) = get(server, path);
    assert_eq!(status, StatusCode::OK, "{path}: {text}");
    text
}

fn tables(path: &str) -> Value {
    serde_json::from_str(&page(&REAL, path)).unwrap()
}

fn ask(document: &str, slug: &str) -> Value {
    let (_, body) = crate::fixture::ask(&SNAPSHOT, document, json!({"slug": slug, "day": "2026-11-24"}));
    assert!(body["errors"].is_null(), "{body}");
    body["data"]["place"].clone()
}

/// The addresses in a text.
fn addresses(text: &str) -> Vec<String> {
    let decode =
        |rest: &str| html_escape::decode_html_entities(rest.split('"').next().unwrap_or_default()).into_owned();
    text.split(" href=\"").skip(1).map(decode).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

const OF_A_PLACE: &str = "{
    agencyWork(activeOn: $day) { agency { id } work { axis type actions { slug } } }
    overlaps(activeOn: $day, first: 500) { totalCount nodes { agencies { id } tieOnRecord } }
  }";

#[test]
fn the_numbers_of_a_place_are_those_of_the_question_behind_it() {
    for (kind, slug) in [("state", "ly"), ("state", "it"), ("region", "western-africa"), ("region", "western-balkans")]
    {
        let document =
            format!("query Q($slug: String!, $day: PartialDate) {{ place: {kind}(slug: $slug) {OF_A_PLACE} }}");
        let answer = ask(&document, slug);
        let mut asked: BTreeMap<[String; 3], BTreeSet<String>> = BTreeMap::new();
        for row in answer["agencyWork"].as_array().unwrap() {
            for work in row["work"].as_array().unwrap() {
                let lower = |name: &str| text(&work[name]).to_lowercase();
                let key = [text(&row["agency"]["id"]), lower("axis"), lower("type")];
                let slugs = work["actions"].as_array().unwrap().iter().map(|action| text(&action["slug"]));
                asked.entry(key).or_default().extend(slugs);
            }
        }
        let shown = tables(&format!("/{kind}/{slug}.json?activeOn=2026-11-24"));
        let mut told: BTreeMap<[String; 3], BTreeSet<String>> = BTreeMap::new();
        for row in shown["work"].as_array().unwrap() {
            let slugs: BTreeSet<String> = text(&row["actions"]).split("; ").map(str::to_owned).collect();
            assert_eq!(slugs.len().to_string(), text(&row["count"]));
            if row["basis"] == "named" && text(&row["who_id"]).starts_with("agency:") {
                told.insert([text(&row["who_id"]), text(&row["axis"]), text(&row["type"])], slugs);
            }
        }
        assert_eq!(told, asked, "{slug}");
        assert!(!told.is_empty() || slug == "western-balkans", "{slug}");

        let pairs = |nodes: &Value, of: &dyn Fn(&Value) -> (String, String, bool)| -> Vec<(String, String, bool)> {
            nodes.as_array().unwrap().iter().map(of).collect()
        };
        let asked = pairs(&answer["overlaps"]["nodes"], &|node| {
            (text(&node["agencies"][0]["id"]), text(&node["agencies"][1]["id"]), node["tieOnRecord"] == true)
        });
        let told = pairs(&shown["overlaps"], &|row| {
            let tied = row["ties"] != "" || row["ties_via_parent"] != "";
            (text(&row["agency_id"]), text(&row["other_id"]), tied)
        });
        assert_eq!(told, asked, "{slug}");
        assert_eq!(answer["overlaps"]["totalCount"], told.len());
        let page = page(&REAL, &format!("/{kind}/{slug}?activeOn=2026-11-24"));
        if told.is_empty() {
            assert!(page.contains("No two agencies are on record with the same kind of work"), "{slug}");
            continue;
        }
        let without = told.iter().filter(|(_, _, tied)| !tied).count();
        assert!(page.contains(&format!("<strong class=\"numbers\">{}</strong> pair", told.len())), "{slug}");
        assert!(page.contains(&format!("<strong class=\"numbers\">{without}</strong> of them")), "{slug}");
    }
}

#[test]
fn every_number_leads_to_exactly_the_actions_that_it_counts() {
    let mut followed = 0;
    for path in ["/state/ly?axis=protection", "/region/western-balkans?type=training"] {
        let page = page(&REAL, path);
        for cell in page.split(" href=\"").skip(1) {
            let address = html_escape::decode_html_entities(cell.split('"').next().unwrap_or_default()).into_owned();
            let (Some(count), Some(query)) = (
                cell.split("<span class=\"numbers\">(").nth(1).and_then(|rest| rest.split(')').next()),
                address.strip_prefix("/actions?"),
            ) else {
                continue;
            };
            if cell.find("</a>") < cell.find("class=\"numbers\"") {
                continue;
            }
            let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
            let wanted = Wanted::read(entity::kind::Kind::Action, &pairs, &SNAPSHOT.graph).unwrap();
            let list = List::new(&wanted, (1, NAMED), &ANSWERER, &SNAPSHOT, &Budget::unlimited()).unwrap();
            assert_eq!(list.total.to_string(), count, "{path}: {address}");
            followed += 1;
        }
    }
    assert!(followed > 3, "{followed}");
}

#[test]
fn who_identifies_victims_in_libya_is_found_by_clicks_alone() {
    let start = page(&REAL, "/");
    assert!(addresses(&start).contains(&"/states".to_owned()));
    let mut states = page(&REAL, "/states");
    if !addresses(&states).contains(&"/state/ly".to_owned()) {
        let next = addresses(&states).into_iter().find(|address| address.contains("after=")).unwrap();
        states = page(&REAL, &next);
    }
    assert!(addresses(&states).contains(&"/state/ly".to_owned()));
    let libya = page(&REAL, "/state/ly");
    for part in [
        "<form class=\"filter place\" action=\"/state/ly#work\" method=\"get\"",
        "<select name=\"type\">",
        "<option value=\"victim_identification\">",
        "<input type=\"checkbox\" name=\"kind\" value=\"eu_agency\">",
        "<input type=\"checkbox\" name=\"kind\" value=\"un_entity\">",
    ] {
        assert!(libya.contains(part), "{part}");
    }
    let query = "type=victim_identification&kind=un_related&kind=eu_operation&kind=un_entity&kind=eu_agency&kind=eu_institution";
    // Words are looked for in any order.
    let sought = |text: &str| tables(&format!("/state/ly.json?text={text}"))["work"].as_array().unwrap().len();
    let (words, turned) = (sought("migrants+assistance"), sought("assistance+migrants"));
    assert!(words > 0 && words == turned && words <= sought("migrants"), "{words} {turned}");
    // As a form sends it, with what was left empty.
    let narrowed = page(&REAL, &format!("/state/ly?{query}&axis=&crime=&text=&activeOn="));
    assert!(narrowed.contains("<option value=\"victim_identification\" selected>"));
    let shown = tables(&format!("/state/ly.json?{query}"));
    let rows = shown["work"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|row| row["type"] == "victim_identification"));
    // No such body is on record itself; a project is with which some work.
    assert!(
        rows.iter().any(|row| row["basis"] == "within_territory" && text(&row["with"]).contains("UNODC")),
        "{rows:?}"
    );
    let all = tables("/state/ly.json");
    assert!(all["work"].as_array().unwrap().len() > 2 * rows.len());
    for row in shown["overlaps"].as_array().unwrap() {
        assert!(text(&row["work"]).starts_with("Victim identification ("), "{row}");
    }
}

#[test]
fn map_and_matrix_are_one_click_from_the_list_of_ratifications() {
    let list = addresses(&page(&REAL, "/ratifications"));
    for chart in ["/charts/ratifications", "/charts/ratifications?form=matrix"] {
        assert!(list.contains(&chart.to_owned()), "{chart}");
    }
    let narrowed = addresses(&page(&REAL, "/ratifications?instrument=untoc"));
    assert!(narrowed.contains(&"/charts/ratifications?form=matrix&instrument=untoc".to_owned()));
}

#[test]
fn what_is_not_known_is_never_a_no() {
    let mut fixture = Fixture::new()
        .instrument_with("protocol", |row| row.kind = InstrumentKind::Protocol)
        .instrument_with("unread", |row| row.kind = InstrumentKind::Convention)
        .agency("there")
        .agency("abroad")
        .agency("reaching")
        .agency("somewhere")
        .state("LY")
        .state("IT")
        .region("africa", &["LY"])
        .territory("agency:reaching", "africa")
        .action("named", "agency:there", Axis::Protection)
        .country("named", "LY")
        .action("elsewhere", "agency:abroad", Axis::Protection)
        .country("elsewhere", "IT")
        .action("reached", "agency:reaching", Axis::Protection)
        .action("untold", "agency:somewhere", Axis::Protection);
    let instrument_id = fixture.id("instrument:protocol");
    fixture = fixture.changed(|rows| {
        rows.ratification_tables.push(ratification_table::Model {
            instrument_id,
            assessment: Assessment::Partial,
            as_of: Some(date("2014-07-10")),
            note: "Some.".to_owned(),
        });
    });
    let server = server(fixture.snapshot());
    for path in ["/state/ly", "/region/africa"] {
        let work = page(&server, &format!("{path}.csv?table=work&activeOn=2026-11-24"));
        let bases: Vec<(&str, &str)> = work
            .lines()
            .skip(1)
            .map(|line| (line.split(',').next().unwrap_or_default(), line.split(',').nth(2).unwrap_or_default()))
            .collect();
        let expected =
            [("named", "agency:there"), ("within_territory", "agency:reaching"), ("not_known", "agency:somewhere")];
        assert_eq!(bases, expected, "{path}");
        let shown = page(&server, path);
        assert!(shown.contains("Where it is done is not known: 1 action by 1 body"), "{path}");
        assert!(shown.contains("<em>Not known</em>: for 1 other instrument no"), "{path}");
    }
    assert!(page(&server, "/state/ly?activeOn=2026-11-24").contains("<td><em>not known</em></td>"));
    assert!(page(&server, "/state/ly?activeOn=2014-07-10").contains("<td>not bound</td>"));
    let counts = |day: &str| {
        let csv = page(&server, &format!("/region/africa.csv?table=ratifications&activeOn={day}"));
        csv.lines().nth(1).unwrap().split(',').skip(7).take(5).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(counts("2026-11-24"), "0 0 0 1 1");
    assert_eq!(counts("2014-07"), "0 0 0 1 1");
    assert_eq!(counts("2014-06"), "0 0 1 0 1");
}

#[test]
fn what_can_not_be_asked_is_refused_with_the_nearest_word() {
    for (path, part) in [
        ("/state/ly?type=victim_identificaton", "(did you mean <code>victim_identification</code>?)"),
        ("/state/ly?kind=eu_agncy", "(did you mean <code>eu_agency</code>?)"),
        ("/region/africa?axs=protection", "(did you mean <code>axis</code>?)"),
        ("/region/africa?axis=protection&axis=prevention", "given more than once"),
        ("/state/ly?activeOn=2017-13", "takes a year, a month or a day"),
        ("/state/ly?table=work", "no parameter <code>table</code>"),
        ("/state/ly.csv?table=wrok", "(did you mean `work`?)"),
        ("/state/ly.json?crime=smugling", "(did you mean `smuggling`?)"),
    ] {
        let (status, text) = get(&REAL, path);
        assert!(status == StatusCode::BAD_REQUEST && text.contains(part), "{path}: {text}");
    }
    let long = "a".repeat(101);
    let (status, text) = get(&REAL, &format!("/state/ly?text={long}"));
    assert!(status == StatusCode::BAD_REQUEST && text.contains("100 characters at most"), "{text}");
    for path in ["/state/xx", "/state/xx.csv", "/state/ly.xml", "/region/nowhere.json"] {
        assert_eq!(get(&REAL, path).0, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn other_sites_are_told_what_to_show_of_a_place() {
    let page = page(&REAL, "/state/ly?axis=protection");
    for told in ["<meta property=\"og:title\" content=\"Libya", "<meta property=\"og:description\" content=\""] {
        assert!(page.contains(told), "{told} is not in {}", page.lines().take(20).collect::<String>());
    }
}

#[test]
fn a_page_of_a_place_is_no_larger_than_it_may_be() {
    for path in ["/state/ly", "/region/africa", "/region/world", "/state/it?activeOn=2015"] {
        let size = page(&REAL, path).len();
        assert!(size < 300_000, "{path}: {size}");
    }
}
