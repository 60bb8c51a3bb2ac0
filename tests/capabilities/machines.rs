//! What programs of others meet: exports over HTTP, reading from other sites, robots, sitemaps and feeds.

use crate::fixture::Fixture;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header},
};
use entity::{
    edition::{self, ChangeCount, Summary},
    edition_change, edition_value,
    fact::FactKind,
    vocabulary::Change,
};
use palermo::{
    export::list::{Format, exports},
    http::{router::router, state::ServerState},
};
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock};
use tower::ServiceExt;

/// Made once, because reading the schema takes longer than all requests.
static SERVER: LazyLock<Router> = LazyLock::new(server);

fn server() -> Router {
    let mut fixture = Fixture::new().agency("iom").network("icat").member("icat", "iom");
    fixture.rows.about.version = "2026.11.1".to_owned();
    fixture.rows.about.license = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)".to_owned();
    let state = ServerState::new(fixture.snapshot().after(editions()))
        .reached_at("https://palermo.example.org/".parse().unwrap())
        .copying(Box::new(|| Box::pin(async { Ok(b"SQLite".to_vec()) })));
    router(Arc::new(state))
}

/// An edition that changed facts, after one that changed none, after a first one.
fn editions() -> Vec<Summary> {
    let edition = |revision, fact_count| edition::Model {
        revision,
        version: "2026.11.1".to_owned(),
        digest: "0".repeat(64),
        imported_at: format!("2026-11-2{revision}T12:00:00Z"),
        fact_count,
    };
    let counted = |change, kind, count| ChangeCount { change, kind, count };
    let named = |fact_key: &str, kind, change| edition_change::Model {
        revision: 3,
        fact_key: fact_key.to_owned(),
        kind,
        change,
    };
    let latest = Summary {
        edition: edition(3, 3),
        counts: vec![
            counted(Change::Added, FactKind::Agency, 1),
            counted(Change::Changed, FactKind::Network, 1),
            counted(Change::Removed, FactKind::OfficeTerm, 600),
        ],
        changes: vec![
            named("agency:iom", FactKind::Agency, Change::Added),
            named("network:icat", FactKind::Network, Change::Changed),
            named("office:<gone>", FactKind::OfficeTerm, Change::Removed),
        ],
        values: vec![edition_value::Model {
            revision: 3,
            fact_key: "network:icat".to_owned(),
            place: "network.acronym".to_owned(),
            before: None,
            after: Some("<ICAT>".to_owned()),
        }],
    };
    let without_changes = |revision| Summary {
        edition: edition(revision, 602),
        counts: Vec::new(),
        changes: Vec::new(),
        values: Vec::new(),
    };
    vec![latest, without_changes(2), without_changes(1)]
}

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    /// In bytes.
    length: usize,
    text: String,
}

impl Reply {
    fn header(&self, name: HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }
}

fn send(method: Method, uri: &str, headers: &[(HeaderName, &str)]) -> Reply {
    send_to(&SERVER, method, uri, headers)
}

fn send_to(server: &Router, method: Method, uri: &str, headers: &[(HeaderName, &str)]) -> Reply {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
    runtime.block_on(async {
        let response = server.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status, headers: parts.headers, length: bytes.len(), text }
    })
}

fn get(uri: &str) -> Reply {
    send(Method::GET, uri, &[])
}

#[test]
fn an_answer_comes_as_csv_whatever_a_browser_accepts() {
    let uri = "/graphql?format=csv&query=%7Bagencies%7Bnodes%7Bslug%7D%7D%7D";
    let reply = send(Method::GET, uri, &[(header::ACCEPT, "text/html,*/*;q=0.8")]);
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::OK, "agencies.nodes.slug\niom\n"));
    assert!(reply.header(header::CONTENT_TYPE).starts_with("text/csv"));
    assert_eq!(reply.header(header::CONTENT_DISPOSITION), "attachment; filename=\"palermo.csv\"");
}

#[test]
fn the_columns_of_a_table_are_those_of_the_question() {
    let columns = |query: &str| {
        let query = serde_urlencoded::to_string([("query", query)]).unwrap();
        get(&format!("/graphql?format=csv&{query}")).text.lines().next().unwrap().to_owned()
    };
    let asked = "agencies.nodes.slug,agencies.nodes.parent.slug,agencies.nodes.parent.name";
    assert_eq!(columns("{ agencies { nodes { slug parent { slug name } } } }"), asked);
    assert_eq!(columns("{ agencies(first: 0) { nodes { slug parent { slug name } } } }"), asked);
    let by_fragment = "{ agencies { nodes { ...A parent { name } } } } fragment A on Agency { slug parent { slug } }";
    assert_eq!(columns(by_fragment), asked);
    assert_eq!(columns("{ it: agency(slug: \"nobody\") { slug called: name } }"), "it.slug,it.called");
}

#[test]
fn a_table_of_several_pages_says_where_the_next_one_is() {
    let ask = |query: &str, variables: Value| {
        let pairs = [("format", "csv"), ("query", query), ("variables", &variables.to_string()), ("utm_source", "x")];
        format!("/graphql?{}", serde_urlencoded::to_string(pairs).unwrap())
    };
    let query = "query Pages($first: Int, $after: String) { agencies(first: $first, after: $after) { ...Page } } \
        fragment Page on AgencyConnection { nodes { slug } pageInfo { hasNextPage endCursor } }";
    let fixture = ["a", "b", "c"].into_iter().fold(Fixture::new(), |fixture, slug| fixture.agency(slug));
    let server = router(Arc::new(ServerState::new(fixture.snapshot())));
    let get = |address: &str| send_to(&server, Method::GET, address, &[]);
    let (mut found, mut address) = (Vec::new(), ask(query, json!({"first": 2, "after": null})));
    loop {
        let reply = get(&address);
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
        found.extend(reply.text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()));
        let Some(link) = reply.headers.get(header::LINK) else { break };
        let next = link.to_str().unwrap().strip_prefix('<').unwrap().strip_suffix(">; rel=\"next\"").unwrap();
        let head = send_to(&server, Method::HEAD, &address, &[]);
        assert_eq!(head.header(header::LINK), link.to_str().unwrap());
        assert_ne!(next, address);
        address = next.to_owned();
    }
    assert_eq!(found, ["a", "b", "c"]);

    for (query, why) in [
        ("query($after: String) { agencies(first: 1, after: $after) { nodes { slug } } }", "no page info is asked for"),
        ("{ agencies(first: 1) { nodes { slug } pageInfo { hasNextPage endCursor } } }", "there is no variable"),
        (
            "query($after: String) { a: agencies(first: 1, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } \
             b: agencies(first: 1, after: $after) { nodes { slug } } }",
            "two lists have it",
        ),
        (
            "query($after: String) { agencies { nodes { actions(first: 1, after: $after) { pageInfo { hasNextPage endCursor } } } } }",
            "the list stands in another",
        ),
        (
            "query($after: String) { agencies(first: 50, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }",
            "it is the last page",
        ),
    ] {
        let reply = get(&ask(query, json!({})));
        assert_eq!((reply.status, reply.headers.get(header::LINK)), (StatusCode::OK, None), "{why}");
    }
}

#[test]
fn the_page_of_graphiql_is_compressed_only_for_those_who_take_that() {
    for (accepted, coding) in
        [("", ""), ("identity", ""), ("gzip;q=0", ""), ("br, gzip", "br"), ("gzip", "gzip"), ("*", "br")]
    {
        let headers = [(header::ACCEPT, "text/html"), (header::ACCEPT_ENCODING, accepted)];
        let reply = send(Method::GET, "/graphql", &headers[..if accepted.is_empty() { 1 } else { 2 }]);
        assert_eq!(reply.header(header::CONTENT_ENCODING), coding, "{accepted}");
        let varies: Vec<&HeaderValue> = reply.headers.get_all(header::VARY).iter().collect();
        assert_eq!(varies, ["Accept-Encoding", "Accept"], "{accepted}");
    }
}

#[test]
fn an_error_stays_an_error_when_csv_was_asked_for() {
    for (query, code) in [
        ("query=%7Bnothing%7D", "GRAPHQL_VALIDATION_FAILED"),
        ("query=%7B", "GRAPHQL_PARSE_FAILED"),
        ("a=b", "BAD_REQUEST"),
    ] {
        let reply = get(&format!("/graphql?{query}&format=csv"));
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(reply.json()["errors"][0]["extensions"]["code"], code, "{query}");
        assert_eq!(reply.header(header::CONTENT_TYPE), "application/json; charset=utf-8");
    }
    let reply = get("/graphql?query=%7B__typename%7D&format=xls");
    assert_eq!(reply.json()["errors"][0]["message"], "`format` must be `csv` or `json`");
    let reply = get("/graphql?query=%7B__typename%7D&format=json");
    assert_eq!(reply.json()["data"], json!({"__typename": "Query"}));
}

#[test]
fn every_export_is_listed_and_given_with_its_type_and_name() {
    let index = get("/export").json();
    assert_eq!(index["version"], "2026.11.1");
    assert_eq!(index["exports"].as_array().unwrap().len(), exports().len());
    for (export, listed) in exports().iter().zip(index["exports"].as_array().unwrap()) {
        assert_eq!(listed["url"], format!("https://palermo.example.org{}", export.path()));
        let reply = get(&export.path());
        assert_eq!((reply.status, reply.header(header::CONTENT_TYPE)), (StatusCode::OK, export.media_type));
        assert!(!reply.text.is_empty(), "{}", export.name);
        let disposition = reply.header(header::CONTENT_DISPOSITION);
        assert!(disposition.starts_with("attachment; filename=\"palermo"), "{disposition}");
        let head = send(Method::HEAD, &export.path(), &[]);
        assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""), "{}", export.name);
        assert_eq!(head.header(header::ETAG), reply.header(header::ETAG), "{}", export.name);
        assert_eq!(head.header(header::CONTENT_LENGTH), reply.header(header::CONTENT_LENGTH), "{}", export.name);
    }
    assert_eq!(get("/export/palermo.db").text, "SQLite");
    assert_eq!(get("/export/palermo.xls").status, StatusCode::NOT_FOUND);
}

#[test]
fn who_has_an_export_already_is_told_so() {
    for path in
        ["/export", "/export/palermo.ttl", "/export/palermo.db", "/dataset.jsonld", "/feed.atom", "/sitemap.xml"]
    {
        let tag = get(path).header(header::ETAG).to_owned();
        for given in [tag.clone(), format!("\"other\", {tag}"), format!("W/{tag}"), "*".to_owned()] {
            let reply = send(Method::GET, path, &[(header::IF_NONE_MATCH, &given)]);
            assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path} {given}");
            assert_eq!(reply.header(header::ETAG), tag);
            assert!(reply.headers.get_all(header::VARY).iter().any(|value| value == "Accept-Encoding"), "{path}");
        }
        let other = send(Method::GET, path, &[(header::IF_NONE_MATCH, "\"other\"")]);
        assert_eq!(other.status, StatusCode::OK);
    }
    let tags = exports().iter().map(|export| get(&export.path()).header(header::ETAG).to_owned()).collect::<Vec<_>>();
    assert_eq!(tags.iter().collect::<std::collections::HashSet<_>>().len(), tags.len());
}

#[test]
fn a_server_without_its_database_gives_no_copy() {
    let router = router(Arc::new(ServerState::new(Fixture::new().agency("iom").snapshot())));
    let path = exports().iter().find(|export| export.format == Format::Sqlite).unwrap().path();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let reply = runtime.block_on(router.oneshot(Request::get(path).body(Body::empty()).unwrap())).unwrap();
    assert_eq!(reply.status(), StatusCode::NOT_FOUND);
}

/// What Apollo Client, urql, Sentry and others add, as browsers ask for it.
const SENT_BY_CLIENTS: &str = "apollographql-client-name,apollographql-client-version,authorization,baggage,\
    cache-control,content-type,sentry-trace,traceparent,x-apollo-operation-name";

#[test]
fn pages_of_other_sites_may_read_and_ask() {
    let origin = (header::ORIGIN, "https://elsewhere.example.org");
    for path in ["/graphql", "/export/palermo.json", "/schema.graphql"] {
        let asked = [
            origin.clone(),
            (header::ACCESS_CONTROL_REQUEST_METHOD, "POST"),
            (header::ACCESS_CONTROL_REQUEST_HEADERS, SENT_BY_CLIENTS),
        ];
        let reply = send(Method::OPTIONS, path, &asked);
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
        assert!(reply.header(header::ACCESS_CONTROL_ALLOW_METHODS).contains("POST"));
        assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_HEADERS), SENT_BY_CLIENTS);
        assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_CREDENTIALS), "");
    }
    let reply = send(Method::GET, "/graphql?query=%7B__typename%7D", &[origin]);
    assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert_eq!(reply.header(header::VARY), "Accept");
    let exposed = reply.header(header::ACCESS_CONTROL_EXPOSE_HEADERS).to_owned();
    for name in ["etag", "content-disposition", "link", "retry-after", "ratelimit", "ratelimit-policy", "content-range"]
    {
        assert!(exposed.split(',').any(|shown| shown == name), "{name}: {exposed}");
    }
}

#[test]
fn links_are_absolute_and_never_taken_from_the_host() {
    let host = [(header::HOST, "evil.example.org")];
    for path in ["/robots.txt", "/sitemap.xml", "/feed.atom", "/dataset.jsonld", "/export", "/export/palermo.ttl"] {
        let reply = send(Method::GET, path, &host);
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        assert!(reply.text.contains("https://palermo.example.org/"), "{path}: {}", reply.text);
        assert!(!reply.text.contains("evil"), "{path}: {}", reply.text);
    }
}

#[test]
fn robots_are_shown_the_sitemap_and_it_has_the_page_of_every_entity() {
    assert!(get("/robots.txt").text.contains("Sitemap: https://palermo.example.org/sitemap.xml"));
    let sitemap = get("/sitemap.xml");
    assert_eq!(sitemap.header(header::CONTENT_TYPE), "application/xml");
    for path in ["/", "/agency/iom", "/network/icat", "/charts/measures", "/coordination", "/findings", "/about/api"] {
        assert!(sitemap.text.contains(&format!("<loc>https://palermo.example.org{path}</loc>")), "{path}");
    }
    assert!(!sitemap.text.contains("/membership/"), "what has no page is not in it");
}

#[test]
fn the_data_set_is_described_for_catalogues() {
    let description = get("/dataset.jsonld").json();
    assert_eq!(description["@type"], json!(["Dataset", "dcat:Dataset"]));
    assert_eq!(description["license"], "https://creativecommons.org/licenses/by/4.0/");
    assert_eq!(description["version"], "2026.11.1");
    assert_eq!(description["distribution"].as_array().unwrap().len(), exports().len());
}

#[test]
fn the_feed_tells_what_each_edition_changed() {
    let feed = get("/feed.atom");
    assert_eq!(feed.header(header::CONTENT_TYPE), "application/atom+xml; charset=utf-8");
    let [latest, renamed, first] = feed.text.split("<entry>").skip(1).collect::<Vec<_>>()[..] else {
        panic!("{}", feed.text)
    };
    assert!(latest.contains("<title>Version 2026.11.1, 3 facts</title>"), "{latest}");
    assert!(latest.contains(&format!("<id>urn:sha256:{}#3</id>", "0".repeat(64))), "{latest}");
    assert!(
        latest.contains("<summary>Added: agency 1. Changed: network 1. Removed: office term 600.</summary>"),
        "{latest}"
    );
    let iom = "&lt;li&gt;agency:iom: &lt;a href=&quot;https://palermo.example.org/agency/iom&quot;&gt;iom&lt;/a&gt;";
    assert!(latest.contains(iom), "what is there today is linked: {latest}");
    let differs = "&lt;li&gt;network.acronym: nothing → &amp;lt;ICAT&amp;gt;&lt;/li&gt;";
    assert!(latest.contains(differs), "what differs is told: {latest}");
    assert!(latest.contains("&lt;li&gt;office:&amp;lt;gone&amp;gt;&lt;/li&gt;"), "{latest}");
    assert!(latest.contains("And 599 more."), "{latest}");
    assert!(renamed.contains("<summary>No fact changed.</summary>"), "{renamed}");
    assert!(first.contains("<summary>The first edition that is remembered here.</summary>"), "{first}");
}

#[test]
fn without_a_memory_the_feed_has_the_edition_of_today() {
    let router = router(Arc::new(ServerState::new(Fixture::new().agency("iom").snapshot())));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let feed = runtime.block_on(async {
        let reply = router.oneshot(Request::get("/feed.atom").body(Body::empty()).unwrap()).await.unwrap();
        String::from_utf8(to_bytes(reply.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
    });
    assert_eq!(feed.matches("<entry>").count(), 1, "{feed}");
}

#[test]
fn a_browser_gets_a_page_of_what_can_be_taken_along() {
    let page = send(Method::GET, "/export", &[(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")]);
    assert!(page.header(header::CONTENT_TYPE).starts_with("text/html"));
    assert!(page.headers.get_all(header::VARY).iter().any(|value| value == "Accept"));
    for export in exports() {
        assert!(page.text.contains(&format!("<a href=\"{}\" download>", export.path())), "{}", export.name);
    }
    assert_eq!(get("/export").header(header::CONTENT_TYPE), "application/json");
}

#[test]
fn the_terms_of_linked_data_lead_to_what_they_mean() {
    let turtle = get("/export/palermo.ttl").text;
    let terms = get("/ns").text;
    let mut count = 0;
    for term in
        turtle.split_whitespace().filter_map(|word| word.strip_prefix("palermo:")).filter(|term| !term.is_empty())
    {
        assert!(terms.contains(&format!("<dt id=\"{term}\">")), "{term} is not explained");
        count += 1;
    }
    assert!(count > 20, "{turtle}");
    assert!(terms.contains("<a href=\"/ns/agency_kind\">"));
    let words = get("/ns/agency_kind");
    assert!(words.text.contains("<dt id=\"eu_agency\">"), "{}", words.text);
    let nothing = get("/ns/nothing");
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

#[test]
fn the_name_of_a_fact_without_a_page_leads_to_where_it_is_shown() {
    let reply = get("/membership/icat/iom");
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_eq!(reply.header(header::LOCATION), "/network/icat#membership:icat/iom");
    assert_eq!(get("/membership/icat/nobody").status, StatusCode::NOT_FOUND);
    assert_eq!(get("/source/000000000000").status, StatusCode::NOT_FOUND);
}

#[test]
fn answers_are_compressed_for_those_who_can_read_that() {
    for path in
        ["/", "/graphql?query=%7B__schema%7Btypes%7Bname%7D%7D%7D", "/export/palermo.json", "/charts/networks.svg"]
    {
        let plain = get(path);
        let packed = send(Method::GET, path, &[(header::ACCEPT_ENCODING, "gzip, deflate")]);
        assert_eq!(
            (plain.header(header::CONTENT_ENCODING), packed.header(header::CONTENT_ENCODING)),
            ("", "gzip"),
            "{path}"
        );
        assert!(packed.length < plain.length * 2 / 3, "{path}: {} of {}", packed.length, plain.length);
        let varies = packed.headers.get_all(header::VARY).iter().any(|value| value == "Accept-Encoding");
        assert!(varies, "{path}");
    }
    for path in ["/export/csv.zip", "/charts/networks.png"] {
        let reply = send(Method::GET, path, &[(header::ACCEPT_ENCODING, "gzip")]);
        assert_eq!(reply.header(header::CONTENT_ENCODING), "", "{path} is packed already");
    }
}

#[test]
fn the_favicon_is_a_drawing() {
    assert_eq!(get("/favicon.svg").header(header::CONTENT_TYPE), "image/svg+xml");
}
