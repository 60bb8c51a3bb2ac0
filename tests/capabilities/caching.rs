//! What was made once is sent again: tags, compression, parts, batches, and documents named by their hash.

use crate::{fixture::Fixture, real_data::snapshot};
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderName, Method, Request, StatusCode, header},
};
use flate2::read::GzDecoder;
use palermo::http::{documents, kept::Kept, router::router, state::ServerState};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{io::Read, sync::Arc};
use tower::ServiceExt;

const GET: &str = "/graphql?query=%7Bagencies%7Bnodes%7Bslug%20name%20label%7D%7D%7D";

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Reply {
    fn header(&self, name: HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

fn server() -> ServerState {
    let agencies = (0..60).fold(Fixture::new(), |fixture, number| fixture.agency(&format!("agency-{number}")));
    ServerState::new(agencies.snapshot())
}

async fn send(router: &Router, method: Method, uri: &str, headers: &[(HeaderName, &str)], body: &str) -> Reply {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    let response = router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Reply { status: parts.status, headers: parts.headers, body: to_bytes(body, usize::MAX).await.unwrap() }
}

async fn get(router: &Router, uri: &str, headers: &[(HeaderName, &str)]) -> Reply {
    send(router, Method::GET, uri, headers, "").await
}

async fn post(router: &Router, body: &Value) -> Reply {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::ACCEPT, "application/json")];
    send(router, Method::POST, "/graphql", &headers, &body.to_string()).await
}

#[tokio::test]
async fn an_answer_by_get_has_a_tag_and_is_not_sent_twice() {
    let router = router(Arc::new(server()));
    let first = get(&router, GET, &[]).await;
    let tag = first.header(header::ETAG).to_owned();
    assert_eq!(first.header(header::CACHE_CONTROL), "public, max-age=60");
    let varies: Vec<_> = first.headers.get_all(header::VARY).iter().collect();
    assert_eq!(varies, ["Accept", "Accept-Encoding"]);
    let again = get(&router, GET, &[(header::IF_NONE_MATCH, &tag)]).await;
    assert_eq!(
        (again.status, again.body.len(), again.header(header::ETAG)),
        (StatusCode::NOT_MODIFIED, 0, tag.as_str())
    );
    let head = send(&router, Method::HEAD, GET, &[], "").await;
    assert_eq!((head.status, head.header(header::ETAG)), (StatusCode::OK, tag.as_str()));
    let other = get(&router, "/graphql?query=%7Bagencies%7BtotalCount%7D%7D", &[(header::IF_NONE_MATCH, &tag)]).await;
    assert_eq!(other.status, StatusCode::OK);
    // Who is refused is not to be told so from a cache.
    let refused = get(&router, "/graphql?query=%7Bnothing%7D", &[]).await;
    assert_eq!((refused.status, refused.header(header::CACHE_CONTROL)), (StatusCode::BAD_REQUEST, "no-store"));
}

#[tokio::test]
async fn a_new_revision_makes_new_answers() {
    let state = Arc::new(server());
    let router = router(Arc::clone(&state));
    let first = get(&router, GET, &[]).await;
    state.set_snapshot(Fixture::new().agency("other").snapshot());
    let second = get(&router, GET, &[(header::IF_NONE_MATCH, first.header(header::ETAG))]).await;
    assert_eq!(second.json()["data"]["agencies"]["nodes"][0]["slug"], "other");
}

#[tokio::test]
async fn every_coding_says_the_same() {
    let router = router(Arc::new(server()));
    let plain = get(&router, GET, &[]).await;
    let mut tags = vec![plain.header(header::ETAG).to_owned()];
    for coding in ["gzip", "br", "zstd"] {
        for _ in 0..2 {
            let coded = get(&router, GET, &[(header::ACCEPT_ENCODING, coding)]).await;
            assert_eq!(coded.header(header::CONTENT_ENCODING), coding);
            assert!(coded.body.len() * 2 <= plain.body.len());
            let mut bytes = Vec::new();
            match coding {
                "gzip" => drop(GzDecoder::new(coded.body.as_ref()).read_to_end(&mut bytes).unwrap()),
                "br" => drop(brotli::Decompressor::new(coded.body.as_ref(), 4096).read_to_end(&mut bytes).unwrap()),
                _ => bytes = zstd::decode_all(coded.body.as_ref()).unwrap(),
            }
            assert_eq!(bytes, plain.body);
            tags.push(coded.header(header::ETAG).to_owned());
        }
    }
    tags.dedup();
    assert_eq!(tags.len(), 4, "other bytes have other tags: {tags:?}");
    for tag in &tags {
        let known = [(header::ACCEPT_ENCODING, "zstd"), (header::IF_NONE_MATCH, tag.as_str())];
        assert_eq!(get(&router, GET, &known).await.status, StatusCode::NOT_MODIFIED, "{tag}");
    }
    // What is short, or was compressed already, is sent as it is.
    let short = get(&router, "/graphql?query=%7B__typename%7D", &[(header::ACCEPT_ENCODING, "gzip")]).await;
    assert_eq!(short.header(header::CONTENT_ENCODING), "");
    let picture = get(&router, "/charts/networks.png", &[(header::ACCEPT_ENCODING, "gzip")]).await;
    assert_eq!((picture.status, picture.header(header::CONTENT_ENCODING)), (StatusCode::OK, ""));
}

#[tokio::test]
async fn a_download_that_broke_off_goes_on_where_it_did() {
    let router = router(Arc::new(server()));
    for path in ["/export/palermo.json", "/export/csv.zip", "/charts/networks.png", "/schema.graphql"] {
        let whole = get(&router, path, &[]).await;
        assert_eq!(whole.header(header::ACCEPT_RANGES), "bytes", "{path}");
        if path.starts_with("/export") {
            assert_eq!(whole.header(header::CONTENT_LENGTH), whole.body.len().to_string(), "{path}");
        }
        let half = whole.body.len() / 2;
        let range = format!("bytes={half}-");
        let tag = whole.header(header::ETAG);
        let rest = get(&router, path, &[(header::RANGE, &range), (header::IF_RANGE, tag)]).await;
        assert_eq!((rest.status, &rest.body), (StatusCode::PARTIAL_CONTENT, &whole.body.slice(half..)), "{path}");
        let expected = format!("bytes {half}-{}/{}", whole.body.len() - 1, whole.body.len());
        assert_eq!(rest.header(header::CONTENT_RANGE), expected, "{path}");
        let changed = get(&router, path, &[(header::RANGE, &range), (header::IF_RANGE, "\"other\"")]).await;
        assert_eq!((changed.status, &changed.body), (StatusCode::OK, &whole.body), "{path}");
        let beyond = get(&router, path, &[(header::RANGE, "bytes=99999999-")]).await;
        assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE, "{path}");
    }
}

#[tokio::test]
async fn nothing_is_kept_where_nothing_may_be() {
    let mut state = server();
    state.kept = Kept::new(0);
    let router = router(Arc::new(state));
    let first = get(&router, GET, &[]).await;
    let again = get(&router, GET, &[(header::IF_NONE_MATCH, first.header(header::ETAG))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn many_who_ask_for_the_same_at_once_get_the_same() {
    let router = router(Arc::new(ServerState::new(snapshot())));
    let asked = (0..20).map(|_| {
        let router = router.clone();
        tokio::spawn(async move { get(&router, "/charts/measures.svg", &[]).await })
    });
    let mut bodies = Vec::new();
    for reply in futures_util::future::join_all(asked).await {
        let reply = reply.unwrap();
        assert_eq!(reply.status, StatusCode::OK);
        bodies.push(reply.body);
    }
    let shared = bodies.iter().filter(|body| body.as_ptr() == bodies[0].as_ptr()).count();
    assert_eq!(shared, bodies.len(), "it was made more than once");
}

#[tokio::test]
async fn a_batch_is_answered_in_order_each_question_for_itself() {
    let router = router(Arc::new(server()));
    let question = |document: &str| json!({"query": document});
    let reply = post(&router, &json!([question("{ __typename }"), question("{ nothing }"), {}])).await;
    assert_eq!(reply.status, StatusCode::OK);
    let answers = reply.json();
    assert_eq!(answers[0]["data"], json!({"__typename": "Query"}));
    assert_eq!(answers[1]["errors"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(answers[2]["errors"][0]["extensions"]["code"], "BAD_REQUEST");
    let nested = post(&router, &json!([["{ __typename }"], question("{ __typename }")])).await.json();
    assert_eq!(nested[0]["errors"][0]["extensions"]["code"], "BAD_REQUEST", "a list is not a question");
    assert_eq!(nested[1]["data"], json!({"__typename": "Query"}));
    for count in [0, 11, 10_000] {
        let reply = post(&router, &Value::Array(vec![question("{ __typename }"); count])).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{count}");
        assert!(reply.body.len() < 4_000);
    }
}

#[tokio::test]
async fn a_batch_has_one_cost() {
    // Each of them may be answered, all of them together may not.
    let lists = (0..40).map(|number| format!("a{number}: measures(first: 500) {{ nodes {{ slug }} }} "));
    let dear = json!({"query": format!("{{ {} }}", lists.collect::<String>())});
    let router = router(Arc::new(ServerState::new(snapshot())));
    let one = post(&router, &dear).await.json();
    let cost = one["extensions"]["cost"]["requested"].as_u64().unwrap();
    let count = 100_000 / cost + 1;
    assert!((2..=10).contains(&count), "{cost}");
    let reply = post(&router, &Value::Array(vec![dear; count as usize])).await;
    for answer in reply.json().as_array().unwrap() {
        assert_eq!(answer["errors"][0]["extensions"]["code"], "QUERY_TOO_COMPLEX");
    }
}

fn persisted(document: &str) -> Value {
    let hash: String = Sha256::digest(document.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    json!({"persistedQuery": {"version": 1, "sha256Hash": hash}})
}

#[tokio::test]
async fn a_document_is_registered_and_then_named_by_its_hash() {
    let router = router(Arc::new(server()));
    let document = "{ agency(slug: \"agency-1\") { slug } }";
    let unknown = post(&router, &json!({"extensions": persisted(document)})).await;
    let error = &unknown.json()["errors"][0];
    assert_eq!((unknown.status, &error["message"]), (StatusCode::OK, &json!("PersistedQueryNotFound")));
    assert_eq!(error["extensions"]["code"], "PERSISTED_QUERY_NOT_FOUND");
    let both = post(&router, &json!({"query": document, "extensions": persisted(document)})).await;
    assert_eq!(both.json()["data"]["agency"]["slug"], "agency-1");
    let named = post(&router, &json!({"extensions": persisted(document)})).await;
    assert_eq!(named.json()["data"], both.json()["data"]);
    let query = serde_urlencoded::to_string([("extensions", persisted(document).to_string())]).unwrap();
    let by_get = get(&router, &format!("/graphql?{query}"), &[]).await;
    assert_eq!(by_get.json()["data"], both.json()["data"]);
    let wrong = post(&router, &json!({"query": "{ __typename }", "extensions": persisted(document)})).await;
    assert_eq!(
        (wrong.status, &wrong.json()["errors"][0]["extensions"]["code"]),
        (StatusCode::BAD_REQUEST, &json!("BAD_REQUEST"))
    );
}

#[tokio::test]
async fn a_server_of_trusted_documents_answers_no_others() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.graphql"), "{ __typename }").unwrap();
    let mut state = server();
    state.documents = documents::trusted(folder.path()).unwrap();
    let router = router(Arc::new(state));
    assert_eq!(post(&router, &json!({"query": "{ __typename }"})).await.json()["data"]["__typename"], "Query");
    assert_eq!(post(&router, &json!({"extensions": persisted("{ __typename }")})).await.status, StatusCode::OK);
    let other = post(&router, &json!({"query": "{ dataset { version } }"})).await;
    assert_eq!(other.json()["errors"][0]["extensions"]["code"], "DOCUMENT_NOT_TRUSTED");
}
