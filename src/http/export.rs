//! The data set to download: `/export` lists what there is, `/export/palermo.ttl` and so on give it.

use crate::{
    budget::Budget,
    export::{
        description,
        list::{Export, Format, exports},
    },
    http::{
        client::{POINTS_OF_AN_EXPORT, Purse, too_much},
        download::{Download, unsent},
        kept::Made,
        negotiation::{Form, preferred},
        pages::{self, Asked},
        room::Undone,
        state::ServerState,
    },
    language::{catalogue, message::Message, words},
    pages::export::{Download as Offer, ExportPage},
    snapshot::Snapshot,
};
use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use entity::vocabulary::Language;
use serde_json::{Value, json};
use std::{
    convert::Infallible,
    io::{self, Write},
    sync::Arc,
    time::Duration,
};

/// How long others may keep an export before they ask whether it is still that of today.
const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// How long the writing of an export may take. It is written once a revision, for all.
const LONGEST: Duration = Duration::from_secs(60);

/// What can be downloaded: a page for people, JSON for programs.
pub async fn index(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let accept = asked.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let mut response = match preferred(accept, &[Form::AnyJson, Form::Json, Form::Page]) == Some(Form::Page) {
        true => {
            pages::show(&state, &asked, "/export", |_, snapshot, frame, _| {
                let (tables, whole): (Vec<Export>, Vec<Export>) = exports()
                    .into_iter()
                    .partition(|export| matches!(export.format, Format::Table(_) | Format::Citations));
                let offers = |exports: Vec<Export>| exports.into_iter().map(|one| offer(one, frame.language)).collect();
                Ok(ExportPage::new(snapshot, offers(whole), offers(tables), frame).render()?)
            })
            .await
        }
        false => listed(&state, &asked).await,
    };
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept"));
    response
}

fn offer(export: Export, language: Language) -> Offer {
    let description = match (language, export.format) {
        (Language::English, _) => export.description.clone(),
        (Language::Spanish, Format::Table(kind)) => {
            Message::new(language, "export-of-table").with("kind", words::singular(kind, language)).to_string()
        }
        (Language::Spanish, _) => {
            let name = format!("export-of-{}", export.name.replace('.', "-"));
            catalogue::found(language, &name).unwrap_or(&export.description).to_owned()
        }
    };
    Offer { address: export.path(), name: export.name, description }
}

async fn listed(state: &ServerState, asked: &Asked) -> Response {
    text(state, asked, "list of exports", "application/json", |snapshot| {
        let about = snapshot.graph.about();
        let list: Vec<Value> = exports()
            .into_iter()
            .map(|export| {
                json!({
                    "name": export.name,
                    "title": export.title,
                    "description": export.description,
                    "mediaType": export.media_type,
                    "url": state.public_url.join(&export.path()),
                })
            })
            .collect();
        json!({"version": about.version, "license": about.license, "citation": about.citation, "exports": list})
            .to_string()
    })
    .await
}

/// The description of the data set.
pub async fn dataset(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    text(&state, &asked, "description", "application/ld+json", |snapshot| {
        format!("{:#}\n", description::description(snapshot, state.public_url.as_str()))
    })
    .await
}

/// A short text about the data set, made once a revision.
pub(super) async fn text(
    state: &ServerState,
    asked: &Asked,
    what: &'static str,
    media_type: &'static str,
    write: impl FnOnce(&Snapshot) -> String,
) -> Response {
    named_text(state, asked, (what, ""), media_type, write).await
}

/// A short text of several of a sort, made once a revision.
pub(super) async fn named_text(
    state: &ServerState,
    asked: &Asked,
    (what, name): (&'static str, &str),
    media_type: &'static str,
    write: impl FnOnce(&Snapshot) -> String,
) -> Response {
    let make = async {
        let headers = HeaderMap::from_iter([
            (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
            (header::CACHE_CONTROL, CACHING),
        ]);
        Ok::<_, Infallible>(Made::new(headers, write(&state.snapshot())))
    };
    match state.kept.get_or_make(&state.key(what, Bytes::copy_from_slice(name.as_bytes())), state.longest, make).await {
        Some(Ok(made)) => made.sent(&asked.method, &asked.headers).await,
        None => unsent(StatusCode::SERVICE_UNAVAILABLE, "There is too much to do; try again in a moment.\n"),
    }
}

/// One export.
pub async fn file(State(state): State<Arc<ServerState>>, Path(name): Path<String>, asked: Asked) -> Response {
    let Some(export) = exports().into_iter().find(|export| export.name == name) else {
        let line = format!("There is no such export; {} lists those that there are.\n", state.public_url.at("/export"));
        return pages::nothing(&state, &asked, line).await;
    };
    let snapshot = state.snapshot();
    let edition = snapshot.edition.clone();
    let made = state.downloads.get_or_make(&edition, &name, write(&state, snapshot, export.clone(), &asked.purse));
    match made.await {
        Ok(download) => download.sent(&asked.method, &asked.headers, headers(&export)).await,
        Err(response) => response,
    }
}

fn headers(export: &Export) -> HeaderMap {
    let attachment = format!("attachment; filename=\"{}\"", download_name(export));
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(export.media_type)),
        (header::CACHE_CONTROL, CACHING),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&attachment).expect("file names are plain letters")),
    ])
}

/// A name that still says what it is among other downloads.
fn download_name(export: &Export) -> String {
    match export.name.starts_with("palermo") {
        true => export.name.clone(),
        false => format!("palermo-{}", export.name),
    }
}

async fn write(
    state: &Arc<ServerState>,
    snapshot: Arc<Snapshot>,
    export: Export,
    purse: &Purse,
) -> Result<Download, Response> {
    purse.pay(POINTS_OF_AN_EXPORT).map_err(too_much)?;
    let name = export.name.clone();
    let shrinks = export.media_type != "application/zip";
    let copy = match export.format {
        Format::Sqlite => match state.database_copy().await {
            Some(Ok(bytes)) => Some(bytes),
            Some(Err(cause)) => {
                tracing::error!(cause, "the database could not be copied");
                let text = "The database can't be read at the moment; the log says why.\n";
                return Err(unsent(StatusCode::SERVICE_UNAVAILABLE, text));
            }
            None => return Err(unsent(StatusCode::NOT_FOUND, "This server gives no copy of its database.\n")),
        },
        _ => None,
    };
    let public_url = state.public_url.clone();
    let work = move |budget: &Budget| {
        Download::write(shrinks, budget, |out: &mut dyn Write| match copy {
            Some(bytes) => out.write_all(&bytes),
            None => export.format.write(&snapshot, public_url.as_str(), out).map_err(io::Error::other),
        })
    };
    let cause = match state.exports.work(LONGEST, work).await {
        Ok(Ok(download)) => return Ok(download),
        Ok(Err(cause)) => cause.to_string(),
        Err(Undone::Failed(cause)) => cause.to_string(),
        Err(Undone::Full) => {
            let text = "Too many exports are asked for at once; try again in a moment.\n";
            return Err(unsent(StatusCode::SERVICE_UNAVAILABLE, text));
        }
    };
    tracing::error!(export = name, cause, "an export broke off");
    Err(unsent(StatusCode::INTERNAL_SERVER_ERROR, "The export could not be written; the log says why.\n"))
}
