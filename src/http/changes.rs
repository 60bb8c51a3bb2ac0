//! What changed since an edition: a page for people, CSV and JSON for programs, all with the same parameters.

use crate::{
    analysis::changes::{ChangesError, FactChange},
    budget::Budget,
    charts::parameters::BadParameter,
    export,
    http::{
        client::{POINTS_OF_A_PAGE, too_much},
        kept::Made,
        pages::{self, Asked, Unmade},
        parameters,
        room::Undone,
        state::ServerState,
    },
    pages::{
        address,
        changes::{ChangesPage, Wanted, nothing_before},
        frame::Site,
    },
    snapshot::Snapshot,
};
use askama::Template;
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use entity::vocabulary::Language;
use std::sync::Arc;

/// What a file of changes is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv,
    Json,
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Format::Csv => ".csv",
            Format::Json => ".json",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8; header=present",
            Format::Json => "application/json",
        }
    }
}

/// The addresses of the changes.
pub fn routes() -> Router<Arc<ServerState>> {
    let as_a = |format: Option<Format>| {
        move |State(state): State<Arc<ServerState>>, asked: Asked| changes(state, format, asked)
    };
    Router::new()
        .route("/changes", get(as_a(None)))
        .route("/changes.csv", get(as_a(Some(Format::Csv))))
        .route("/changes.json", get(as_a(Some(Format::Json))))
}

async fn changes(state: Arc<ServerState>, format: Option<Format>, asked: Asked) -> Response {
    let refuse = |problems: Vec<String>| match format {
        None => pages::refused(&state, problems, "/changes"),
        Some(_) => pages::refused_in_lines(&problems),
    };
    let wanted = match wanted(&asked) {
        Ok(wanted) => wanted,
        Err(problems) => return refuse(problems),
    };
    let Some(format) = format else {
        let path = wanted.address("");
        return pages::show(&state, &asked, &path, move |_, snapshot, frame, budget| {
            Ok(ChangesPage::new(snapshot, &wanted, frame, budget)?.render()?)
        })
        .await;
    };
    let key = state.key("changes", Bytes::from(wanted.address(format.ending())));
    let make = async {
        asked.purse.pay(POINTS_OF_A_PAGE).map_err(too_much)?;
        let (snapshot, site) = (state.snapshot(), state.site());
        let work = move |budget: &Budget| written(&wanted, format, &snapshot, &site, budget);
        match state.drawings.work(state.longest, work).await {
            Ok(Ok(Some(body))) => Ok(Made::new(headers(format), body)),
            Ok(Ok(None)) => {
                let line = format!("{}\n", nothing_before(&state.snapshot()));
                Err((StatusCode::NOT_FOUND, line).into_response())
            }
            Ok(Err(Unmade::Refused(problem))) => Err(pages::refused_in_lines(&[problem])),
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

fn wanted(asked: &Asked) -> Result<Wanted, Vec<String>> {
    let given = parameters::given(asked.uri.query()).ok_or_else(|| vec![parameters::unreadable(Language::English)])?;
    let value = |name| parameters::value(&given, name).map(str::trim).filter(|value| !value.is_empty());
    let mut problems = pages::misspelt(&given, &["since", "kind", "page"]);
    let kind = value("kind").map(|name| Wanted::kind_named(&name.to_ascii_lowercase()).ok_or(name));
    if let Some(Err(name)) = kind {
        let known = Wanted::kinds();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        problems.push(BadParameter::value("kind", name, "a kind", &known).to_string());
    }
    let page = pages::page_number(value("page"), &mut problems);
    match problems.is_empty() {
        true => Ok(Wanted { since: value("since").map(str::to_owned), kind: kind.and_then(Result::ok), page }),
        false => Err(problems),
    }
}

/// The file; nothing where a table would have no line because nothing before today is remembered.
fn written(
    wanted: &Wanted,
    format: Format,
    snapshot: &Snapshot,
    site: &Site,
    budget: &Budget,
) -> Result<Option<Vec<u8>>, Unmade> {
    let page = |change: &FactChange<'_>| {
        let path = address::of(change.node?);
        path.starts_with('/').then(|| site.absolute(&path))
    };
    let found = wanted.found(snapshot, budget)?;
    Ok(match (format, &found) {
        (Format::Csv, None) => None,
        (Format::Csv, Some((_, changes))) => Some(export::changes::csv(snapshot, changes)),
        (Format::Json, Some((since, changes))) => Some(export::changes::json(snapshot, Ok((since, changes)), page)),
        (Format::Json, None) => Some(export::changes::json(snapshot, Err(nothing_before(snapshot)), page)),
    })
}

fn headers(format: Format) -> HeaderMap {
    let name = format!("attachment; filename=\"palermo-changes{}\"", format.ending());
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).expect("the name is plain letters")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache")),
    ])
}

impl From<ChangesError> for Unmade {
    fn from(error: ChangesError) -> Self {
        match error {
            ChangesError::Stopped(stopped) => Unmade::Stopped(stopped),
            refused => Unmade::Refused(format!("`since` {refused}")),
        }
    }
}
