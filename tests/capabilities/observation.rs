//! Those who watch over the server see what it does: its metrics, the ids of requests, and the lines of its log.

use crate::fixture::Fixture;
use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, Response, StatusCode, header},
};
use futures_util::stream;
use palermo::http::{client::Clients, front::Front, state::ServerState};
use serde_json::{Value, json};
use std::{
    collections::HashSet,
    io::{self, Write},
    net::{IpAddr, Ipv4Addr},
    sync::{Arc, LazyLock, Mutex},
    time::Duration,
};
use tracing_subscriber::fmt::MakeWriter;

const PEER: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));
const QUESTION: &str = "{\"query\": \"query Agency { agency(slug: \\\"iom\\\") { slug } }\"}";
const WRONG: &str = "{\"query\": \"query Secret { agency(slug: \\\"iom\\\") { slugg } }\"}";

fn front(change: impl FnOnce(&mut ServerState)) -> Front {
    let mut state = ServerState::new(Fixture::new().agency("iom").snapshot());
    change(&mut state);
    Front::new(Arc::new(state))
}

async fn get(front: &Front, path: &str) -> Response<Body> {
    front.answer(PEER, Request::get(path).header(header::HOST, "x").body(Body::empty()).unwrap()).await
}

async fn ask(front: &Front, question: impl Into<Body>) -> Response<Body> {
    let request = Request::post("/graphql").header(header::HOST, "x").header(header::CONTENT_TYPE, "application/json");
    front.answer(PEER, request.body(question.into()).unwrap()).await
}

async fn text(response: Response<Body>) -> String {
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

fn id(response: &Response<Body>) -> String {
    response.headers()["x-request-id"].to_str().unwrap().to_owned()
}

/// The value of one line of the metrics.
async fn metric(front: &Front, name: &str) -> Option<f64> {
    let text = text(get(front, "/metrics").await).await;
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ').map(str::to_owned))?;
    Some(line.parse().unwrap())
}

#[tokio::test]
async fn every_answer_has_an_id_of_its_own() {
    let front = front(|_| {});
    let mut ids = HashSet::new();
    for path in ["/", "/graphql?query=%7B__typename%7D", "/nowhere", "/healthz", "/agency/iom/", "/export"] {
        let id = id(&get(&front, path).await);
        assert!(id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{path}: {id}");
        assert!(ids.insert(id), "{path}");
    }
    let without_host = front.answer(PEER, Request::get("/").body(Body::empty()).unwrap()).await;
    assert_eq!(without_host.status(), StatusCode::BAD_REQUEST);
    assert!(ids.insert(id(&without_host)));
}

#[tokio::test]
async fn an_id_is_taken_over_from_a_trusted_proxy_only() {
    let trusting = front(|state| state.clients = Clients::new(0, vec![PEER.into()]));
    let wary = front(|_| {});
    for (front, given, taken) in [
        (&trusting, "from-the-proxy.1", true),
        (&wary, "from-a-stranger", false),
        (&trusting, "two words", false),
        (&trusting, "", false),
        (&trusting, &"x".repeat(65), false),
    ] {
        let request = Request::get("/healthz").header(header::HOST, "x").header("x-request-id", given);
        let response = front.answer(PEER, request.body(Body::empty()).unwrap()).await;
        assert_eq!(id(&response) == given, taken, "{given:?}");
        assert_eq!(response.headers().get_all("x-request-id").iter().count(), 1);
    }
}

#[tokio::test]
async fn requests_are_counted_by_area_and_status() {
    let front = front(|_| {});
    for _ in 0..3 {
        drop(ask(&front, QUESTION).await);
    }
    drop(ask(&front, WRONG).await);
    drop(get(&front, "/agency/iom").await);
    drop(get(&front, "/wp-login.php").await);
    drop(get(&front, "/.env").await);
    for (name, value) in [
        ("palermo_requests_total{area=\"graphql\",status=\"200\"}", 3.0),
        ("palermo_requests_total{area=\"graphql\",status=\"400\"}", 1.0),
        ("palermo_requests_total{area=\"page\",status=\"200\"}", 1.0),
        ("palermo_requests_total{area=\"unknown\",status=\"404\"}", 2.0),
        ("palermo_request_duration_seconds_count{area=\"graphql\"}", 4.0),
        ("palermo_question_errors_total{code=\"GRAPHQL_VALIDATION_FAILED\"}", 1.0),
        // What is kept was answered once.
        ("palermo_question_cost_count", 1.0),
        ("palermo_cache_hits_total", 2.0),
        ("palermo_revision", 1.0),
        ("palermo_database_up", 1.0),
        ("palermo_facts", 1.0),
        ("palermo_websockets", 0.0),
        ("palermo_working{room=\"questions\"}", 0.0),
    ] {
        assert_eq!(metric(&front, name).await, Some(value), "{name}");
    }
    front.state().set_trouble(Some("the disk is full".to_owned()));
    assert_eq!(metric(&front, "palermo_database_up").await, Some(0.0));
    if cfg!(target_os = "linux") {
        assert!(metric(&front, "process_resident_memory_bytes").await > Some(1_000_000.0));
        assert!(metric(&front, "process_open_fds").await > Some(2.0));
        assert!(metric(&front, "process_cpu_seconds_total").await >= Some(0.0));
    }
}

#[tokio::test]
async fn metrics_are_openmetrics_and_do_not_grow_with_what_strangers_send() {
    let front = front(|_| {});
    let lines = async || text(get(&front, "/metrics").await).await.lines().count();
    drop(get(&front, "/metrics").await);
    drop(get(&front, "/nowhere").await);
    drop(ask(&front, WRONG).await);
    let before = lines().await;
    for number in 0..200 {
        drop(get(&front, &format!("/nowhere-{number}/{number}?x={number}")).await);
        drop(ask(&front, format!("{{\"query\": \"query Name{number} {{ field{number} }}\"}}")).await);
    }
    assert_eq!(lines().await, before);
    let response = get(&front, "/metrics").await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/openmetrics-text; version=1.0.0; charset=utf-8");
    let text = text(response).await;
    assert!(text.ends_with("# EOF\n"), "{text}");
    assert!(!text.contains("Name1") && !text.contains("nowhere"), "{text}");
    for line in text.lines().filter(|line| line.starts_with("# HELP")) {
        assert!(line.split_whitespace().count() > 4, "{line}");
    }
}

/// A log that a test can read.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Log;

    fn make_writer(&'a self) -> Log {
        self.clone()
    }
}

/// What the whole program logs.
static LOG: LazyLock<Log> = LazyLock::new(|| {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().json().with_writer(log.clone()).with_max_level(tracing::Level::INFO);
    tracing::subscriber::set_global_default(subscriber.finish()).unwrap();
    log
});

/// The lines that are logged of the requests to which these are the answers.
async fn logged(work: impl AsyncFnOnce() -> Vec<Response<Body>>) -> Vec<Value> {
    LazyLock::force(&LOG);
    let ids: Vec<String> = work().await.iter().map(id).collect();
    let text = String::from_utf8(LOG.0.lock().unwrap().clone()).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| ids.iter().any(|id| line["fields"]["request_id"] == id.as_str())).collect()
}

#[tokio::test]
async fn a_refused_question_has_one_line_without_its_document() {
    let front = front(|_| {});
    let mut wrong = String::new();
    let lines = logged(async || {
        let answers = vec![ask(&front, QUESTION).await, ask(&front, WRONG).await];
        wrong = id(&answers[1]);
        answers
    })
    .await;
    let [line] = lines.as_slice() else { panic!("{lines:#?}") };
    let fields = &line["fields"];
    assert_eq!(line["level"], "INFO");
    assert_eq!(fields["request_id"], wrong);
    assert_eq!(
        (&fields["message"], &fields["method"], &fields["path"]),
        (&json!("refused"), &json!("POST"), &json!("/graphql"))
    );
    assert_eq!((&fields["status"], &fields["code"]), (&json!(400), &json!("GRAPHQL_VALIDATION_FAILED")));
    // The first digits of `sha256sum` of the document.
    assert_eq!(fields["document"], "6eaf7994c1427d25");
    assert!(fields["bytes"].as_u64() > Some(100) && fields["took_ms"].is_u64(), "{line}");
    assert!(!line.to_string().contains("slugg"), "{line}");
}

#[tokio::test]
async fn a_question_that_took_over_a_second_has_a_line_with_its_name_and_cost() {
    let front = front(|_| {});
    let lines = logged(async || {
        // A body that comes in two parts, the second late.
        let (first, second) = QUESTION.split_at(20);
        let late = async move {
            tokio::time::sleep(Duration::from_millis(1_100)).await;
            Ok::<_, io::Error>(second)
        };
        let body = Body::from_stream(stream::StreamExt::chain(stream::iter([Ok(first)]), stream::once(late)));
        vec![ask(&front, body).await]
    })
    .await;
    let [line] = lines.as_slice() else { panic!("{lines:#?}") };
    let fields = &line["fields"];
    assert_eq!(
        (&fields["message"], &fields["operation"], &fields["cost"]),
        (&json!("slow"), &json!("Agency"), &json!(1))
    );
    assert!(fields["took_ms"].as_u64() >= Some(1_000), "{line}");
    assert_eq!(fields["code"], Value::Null);
}

#[tokio::test]
async fn an_address_is_cut_in_the_log_and_can_not_begin_a_line() {
    let front = front(|_| {});
    let lines = logged(async || {
        let strange = Request::builder()
            .method(Method::from_bytes("STRANGE".repeat(1_000).as_bytes()).unwrap())
            .uri("/")
            .header(header::HOST, "x");
        vec![
            get(&front, &format!("/{}", "n%0A%C3%A9".repeat(1_000))).await,
            front.answer(PEER, strange.body(Body::empty()).unwrap()).await,
            // Those who watch are no news.
            get(&front, "/healthz").await,
        ]
    })
    .await;
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert_eq!(lines[0]["fields"]["path"].as_str().map(str::len), Some(100));
    assert_eq!(lines[1]["fields"]["method"].as_str().map(str::len), Some(100));
}
