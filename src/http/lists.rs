//! The lists of every kind, each at one address as a page, as CSV and as JSON, with the same parameters.

use crate::{
    budget::Budget,
    clock,
    http::{
        client::{POINTS_OF_A_PAGE, too_much},
        kept::Made,
        pages::{self, Asked, Unmade},
        parameters,
        room::Undone,
        speech,
        state::ServerState,
    },
    lists::{
        download::{self, Format},
        page::ListPage,
        wanted::Wanted,
    },
    pages::{address, frame::Frame, preview::told_twice},
};
use askama::Template;
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
    routing::get,
};
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
        // The findings have a page that says more than a list.
        if kind != Kind::Finding {
            router = router.route(&path, get(as_a(None)));
        }
    }
    router
}

async fn list(state: Arc<ServerState>, kind: Kind, format: Option<Format>, asked: Asked) -> Response {
    let snapshot = state.snapshot();
    let Some(pairs) = parameters::given(asked.uri.query()) else {
        return refuse(&state, kind, format, vec![parameters::unreadable(speech::current())]);
    };
    let wanted = match Wanted::read(kind, &pairs, &snapshot.graph) {
        Ok(wanted) => wanted,
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
    let make = async {
        asked.purse.pay(POINTS_OF_A_PAGE).map_err(too_much)?;
        let (worker, language) = (Arc::clone(&state), speech::current());
        let work = move |budget: &Budget| -> Result<Vec<u8>, Unmade> {
            let frame = Frame::new(&worker.site(), &snapshot, path, clock::today()).spoken_in(language);
            let answerer = &worker.answerer;
            Ok(match format {
                None => {
                    ListPage::new(&wanted, answerer, &snapshot, frame, budget)?.render().map(told_twice)?.into_bytes()
                }
                Some(format) => download::written(&wanted, format, answerer, &snapshot, &frame, budget)?,
            })
        };
        match state.drawings.work(state.longest, work).await {
            Ok(Ok(body)) => Ok(Made::new(given_out(address::plural(kind), format), body)),
            Ok(Err(Unmade::Refused(problem))) => Err(refuse(&state, kind, format, vec![problem])),
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
fn refuse(state: &ServerState, kind: Kind, format: Option<Format>, problems: Vec<String>) -> Response {
    if format.is_none() {
        return pages::refused(state, problems, &format!("/{}", address::plural(kind)));
    }
    pages::refused_in_lines(&problems)
}

/// What every site may read, of files; a page is for people.
pub(super) fn given_out(name: &str, format: Option<Format>) -> HeaderMap {
    let Some(format) = format else {
        let mut headers = pages::headers();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        return headers;
    };
    let name = format!("attachment; filename=\"palermo-{name}{}\"", format.ending());
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).expect("names of lists are plain letters")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache")),
    ])
}
