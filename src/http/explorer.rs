//! GraphiQL, from the server itself: the page, its files and the example questions. No other host is involved.

use crate::{
    charts::icon,
    http::{kept::Made, pages::Asked, state::ServerState},
};
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Json, Response},
};
use flate2::read::GzDecoder;
use rust_embed::RustEmbed;
use serde::Serialize;
use std::{io::Read, sync::Arc};

/// The built page, compressed once when it was built.
#[derive(RustEmbed)]
#[folder = "explorer/dist"]
#[include = "*.gz"]
struct Built;

/// The licences of what the page is made of, as its build collected them.
pub fn licenses() -> String {
    let text = Built::get("licenses.md.gz").map(|file| unpacked(&file.data)).unwrap_or_default();
    String::from_utf8_lossy(&text).into_owned()
}

fn unpacked(compressed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(compressed).read_to_end(&mut bytes).expect("the files were compressed by the build");
    bytes
}

/// The questions that the page offers.
#[derive(RustEmbed)]
#[folder = "explorer/questions"]
#[include = "*.graphql"]
struct Questions;

/// What a page of ours may load: from this server only.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self' blob:; style-src 'self' \
    'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'";

/// The page itself.
pub async fn page(state: &ServerState, method: &Method, request: &HeaderMap) -> Response {
    let mut response = built(state, "index.html", method, request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    headers.append(header::VARY, HeaderValue::from_static("Accept"));
    response
}

/// The sign of the site, in the tabs of browsers.
pub async fn favicon(state: State<Arc<ServerState>>, asked: Asked) -> Response {
    asset(state, Path("favicon.svg".to_owned()), asked).await
}

/// The same for whoever asks for an icon without looking.
pub async fn icon(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let make = async {
        let svg = Built::get("favicon.svg.gz").map(|file| unpacked(&file.data)).unwrap_or_default();
        let icon = icon::ico(&String::from_utf8_lossy(&svg)).ok_or(StatusCode::NOT_FOUND.into_response())?;
        let headers = HeaderMap::from_iter([
            (header::CONTENT_TYPE, HeaderValue::from_static("image/x-icon")),
            (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400")),
        ]);
        Ok(Made::new(headers, icon))
    };
    match state.kept.get_or_make(&state.key("icon", Bytes::new()), state.longest, make).await {
        Some(Ok(made)) => made.sent(&asked.method, &asked.headers).await,
        Some(Err(response)) => response,
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// A file of the page.
pub async fn asset(State(state): State<Arc<ServerState>>, Path(path): Path<String>, asked: Asked) -> Response {
    built(&state, &path, &asked.method, &asked.headers).await
}

async fn built(state: &ServerState, path: &str, method: &Method, request: &HeaderMap) -> Response {
    let make = async {
        let Some(file) = Built::get(&format!("{path}.gz")) else {
            return Err((StatusCode::NOT_FOUND, "There is no such file of the explorer.\n").into_response());
        };
        let bytes = unpacked(&file.data);
        let headers = HeaderMap::from_iter([
            (header::CONTENT_TYPE, HeaderValue::from_static(media_type(path))),
            (header::CACHE_CONTROL, HeaderValue::from_static(caching(path))),
        ]);
        Ok(Made::new(headers, bytes))
    };
    let key = state.key("file of the explorer", Bytes::copy_from_slice(path.as_bytes()));
    match state.kept.get_or_make(&key, state.longest, make).await {
        Some(Ok(made)) => made.sent(method, request).await,
        Some(Err(response)) => response,
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The name of a file in `assets/` holds a hash of what is in it, so it never changes.
fn caching(path: &str) -> &'static str {
    match path.starts_with("assets/") {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("md") => "text/markdown; charset=utf-8",
        Some("ttf") => "font/ttf",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// One question that the page offers.
#[derive(Debug, PartialEq, Serialize)]
pub struct ExampleQuestion {
    /// The name of its file, without ending.
    pub name: String,
    /// What it asks: the comment on its first line.
    pub title: String,
    /// The GraphQL document.
    pub document: String,
}

/// The questions that the page offers, as JSON.
pub async fn questions() -> Json<Vec<ExampleQuestion>> {
    Json(example_questions())
}

/// The questions that the page offers, in the order of their names.
pub fn example_questions() -> Vec<ExampleQuestion> {
    let mut names: Vec<_> = Questions::iter().collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| {
            let document = String::from_utf8(Questions::get(&name)?.data.into_owned()).ok()?;
            let title = document.lines().next()?.trim_start_matches('#').trim().to_owned();
            Some(ExampleQuestion { name: name.trim_end_matches(".graphql").to_owned(), title, document })
        })
        .collect()
}
