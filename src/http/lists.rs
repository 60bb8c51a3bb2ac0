//! The lists of every kind, each at one address as a page, as CSV and as JSON, with the same parameters.

use crate::{
    budget::Budget,
    clock,
    http::{
        making,
        pages::{self, Asked},
        parameters, speech,
        state::ServerState,
    },
    lists::{
        download::{self, Format},
        page::ListPage,
        wanted::Wanted,
    },
    pages::{address, frame::Frame},
};
use askama::Template;
use axum::{Router, body::Bytes, extract::State, response::Response, routing::get};
use entity::kind::Kind;
use std::sync::Arc;

/// The addresses of the lists.
pub fn routes() -> Router<Arc<ServerState>> {
    let mut router = Router::new();
    for kind in Kind::ALL {
        let as_a = |format: Option<Format>| {
            move |State(state): State<Arc<ServerState>>, asked: Asked| list(state, kind, format, asked)
        };
        let path = format!("/{}", address::plural(kind));
        for format in Format::ALL {
            router = router.route(&format!("{path}{}", format.ending()), get(as_a(Some(format))));
        }
        router = router.route(&path, get(as_a(None)));
    }
    router
}

async fn list(state: Arc<ServerState>, kind: Kind, format: Option<Format>, asked: Asked) -> Response {
    let snapshot = state.snapshot();
    let Some(pairs) = parameters::given(asked.uri.query()) else {
        return refuse(&state, kind, format, vec![parameters::unreadable(speech::current())]);
    };
    let wanted = match Wanted::read(kind, &pairs, &snapshot.graph) {
        Ok(wanted) => wanted.spoken_in(speech::current(), &snapshot.graph),
        Err(problems) => {
            return refuse(
                &state,
                kind,
                format,
                problems.iter().map(|problem| problem.said(speech::current())).collect(),
            );
        }
    };
    let path = wanted.address(format.map_or("", Format::ending));
    let key = state.key("list", Bytes::copy_from_slice(path.as_bytes()));
    let (worker, language) = (Arc::clone(&state), speech::current());
    let work = move |budget: &Budget| {
        let frame = Frame::new(&worker.site(), &snapshot, path, clock::today()).spoken_in(language);
        let answerer = &worker.answerer;
        Ok(match format {
            None => {
                // What the research project found is told beside what the data show, unless as a table.
                let told =
                    (kind == Kind::Finding && wanted.is_plain()).then(|| pages::examined(&worker, &snapshot, budget));
                let told = told.transpose()?;
                let told = told.as_ref().map(|examined| examined.as_slice());
                making::page(ListPage::new(&wanted, told, answerer, &snapshot, frame, budget)?.render()?)
            }
            Some(format) => {
                let body = download::written(&wanted, format, answerer, &snapshot, &frame, budget)?;
                making::file(
                    &format!("palermo-{}{}", address::plural(kind), format.ending()),
                    format.media_type(),
                    body,
                )
            }
        })
    };
    making::send(&state, &asked, key, |problems| refuse(&state, kind, format, problems), work).await
}

/// What is wrong with the address: a page where a page was asked for, else lines of text.
fn refuse(state: &ServerState, kind: Kind, format: Option<Format>, problems: Vec<String>) -> Response {
    if format.is_none() {
        return pages::refused(state, problems, &format!("/{}", address::plural(kind)));
    }
    pages::refused_in_lines(&problems)
}
