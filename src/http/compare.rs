//! Things side by side, at one address as a page, as CSV and as JSON, with the same parameters.

use crate::{
    budget::Budget,
    clock,
    compare::{
        download,
        page::{self, ComparePage},
        wanted::{LEAST, MOST, Wanted},
    },
    http::{
        making::{self, Unmade},
        pages::{self, Asked},
        parameters, speech,
        state::ServerState,
    },
    language::{message::Message, voice::Voice},
    lists::download::Format,
    pages::frame::Frame,
};
use askama::Template;
use axum::{Router, body::Bytes, extract::State, response::Response, routing::get};
use std::sync::Arc;

/// The addresses of comparisons.
pub fn routes() -> Router<Arc<ServerState>> {
    let as_a = |format: Option<Format>| {
        move |State(state): State<Arc<ServerState>>, asked: Asked| compare(state, format, asked)
    };
    let router = Router::new().route("/compare", get(as_a(None)));
    Format::ALL
        .into_iter()
        .fold(router, |router, format| router.route(&format!("/compare{}", format.ending()), get(as_a(Some(format)))))
}

async fn compare(state: Arc<ServerState>, format: Option<Format>, asked: Asked) -> Response {
    let snapshot = state.snapshot();
    let Some(pairs) = parameters::given(asked.uri.query()) else {
        return refuse(&state, format, vec![parameters::unreadable(speech::current())]);
    };
    let wanted = match Wanted::read(&pairs, &snapshot.graph) {
        Ok(wanted) => wanted,
        Err(problems) => {
            return refuse(&state, format, problems.iter().map(|problem| problem.said(speech::current())).collect());
        }
    };
    if format.is_some() && !wanted.is_enough() {
        let problem = Message::new(speech::current(), "compare-not-enough").with("least", LEAST).with("most", MOST);
        return refuse(&state, format, vec![problem.to_string()]);
    }
    let path = wanted.address(format.map_or("", Format::ending));
    let key = state.key("comparison", Bytes::copy_from_slice(path.as_bytes()));
    let (worker, language) = (Arc::clone(&state), speech::current());
    let work = move |budget: &Budget| {
        let day = wanted.active_on().unwrap_or_else(clock::today);
        let frame = Frame::new(&worker.site(), &snapshot, path, day).spoken_in(language);
        let Some(format) = format else {
            return Ok(making::page(ComparePage::new(&wanted, &snapshot, frame, budget)?.render()?));
        };
        let beside = page::beside(&wanted, &snapshot, (day, Voice(language)), budget)?;
        let beside = beside.ok_or_else(|| Unmade::Refused("what is to be compared is no longer there".to_owned()))?;
        let body = download::written(&wanted, format, &beside, &snapshot, &frame);
        Ok(making::file(&format!("palermo-compare{}", format.ending()), format.media_type(), body))
    };
    making::send(&state, &asked, key, |problems| refuse(&state, format, problems), work).await
}

/// What is wrong with the address: a page where a page was asked for, else lines of text.
fn refuse(state: &ServerState, format: Option<Format>, problems: Vec<String>) -> Response {
    match format {
        None => pages::refused(state, problems, "/compare"),
        Some(_) => pages::refused_in_lines(&problems),
    }
}
