//! Clients that misbehave lose their connection, and nobody else notices.

use crate::fixture::Fixture;
use palermo::http::{
    client::Clients,
    connections::{self, Patience},
    front::Front,
    state::ServerState,
};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::watch,
    task::JoinHandle,
    time::{sleep, timeout},
};

/// Longer than whatever is waited for, on a machine as busy as may be.
const FOREVER: Duration = Duration::from_secs(60);

struct Server {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    ended: JoinHandle<bool>,
}

async fn serve(patience: Patience, change: impl FnOnce(&mut ServerState)) -> Server {
    let mut state = ServerState::new(Fixture::new().agency("iom").snapshot());
    change(&mut state);
    let listener = connections::listen("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = listener.local_addr().unwrap();
    let stop = watch::Sender::new(false);
    let ended = tokio::spawn(connections::serve(listener, Front::new(Arc::new(state)), patience, stop.subscribe()));
    Server { address, stop, ended }
}

fn quick() -> Patience {
    Patience {
        head: Duration::from_millis(200),
        writing: Duration::from_millis(200),
        grace: Duration::from_millis(200),
        ..Patience::default()
    }
}

/// What comes until the other end closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    timeout(FOREVER, stream.read_to_end(&mut bytes)).await.expect("the connection is cut").ok();
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn ask(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    rest(&mut stream).await
}

#[tokio::test]
async fn who_says_nothing_or_little_is_cut() {
    let server = serve(quick(), |_| {}).await;
    for begun in ["", "GET", "GET /healthz HTTP/1.1\r\nHost: x\r\n"] {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(begun.as_bytes()).await.unwrap();
        assert!(!rest(&mut stream).await.contains(" 200 "), "{begun}");
    }
    let mut idle = TcpStream::connect(server.address).await.unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    assert!(rest(&mut idle).await.contains(" 200 "), "it is answered, and cut when nothing more comes");
}

#[tokio::test]
async fn who_does_not_read_is_cut() {
    let server = serve(quick(), |_| {}).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    // Far more than the system keeps for a reader.
    let request = b"GET /schema.graphql HTTP/1.1\r\nHost: x\r\n\r\n".repeat(100);
    stream.write_all(&request).await.unwrap();
    sleep(Duration::from_secs(1)).await;
    let got = rest(&mut stream).await;
    assert!(got.matches("type Query").count() < 100, "everything was sent");
}

#[tokio::test]
async fn a_body_that_will_be_too_large_is_not_waited_for() {
    let server = serve(Patience::default(), |_| {}).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let head =
        "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000000000\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 12];
    // Sooner than a body may take.
    timeout(Duration::from_secs(8), stream.read_exact(&mut answer)).await.expect("it is refused at once").unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
}

#[tokio::test]
async fn who_reads_slowly_gets_all_of_it() {
    let server = serve(quick(), |_| {}).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let request = "GET /schema.graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut got = Vec::new();
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let count = timeout(FOREVER, stream.read(&mut buffer)).await.unwrap().unwrap();
        if count == 0 {
            break;
        }
        got.extend_from_slice(&buffer[..count]);
        sleep(Duration::from_millis(5)).await;
    }
    let text = String::from_utf8(got).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let length =
        head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ").map(str::to_owned));
    assert_eq!(length, Some(body.len().to_string()));
}

#[tokio::test]
async fn no_more_connections_than_there_may_be_are_taken() {
    let patience = Patience { connections: 2, head: FOREVER, ..quick() };
    let server = serve(patience, |_| {}).await;
    let first = TcpStream::connect(server.address).await.unwrap();
    let _second = TcpStream::connect(server.address).await.unwrap();
    sleep(Duration::from_millis(100)).await;
    let waiting = tokio::spawn(ask(server.address, "/healthz"));
    sleep(Duration::from_millis(300)).await;
    assert!(!waiting.is_finished(), "a third is answered");
    drop(first);
    assert!(timeout(FOREVER, waiting).await.unwrap().unwrap().contains(" 200 "));
}

#[tokio::test]
async fn it_stops_in_its_grace_whoever_is_still_there() {
    let server = serve(Patience { head: FOREVER, ..quick() }, |_| {}).await;
    assert!(ask(server.address, "/healthz").await.contains(" 200 "));
    server.stop.send_replace(true);
    assert!(timeout(FOREVER, server.ended).await.unwrap().unwrap(), "nothing was in flight");

    let server = serve(Patience { head: FOREVER, ..quick() }, |_| {}).await;
    let mut slow = TcpStream::connect(server.address).await.unwrap();
    slow.write_all(b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n")
        .await
        .unwrap();
    sleep(Duration::from_millis(100)).await;
    server.stop.send_replace(true);
    assert!(!timeout(FOREVER, server.ended).await.unwrap().unwrap(), "one was cut");
}

#[tokio::test]
async fn a_client_that_spent_all_it_has_is_told_when_to_come_again() {
    let server = serve(Patience::default(), |state| state.clients = Clients::new(3, Vec::new())).await;
    for left in (0..3).rev() {
        let reply = ask(server.address, "/schema.graphql").await;
        assert!(reply.contains(" 200 ") && reply.contains(&format!("ratelimit: \"points\";r={left}\r\n")), "{reply}");
        assert!(reply.contains("ratelimit-policy: \"points\";q=3;w=60\r\n"));
    }
    let refused = ask(server.address, "/schema.graphql").await;
    assert!(refused.contains(" 429 ") && refused.contains("retry-after: "), "{refused}");
    assert!(ask(server.address, "/healthz").await.contains(" 200 "), "whoever watches is not counted");
}

#[tokio::test]
async fn a_question_is_paid_for_by_what_it_could_cost() {
    let server = serve(Patience::default(), |state| state.clients = Clients::new(100, Vec::new())).await;
    let question = "/graphql?query=%7Bagencies(first:500)%7Bnodes%7Bactions(first:500)%7Bnodes%7Bslug%7D%7D%7D%7D%7D";
    let reply = ask(server.address, question).await;
    assert!(reply.contains("ratelimit: \"points\";r=99"), "one agency costs nothing: {reply}");
    // What is kept costs a point and nothing more.
    assert!(ask(server.address, question).await.contains("ratelimit: \"points\";r=98"));
}
