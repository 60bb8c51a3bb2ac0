//! What is followed: over a WebSocket and as server-sent events, told of each new edition, and closed when the server stops.

use crate::fixture::Fixture;
use futures_util::{SinkExt, StreamExt};
use palermo::http::{
    connections::{self, Patience},
    front::Front,
    state::ServerState,
};
use serde_json::{Value, json};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Message, client::IntoClientRequest, http::HeaderValue},
};

const FOREVER: Duration = Duration::from_secs(60);
const CHANGES: &str = "subscription { datasetChanged { revision counts { kind count } added changed removed } }";

async fn serve() -> (Arc<ServerState>, SocketAddr) {
    let state = Arc::new(ServerState::new(Fixture::new().agency("iom").snapshot()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = state.stopping.subscribe();
    tokio::spawn(connections::serve(listener, Front::new(Arc::clone(&state)), Patience::default(), stop));
    (state, address)
}

type Socket = WebSocketStream<TcpStream>;

async fn socket(address: SocketAddr) -> Socket {
    let mut request = format!("ws://{address}/graphql").into_client_request().unwrap();
    request.headers_mut().insert("Sec-WebSocket-Protocol", HeaderValue::from_static("graphql-transport-ws"));
    let stream = TcpStream::connect(address).await.unwrap();
    let (mut socket, _) = client_async(request, stream).await.unwrap();
    say(&mut socket, json!({"type": "connection_init"})).await;
    assert_eq!(hear(&mut socket).await["type"], "connection_ack");
    socket
}

async fn say(socket: &mut Socket, message: Value) {
    socket.send(Message::text(message.to_string())).await.unwrap();
}

async fn hear(socket: &mut Socket) -> Value {
    loop {
        match timeout(FOREVER, socket.next()).await.expect("something is said").unwrap().unwrap() {
            Message::Text(text) => return serde_json::from_str(&text).unwrap(),
            Message::Close(_) => return Value::Null,
            _ => {}
        }
    }
}

async fn followed(state: &ServerState) {
    let waiting = async {
        while state.changes.receiver_count() == 0 {
            tokio::task::yield_now().await;
        }
    };
    timeout(FOREVER, waiting).await.expect("somebody follows");
}

#[tokio::test]
async fn a_new_edition_is_told_over_a_socket() {
    let (state, address) = serve().await;
    let mut socket = socket(address).await;
    say(&mut socket, json!({"id": "1", "type": "subscribe", "payload": {"query": CHANGES}})).await;
    followed(&state).await;
    state.set_snapshot(Fixture::new().agency("iom").agency("unodc").snapshot());
    let told = hear(&mut socket).await;
    assert_eq!((&told["id"], &told["type"]), (&json!("1"), &json!("next")));
    let changed = &told["payload"]["data"]["datasetChanged"];
    assert_eq!(changed["revision"], 1);
    assert!(changed["counts"].as_array().unwrap().contains(&json!({"kind": "AGENCY", "count": 2})), "{changed}");
    say(&mut socket, json!({"id": "1", "type": "complete"})).await;
    let waiting = async {
        while state.changes.receiver_count() > 0 {
            tokio::task::yield_now().await;
        }
    };
    timeout(FOREVER, waiting).await.expect("nobody follows any more");
}

#[tokio::test]
async fn a_question_over_a_socket_has_the_answer_that_it_has_elsewhere() {
    let (_, address) = serve().await;
    let mut socket = socket(address).await;
    let payload =
        json!({"query": "query($slug: String!) { agency(slug: $slug) { slug } }", "variables": {"slug": "iom"}});
    say(&mut socket, json!({"id": "q", "type": "subscribe", "payload": payload})).await;
    let told = hear(&mut socket).await;
    assert_eq!(told["payload"]["data"], json!({"agency": {"slug": "iom"}}));
    assert_eq!(told["payload"]["extensions"]["cost"]["limit"], 100_000);
    assert_eq!(hear(&mut socket).await["type"], "complete");
    for (query, code) in [
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{", "GRAPHQL_PARSE_FAILED"),
    ] {
        say(&mut socket, json!({"id": "e", "type": "subscribe", "payload": {"query": query}})).await;
        let told = hear(&mut socket).await;
        assert_eq!((&told["id"], &told["type"]), (&json!("e"), &json!("error")), "{told}");
        assert_eq!(told["payload"][0]["extensions"]["code"], code, "{told}");
    }
    // Nothing follows a refusal: what is heard next belongs to what is asked next.
    say(&mut socket, json!({"id": "e", "type": "subscribe", "payload": {"query": "{ __typename }"}})).await;
    assert_eq!(hear(&mut socket).await["payload"]["data"], json!({"__typename": "Query"}));
}

#[tokio::test]
async fn sockets_are_closed_when_the_server_stops() {
    let (state, address) = serve().await;
    let mut socket = socket(address).await;
    state.stopping.send_replace(true);
    assert_eq!(hear(&mut socket).await, Value::Null);
}

#[tokio::test]
async fn there_are_no_more_sockets_than_there_may_be() {
    let (state, address) = serve().await;
    let all = Arc::clone(&state.sockets).acquire_many_owned(1_000).await.unwrap();
    let mut request = format!("ws://{address}/graphql").into_client_request().unwrap();
    request.headers_mut().insert("Sec-WebSocket-Protocol", HeaderValue::from_static("graphql-transport-ws"));
    assert!(client_async(request, TcpStream::connect(address).await.unwrap()).await.is_err());
    drop(all);
    socket(address).await;
}

#[tokio::test]
async fn a_new_edition_is_told_as_an_event() {
    let (state, address) = serve().await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let body = json!({"query": CHANGES}).to_string();
    let request = format!(
        "POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    followed(&state).await;
    state.set_snapshot(Fixture::new().agency("unodc").snapshot());
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while !text.contains("datasetChanged") {
        let count = timeout(FOREVER, stream.read(&mut buffer)).await.unwrap().unwrap();
        assert!(count > 0, "{text}");
        text.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    assert!(text.contains("content-type: text/event-stream") && text.contains("event: next"), "{text}");
    state.stopping.send_replace(true);
    let read = async {
        while !text.contains("event: complete") {
            let count = stream.read(&mut buffer).await.unwrap();
            assert!(count > 0, "{text}");
            text.push_str(&String::from_utf8_lossy(&buffer[..count]));
        }
    };
    timeout(FOREVER, read).await.expect("what is followed ends with the server");
}

#[tokio::test]
async fn a_subscription_that_nobody_follows_is_refused_with_the_ways_to_do_so() {
    let (_, address) = serve().await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    let path = "/graphql?query=subscription%7BdatasetChanged%7Bversion%7D%7D";
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    assert!(text.contains(" 400 ") && text.contains("text/event-stream"), "{text}");
}
