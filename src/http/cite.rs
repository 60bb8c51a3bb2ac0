//! How a page is cited, for the programs that keep references: `/cite.bib?page=/agency/iom`.

use crate::{
    charts::parameters::BadParameter,
    http::{
        pages::{self, Asked},
        parameters,
        state::ServerState,
    },
    pages::cite::{Cited, Format},
};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use entity::vocabulary::Language;
use std::sync::Arc;

/// The addresses of references.
pub fn routes() -> Router<Arc<ServerState>> {
    Format::ALL.into_iter().fold(Router::new(), |router, format| {
        router.route(format.path(), get(move |State(state), asked: Asked| cite(state, format, asked)))
    })
}

async fn cite(state: Arc<ServerState>, format: Format, asked: Asked) -> Response {
    let pairs = match parameters::given(asked.uri.query()) {
        Some(pairs) => pairs,
        None => return pages::refused_in_lines(&[parameters::unreadable(Language::English)]),
    };
    if let Some(problem) = pairs.iter().find_map(|(name, _)| BadParameter::unknown_name("address", name, &["page"])) {
        return pages::refused_in_lines(&[problem.to_string()]);
    }
    let Some(page) = parameters::value(&pairs, "page") else {
        return pages::refused_in_lines(&["`page` is missing: the path of the page, such as /agency/iom".to_owned()]);
    };
    let Some(cited) = Cited::at(page, &state.snapshot(), &pages::frame(&state, page)) else {
        let shown: String = page.chars().take(200).collect();
        let text = format!("There is no page at `{shown}` that can be cited.\n");
        return (StatusCode::NOT_FOUND, text).into_response();
    };
    let headers = [(header::CONTENT_TYPE, format.media_type()), (header::CACHE_CONTROL, "no-cache")];
    (headers, cited.written(format)).into_response()
}
