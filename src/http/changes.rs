//! What changed since an edition: a page for people, CSV and JSON for programs, all with the same parameters.

use crate::{
    analysis::changes::{ChangesError, FactChange},
    budget::Budget,
    export,
    http::{
        making::{self, Unmade},
        pages::{self, Asked},
        parameters, speech,
        state::ServerState,
    },
    language::voice::Voice,
    lists::download::Format,
    pages::{
        address,
        bad_parameter::BadParameter,
        changes::{self, ChangesPage, Wanted, nothing_before},
        frame::Site,
    },
    snapshot::Snapshot,
};
use askama::Template;
use axum::{Router, body::Bytes, extract::State, response::Response, routing::get};
use entity::vocabulary::Language;
use std::sync::Arc;

/// The addresses of the changes.
pub fn routes() -> Router<Arc<ServerState>> {
    let as_a = |format: Option<Format>| {
        move |State(state): State<Arc<ServerState>>, asked: Asked| changed(state, format, asked)
    };
    Router::new()
        .route("/changes", get(as_a(None)))
        .route("/changes.csv", get(as_a(Some(Format::Csv))))
        .route("/changes.json", get(as_a(Some(Format::Json))))
}

async fn changed(state: Arc<ServerState>, format: Option<Format>, asked: Asked) -> Response {
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
            let voice = Voice(frame.language);
            let page = ChangesPage::new(snapshot, &wanted, frame, budget);
            Ok(page.map_err(|error| unmade(error, snapshot, voice))?.render()?)
        })
        .await;
    };
    let key = state.key("changes", Bytes::from(wanted.address(format.ending())));
    let (snapshot, site) = (state.snapshot(), state.site());
    let work = move |budget: &Budget| {
        let body = written(&wanted, format, &snapshot, &site, budget)?;
        Ok(making::file(&format!("palermo-changes{}", format.ending()), format.media_type(), body))
    };
    making::send(&state, &asked, key, |problems| pages::refused_in_lines(&problems), work).await
}

fn wanted(asked: &Asked) -> Result<Wanted, Vec<String>> {
    let given = parameters::given(asked.uri.query()).ok_or_else(|| vec![parameters::unreadable(speech::current())])?;
    let value = |name| parameters::value(&given, name).map(str::trim).filter(|value| !value.is_empty());
    let mut problems = pages::misspelt(&given, &["since", "kind", "page"]);
    let kind = value("kind").map(|name| Wanted::kind_named(&name.to_ascii_lowercase()).ok_or(name));
    if let Some(Err(name)) = kind {
        let known = Wanted::kinds();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        problems.push(BadParameter::value("kind", name, "taken-a-kind", &known).said(speech::current()));
    }
    let page = pages::page_number(value("page"), &mut problems);
    match problems.is_empty() {
        true => Ok(Wanted { since: value("since").map(str::to_owned), kind: kind.and_then(Result::ok), page }),
        false => Err(problems),
    }
}

/// The file; none where a table would have no line because nothing before today is remembered.
fn written(
    wanted: &Wanted,
    format: Format,
    snapshot: &Snapshot,
    site: &Site,
    budget: &Budget,
) -> Result<Vec<u8>, Unmade> {
    let page = |change: &FactChange<'_>| {
        let path = address::of(change.node?);
        path.starts_with('/').then(|| site.absolute(&path))
    };
    let english = Voice(Language::English);
    let found = wanted.found(snapshot, budget).map_err(|error| unmade(error, snapshot, english))?;
    Ok(match (format, &found) {
        (Format::Csv, None) => return Err(Unmade::Absent(nothing_before(snapshot, english))),
        (Format::Csv, Some((_, changes))) => export::changes::csv(snapshot, changes),
        (Format::Json, Some((since, changes))) => export::changes::json(snapshot, Ok((since, changes)), page),
        (Format::Json, None) => export::changes::json(snapshot, Err(nothing_before(snapshot, english)), page),
    })
}

/// Why the changes could not be told, in the language in which they were asked for.
fn unmade(error: ChangesError, snapshot: &Snapshot, voice: Voice) -> Unmade {
    match error {
        ChangesError::Stopped(stopped) => Unmade::Stopped(stopped),
        refused => Unmade::Refused(changes::refused(&refused, &snapshot.editions, voice)),
    }
}
