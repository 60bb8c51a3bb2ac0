//! What partners take along, cite and show on their own sites.

use crate::{
    fixture::{Fixture, ask, data},
    real_data::SNAPSHOT,
};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use entity::{
    edition::{self, Summary},
    edition_change, edition_value,
    fact::FactKind,
    vocabulary::{Change, MembershipRole},
};
use flate2::read::ZlibDecoder;
use palermo::{
    budget::Budget,
    charts::{
        ChartKind,
        drawing::{Drawing, Mark, Shape},
        parameters::{Sheet, Theme},
    },
    http::{public_url::PublicUrl, router::router, state::ServerState},
    snapshot::{Edition, Snapshot},
};
use quick_xml::{Reader, events::Event};
use resvg::tiny_skia::Pixmap;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
    sync::Arc,
};
use tower::ServiceExt;

const SITE: &str = "https://palermo.example.org/data";

/// Two agencies that left a network and entered it again, one edition after another.
fn snapshot() -> Snapshot {
    let mut fixture = Fixture::new().agency("iom").agency("un").agency("alone").network("icat");
    for (agency, since, until) in [("iom", "2010", Some("2012")), ("iom", "2016-03", None), ("un", "2008", None)] {
        fixture = fixture.member_with("icat", agency, |row| {
            row.role = MembershipRole::Member;
            row.since = since.parse().ok();
            row.until = until.and_then(|until| until.parse().ok());
        });
        // Each stay is a fact of its own.
        let stay = fixture.rows.facts.last_mut().unwrap();
        stay.key = format!("{}/{since}", stay.key);
    }
    let mut fixture = fixture.cite("network:icat", "page", true);
    fixture.rows.about.version = "2026.11.2".to_owned();
    fixture.rows.about.license = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)".to_owned();
    fixture.rows.about.citation = "Palermo data set".to_owned();
    fixture.snapshot().after(editions())
}

fn editions() -> Vec<Summary> {
    let edition = |revision: i32, version: &str, day: &str| edition::Model {
        revision,
        version: version.to_owned(),
        digest: format!("{revision:064}"),
        imported_at: format!("{day}T12:00:00Z"),
        fact_count: 5,
    };
    let change = |fact_key: &str, kind, change| edition_change::Model {
        revision: 2,
        fact_key: fact_key.to_owned(),
        kind,
        change,
    };
    let value = edition_value::Model {
        revision: 2,
        fact_key: "agency:iom".to_owned(),
        place: "agency.name".to_owned(),
        before: Some("Old & <older>".to_owned()),
        after: None,
    };
    let counts = |change, kind| edition::ChangeCount { change, kind, count: 1 };
    vec![
        Summary {
            edition: edition(2, "2026.11.2", "2026-11-28"),
            counts: vec![
                counts(Change::Added, FactKind::Network),
                counts(Change::Changed, FactKind::Agency),
                counts(Change::Removed, FactKind::Action),
            ],
            changes: vec![
                change("action:gone", FactKind::Action, Change::Removed),
                change("agency:iom", FactKind::Agency, Change::Changed),
                change("network:icat", FactKind::Network, Change::Added),
            ],
            values: vec![value],
        },
        Summary { edition: edition(1, "2026.11.1", "2026-11-24"), counts: vec![], changes: vec![], values: vec![] },
    ]
}

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn policy(&self) -> &str {
        self.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap()
    }
}

fn get_of(state: ServerState, address: &str, accept: &str) -> Reply {
    let request = Request::builder().uri(address).header(header::ACCEPT, accept);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
    runtime.block_on(async {
        let server = router(Arc::new(state));
        let (parts, body) = server.oneshot(request.body(Body::empty()).unwrap()).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Reply { status: parts.status, headers: parts.headers, body }
    })
}

fn get(address: &str) -> Reply {
    get_of(ServerState::new(snapshot()).reached_at(SITE.parse::<PublicUrl>().unwrap()), address, "text/html,*/*;q=0.8")
}

/// The edges of a graph as ties: whom they join, by which kind of fact, by which.
fn ties(graph: &str) -> BTreeSet<[String; 4]> {
    let mut reader = Reader::from_str(graph);
    let mut ties = BTreeSet::new();
    let mut edge: Option<BTreeMap<String, String>> = None;
    let mut key = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return ties,
            Event::Start(element) | Event::Empty(element) => {
                let attributes: BTreeMap<String, String> = element
                    .attributes()
                    .map(|attribute| attribute.unwrap())
                    .map(|attribute| {
                        let name = attribute.key.as_ref().to_owned();
                        (name, attribute.value.into_owned())
                    })
                    .collect();
                match (element.name().as_ref(), &mut edge) {
                    ("edge", _) => edge = Some(attributes),
                    ("data", Some(_)) => key = attributes["key"].trim_start_matches("edge_").to_owned(),
                    ("attvalue", Some(edge)) => {
                        edge.insert(attributes["for"].clone(), attributes["value"].clone());
                    }
                    _ => {}
                }
            }
            Event::Text(text) => {
                if let Some(edge) = edge.as_mut().filter(|_| !key.is_empty()) {
                    edge.insert(std::mem::take(&mut key), text.to_string());
                }
            }
            Event::End(element) if element.name().as_ref() == "edge" => {
                let edge = edge.take().unwrap();
                let mut ends = [edge["source"].clone(), edge["target"].clone()];
                ends.sort();
                let [one, other] = ends;
                ties.insert([one, other, edge["kind"].clone(), edge["fact"].clone()]);
            }
            _ => {}
        }
    }
}

/// The ties of the members of ICAT among each other, as GraphQL has them.
fn ties_as_asked(kinds: &[&str]) -> BTreeSet<[String; 4]> {
    let document =
        "{ network(slug: \"icat\") { members(activeOn: \"2020\", first: 100) { nodes { agency { id slug } } } } }";
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let members = data(&SNAPSHOT, document)["network"]["members"]["nodes"].as_array().unwrap().clone();
    let slugs: BTreeSet<String> = members.iter().map(|member| text(&member["agency"]["slug"])).collect();
    let shown: BTreeSet<String> = members.iter().map(|member| text(&member["agency"]["id"])).collect();
    let agencies: Vec<Value> = slugs
        .iter()
        .map(|slug| {
            let document = format!(
                "{{ agency(slug: \"{slug}\") {{ id partners(activeOn: \"2020\", first: 500) {{
                    nodes {{ agency {{ id }} ties {{ kind fact {{ id }} }} }} }} }} }}"
            );
            data(&SNAPSHOT, &document)["agency"].take()
        })
        .collect();
    let mut ties = BTreeSet::new();
    for agency in &agencies {
        for partner in agency["partners"]["nodes"].as_array().unwrap() {
            let mut ends = [text(&agency["id"]), text(&partner["agency"]["id"])];
            ends.sort();
            for tie in partner["ties"].as_array().unwrap() {
                let kind = text(&tie["kind"]);
                if shown.contains(&text(&partner["agency"]["id"]))
                    && (kinds.is_empty() || kinds.contains(&kind.as_str()))
                {
                    let [one, other] = ends.clone();
                    ties.insert([one, other, kind.to_lowercase(), text(&tie["fact"]["id"])]);
                }
            }
        }
    }
    ties
}

fn real(address: &str) -> Reply {
    let edition = Edition { revision: 1, digest: "0".repeat(64), imported_at: "2026-11-24T12:00:00Z".to_owned() };
    let snapshot = Snapshot::new(crate::real_data::DATASET.clone(), edition, [7; 32]);
    get_of(ServerState::new(snapshot), address, "*/*")
}

#[test]
fn graphs_of_a_network_have_the_ties_that_graphql_tells() {
    let all = ties_as_asked(&[]);
    assert!(all.len() > 200, "{}", all.len());
    assert_eq!(ties(&real("/charts/networks.graphml?network=icat&activeOn=2020").text()), all);
    assert_eq!(ties(&real("/charts/networks.gexf?network=icat&activeOn=2020").text()), all);
}

#[test]
fn graphs_have_ties_of_one_kind_where_that_is_asked() {
    let projects = ties_as_asked(&["PROJECT"]);
    assert!(!projects.is_empty() && projects.len() < ties_as_asked(&[]).len());
    assert_eq!(ties(&real("/charts/networks.gexf?network=icat&activeOn=2020&kind=project").text()), projects);
    let refused = get("/charts/networks.gexf?kind=projekt");
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text().contains("did you mean `project`?"), "{}", refused.text());
    assert_eq!(get("/charts/measures.gexf").status, StatusCode::NOT_FOUND, "only networks are graphs");
    assert_eq!(get("/charts/measures.svg?kind=project").status, StatusCode::BAD_REQUEST);
}

#[test]
fn a_graph_of_all_times_has_a_time_for_each_stay() {
    let gexf = get("/export/ties.gexf").text();
    for spell in ["<spell start=\"2010-01-01\" end=\"2012-12-31\"/>", "<spell start=\"2016-03-01\"/>"] {
        assert!(gexf.contains(spell), "{gexf}");
    }
    assert_eq!(gexf.matches("<edge ").count(), 1, "one fact is one edge");
    assert!(gexf.contains("<attvalue for=\"page\" value=\"https://palermo.example.org/data/network/icat\"/>"));
    assert!(gexf.contains("id=\"agency:alone\""), "who has no tie is in it, too");
    let graphml = get("/export/ties.graphml").text();
    assert!(graphml.contains("<data key=\"edge_spells\">2010/2012 2016-03/..</data>"), "{graphml}");
    let now = get("/charts/networks.gexf?activeOn=2020").text();
    assert!(now.contains("start=\"2016-03-01\"") && !now.contains("spell") && !now.contains("agency:alone"), "{now}");
}

#[test]
fn the_page_of_a_network_leads_to_its_graph() {
    let page = get("/network/icat").text();
    assert!(page.contains("href=\"/data/charts/networks.gexf?network=icat\""), "{page}");
    assert!(!get("/agency/iom").text().contains(".gexf"));
}

#[test]
fn a_pdf_is_a_sheet_with_letters_that_can_be_read() {
    let pdf = get("/charts/networks.pdf?activeOn=2020");
    assert_eq!((pdf.status, pdf.headers[header::CONTENT_TYPE].as_bytes()), (StatusCode::OK, &b"application/pdf"[..]));
    let text = pdf.text();
    assert!(text.starts_with("%PDF-1.") && text.trim_end().ends_with("%%EOF"));
    assert!(text.contains("/MediaBox [0 0 841.89 595.28]") && text.contains("/FontFile2") && !text.contains("/Image"));
    assert!(text.contains("/Alt "), "who hears it hears what it shows");
    let drawn = largest_stream(&pdf.body);
    assert!(drawn.contains(" Tj") || drawn.contains(" TJ"), "letters are letters: {}", &drawn[..300]);
    assert_eq!(get("/charts/networks.pdf?activeOn=2020").body, pdf.body, "the same each time");
    let large = get("/charts/networks.pdf?activeOn=2020&size=a3&theme=dark").text();
    assert!(large.contains("/MediaBox [0 0 1190.55 841.89]"));
    let refused = get("/charts/networks.pdf?size=a5");
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.text().contains("`size` takes a4, a3, not `a5`"), "{}", refused.text());
}

#[test]
fn what_is_too_high_for_a_sheet_goes_on_on_the_next_and_no_row_is_cut() {
    let text = |y: i32| Shape::Text { x: 20, y, class: "text".to_owned(), text: format!("Row {y}") };
    let turned = Shape::TurnedText { x: 200, y: 120, class: "text".to_owned(), text: "A column".to_owned() };
    let rows: Vec<i32> = (150..2_990).step_by(23).collect();
    let marks = rows.iter().map(|y| Mark::of(vec![text(*y)])).chain([Mark::of(vec![turned])]).collect();
    let drawing = Drawing { width: 800, height: 3_000, title: "Rows".to_owned(), marks, ..Drawing::default() };
    let pdf = drawing.pdf(Theme::Light, Sheet::A4, &Budget::unlimited()).unwrap();
    let pdf = String::from_utf8_lossy(&pdf).into_owned();
    // The strips of the sheets, from the top: `0 28 841.89 539 re` before each, in points.
    let strips: Vec<f32> = pdf
        .lines()
        .filter_map(|line| line.strip_prefix("0 ")?.strip_suffix(" re"))
        .filter_map(|numbers| numbers.split_once(" 841.89 ").map(|(_, height)| height.parse::<f32>().unwrap() / 0.8))
        .filter(|height| *height < 700.0)
        .collect();
    let heading = strips[1];
    let sheets: Vec<f32> = std::iter::once(strips[0]).chain(strips[1..].chunks(2).map(|pair| pair[1])).collect();
    assert!(pdf.contains(&format!("/Count {}", sheets.len())) && sheets.len() > 4, "{sheets:?}");
    assert!(strips[1..].chunks(2).all(|pair| pair[0] == heading), "each sheet has the headings: {strips:?}");
    assert!((sheets.iter().sum::<f32>() - 3_000.0).abs() < 1.0, "nothing is missing: {sheets:?}");
    let mut at = 0.0;
    for height in &sheets[..sheets.len() - 1] {
        at += height;
        let cut = rows.iter().find(|y| (**y as f32 - 11.5) < at && at < (**y as f32 + 3.5));
        assert_eq!(cut, None, "a sheet ends at {at}");
    }
}

#[test]
fn each_sheet_says_whose_the_picture_is() {
    let text = |y: i32| Shape::Text { x: 20, y, class: "text".to_owned(), text: format!("Row {y}") };
    let marks = (50..2_990).step_by(23).map(|y| Mark::of(vec![text(y)])).collect();
    let mut drawing = Drawing { width: 800, height: 3_000, title: "Rows".to_owned(), marks, ..Drawing::default() };
    drawing.sign("Palermo data set");
    let pdf = drawing.pdf(Theme::Light, Sheet::A4, &Budget::unlimited()).unwrap();
    let pdf = String::from_utf8_lossy(&pdf).into_owned();
    let strips: Vec<f32> = pdf
        .lines()
        .filter_map(|line| line.strip_prefix("0 ")?.strip_suffix(" re"))
        .filter_map(|numbers| numbers.split_once(" 841.89 ").map(|(_, height)| height.parse::<f32>().unwrap() / 0.8))
        .filter(|height| *height < 700.0)
        .collect();
    assert!(pdf.contains(&format!("/Count {}", strips.len() / 2)) && strips.len() > 8, "{strips:?}");
    assert!(strips.chunks(2).all(|pair| (pair[1] - 26.0).abs() < 0.1), "the line stands on each: {strips:?}");
    let rows: f32 = strips.chunks(2).map(|pair| pair[0]).sum();
    assert!((rows - 2_988.0).abs() < 1.0, "nothing is missing: {strips:?}");
    assert!(
        strips.chunks(2).all(|pair| pair[0] + pair[1] <= 539.3 / 0.8 + 0.1),
        "nothing is off the sheet: {strips:?}"
    );
}

/// What is drawn: the first of the streams of a PDF that can be unpacked and begins with a colour.
fn largest_stream(pdf: &[u8]) -> String {
    let streams = pdf.windows(8).enumerate().filter(|(_, window)| window == b"\nstream\n").map(|(at, _)| at + 8);
    let unpacked = streams.filter_map(|at| {
        let mut text = Vec::new();
        ZlibDecoder::new(&pdf[at..]).read_to_end(&mut text).ok()?;
        String::from_utf8(text).ok()
    });
    unpacked.max_by_key(String::len).expect("something is drawn")
}

#[test]
fn only_an_embedded_chart_may_stand_in_a_frame_and_it_stands_there_alone() {
    let whole = get("/charts/networks?activeOn=2020");
    assert!(whole.policy().contains("frame-ancestors 'self'"), "{}", whole.policy());
    let embedded = get("/charts/networks?activeOn=2020&embed=1&theme=dark");
    assert!(embedded.policy().contains("frame-ancestors *"), "{}", embedded.policy());
    let text = embedded.text();
    for bare in ["<nav", "<form", "<table", "style=\"", "<style"] {
        assert!(!text.contains(bare), "{bare}: {text}");
    }
    for has in [
        "<svg",
        "href=\"/data/charts/embed.css?theme=dark\"",
        "src=\"/data/embed.js?v=",
        "href=\"/data/charts/networks?activeOn=2020\"",
        "<base target=\"_blank\">",
        "rel=\"canonical\" href=\"https://palermo.example.org/data/charts/networks?activeOn=2020\"",
    ] {
        assert!(text.contains(has), "{has}: {text}");
    }
    for address in ["/", "/agency/iom", "/agencies", "/changes"] {
        assert!(get(address).policy().contains("frame-ancestors 'self'"), "{address}");
    }
    assert_eq!(get("/charts/networks?embed=2").status, StatusCode::BAD_REQUEST);
    let style = |theme: &str| get(&format!("/charts/embed.css{theme}")).text();
    assert!(style("").contains("prefers-color-scheme") && !style("?theme=dark").contains("prefers-color-scheme"));
    assert!(!style("?theme=light").contains('$') && !style("").contains('$'));
    let script = get("/embed.js");
    assert_eq!(script.headers["cross-origin-resource-policy"], "cross-origin");
    assert!(script.text().contains("palermo:height"));
}

#[test]
fn snippets_have_a_text_for_those_who_do_not_see_the_picture() {
    let page = html_escape::decode_html_entities(&get("/charts/networks?activeOn=2020").text()).into_owned();
    let page = html_escape::decode_html_entities(&page).into_owned();
    let image = page.split("<img ").nth(1).and_then(|rest| rest.split('>').next()).unwrap();
    let alt = image.split("alt=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(alt.starts_with("Networks: ") && alt.ends_with(": 2020."), "{alt}");
    assert!(!alt.contains("1 network on 2020"), "the latest picture may show another number: {alt}");
    let title = |at: usize| page.split("<iframe ").nth(at).unwrap().split("title=\"").nth(1).unwrap().to_owned();
    assert!(title(1).starts_with(&format!("{alt}\"")), "{}", title(1));
    assert!(page.contains("embed=1&version=2026.11.2"), "one of them pins");
    let pinned = page.split("<img ").nth(2).and_then(|rest| rest.split('>').next()).unwrap();
    assert!(pinned.contains("charts/networks.svg?activeOn=2020&version=2026.11.2\""), "{pinned}");
    assert!(pinned.contains("1 network on 2020"), "a pinned picture stays as it is: {pinned}");
    let address = pinned.split("src=\"").nth(1).unwrap().split('"').next().unwrap();
    let svg = get(address.strip_prefix(SITE).unwrap()).text();
    let size = svg.split("<title").next().unwrap().split("width=").nth(1).unwrap().split(" role").next().unwrap();
    assert!(pinned.ends_with(&format!("width={size}")), "{pinned}: {size}");
}

#[test]
fn oembed_tells_how_a_chart_is_shown() {
    let asked = |url: &str, more: &str| {
        let query = serde_urlencoded::to_string([("url", url)]).unwrap();
        get(&format!("/oembed?{query}{more}"))
    };
    let told =
        asked(&format!("{SITE}/charts/networks?network=icat&activeOn=2020"), "&format=json&maxwidth=400&maxheight=300");
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    let told = told.json();
    assert_eq!(
        (&told["version"], &told["type"], &told["provider_name"]),
        (&json!("1.0"), &json!("rich"), &json!("Palermo"))
    );
    assert_eq!((&told["width"], &told["height"]), (&json!(400), &json!(300)));
    let html = told["html"].as_str().unwrap();
    assert!(html.starts_with("<iframe src=\"https://palermo.example.org/data/charts/networks?"), "{html}");
    assert!(html.contains("network=icat") && html.contains("embed=1") && html.contains("title=\""), "{html}");
    let thumbnail = told["thumbnail_url"].as_str().unwrap().strip_prefix(SITE).unwrap();
    assert_eq!(get(thumbnail).headers[header::CONTENT_TYPE], "image/png");
    for most in ["", "&maxwidth=320", "&maxheight=100", "&maxwidth=500&maxheight=90", "&maxwidth=2000&maxheight=2000"] {
        let told = asked(&format!("{SITE}/charts/networks?network=icat&activeOn=2020"), most).json();
        let within = |name: &str| {
            let given = most.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
            given.map_or(640, |most| most.parse::<u64>().unwrap())
        };
        let size = |name: &str| told[name].as_u64().unwrap();
        let (width, height) = (size("thumbnail_width"), size("thumbnail_height"));
        assert!(width <= within("maxwidth").min(640), "{most}: {width}");
        assert!(!most.contains("maxheight") || height <= within("maxheight"), "{most}: {height}");
        let picture = get(told["thumbnail_url"].as_str().unwrap().strip_prefix(SITE).unwrap());
        let picture = Pixmap::decode_png(&picture.body).unwrap();
        assert_eq!((u64::from(picture.width()), u64::from(picture.height())), (width, height), "{most}");
    }
    let small = asked(&format!("{SITE}/charts/networks"), "&maxwidth=20").json();
    assert_eq!((small.get("thumbnail_url"), small.get("thumbnail_width")), (None, None), "no picture is so small");
    let link = asked(&format!("{SITE}/network/icat"), "").json();
    assert_eq!((&link["type"], link["title"].as_str().map(str::is_empty)), (&json!("link"), Some(false)));
    for (url, more, status) in [
        ("https://elsewhere.example.org/charts/networks".to_owned(), "", StatusCode::NOT_FOUND),
        (format!("{SITE}.evil.example.org/charts/networks"), "", StatusCode::NOT_FOUND),
        (format!("{SITE}/network/nothing"), "", StatusCode::NOT_FOUND),
        (format!("{SITE}/charts/networks"), "&format=xml", StatusCode::NOT_IMPLEMENTED),
        (format!("{SITE}/charts/networks"), "&maxwidth=wide", StatusCode::BAD_REQUEST),
        (format!("{SITE}/charts/networks?scope=galactic"), "", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(asked(&url, more).status, status, "{url} {more}");
    }
    assert_eq!(get("/oembed").status, StatusCode::BAD_REQUEST);
    let page = get("/charts/networks?network=icat").text();
    let discovery = page.split("type=\"application/json+oembed\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let discovery = html_escape::decode_html_entities(discovery).into_owned();
    assert_eq!(get(discovery.strip_prefix(SITE).unwrap()).json()["type"], "rich");
}

#[test]
fn every_page_tells_other_sites_what_to_show_of_it() {
    let mut pages: Vec<String> = ChartKind::ALL.iter().map(|kind| format!("/charts/{}", kind.word())).collect();
    let others = [
        "/",
        "/agency/iom",
        "/network/icat",
        "/compare",
        "/agencies",
        "/findings",
        "/coordination",
        "/changes",
        "/export",
        "/about/api",
        "/about/method",
        "/search?query=iom",
        "/ns",
    ];
    pages.extend(others.map(str::to_owned));
    for address in pages {
        let page = get(&address).text();
        let told = |name: &str| {
            let start = format!("<meta {name} content=\"");
            let found = page.split(&start).nth(1).and_then(|rest| rest.split('"').next());
            let found = found.unwrap_or_else(|| panic!("{address} has no {name}"));
            html_escape::decode_html_entities(found).into_owned()
        };
        let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
        assert_eq!(told("property=\"og:title\""), html_escape::decode_html_entities(title), "{address}");
        assert_eq!(told("property=\"og:description\""), told("name=\"description\""), "{address}");
        assert_eq!(told("name=\"twitter:card\""), "summary_large_image");
        assert!(!told("property=\"og:image:alt\"").is_empty(), "{address}");
        let image = told("property=\"og:image\"");
        let image = image.strip_prefix(SITE).unwrap_or_else(|| panic!("{address}: {image}"));
        assert!(image.starts_with("/charts/") && image.contains(".png?"), "{address}: {image}");
        // Drawing takes its time.
        if address == "/network/icat" {
            let image = get(image);
            assert_eq!(
                (image.status, image.headers[header::CONTENT_TYPE].as_bytes()),
                (StatusCode::OK, &b"image/png"[..])
            );
        }
    }
}

#[test]
fn an_address_that_pins_an_edition_is_answered_with_that_edition_or_not_at_all() {
    for address in ["/agency/iom", "/charts/networks.csv", "/agencies.json", "/cite.bib?page=/agency/iom"] {
        let and = if address.contains('?') { '&' } else { '?' };
        let pinned = get(&format!("{address}{and}version=2026.11.2"));
        assert_eq!((pinned.status, pinned.text()), (StatusCode::OK, get(address).text()), "{address}");
        let gone = get(&format!("{address}{and}version=2026.11.1"));
        assert_eq!(gone.status, StatusCode::GONE, "{address}");
        assert!(gone.text().contains("pins 2026.11.1, which was here until 2026-11-28"), "{}", gone.text());
        assert_eq!(gone.headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(get(&format!("{address}{and}version=2027.1.1")).status, StatusCode::NOT_FOUND, "{address}");
    }
    let page = get("/agency/iom?version=2026.11.1&activeOn=2020").text();
    assert!(page.contains("href=\"/data/agency/iom?activeOn=2020\""), "{page}");
    assert!(page.contains("href=\"/data/changes?since=2026.11.1\""), "{page}");
    let framed = get("/charts/networks?embed=1&version=2026.11.1");
    assert_eq!((framed.status, framed.policy().contains("frame-ancestors *")), (StatusCode::GONE, true));
    assert!(framed.text().contains("pins 2026.11.1") && !framed.text().contains("<nav"), "{}", framed.text());
    let page = get("/agency/iom?activeOn=2020").text();
    assert!(page.contains("href=\"/data/agency/iom?activeOn=2020&#38;version=2026.11.2\""), "{page}");
    assert!(page.contains("As of 2020."), "{page}");
    assert_eq!(get("/agency/iom?activeOn=soon").status, StatusCode::BAD_REQUEST);
}

#[test]
fn facts_charts_and_lists_are_cited_with_what_they_were_asked() {
    let cited = |asked: &str| get(&format!("/cite.json?{asked}"));
    let one = |asked: &str| cited(asked).json()[0].clone();
    let stay = snapshot().graph.memberships().next().unwrap().key().to_owned();
    let fact = one(&format!("id={stay}"));
    assert_eq!(fact["URL"], format!("{SITE}/network/icat#{stay}"));
    assert!(fact["title"].as_str().unwrap().contains("icat"), "{fact}");
    let chart = one("page=/charts/networks%3Fnetwork%3Dicat%26activeOn%3D2020%26theme%3Ddark");
    assert_eq!(chart["title"], "Chart of networks (network: icat; on 2020)");
    let list = one("page=/agencies%3Fscope%3Duniversal");
    assert_eq!((&list["title"], &list["version"]), (&json!("Agencies (scope: universal)"), &json!("2026.11.2")));
    let pinned = one("page=/agency/iom&pin=1");
    let address = pinned["URL"].as_str().unwrap();
    assert!(address.contains("version=2026.11.2") && address.contains("activeOn="), "{address}");
    assert_eq!(get(address.strip_prefix(SITE).unwrap()).status, StatusCode::OK);
    for (asked, status) in [
        ("page=/charts/networks%3Fscope%3Dgalactic", StatusCode::BAD_REQUEST),
        ("page=/agencies%3Fcolour%3Dblue", StatusCode::BAD_REQUEST),
        ("id=agency:nobody", StatusCode::NOT_FOUND),
        ("page=/agency/iom%23network:icat", StatusCode::NOT_FOUND),
        ("pin=2&page=/agency/iom", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(cited(asked).status, status, "{asked}");
    }
}

#[test]
fn changes_are_told_with_old_and_new_values() {
    let page = get("/changes").text();
    for told in [
        "Old &#38; &#60;older&#62;",
        "<ins>nothing</ins>",
        "agency.name",
        "href=\"/data/network/icat\"",
        "action:gone",
        "2026.11.1 (revision 1, 2026-11-24)",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(page.contains("href=\"/data/changes\">What changed</a>"), "the footer leads to them");
    let agencies = get("/changes?kind=agency&since=2026.11.1").text();
    assert!(agencies.contains("agency:iom") && !agencies.contains("action:gone"));
    let json = get("/changes.json").json();
    assert_eq!(
        (&json["since"]["version"], &json["until"]["version"], &json["count"]),
        (&json!("2026.11.1"), &json!("2026.11.2"), &json!(3))
    );
    assert_eq!(
        json["changes"][1]["values"],
        json!([{"place": "agency.name", "before": "Old & <older>", "after": null}])
    );
    assert_eq!(json["changes"][1]["page"], format!("{SITE}/agency/iom"));
    let csv = get("/changes.csv?kind=action").text();
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<BTreeMap<String, String>> = rows.deserialize().collect::<Result<_, _>>().unwrap();
    assert_eq!((rows.len(), rows[0]["id"].as_str(), rows[0]["change"].as_str()), (1, "action:gone", "removed"));
    for (address, says) in [
        ("/changes.csv?since=1999.1", "`since` is \"1999.1\", which is not an edition that is remembered"),
        ("/changes.json?kind=agencie", "did you mean `agency`?"),
        ("/changes.json?page=0", "`page` takes a number from 1 on"),
    ] {
        let refused = get(address);
        assert_eq!(
            (refused.status, refused.text().contains(says)),
            (StatusCode::BAD_REQUEST, true),
            "{}",
            refused.text()
        );
    }
    assert!(get("/feed.atom").text().contains("https://palermo.example.org/data/changes?since=1"));
}

#[test]
fn where_no_edition_before_is_remembered_that_is_said() {
    let first = || ServerState::new(Fixture::new().agency("iom").snapshot());
    let page = get_of(first(), "/changes", "text/html");
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("No edition before"), "{}", page.text());
    let json = get_of(first(), "/changes.json", "*/*").json();
    assert_eq!((&json["since"], &json["changes"]), (&Value::Null, &json!([])));
    assert!(json["note"].as_str().unwrap().starts_with("No edition before"));
    assert_eq!(get_of(first(), "/changes.csv", "*/*").status, StatusCode::NOT_FOUND);
}

#[test]
fn whatever_is_stated_has_the_address_of_its_page() {
    let document = "{ agency(slug: \"iom\") { page memberships { nodes { page } } }
        node(id: \"network:icat\") { ... on Fact { page } ... on Entity { page } }
        suggest(prefix: \"iom\") { label kind id page name } }";
    let (_, body) = ask(&Arc::new(snapshot()), document, json!({}));
    assert_eq!(body["data"]["agency"]["page"], "/agency/iom", "{body}");
    let stay = body["data"]["agency"]["memberships"]["nodes"][0]["page"].as_str().unwrap();
    assert!(stay.starts_with("/network/icat#membership:"), "{stay}");
    assert_eq!(body["data"]["node"]["page"], "/network/icat");
    let suggested = &body["data"]["suggest"][0];
    assert_eq!(
        (&suggested["kind"], &suggested["id"], &suggested["page"]),
        (&json!("AGENCY"), &json!("agency:iom"), &json!("/agency/iom"))
    );
    let state = ServerState::new(snapshot()).reached_at(SITE.parse().unwrap());
    let served = get_of(state, "/graphql?query=%7Bagency(slug:%22iom%22)%7Bpage%7D%7D", "application/json").json();
    assert_eq!(served["data"]["agency"]["page"], format!("{SITE}/agency/iom"));
}
