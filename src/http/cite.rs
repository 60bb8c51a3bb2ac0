//! How a page is cited, for the programs that keep references: `/cite.bib?page=/agency/iom`.

use crate::{
    charts::{
        ChartKind,
        parameters::{Parameters, Refused},
    },
    clock,
    http::{
        edition,
        pages::{self, Asked},
        parameters,
        state::ServerState,
    },
    lists::wanted::Wanted,
    pages::{
        address,
        bad_parameter::BadParameter,
        cite::{Cited, Format},
    },
};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use entity::{kind::Kind, vocabulary::Language};
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
    let taken = ["page", "id", "pin"];
    if let Some(problem) = parameters::wrong(&pairs, "address", &taken) {
        return pages::refused_in_lines(&[problem.to_string()]);
    }
    let value = |name| parameters::value(&pairs, name).filter(|value| !value.is_empty());
    let pin = match value("pin") {
        None | Some("0") => false,
        Some("1") => true,
        Some(other) => {
            return pages::refused_in_lines(&[BadParameter::value("pin", other, "0 or 1", &["0", "1"]).to_string()]);
        }
    };
    let snapshot = state.snapshot();
    let page = match (value("page"), value("id")) {
        (Some(page), _) => page.to_owned(),
        (None, Some(id)) => match snapshot.graph.by_key(id).map(address::of).filter(|page| page.starts_with('/')) {
            Some(page) => page,
            None => return nothing(format!("There is no fact with the id `{id}` that has a place on a page.\n")),
        },
        (None, None) => {
            let text = "`page` is missing: the path of the page, such as /agency/iom; or `id`, the global id of a fact";
            return pages::refused_in_lines(&[text.to_owned()]);
        }
    };
    let (page, language) = address::unspoken(&page);
    if let Err(problems) = can_be_asked(&state, page) {
        return pages::refused_in_lines(&problems);
    }
    let frame = pages::frame(&state, page).spoken_in(language);
    let Some(cited) = Cited::at(page, &snapshot, &frame) else {
        return nothing(format!("There is no page at `{page}` that can be cited.\n"));
    };
    let cited = if pin { Cited { address: frame.canonical_of(&frame.pinned()), ..cited } } else { cited };
    let headers = [(header::CONTENT_TYPE, format.media_type()), (header::CACHE_CONTROL, "no-cache")];
    (headers, cited.written(format)).into_response()
}

fn nothing(text: String) -> Response {
    // Who sends a novel gets only its beginning back.
    let text: String = text.chars().take(MOST_QUOTED).collect();
    (StatusCode::NOT_FOUND, text).into_response()
}

const MOST_QUOTED: usize = 300;

/// What is wrong with the parameters of a chart or a list that is to be cited: it would not be answered.
fn can_be_asked(state: &ServerState, page: &str) -> Result<(), Vec<String>> {
    let (path, query) = page.split('#').next().unwrap_or_default().split_once('?').unwrap_or((page, ""));
    let mut pairs = parameters::given(Some(query)).ok_or_else(|| vec![parameters::unreadable(Language::English)])?;
    pairs.retain(|(name, _)| name != edition::PARAMETER);
    let graph = &state.snapshot().graph;
    if let Some(kind) = ChartKind::ALL.into_iter().find(|kind| path.strip_prefix("/charts/") == Some(kind.word())) {
        return match Parameters::read(kind, &pairs, graph, clock::today(), &state.budget()) {
            Ok(_) => Ok(()),
            Err(Refused::Stopped(stopped)) => Err(vec![stopped.to_string()]),
            Err(Refused::Bad(problems)) => Err(problems.iter().map(ToString::to_string).collect()),
        };
    }
    let list = Kind::ALL.into_iter().find(|kind| path.strip_prefix('/') == Some(address::plural(*kind)));
    match list {
        Some(kind) => match Wanted::read(kind, &pairs, graph) {
            Ok(_) => Ok(()),
            Err(problems) => Err(problems.iter().map(ToString::to_string).collect()),
        },
        None => Ok(()),
    }
}
