//! A server that has only a part of a host: every address of ours lies in it, and none of them fails.

use crate::every_table::dataset;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderName, Method, Request, StatusCode, header},
};
use entity::{
    edition::{self, ChangeCount, Summary},
    edition_change,
    fact::FactKind,
    kind::Kind,
    vocabulary::Change,
};
use palermo::{
    charts::{ChartKind, Format},
    export::list::exports,
    http::{public_url::PublicUrl, router::router, state::ServerState},
    snapshot::{Edition, Snapshot},
};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::Path,
    sync::{Arc, LazyLock},
    time::Duration,
};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use url::Url;

const HOST: &str = "https://palermo.example";

/// A path of two parts, with what has to be escaped in HTML.
const BASE: &str = "/research/a&b";

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().expect("a runtime starts")
});

/// A graph with a fact of every kind and a value in every column, seen at an address.
fn server(public_url: &str) -> Router {
    let rows = dataset();
    let added = rows.facts.iter().filter(|fact| [FactKind::Agency, FactKind::Source].contains(&fact.kind));
    let changes: Vec<edition_change::Model> = added
        .map(|fact| edition_change::Model {
            revision: 1,
            fact_key: fact.key.clone(),
            kind: fact.kind,
            change: Change::Added,
        })
        .collect();
    let digest = "0".repeat(64);
    let imported_at = "2026-11-24T12:00:00Z".to_owned();
    let summary = Summary {
        edition: edition::Model {
            revision: 1,
            version: rows.about.version.clone(),
            digest: digest.clone(),
            imported_at: imported_at.clone(),
            fact_count: 1,
        },
        counts: vec![ChangeCount { change: Change::Added, kind: FactKind::Agency, count: changes.len() }],
        changes,
        values: Vec::new(),
    };
    let snapshot = Snapshot::new(rows, Edition { revision: 1, digest, imported_at }, [7; 32]).after(vec![summary]);
    let mut state = ServerState::new(snapshot)
        .reached_at(public_url.parse().unwrap())
        .copying(Box::new(|| Box::pin(async { Ok(b"SQLite".to_vec()) })));
    state.longest = Duration::from_secs(3_600);
    router(Arc::new(state))
}

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Reply {
    fn header(&self, name: HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

fn send(server: &Router, method: Method, address: &str, accept: &str) -> Reply {
    let request = Request::builder().method(method).uri(address).header(header::ACCEPT, accept);
    RUNTIME.block_on(async {
        let response = server.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Reply { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    })
}

/// Where the addresses of a server are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proxy {
    /// The proxy takes the path off.
    Strips,
    /// The proxy hands the path on as it is.
    Keeps,
}

/// Follows every address of ours, from the start page, what machines are told and some forms filled in; gives the paths
/// behind the base, each with what it answered.
fn crawl(base: &str, proxy: Proxy) -> BTreeMap<String, StatusCode> {
    let public_url = format!("{HOST}{base}");
    let server = server(&public_url);
    let begin = [
        ("/", "text/html"),
        ("/graphql", "text/html"),
        ("/charts", "text/html"),
        ("/export", "text/html"),
        ("/export", "*/*"),
        ("/robots.txt", "*/*"),
        ("/search?query=agency", "text/html"),
        ("/coordination?activeOn=2020", "text/html"),
        ("/agency/nobody", "text/html"),
        ("/agency/nobody", "*/*"),
        ("/charts/measures?scope=nowhere", "text/html"),
        ("/explorer/questions.json", "*/*"),
    ];
    let mut waiting: VecDeque<(Url, &str)> =
        begin.map(|(path, accept)| (Url::parse(&format!("{public_url}{path}")).unwrap(), accept)).into();
    let mut seen: BTreeSet<(Url, &str)> = waiting.iter().cloned().collect();
    let mut answered = BTreeMap::new();
    while let Some((url, accept)) = waiting.pop_front() {
        let outside = &url.as_str()[HOST.len()..];
        let inside = outside.strip_prefix(base).unwrap_or_else(|| panic!("{url} is not under {base}"));
        let inside = if inside.is_empty() { "/" } else { inside };
        let address = if proxy == Proxy::Strips { inside } else { outside };
        let reply = send(&server, Method::GET, address, accept);
        // The last takes POST alone.
        let refused = ["/agency/nobody", "/charts/measures?scope=nowhere", "/mcp"].contains(&inside);
        assert_eq!(refused, reply.status.is_client_error(), "{url}: {} {}", reply.status, reply.text);
        assert!(!reply.status.is_server_error(), "{url}: {} {}", reply.status, reply.text);
        assert_eq!(reply.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{url}");
        if base.is_empty() {
            let head = send(&server, Method::HEAD, address, accept);
            assert_eq!((head.status, head.text.as_str()), (reply.status, ""), "{url}");
            assert_eq!(head.header(header::CONTENT_TYPE), reply.header(header::CONTENT_TYPE), "{url}");
        }
        answered.insert(inside.to_owned(), reply.status);
        for link in links(&url, &reply) {
            let Some(link) = link.as_str().starts_with(HOST).then_some(link) else { continue };
            assert!(
                link.as_str()[HOST.len()..]
                    .strip_prefix(base)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
                "{url} leads to {link}, which is not ours"
            );
            // What the address of a question gives to a program has tests of its own, and so have lists that are narrowed.
            let last = link.path().rsplit('/').next().and_then(|name| name.split('.').next());
            if link.query().is_some()
                && Kind::ALL.iter().any(|kind| last == Some(palermo::pages::address::plural(*kind)))
            {
                continue;
            }
            // So have addresses that pin an edition, and the pictures that stand for pages.
            if link.query().is_some_and(|query| query.contains("version=") || query.contains("width=")) {
                continue;
            }
            // How a chart is looked at changes no link in it, and how it is shown elsewhere has tests of its own.
            if link.query().is_some_and(|query| query.contains("zoom=") || query.contains("show=all"))
                || last == Some("oembed")
            {
                continue;
            }
            // And the reference to each page.
            if last == Some("cite") && !link.query().is_some_and(|query| query.ends_with("iom")) {
                continue;
            }
            if seen.insert((link.clone(), "text/html")) {
                waiting.push_back((link, "text/html"));
            }
        }
    }
    answered
}

/// Every address that an answer names, without its place in the page.
fn links(url: &Url, reply: &Reply) -> BTreeSet<Url> {
    let mut links = vec![reply.header(header::LOCATION).to_owned()];
    links.extend(reply.headers.get_all(header::LINK).iter().flat_map(|link| {
        let targets = link.to_str().unwrap().split('<').skip(1);
        targets.filter_map(|target| target.split('>').next()).map(str::to_owned).collect::<Vec<_>>()
    }));
    if reply.header(header::CONTENT_TYPE).starts_with("text/html") {
        for name in ["href", "src", "action"] {
            links.extend(attributes(&reply.text, name));
        }
    }
    // Whatever the format: what is written out in full.
    let mut text = reply.text.replace("\\u0026", "&").replace("\\\"", "\"");
    for _ in 0..2 {
        text = html_escape::decode_html_entities(&text).into_owned();
    }
    let ends = |c: char| c.is_whitespace() || "\"'<>`)}".contains(c);
    // In a sentence, what stands behind an address is not a part of it.
    let written = |at: usize| text[at..].split(ends).next().unwrap_or_default().trim_end_matches([',', ';', '.', ':']);
    links.extend(text.match_indices(HOST).map(|(at, _)| written(at).to_owned()));
    let mut links: BTreeSet<Url> =
        links.iter().filter(|link| !link.is_empty()).filter_map(|link| url.join(link).ok()).collect();
    links.remove(url);
    links
        .into_iter()
        .map(|mut link| {
            link.set_fragment(None);
            link
        })
        .collect()
}

fn attributes(text: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let values = text.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    values.map(|value| html_escape::decode_html_entities(value).into_owned()).collect()
}

#[test]
fn the_path_before_ours_stands_before_every_address_and_changes_nothing_else() {
    let alone = crawl("", Proxy::Keeps);
    for path in ChartKind::ALL.iter().flat_map(|kind| {
        let word = kind.word();
        Format::of(*kind)
            .filter(|format| *format != Format::Html)
            .map(move |format| format!("/charts/{word}.{}", format.extension()))
    }) {
        assert!(alone.contains_key(&path), "{path} was not reached");
    }
    for path in exports().iter().map(|export| export.path()) {
        assert!(alone.contains_key(&path), "{path} was not reached");
    }
    for path in
        ["/", "/sitemap.xml", "/feed.atom", "/dataset.jsonld", "/schema.graphql", "/ns", "/explorer/favicon.svg"]
    {
        assert_eq!(alone.get(path), Some(&StatusCode::OK), "{path} was not reached");
    }
    for kind in entity::kind::Kind::ALL {
        let start = format!("/{}/", kind.prefix());
        let reached = alone.iter().filter(|(path, status)| path.starts_with(&start) && !status.is_client_error());
        assert!(reached.count() > 0, "nothing below {start} was reached");
    }
    for proxy in [Proxy::Strips, Proxy::Keeps] {
        assert_eq!(crawl(BASE, proxy), alone, "{proxy:?}");
    }
    // What an address of ours begins with can't be what all of them lie in.
    for path in alone.keys().filter(|path| path.as_str() != "/") {
        let first = path.split(['/', '?']).nth(1).unwrap();
        assert!(format!("{HOST}/{first}").parse::<PublicUrl>().is_err(), "{first}");
    }
}

#[test]
fn templates_write_every_address_with_the_frame() {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut count = 0;
    for folder in [templates.clone(), templates.join("charts")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "html") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for name in ["href", "src", "action"] {
                for value in text.split(&format!(" {name}=\"")).skip(1) {
                    let ours = [
                        "{{ frame.at(",
                        "{{ frame.canonical()",
                        "{{ frame.in_other_language()",
                        "{{ frame.site.absolute(",
                        "#",
                    ];
                    let ours = ours.iter().any(|start| value.starts_with(start));
                    assert!(ours, "{}: {name}=\"{}", path.display(), value.lines().next().unwrap_or_default());
                    count += 1;
                }
            }
        }
    }
    assert!(count > 50, "the templates were not found");
}

#[test]
fn a_slash_at_the_end_leads_to_the_address_without_it_on_the_same_host() {
    for (base, asked, location) in [
        ("", "/agencies/", "/agencies"),
        ("", "/charts/measures/?crime=both", "/charts/measures?crime=both"),
        ("", "/graphql//", "/graphql"),
        (BASE, "/agencies/", "/research/a&b/agencies"),
        (BASE, "/research/a&b/agencies/?a=b", "/research/a&b/agencies?a=b"),
    ] {
        let server = server(&format!("{HOST}{base}"));
        for method in [Method::GET, Method::HEAD, Method::POST] {
            let reply = send(&server, method, asked, "text/html");
            assert_eq!((reply.status, reply.header(header::LOCATION)), (StatusCode::PERMANENT_REDIRECT, location));
        }
        for asked in ["//evil.example/", "///evil.example/", "/\\evil.example/", "//evil.example"] {
            let reply = send(&server, Method::GET, asked, "text/html");
            assert_eq!((reply.status, reply.header(header::LOCATION)), (StatusCode::NOT_FOUND, ""), "{asked}");
        }
    }
    let server = server(&format!("{HOST}{BASE}"));
    for start in ["/", "/research/a&b", "/research/a&b/"] {
        let reply = send(&server, Method::GET, start, "text/html");
        assert!(reply.status == StatusCode::OK && reply.text.contains("Who works with whom"), "{start}");
    }
}
