//! Whatever is sent to the server, it answers with a status that the specification knows, and with JSON where it says so.
//!
//! The first line is the method and the address, the next two are headers, the rest is the body.
#![no_main]

#[allow(dead_code, reason = "it asks over HTTP, and needs the facts alone")]
mod shared;

use axum::{
    body::{Body, to_bytes},
    http::{HeaderValue, Method, Request, header},
};
use libfuzzer_sys::fuzz_target;
use palermo::http::{client::Clients, front::Front, state::ServerState};
use std::sync::{Arc, LazyLock};
use tokio::runtime::Runtime;

static SERVER: LazyLock<(Front, Runtime)> = LazyLock::new(|| {
    let mut state = ServerState::new(shared::snapshot());
    state.clients = Clients::new(0, Vec::new());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    (Front::new(Arc::new(state)), runtime)
});

const STATUSES: [u16; 18] = [200, 206, 301, 303, 304, 307, 308, 400, 403, 404, 405, 406, 408, 413, 415, 416, 429, 431];

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
    let mut part = || parts.next().unwrap_or_default();
    let first = part();
    let (method, address) = match first.iter().position(|byte| *byte == b' ') {
        Some(place) => (&first[..place], &first[place + 1..]),
        None => (&b"POST"[..], first),
    };
    let (accept, content_type, body) = (part(), part(), part());
    let content_type = if content_type.is_empty() { b"application/json" } else { content_type };
    let (Ok(method), Ok(address)) = (Method::from_bytes(method), std::str::from_utf8(address)) else { return };
    let mut request = Request::builder().method(method).uri(if address.is_empty() { "/graphql" } else { address });
    for (name, value) in [(header::ACCEPT, accept), (header::CONTENT_TYPE, content_type)] {
        let Ok(value) = HeaderValue::from_bytes(value) else { return };
        request = request.header(name, value);
    }
    let Ok(request) = request.body(Body::from(body.to_vec())) else { return };
    let (server, runtime) = &*SERVER;
    runtime.block_on(async {
        let response = server.answer_anyone(None, request).await;
        let status = response.status().as_u16();
        assert!(STATUSES.contains(&status), "{status}");
        let json = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
            kind.to_str()
                .is_ok_and(|kind| kind.starts_with("application/json") || kind.contains("graphql-response+json"))
        });
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("a whole answer");
        if json && !body.is_empty() {
            serde_json::from_slice::<serde_json::Value>(&body).expect("JSON, as it says");
        }
    });
});
