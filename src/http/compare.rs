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
        client::{POINTS_OF_A_PAGE, too_much},
        kept::Made,
        lists,
        pages::{self, Asked, Unmade},
        parameters,
        room::Undone,
        speech,
        state::ServerState,
    },
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
        let problem = format!(
            "there is nothing to compare; give {LEAST} to {MOST} of `instrument`, `agency` or `network`, such as \
             agency=iom&agency=ilo, or `type`"
        );
        return refuse(&state, format, vec![problem]);
    }
    let path = wanted.address(format.map_or("", Format::ending));
    let key = state.key("comparison", Bytes::copy_from_slice(path.as_bytes()));
    let make = async {
        asked.purse.pay(POINTS_OF_A_PAGE).map_err(too_much)?;
        let worker = Arc::clone(&state);
        let work = move |budget: &Budget| -> Result<Vec<u8>, Unmade> {
            let day = wanted.active_on().unwrap_or_else(clock::today);
            let frame = Frame::new(&worker.site(), &snapshot, path, day);
            let Some(format) = format else {
                return Ok(ComparePage::new(&wanted, &snapshot, frame, budget)?.render()?.into_bytes());
            };
            match page::beside(&wanted, &snapshot, day, budget)? {
                Some(beside) => Ok(download::written(&wanted, format, &beside, &snapshot, &frame)),
                None => Err(Unmade::Refused("what is to be compared is no longer there".to_owned())),
            }
        };
        match state.drawings.work(state.longest, work).await {
            Ok(Ok(body)) => Ok(Made::new(lists::given_out("compare", format), body)),
            Ok(Err(Unmade::Refused(problem))) => Err(refuse(&state, format, vec![problem])),
            Ok(Err(Unmade::Stopped(stopped))) => Err(pages::unfinished(&state, stopped)),
            Ok(Err(Unmade::Template(cause))) => Err(pages::failure(&state, &cause.to_string())),
            Err(Undone::Failed(cause)) => Err(pages::failure(&state, &cause.to_string())),
            Err(Undone::Full) => Err(pages::crowded(&state)),
        }
    };
    match state.kept.get_or_make(&key, state.longest, make).await {
        Some(Ok(made)) => made.sent(&asked.method, &asked.headers).await,
        Some(Err(response)) => response,
        None => pages::crowded(&state),
    }
}

/// What is wrong with the address: a page where a page was asked for, else lines of text.
fn refuse(state: &ServerState, format: Option<Format>, problems: Vec<String>) -> Response {
    match format {
        None => pages::refused(state, problems, "/compare"),
        Some(_) => pages::refused_in_lines(&problems),
    }
}
