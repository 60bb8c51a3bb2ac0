//! The pages: every entity has one, every link in them leads somewhere, and nothing in the facts can break out of them.

use crate::{
    fixture::{Fixture, ask},
    real_data::{DATASET, SNAPSHOT},
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use entity::{
    agency,
    kind::Kind,
    vocabulary::{Assessment, Axis, Verdict, Vocabulary},
};
use palermo::{
    budget::Budget,
    charts::ChartKind,
    http::{router::router, state::ServerState},
    pages::{
        address,
        entity_page::{self, linked_data},
        frame::Site,
        method::Exclusion,
    },
    query::search::KINDS,
    snapshot::{Edition, Snapshot},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    sync::{Arc, LazyLock},
    time::Duration,
};
use tokio::runtime::Runtime;
use tower::ServiceExt;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build().expect("a runtime starts")
});

static REAL: LazyLock<Router> = LazyLock::new(|| {
    let edition = Edition { revision: 1, digest: "d".repeat(64), imported_at: "2026-11-24T12:00:00Z".to_owned() };
    server(Snapshot::new(DATASET.clone(), edition, [7; 32]))
});

fn server(snapshot: Snapshot) -> Router {
    let mut state = ServerState::new(snapshot);
    state.public_url = "https://palermo.example".parse().unwrap();
    // Whatever the machine: what takes too long has its own test.
    state.longest = Duration::from_secs(3_600);
    state.edit_url = Some("https://forge.example/edit/{file}".to_owned());
    state.exclusions = vec![Exclusion {
        kind: "network".to_owned(),
        name: "Left Out".to_owned(),
        reason: "Made of <states>.".to_owned(),
    }];
    router(Arc::new(state))
}

struct Page {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

fn send(server: &Router, method: Method, path: &str, headers: &[(header::HeaderName, &str)]) -> Page {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    RUNTIME.block_on(async {
        let response = server.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page { status: parts.status, headers: parts.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
    })
}

fn get(server: &Router, path: &str) -> Page {
    send(server, Method::GET, path, &[(header::ACCEPT, "text/html")])
}

/// The values of an attribute, as a browser reads them.
fn attributes<'p>(text: &'p str, name: &str) -> impl Iterator<Item = String> + use<'p> {
    let start = format!(" {name}=\"");
    text.split(&start.clone())
        .skip(1)
        .map(|rest| html_escape::decode_html_entities(rest.split('"').next().unwrap_or_default()).into_owned())
        .collect::<Vec<_>>()
        .into_iter()
}

fn title(text: &str) -> &str {
    text.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a page has a title")
}

#[test]
fn a_coordination_plan_says_what_its_pairs_rest_on() {
    let partly = |row: &mut agency::Model| row.assessment = Assessment::Partial;
    let facts = Fixture::new().agency("a").agency_with("b", partly);
    let facts = facts.action("help", "agency:a", Axis::Protection).action("shelter", "agency:b", Axis::Protection);
    let page = |facts: Fixture| send(&server(facts.snapshot()), Method::GET, "/coordination", &[]).text;
    let said = "of the 2 agencies in these pairs 1 was reviewed only in part or not at all";
    assert!(page(facts.clone()).contains(said), "{}", page(facts));
    assert!(!page(Fixture::new().agency("a")).contains("rests on what is not recorded"));
}

#[test]
fn every_entity_has_a_page_and_every_link_on_every_page_leads_somewhere() {
    let mut waiting: VecDeque<String> =
        ["/", "/search?query=victims", "/about/method", "/about/api", "/states"].map(str::to_owned).into();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut linked: BTreeSet<(String, String, String)> = BTreeSet::new();
    while let Some(path) = waiting.pop_front() {
        let page = get(&REAL, &path);
        assert_eq!(page.status, StatusCode::OK, "{path}");
        // Each title is that of one page, so that tabs and hits of a search engine can be told apart; but pages of
        // one list share it.
        if !path.starts_with("/search?") && !path.contains("page=") && !path.contains("after=") {
            let other = titles.insert(title(&page.text).to_owned(), path.clone());
            assert_eq!(other, None, "{path} has the title of another page: {}", title(&page.text));
        }
        places.insert(path.clone(), attributes(&page.text, "id").collect());
        for link in
            attributes(&page.text, "href").chain(attributes(&page.text, "src")).chain(attributes(&page.text, "action"))
        {
            let (address, place) = link.split_once('#').unwrap_or((&link, ""));
            let address = if address.is_empty() { &path } else { address };
            // The charts, comparisons, exports, pages in Spanish and what assistants read have tests of their own; GraphiQL is
            // asked below.
            let elsewhere = [
                "/es/",
                "/charts",
                "/compare?",
                "/export",
                "/favicon.svg",
                "/graphql",
                "/schema",
                "/llms.txt",
                "/cite.",
            ];
            // Lists lead to ever narrower lists, and have tests of their own.
            let narrower = Kind::ALL.iter().any(|kind| {
                let rest = address.strip_prefix('/').and_then(|rest| rest.strip_prefix(address::plural(*kind)));
                rest.is_some_and(|rest| rest.starts_with(['?', '.']) && !rest.starts_with("?after="))
            });
            // The tables of places are files.
            let file = ["/state/", "/region/"].iter().any(|start| address.starts_with(start)) && address.contains('.');
            let narrower = narrower || address.starts_with("/coordination.") || address.starts_with("/findings?");
            // Each entry of the plan is in the whole plan, which is followed; that of a network has tests of its own.
            let of_plan = address.starts_with("/coordination?") && !address.starts_with("/coordination?page=");
            // So have addresses that pin an edition.
            let pinned = address.contains("version=");
            if !address.starts_with('/')
                || narrower
                || of_plan
                || pinned
                || file
                || elsewhere.iter().any(|start| address.starts_with(start))
            {
                continue;
            }
            if !place.is_empty() {
                linked.insert((path.clone(), address.to_owned(), place.to_owned()));
            }
            if address.contains(".css") || address.contains(".js") {
                assert_eq!(get(&REAL, address).status, StatusCode::OK, "{address} on {path}");
            } else if seen.insert(address.to_owned()) {
                waiting.push_back(address.to_owned());
            }
        }
    }
    for (path, address, place) in linked {
        assert!(places[&address].contains(&place), "{path} links to {address}#{place}, which is not there");
    }
    for kind in KINDS {
        for node in SNAPSHOT.graph.of_kind(kind) {
            assert!(seen.contains(&address::of(node)), "no page links to {}", node.key());
        }
    }
}

#[test]
fn every_fact_without_a_page_stands_on_the_page_of_its_owner() {
    for kind in [Kind::Membership, Kind::Participation, Kind::Impact, Kind::Ratification] {
        for node in SNAPSHOT.graph.of_kind(kind).into_iter().step_by(7) {
            let address = address::of(node);
            let (path, place) = address.split_once('#').unwrap();
            assert!(attributes(&get(&REAL, path).text, "id").any(|id| id == place), "{address}");
        }
    }
}

#[test]
fn a_page_shows_its_facts_with_the_pages_that_they_rest_on() {
    let text = get(&REAL, "/network/icat").text;
    for shown in
        ["Members", "UNODC", "/agency/unodc", "Sources", "✓", "https://forge.example/edit/data/networks/icat.toml"]
    {
        assert!(text.contains(shown), "{shown}");
    }
    let text = get(&REAL, "/agency/unodc").text;
    for shown in ["/network/icat", "Works with", "The same work, no tie on record", "data/agencies/unodc.toml"] {
        assert!(text.contains(shown), "{shown}");
    }
}

#[test]
fn every_page_of_an_entity_offers_a_question_that_is_answered() {
    for kind in KINDS {
        for node in SNAPSHOT.graph.of_kind(kind).into_iter().take(3) {
            let text = get(&REAL, &address::of(node)).text;
            let question = attributes(&text, "href").find(|link| link.starts_with("/graphql?")).expect("a question");
            let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&question["/graphql?".len()..]).unwrap();
            let value = |name: &str| pairs.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str());
            let variables: Value = serde_json::from_str(value("variables").unwrap_or("{}")).unwrap();
            let (_, body) = ask(&SNAPSHOT, value("query").unwrap(), variables.clone());
            assert_eq!(body.get("errors"), None, "{}", node.key());
            if variables.get("slug").is_some() {
                assert!(!body["data"][kind.prefix()].is_null(), "{}: {body}", node.key());
            }
        }
    }
}

#[test]
fn a_former_name_leads_to_the_entity_of_today() {
    let page = get(&REAL, "/agency/easo");
    assert_eq!(page.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(page.headers[header::LOCATION], "/agency/euaa");
}

#[test]
fn an_unknown_address_is_404_with_what_comes_closest() {
    let page = get(&REAL, "/agency/iom-migration");
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text.contains("href=\"/agency/iom\""), "{}", page.text);
    assert!(page.headers.contains_key(header::CONTENT_SECURITY_POLICY));
    assert_eq!(page.headers.get(header::ETAG), None);
    assert_eq!(get(&REAL, "/no/such/page").status, StatusCode::NOT_FOUND);
    for (path, near) in [
        ("/network/iom", "/agency/iom"),
        ("/agency/europoll", "/agency/europol"),
        ("/state/lybia", "/state/ly"),
        ("/state/libia", "/state/ly"),
        ("/state/germny", "/state/de"),
        ("/agency/migration", "/agency/iom"),
        ("/agency/nobody", "/agencies"),
        ("/agencys", "/agencies"),
        ("/charts/nope", "/charts"),
        ("/charts/mesures", "/charts/measures"),
        ("/export/nope", "/export"),
        ("/export/palermo.tll", "/export/palermo.ttl"),
        ("/graphiql", "/graphql"),
        ("/api", "/about/api"),
    ] {
        let page = get(&REAL, path);
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        let offered = page.text.split("id=\"nearest\"").nth(1).unwrap_or_else(|| panic!("{path}: {}", page.text));
        let offered: Vec<String> = attributes(offered.split("</ul>").next().unwrap(), "href").collect();
        assert!(offered.contains(&near.to_owned()), "{path}: {offered:?}");
    }
    // Nothing rather than something silly.
    for path in ["/nothing-here", "/no/such/page", "/what-is-this", "/wp-login.php", "/xyz", "/the", "/.env", "/%20"] {
        let page = get(&REAL, path);
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!page.text.contains("id=\"nearest\""), "{path}: {}", page.text);
    }
    // A program is told in a line.
    let line = send(&REAL, Method::GET, "/no/such/page", &[]);
    assert!(line.headers.get_all(header::VARY).iter().any(|value| value == "Accept"));
    assert!(line.status == StatusCode::NOT_FOUND && line.text.starts_with("There is nothing"), "{}", line.text);
    assert_eq!(get(&REAL, "/agency/%3Cscript%3E").status, StatusCode::NOT_FOUND);
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "</script><script>alert(1)</script>\"'&<img src=x onerror=alert(2)>";
    let fixture = Fixture::new()
        .agency_with("bad", |agency| {
            agency.name = hostile.to_owned();
            agency.summary = hostile.to_owned();
            agency.seat = Some(hostile.to_owned());
        })
        .network_with("group", |network| network.name = hostile.to_owned())
        .member("group", "bad");
    let server = server(fixture.snapshot());
    for path in [
        "/",
        "/agencies",
        "/networks",
        "/agency/bad",
        "/network/group",
        "/search?query=alert",
        "/search?query=%3C/script%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/agency/%3Cimg%20src=x%20onerror=alert(2)%3E",
        "/findings",
        "/about/method",
        "/coordination",
    ] {
        let text = get(&server, path).text;
        for broken in ["<script>alert", "<img src=x", "</script><"] {
            // The one script of ours that may end so is the link to a file.
            let ours = text.replace("defer></script><", "").replace("</script>\n", "");
            assert!(!ours.contains(broken), "{broken} on {path}");
        }
    }
}

#[test]
fn linked_data_names_the_thing_and_where_else_it_is_known() {
    let site = Site { public_url: "https://palermo.example".to_owned(), edit_url: None };
    for kind in KINDS {
        for node in SNAPSHOT.graph.of_kind(kind) {
            let script = linked_data::script(node, &site, &Budget::unlimited()).unwrap();
            assert!(!script.contains('<'), "{script}");
            let data: Value = serde_json::from_str(&script).unwrap();
            assert!(data["@type"].is_string() && data["name"].is_string(), "{data}");
            assert_eq!(data["@id"], format!("https://palermo.example{}", address::of(node)));
        }
    }
    let text = get(&REAL, "/instrument/eu-directive-2011-36").text;
    let script = text.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: Value = serde_json::from_str(script).unwrap();
    let same = data["sameAs"].as_array().unwrap();
    assert!(same.contains(&json!("http://data.europa.eu/eli/dir/2011/36/oj")), "{same:?}");
    assert!(same.contains(&json!("http://publications.europa.eu/resource/celex/32011L0036")), "{same:?}");
}

#[test]
fn links_to_oneself_are_absolute_and_never_taken_from_the_request() {
    let page = send(&REAL, Method::GET, "/agency/iom?utm=x", &[(header::HOST, "evil.example")]);
    assert!(page.text.contains("<link rel=\"canonical\" href=\"https://palermo.example/agency/iom\">"));
    assert!(!page.text.contains("evil.example"));
}

#[test]
fn a_page_that_is_still_right_is_not_sent_again() {
    let first = get(&REAL, "/agency/iom");
    let tag = first.headers[header::ETAG].to_str().unwrap();
    let again = send(&REAL, Method::GET, "/agency/iom", &[(header::IF_NONE_MATCH, tag)]);
    assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(again.headers[header::ETAG], tag);
    assert_ne!(get(&REAL, "/agency/unodc").headers[header::ETAG], tag);
    let other = server(Fixture::new().agency("iom").snapshot());
    assert_ne!(get(&other, "/agency/iom").headers[header::ETAG], tag);
    let head = send(&REAL, Method::HEAD, "/agency/iom", &[]);
    assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""));
    assert_eq!(head.headers[header::ETAG], tag);
}

#[test]
fn a_page_loads_nothing_from_elsewhere_and_has_no_script_or_style_in_it() {
    for path in ["/", "/agency/iom", "/findings", "/search?query=iom", "/about/api", "/about/method", "/measures"] {
        let page = get(&REAL, path);
        let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'self';") && !policy.contains("unsafe"), "{policy}");
        assert!(!page.text.contains(" style=\"") && !page.text.contains("<style"), "{path}");
        for script in page.text.split("<script").skip(1) {
            assert!(script.starts_with(" src=\"/") || script.starts_with(" type=\"application/ld+json\""), "{path}");
        }
        assert!(attributes(&page.text, "src").all(|source| source.starts_with('/')), "{path}");
    }
}

#[test]
fn the_style_may_be_kept_for_ever_at_the_address_that_pages_name() {
    let text = get(&REAL, "/").text;
    let address = attributes(&text, "href").find(|link| link.starts_with("/style.css")).unwrap();
    assert_eq!(get(&REAL, &address).headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert_eq!(get(&REAL, "/style.css").headers[header::CACHE_CONTROL], "no-cache");
    assert_eq!(get(&REAL, "/style.css?v=other").headers[header::CACHE_CONTROL], "no-cache");
}

#[test]
fn a_search_is_shown_by_kind_and_page_by_page() {
    let all = get(&REAL, "/search?query=victims").text;
    assert!(all.contains("<mark>victims</mark>") && all.contains("page=2"), "{all}");
    let second = get(&REAL, "/search?query=victims&page=2").text;
    assert_ne!(all, second);
    let agencies = get(&REAL, "/search?query=victims&kind=agency").text;
    let hits = agencies.split("<ol class=\"rows\"").nth(1).unwrap().split("</ol>").next().unwrap();
    assert!(attributes(hits, "href").all(|link| link.starts_with("/agency/")), "{hits}");
    // Whatever is looked for is a search, and no mistake.
    for path in [
        "/search",
        "/search?query=",
        "/search?query=iom&kind=&page=",
        "/search?query=iom&kind=AGENCY",
        "/search?query=iom&page=99999",
        "/search?query=%22-%28%2A",
    ] {
        assert_eq!(get(&REAL, path).status, StatusCode::OK, "{path}");
    }
    let long = get(&REAL, &format!("/search?query={}", "a".repeat(300))).text;
    assert!(long.contains("give at most 200"), "{long}");
}

#[test]
fn findings_stand_beside_what_the_data_show_now() {
    let text = get(&REAL, "/findings").text;
    assert!(text.contains("members that the graph knows") && text.contains("the data show"), "{text}");
    assert!(!text.contains("the verdict rests on"), "a verdict no longer rests on what the data show");
    // Words of vocabularies by their labels; what is in English on a page in Spanish says so.
    let spanish = get(&REAL, "/es/findings").text;
    assert!(text.contains("<td>Memorandum of understanding</td>") && !text.contains("<td>MEMORANDUM"), "{text}");
    assert!(spanish.contains("<td>Memorando de entendimiento</td>"), "{spanish}");
    assert!(spanish.contains("<th scope=\"row\">la forma más frecuente</th>"), "{spanish}");
    assert!(spanish.contains("<td><span lang=\"en\">Conference of the Parties"), "{spanish}");
    let text = get(&REAL, "/finding/icat-main-network-with-23-agencies").text;
    assert!(text.contains("The question behind it") && text.contains("(the project: 23)"), "{text}");
}

#[test]
fn the_coordination_plan_ranks_the_same_work_and_gaps_with_the_facts_behind_them() {
    let plan = get(&REAL, "/coordination").text;
    assert!(
        plan.contains("The same work, no tie on record")
            && plan.contains("in the top 20 in")
            && plan.contains("href=\"/action/")
            && plan.contains("page=2"),
        "{plan}"
    );
    let icat = get(&REAL, "/coordination?network=icat").text;
    assert!(icat.contains("Coordination plan of ICAT") && icat.contains("no tie on record but this network"), "{icat}");
    let gaps = get(&REAL, "/coordination?network=icat&kind=GAP").text;
    assert!(
        gaps.contains("Gaps of ICAT") && gaps.contains("<table>") && !gaps.contains("class=\"name\">The same work"),
        "{gaps}"
    );
    let refused = get(&REAL, "/coordination?kind=gaps");
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text.contains("<code>kind</code> takes duality, gap, not <code>gaps</code>"), "{}", refused.text);
    for text in [plan, icat] {
        let question = attributes(&text, "href").find(|link| link.starts_with("/graphql?")).unwrap();
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&question["/graphql?".len()..]).unwrap();
        let (_, body) = ask(&SNAPSHOT, &pairs[0].1, serde_json::from_str(&pairs[1].1).unwrap());
        assert_eq!(body.get("errors"), None, "{body}");
    }
    assert_eq!(get(&REAL, "/coordination?network=&page=").status, StatusCode::OK);
}

#[test]
fn the_method_tells_what_was_left_out_and_how_far_the_graph_goes() {
    let text = get(&REAL, "/about/method").text;
    assert!(text.contains("Left Out") && text.contains("Made of &#60;states&#62;."), "{text}");
    for shown in [
        "Precision of a measure",
        "The same work, no tie on record",
        "id=\"analyses\"",
        "Actions of agencies",
        "Self-executing",
    ] {
        assert!(text.contains(shown), "{shown}");
    }
}

#[test]
fn the_page_for_programs_names_every_code_and_its_own_address() {
    let text = get(&REAL, "/about/api").text;
    for code in palermo::answer::error::Code::ALL {
        assert!(text.contains(code.word()), "{code:?}");
    }
    assert!(text.contains("https://palermo.example/graphql") && !text.contains("PALERMO_URL"), "{text}");
}

#[test]
fn every_kind_with_a_slug_has_a_question() {
    for kind in Kind::ALL {
        assert_eq!(entity_page::question(kind).is_some(), KINDS.contains(&kind), "{kind:?}");
    }
}

#[test]
fn from_the_start_page_the_gaps_of_a_network_are_found_by_clicks_and_taken_along() {
    let start = get(&REAL, "/").text;
    let network = SNAPSHOT.graph.networks().find(|network| network.row().slug == "empact").unwrap();
    let way = format!("aria-label=\"Gaps of {}\"", network.label());
    let link = start.split("<a ").find(|link| link.contains(&way)).expect("the start page leads to them");
    let link = attributes(&format!(" {link}"), "href").next().unwrap();
    let page = get(&REAL, &link).text;
    let rows = page.split("<tbody>").nth(1).unwrap().matches("<tr>").count();
    let question = "query($day: PartialDate) { network(slug: \"empact\") { coverage(activeOn: $day) { gap } } }";
    let day = page.split("What could be coordinated on ").nth(1).and_then(|rest| rest.split(':').next()).unwrap();
    let (_, answer) = ask(&SNAPSHOT, question, json!({ "day": day }));
    let coverage = answer["data"]["network"]["coverage"].as_array().unwrap();
    let gaps = coverage.iter().filter(|row| row["gap"] == true).count();
    assert!(gaps > 5 && rows == gaps, "{rows} rows, {gaps} gaps");
    let file = |ending: &str| {
        let known = attributes(&page, "href").find(|link| link.starts_with(&format!("/coordination{ending}?")));
        get(&REAL, &known.expect("the page leads to its files")).text
    };
    let mut csv = csv::Reader::from_reader(file(".csv").into_bytes().leak() as &[u8]);
    let kind = csv.headers().unwrap().iter().position(|name| name == "kind").unwrap();
    let kinds: Vec<String> = csv.records().map(|record| record.unwrap()[kind].to_owned()).collect();
    assert_eq!((kinds.len(), kinds.iter().all(|kind| kind == "GAP")), (gaps, true));
    let json: Value = serde_json::from_str(&file(".json")).unwrap();
    assert_eq!((json["gaps"].as_u64(), json["entries"].as_array().unwrap().len()), (Some(gaps as u64), gaps));
    assert_eq!(json["parameters"], json!({"network": "empact", "kind": "gap"}));
    // Narrowed, it has fewer; and each number of the page leads to what it counts.
    let some = get(&REAL, "/coordination.json?network=empact&kind=gap&axis=protection&crime=trafficking").text;
    let some: Value = serde_json::from_str(&some).unwrap();
    let works = some["entries"].as_array().unwrap().iter().map(|entry| &entry["work"][0]);
    assert!(works.clone().all(|work| work["axis"] == "PROTECTION" && work["crime"] == "TRAFFICKING"), "{some}");
    assert!((1..gaps).contains(&works.count()));
}

#[test]
fn a_plan_is_narrowed_to_an_agency_and_refuses_what_it_does_not_know() {
    let plan: Value = serde_json::from_str(&get(&REAL, "/coordination.json?agency=iom&kind=duality").text).unwrap();
    let entries = plan["entries"].as_array().unwrap();
    let with_iom = |entry: &Value| entry["agencies"].as_array().unwrap().iter().any(|one| one["id"] == "agency:iom");
    assert!(!entries.is_empty() && entries.iter().all(with_iom), "{plan}");
    for (path, says) in [
        ("/coordination.csv?agency=iomm", "(did you mean `iom`?)"),
        ("/coordination.csv?axis=protektion", "`axis` takes prevention, prosecution, protection, not `protektion`"),
        ("/coordination.json?activeOn=x", "`activeOn` takes a year, a month or a day of the calendar"),
    ] {
        let page = get(&REAL, path);
        assert!(page.status == StatusCode::BAD_REQUEST && page.text.contains(says), "{path}: {}", page.text);
    }
    assert_eq!(get(&REAL, "/coordination.csv?network=nobody").status, StatusCode::BAD_REQUEST);
}

#[test]
fn the_question_behind_a_plan_finds_as_many_entries_as_the_page() {
    for narrowed in [
        "network=empact&kind=gap",
        "network=icat&kind=duality&crime=both",
        "kind=gap&axis=protection&crime=trafficking",
        "agency=iom&type=training",
        "",
    ] {
        let asked = format!("?activeOn=2018-11-23&{narrowed}");
        let plan: Value = serde_json::from_str(&get(&REAL, &format!("/coordination.json{asked}")).text).unwrap();
        let page = get(&REAL, &format!("/coordination{asked}")).text;
        let question = attributes(&page, "href").find(|link| link.starts_with("/graphql?")).expect("a question");
        let pairs: HashMap<String, String> = serde_urlencoded::from_str(&question["/graphql?".len()..]).unwrap();
        let (_, body) = ask(&SNAPSHOT, &pairs["query"], serde_json::from_str(&pairs["variables"]).unwrap());
        let plan_of = if narrowed.starts_with("network") { &body["data"]["network"] } else { &body["data"] };
        assert_eq!(plan_of["coordinationPlan"]["totalCount"], plan["entries"].as_array().unwrap().len(), "{narrowed}");
    }
}

#[test]
fn a_section_that_shows_the_first_of_many_says_how_many_there_are() {
    let page = get(&REAL, "/agency/iom?activeOn=2018-11-23").text;
    let document = "{ agency(slug: \"iom\") { partners(activeOn: \"2018-11-23\") { totalCount } } }";
    let (_, body) = ask(&SNAPSHOT, document, json!({}));
    let partners = &body["data"]["agency"]["partners"]["totalCount"];
    assert!(partners.as_u64().unwrap() > 30, "more than a page shows");
    assert!(page.contains(&format!(">Works with ({partners})</a>")), "{partners}");
}

#[test]
fn the_start_page_is_small_and_leads_to_what_there_is() {
    let page = get(&REAL, "/").text;
    assert!(page.len() < 150_000, "{} bytes", page.len());
    let thumbnails: Vec<String> = attributes(&page, "src").filter(|address| address.ends_with(".svg")).collect();
    assert_eq!(thumbnails.len(), ChartKind::ALL.len());
    let mut bytes = 0;
    for address in thumbnails {
        let picture = get(&REAL, &address);
        assert_eq!(
            (picture.status, picture.headers[header::CONTENT_TYPE].as_bytes()),
            (StatusCode::OK, &b"image/svg+xml; charset=utf-8"[..])
        );
        assert!(picture.text.contains("prefers-color-scheme:dark") && picture.text.contains(" d=\"M"), "{address}");
        bytes += picture.text.len();
    }
    assert!(bytes < 300_000, "{bytes} bytes");
    assert_eq!(get(&REAL, "/charts/nothing/thumbnail.svg").status, StatusCode::NOT_FOUND);
    for kind in Kind::ALL {
        assert!(page.contains(&format!("href=\"/{}\"", address::plural(kind))), "{kind:?}");
    }
    for way in ["/charts/measures", "/coordination?kind=gap", "/findings", "/export", "/changes", "/compare"] {
        assert!(attributes(&page, "href").any(|link| link == way), "{way}");
    }
}

#[test]
fn whoever_asks_for_an_icon_without_looking_finds_one() {
    let request = Request::get("/favicon.ico").body(Body::empty()).unwrap();
    let icon = RUNTIME.block_on(async {
        let response = REAL.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()[header::CONTENT_TYPE], "image/x-icon");
        to_bytes(response.into_body(), usize::MAX).await.unwrap()
    });
    assert!(icon.starts_with(&[0, 0, 1, 0, 1, 0, 48, 48]));
    let picture = resvg::tiny_skia::Pixmap::decode_png(&icon[22..]).unwrap();
    assert!(picture.width() == 48 && picture.pixels().iter().any(|point| point.alpha() == 255));
}

#[test]
fn findings_are_narrowed_to_a_verdict() {
    let all = get(&REAL, "/findings").text;
    for verdict in Verdict::ALL {
        let link = format!("href=\"/findings?verdict={}\"><strong class=\"numbers\">", verdict.word().to_uppercase());
        let count = all.split(&link).nth(1).and_then(|rest| rest.split('<').next()).unwrap();
        let page = get(&REAL, &format!("/findings?verdict={}", verdict.word())).text;
        assert_eq!(page.matches("class=\"name\"><a href=\"/finding/").count().to_string(), count, "{verdict:?}");
    }
    assert_eq!(get(&REAL, "/findings?verdict=true").status, StatusCode::BAD_REQUEST);
}

#[test]
fn signatures_and_ratifications_stand_in_the_order_of_names() {
    let page = get(&REAL, "/instrument/untoc").text;
    let section = page.split("id=\"signatures-and-ratifications\"").nth(1).unwrap();
    let names: Vec<String> = section
        .split("</section>")
        .next()
        .unwrap()
        .split("<span class=\"name\">")
        .skip(1)
        .map(|row| entity::fold::fold(row.split('>').nth(1).and_then(|name| name.split('<').next()).unwrap()))
        .collect();
    assert!(names.len() > 100 && names.is_sorted(), "{names:?}");
}

#[test]
fn each_payer_has_its_name_and_its_number_beside_its_bar() {
    let (table, picture) = (get(&REAL, "/charts/fundings.csv").text, get(&REAL, "/charts/fundings.svg").text);
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let groups: BTreeSet<String> = rows.records().map(|row| row.unwrap()[0].to_owned()).collect();
    let payers: Vec<(&str, &str)> = groups.iter().filter_map(|group| group.rsplit_once(" (")).collect();
    assert!(payers.len() > 10, "{groups:?}");
    for (name, payments) in payers {
        let (count, word) = (payments.split(' ').next().unwrap(), name.split(' ').next().unwrap());
        assert!(picture.contains(&format!(">{word}")), "{name}");
        assert!(picture.contains(&format!(">{count}: ")), "{name}: {count}");
    }
}

#[test]
fn the_plan_is_of_the_day_that_is_asked_for() {
    let page = get(&REAL, "/coordination?network=icat&activeOn=2018-11-23");
    assert!(page.text.contains("What could be coordinated on 2018-11-23"), "{}", page.text);
    assert!(page.text.contains("value=\"2018-11-23\""));
    assert!(
        page.text.contains("activeOn=2018-11-23&#38;page=2") || page.text.contains("activeOn=2018-11-23&amp;page=2")
    );
    let refused = get(&REAL, "/coordination?activeOn=30/11/2020");
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text.contains("<li><code>activeOn</code> takes a year, "), "{}", refused.text);
    assert_eq!(get(&REAL, "/coordination?activeOn=").status, StatusCode::OK);
}

#[test]
fn a_page_that_shows_a_choice_refuses_what_it_does_not_take() {
    for (path, problem) in [
        (
            "/coordination?activeon=2020",
            "This page has no parameter <code>activeon</code> (did you mean <code>activeOn</code>?). It accepts: \
            <code>network</code>, <code>kind</code>, <code>axis</code>",
        ),
        (
            "/search?query=iom&kinds=agency",
            "This page has no parameter <code>kinds</code> (did you mean <code>kind</code>?). It accepts: \
            <code>query</code>, <code>kind</code>, <code>page</code>.",
        ),
        (
            "/search?query=iom&kind=NOPE",
            "<code>kind</code> takes instrument, measure, agency, network, project, action, output, arrangement, state, \
            region, finding, not <code>NOPE</code>",
        ),
        ("/search?query=iom&kind=agencies", "not <code>agencies</code> (did you mean <code>agency</code>?)"),
        ("/search?query=iom&page=x", "<code>page</code> takes a number from 1 on, not <code>x</code>"),
        ("/coordination?network=icta", "(did you mean <code>icat</code>?)"),
        ("/coordination?network=nobody", "<code>network</code> takes"),
        ("/coordination?axis=protection&axis=prevention", "<code>axis</code> is given more than once"),
        ("/search?query=iom&query=unodc", "<code>query</code> is given more than once"),
        ("/agency/iom?activeOn=2018&activeOn=2019", "<code>activeOn</code> is given more than once"),
        ("/coordination?page=0", "<code>page</code> takes a number from 1 on, not <code>0</code>"),
    ] {
        let page = get(&REAL, path);
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(page.text.contains(problem), "{path}: {}", page.text);
    }
    for path in [
        "/coordination?utm_source=x",
        "/measures?fbclid=x",
        "/agency/iom?gclid=x&utm_id=1",
        "/search?query=iom&mc_eid=1",
    ] {
        let page = get(&REAL, path);
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!["utm_", "fbclid", "gclid", "mc_eid"].iter().any(|name| page.text.contains(name)), "{path}");
    }
}
