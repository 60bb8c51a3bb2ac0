//! GraphQL over HTTP, as the specification and its audit want it.

use crate::fixture::Fixture;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use palermo::http::{request::MAXIMUM_BODY, router::router, state::ServerState};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock};
use tower::ServiceExt;

const RESPONSE: &str = "application/graphql-response+json";
const JSON: &str = "application/json";
const QUESTION: &str = "{\"query\": \"{ agency(slug: \\\"iom\\\") { slug } }\"}";

fn server() -> Router {
    router(Arc::new(ServerState::new(Fixture::new().agency("iom").snapshot())))
}

struct Reply {
    status: StatusCode,
    content_type: String,
    text: String,
    headers: axum::http::HeaderMap,
}

impl Reply {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    fn code(&self) -> Value {
        self.json()["errors"][0]["extensions"]["code"].clone()
    }
}

fn send(method: Method, uri: &str, headers: &[(header::HeaderName, &str)], body: &str) -> Reply {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    let request = request.body(Body::from(body.to_owned())).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
    runtime.block_on(async {
        let response = server().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let content_type = parts.headers.get(header::CONTENT_TYPE).map(|value| value.to_str().unwrap().to_owned());
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Reply {
            status: parts.status,
            content_type: content_type.unwrap_or_default(),
            text: String::from_utf8_lossy(&bytes).into_owned(),
            headers: parts.headers,
        }
    })
}

fn post(accept: &str, body: &str) -> Reply {
    send(Method::POST, "/graphql", &[(header::CONTENT_TYPE, JSON), (header::ACCEPT, accept)], body)
}

fn get(accept: &str, uri: &str) -> Reply {
    send(Method::GET, uri, &[(header::ACCEPT, accept)], "")
}

#[test]
fn a_question_by_post_is_answered() {
    let reply = post(RESPONSE, QUESTION);
    assert_eq!((reply.status, &reply.json()["data"]), (StatusCode::OK, &json!({"agency": {"slug": "iom"}})));
    assert_eq!(reply.content_type, "application/graphql-response+json; charset=utf-8");
}

#[test]
fn a_question_by_get_is_answered() {
    let uri = "/graphql?query=query%20q(%24s:String!)%7Bagency(slug:%24s)%7Bslug%7D%7D&variables=%7B%22s%22:%22iom%22%7D&operationName=q";
    let reply = get(JSON, uri);
    assert_eq!((reply.status, &reply.json()["data"]), (StatusCode::OK, &json!({"agency": {"slug": "iom"}})));
    assert_eq!(reply.content_type, "application/json; charset=utf-8");
}

#[test]
fn a_refused_question_is_400_in_the_response_type_and_200_in_plain_json() {
    for body in [
        "{\"query\": \"{\"}",
        "{\"query\": \"{ nothing }\"}",
        "{\"query\": \"{ agencies(first: -1) { totalCount } }\"}",
    ] {
        assert_eq!(post(RESPONSE, body).status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(post("*/*", body).status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(post(JSON, body).status, StatusCode::OK, "{body}");
    }
}

#[test]
fn a_body_that_is_no_question_is_refused_with_400_in_every_type() {
    for body in [
        "",
        "[]",
        "3",
        "{",
        "{}",
        "{\"query\": 3}",
        "{\"query\": \"{ __typename }\", \"query\": \"{ __typename }\"}",
        "{\"query\": null}",
        "{\"query\": \"{ __typename }\", \"variables\": []}",
        "{\"query\": \"{ __typename }\", \"operationName\": 3}",
        "{\"query\": \"{ __typename }\", \"extensions\": []}",
    ] {
        for accept in [RESPONSE, JSON] {
            let reply = post(accept, body);
            assert_eq!((reply.status, reply.code()), (StatusCode::BAD_REQUEST, json!("BAD_REQUEST")), "{body}");
        }
    }
    let reply = get(JSON, "/graphql?variables=%7B");
    assert_eq!((reply.status, reply.code()), (StatusCode::BAD_REQUEST, json!("BAD_REQUEST")));
}

#[test]
fn parameters_that_are_null_are_not_given() {
    let reply = post(
        RESPONSE,
        "{\"query\": \"{ __typename }\", \"variables\": null, \"operationName\": null, \"extensions\": null, \"other\": 1}",
    );
    assert_eq!(reply.json()["data"], json!({"__typename": "Query"}));
}

#[test]
fn only_json_in_utf_8_is_taken() {
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin1",
        "",
    ] {
        let reply = send(Method::POST, "/graphql", &[(header::CONTENT_TYPE, content_type)], QUESTION);
        assert_eq!(
            (reply.status, reply.code()),
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, json!("UNSUPPORTED_MEDIA_TYPE")),
            "{content_type}"
        );
    }
    let reply =
        send(Method::POST, "/graphql", &[(header::CONTENT_TYPE, "Application/JSON; charset=\"UTF-8\"")], QUESTION);
    assert_eq!(reply.status, StatusCode::OK);
}

#[test]
fn the_head_of_an_answer_is_that_of_the_answer() {
    let questions = ["{__typename}", "{nothing}", "mutation{a}"].map(|query| format!("/graphql?query={query}"));
    let tables =
        ["/graphql?format=csv&query={agencies{nodes{slug}}}", "/graphql?format=csv&query={"].map(str::to_owned);
    for uri in questions.into_iter().chain(tables) {
        let uri = uri.replace('{', "%7B").replace('}', "%7D");
        for accept in [RESPONSE, JSON, "text/html"] {
            let (head, got) = (send(Method::HEAD, &uri, &[(header::ACCEPT, accept)], ""), get(accept, &uri));
            assert_eq!(
                (head.status, head.content_type, head.text.as_str()),
                (got.status, got.content_type, ""),
                "{uri}"
            );
        }
    }
}

#[test]
fn other_methods_are_refused_with_those_that_are_allowed() {
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let reply = send(method, "/graphql", &[], "");
        assert_eq!((reply.status, reply.code()), (StatusCode::METHOD_NOT_ALLOWED, json!("METHOD_NOT_ALLOWED")));
        assert_eq!(reply.headers[header::ALLOW], "GET, HEAD, POST");
    }
    let reply = get(JSON, "/graphql?query=mutation%7Ba%7D");
    assert_eq!((reply.status, reply.code()), (StatusCode::METHOD_NOT_ALLOWED, json!("METHOD_NOT_ALLOWED")));
}

#[test]
fn who_takes_no_type_of_ours_is_told() {
    let reply = post("image/png", QUESTION);
    assert_eq!((reply.status, reply.code()), (StatusCode::NOT_ACCEPTABLE, json!("NOT_ACCEPTABLE")));
}

#[test]
fn a_body_over_the_limit_is_refused() {
    let body = format!("{{\"query\": \"{}\"}}", " ".repeat(MAXIMUM_BODY));
    let reply = post(RESPONSE, &body);
    assert_eq!((reply.status, reply.code()), (StatusCode::PAYLOAD_TOO_LARGE, json!("PAYLOAD_TOO_LARGE")));
}

#[test]
fn a_browser_gets_the_page_and_nothing_of_it_comes_from_elsewhere() {
    let reply = get("text/html,application/xhtml+xml,*/*;q=0.8", "/graphql?query=%7B__typename%7D");
    assert_eq!((reply.status, reply.content_type.as_str()), (StatusCode::OK, "text/html; charset=utf-8"));
    let policy = reply.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("connect-src 'self'"), "{policy}");
}

#[test]
fn the_example_questions_are_offered() {
    let questions = get(JSON, "/explorer/questions.json").json();
    for question in questions.as_array().unwrap() {
        assert!(question["document"].as_str().unwrap().contains(question["title"].as_str().unwrap()), "{question}");
    }
    assert!(!questions.as_array().unwrap().is_empty());
}

#[test]
fn the_schema_and_the_health_are_there() {
    assert!(get("*/*", "/schema.graphql").text.contains("type Query"));
    assert_eq!(get("*/*", "/healthz").status, StatusCode::OK);
    assert_eq!(get("*/*", "/readyz").text, "ready, revision 1\n");
    assert_eq!(get("*/*", "/").status, StatusCode::OK);
    assert_eq!(get("*/*", "/nowhere").status, StatusCode::NOT_FOUND);
    assert_eq!(get("*/*", "/explorer/../Cargo.toml").status, StatusCode::NOT_FOUND);
}

/// What requests are made of, right and wrong.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let parts = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"query\"",
        "\"variables\"",
        "\"operationName\"",
        "\"extensions\"",
        "null",
        "true",
        "1e400",
        "\"{ __typename }\"",
        "\"{ agencies { nodes { slug } } }\"",
        "\"query($n: Int) { agencies(first: $n) { totalCount } }\"",
        "{\"n\": 1}",
        "{\"n\": \"x\"}",
        "{\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"00\"}}",
        "\"\\ud800\"",
        "\u{0}",
        "\u{feff}",
        "\"\\u007b\"",
        " ",
    ]);
    prop_oneof![
        prop::collection::vec(parts, 0..16).prop_map(|parts| parts.concat().into_bytes()),
        prop::collection::vec(any::<u8>(), 0..64),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Whatever is sent, the answer is JSON, and nothing of ours is at fault.
    #[test]
    fn whatever_is_sent_is_answered_or_refused(body in body(), accept in prop::sample::select(vec![
        JSON, RESPONSE, "*/*", "text/html", "text/event-stream;q=0", "q=", "",
    ])) {
        static ROUTER: LazyLock<Router> = LazyLock::new(server);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let query: String = url::form_urlencoded::byte_serialize(&body).collect();
        let get = Request::get(format!("/graphql?query={query}&variables={query}&extensions={query}"));
        let post = Request::post("/graphql").header(header::CONTENT_TYPE, JSON);
        for (request, by_get) in [(get.header(header::ACCEPT, accept).body(Body::empty()), true),
            (post.header(header::ACCEPT, accept).body(Body::from(body.clone())), false)] {
            let (parts, answer) = runtime.block_on(async {
                let (parts, answer) = ROUTER.clone().oneshot(request.unwrap()).await.unwrap().into_parts();
                (parts, to_bytes(answer, usize::MAX).await.unwrap())
            });
            prop_assert!(!parts.status.is_server_error(), "{}", parts.status);
            if !(by_get && accept == "text/html") {
                prop_assert!(serde_json::from_slice::<Value>(&answer).is_ok(), "{}", String::from_utf8_lossy(&answer));
                prop_assert!(answer.len() <= 4_096, "{} bytes", answer.len());
            }
        }
    }
}

#[test]
fn a_character_beyond_the_first_plane_is_one_character_however_it_is_written() {
    let document =
        |text: &str| json!({"query": format!("{{ agencies(activeOn: \"{text}\") {{ totalCount }} }}")}).to_string();
    let variable = "{\"query\": \"query($d: PartialDate) { agencies(activeOn: $d) { totalCount } }\", \"variables\": {\"d\": \"\\ud83d\\udd4a\"}}";
    for body in [
        document("\u{1F54A}"),
        document("\\uD83D\\uDD4A"),
        document("\\u{1F54A}"),
        document("\u{1F54A}").replace('\u{1F54A}', "\\ud83d\\udd4a"),
        variable.to_owned(),
    ] {
        let reply = post(RESPONSE, &body);
        assert_eq!(reply.code(), "BAD_USER_INPUT", "{body}: {}", reply.text);
        let message = reply.json()["errors"][0]["message"].as_str().unwrap().to_owned();
        assert!(message.contains('\u{1F54A}'), "{body}: {message}");
    }
    for half in [document("\\uD83D"), document("\\uDD4A\\uD83D"), "{\"query\": \"\\ud83d\"}".to_owned()] {
        assert_eq!(post(RESPONSE, &half).status, StatusCode::BAD_REQUEST, "{half}");
    }
}
