//! GraphiQL, from the server itself: the page, its files and the example questions. No other host is involved.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Json, Response},
};
use flate2::read::GzDecoder;
use rust_embed::RustEmbed;
use serde::Serialize;
use std::{collections::HashMap, io::Read};

/// The built page, compressed once when it was built.
#[derive(RustEmbed)]
#[folder = "explorer/dist"]
#[include = "*.gz"]
struct Built;

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
pub fn page(request: &HeaderMap) -> Response {
    let mut response = built("index.html", takes_gzip(request));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    headers.append(header::VARY, HeaderValue::from_static("Accept"));
    response
}

/// The sign of the site, in the tabs of browsers.
pub async fn favicon(request: HeaderMap) -> Response {
    asset(Path("favicon.svg".to_owned()), request).await
}

/// A file of the page.
pub async fn asset(Path(path): Path<String>, request: HeaderMap) -> Response {
    built(&path, takes_gzip(&request))
}

/// Whether a client takes an answer that is compressed (RFC 9110, section 12.5.3). Who says nothing gets it as it is.
fn takes_gzip(request: &HeaderMap) -> bool {
    let accepted = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let weights = accepted.flat_map(|value| value.split(',')).map(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok());
        (name.trim().to_ascii_lowercase(), weight.unwrap_or(0.0) > 0.0)
    });
    let weights: HashMap<String, bool> = weights.collect();
    weights.get("gzip").or(weights.get("*")).copied().unwrap_or(false)
}

fn built(path: &str, compressed: bool) -> Response {
    let Some(file) = Built::get(&format!("{path}.gz")) else {
        return (StatusCode::NOT_FOUND, "There is no such file of the explorer.\n").into_response();
    };
    let mut response = match compressed {
        true => {
            let mut response = file.data.into_owned().into_response();
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            response
        }
        false => {
            let mut bytes = Vec::new();
            GzDecoder::new(file.data.as_ref()).read_to_end(&mut bytes).expect("the files were compressed by the build");
            bytes.into_response()
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching(path)));
    headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    response
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
