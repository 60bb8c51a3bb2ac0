//! Addresses that pin an edition of the facts: `/agency/iom?version=2026.11.2`.
//!
//! The server has one edition, that of today. An address that pins it is answered like the one that doesn't; one that pins
//! another is answered with nothing but the word that it is not here, and never with other facts than it names.

use crate::{
    charts::embed::NotHere,
    http::{charts, pages, parameters, speech, state::ServerState},
    pages::{failure::OtherEditionPage, frame::Frame},
};
use askama::Template;
use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use entity::vocabulary::{Language, Vocabulary};

/// The parameter that pins an edition.
pub const PARAMETER: &str = "version";

/// Takes the edition that an address pins off it, where it is that of today; else the answer is that it is not here.
pub fn take_off(request: &mut Request, state: &ServerState) -> Option<Response> {
    let query = request.uri().query().filter(|query| query.contains("version="))?;
    let mut pairs = parameters::given(Some(query))?;
    let pinned: Vec<String> =
        pairs.iter().filter(|(name, _)| name == PARAMETER).map(|(_, value)| value.clone()).collect();
    if pinned.is_empty() {
        return None;
    }
    pairs.retain(|(name, _)| name != PARAMETER);
    let rest = serde_urlencoded::to_string(&pairs).expect("pairs of texts can always be written in an address");
    let path = request.uri().path();
    let address = if rest.is_empty() { path.to_owned() } else { format!("{path}?{rest}") };
    let version = state.snapshot().graph.about().version.clone();
    if let Some(other) = pinned.iter().find(|pinned| **pinned != version) {
        return Some(not_here(request, state, &pairs, other, &address));
    }
    *request.uri_mut() = address.parse::<Uri>().expect("it was an address before a parameter was taken off");
    None
}

fn not_here(
    request: &Request,
    state: &ServerState,
    pairs: &[(String, String)],
    pinned: &str,
    address: &str,
) -> Response {
    let snapshot = state.snapshot();
    let pinned: String = pinned.chars().take(40).collect();
    // Of editions the latest stand first: the one before it in the list took its place.
    let was = snapshot.editions.iter().position(|summary| summary.edition.version == pinned);
    let until = was.and_then(|at| snapshot.editions.get(at.checked_sub(1)?));
    let until = until.map(|next| next.edition.imported_at.get(..10).unwrap_or_default().to_owned());
    let status = if until.is_some() { StatusCode::GONE } else { StatusCode::NOT_FOUND };
    let changes = until.as_ref().map(|_| format!("/changes?since={pinned}"));
    // A chart in a frame names its language in a parameter.
    let named = pairs.iter().find(|(name, _)| name == "lang").and_then(|(_, word)| Language::from_word(word));
    let frame = Frame::new(&state.site(), &snapshot, "/changes", crate::clock::today());
    let page = OtherEditionPage {
        frame: frame.spoken_in(named.unwrap_or_else(speech::current)),
        pinned,
        until,
        now: address.to_owned(),
        changes,
    };
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let file = request.uri().path().rsplit('/').next().is_some_and(|name| name.contains('.'));
    // A frame on another site says so, too, and shows no other page of ours.
    let framed =
        request.uri().path().starts_with("/charts/") && pairs.iter().any(|(name, on)| name == "embed" && on == "1");
    let whole = address.replacen("embed=1", "embed=0", 1);
    let rendered = if framed { NotHere { frame: &page.frame, page: &page, whole }.render() } else { page.render() };
    let mut response = match accept.contains("text/html") && !file {
        true => match rendered {
            Ok(body) => (status, pages::headers(), body).into_response(),
            Err(cause) => pages::failure(state, &cause.to_string()),
        },
        false => (status, format!("{}\n", page.sentence())).into_response(),
    };
    if framed {
        let policy = HeaderValue::from_static(charts::EMBEDDED_POLICY);
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
