//! The data set to take along: `/export` lists what there is, `/export/palermo.ttl` and so on give it.

use crate::{
    export::{
        description,
        list::{Export, Format, exports},
    },
    http::{
        negotiation::{Form, preferred},
        pages::{self, Asked},
        revalidation::Tag,
        state::ServerState,
    },
    pages::export::{Download, ExportPage},
    snapshot::Snapshot,
};
use askama::Template;
use axum::{
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use std::{
    io::{self, BufWriter, Write},
    sync::Arc,
};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// How many bytes are sent at a time.
const CHUNK: usize = 64 * 1024;

/// How long others may keep an export before they ask whether it is still that of today.
const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// What can be taken along: a page for people, JSON for programs.
pub async fn index(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let accept = asked.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let mut response = match preferred(accept, &[Form::Json, Form::Page]) == Some(Form::Page) {
        true => pages::show(&state, &asked, "/export", |snapshot, frame, _| {
            let (tables, whole): (Vec<Export>, Vec<Export>) =
                exports().into_iter().partition(|export| matches!(export.format, Format::Table(_) | Format::Citations));
            let downloads = |exports: Vec<Export>| exports.into_iter().map(download).collect();
            Ok(ExportPage::new(snapshot, downloads(whole), downloads(tables), frame).render()?)
        }),
        false => listed(&state, &asked.headers),
    };
    response.headers_mut().append(header::VARY, HeaderValue::from_name(header::ACCEPT));
    response
}

fn download(export: Export) -> Download {
    Download { address: export.path(), name: export.name, description: export.description }
}

fn listed(state: &ServerState, request: &HeaderMap) -> Response {
    let snapshot = state.snapshot();
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
    let index =
        json!({"version": about.version, "license": about.license, "citation": about.citation, "exports": list});
    let tag = tag(state, &snapshot, "");
    kept(request, &tag).unwrap_or_else(|| {
        (
            [(header::CONTENT_TYPE, "application/json")],
            [(header::ETAG, tag.header()), (header::CACHE_CONTROL, CACHING)],
            index.to_string(),
        )
            .into_response()
    })
}

/// The description of the data set.
pub async fn dataset(State(state): State<Arc<ServerState>>, request: HeaderMap) -> Response {
    let snapshot = state.snapshot();
    let tag = tag(&state, &snapshot, "dataset");
    kept(&request, &tag).unwrap_or_else(|| {
        let text = format!("{:#}\n", description::description(&snapshot, state.public_url.as_str()));
        let caching = [(header::ETAG, tag.header()), (header::CACHE_CONTROL, CACHING)];
        ([(header::CONTENT_TYPE, "application/ld+json")], caching, text).into_response()
    })
}

/// One export. It is written while it is sent, so that it never stands in memory whole.
pub async fn file(
    State(state): State<Arc<ServerState>>,
    Path(name): Path<String>,
    method: Method,
    asked: Asked,
) -> Response {
    let Some(export) = exports().into_iter().find(|export| export.name == name) else {
        let line = format!("There is no such export; {} lists those that there are.\n", state.public_url.at("/export"));
        return pages::nothing(&state, &asked, line);
    };
    let snapshot = state.snapshot();
    let tag = tag(&state, &snapshot, &export.name);
    if let Some(kept) = kept(&asked.headers, &tag) {
        return kept;
    }
    let body = match (&method, export.format) {
        // As long as what GET sends, which nobody knows before it is written: an empty body would have a length.
        (&Method::HEAD, _) => Body::from_stream(tokio_stream::empty::<io::Result<Bytes>>()),
        (_, Format::Sqlite) => match state.database_copy(&snapshot.edition.digest).await {
            Some(Ok(bytes)) => Body::from(bytes),
            Some(Err(error)) => {
                tracing::error!(cause = error, "the database could not be copied");
                return (StatusCode::INTERNAL_SERVER_ERROR, "The database could not be copied; the log says why.\n")
                    .into_response();
            }
            None => return (StatusCode::NOT_FOUND, "This server gives no copy of its database.\n").into_response(),
        },
        _ => stream(state.clone(), snapshot, export.clone()),
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(export.media_type));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, CACHING);
    let attachment = format!("attachment; filename=\"{}\"", download_name(&export));
    headers.insert(header::ETAG, tag.header());
    let attachment = HeaderValue::from_str(&attachment).expect("file names are plain letters");
    headers.insert(header::CONTENT_DISPOSITION, attachment);
    response
}

/// A name that still says what it is among other downloads.
fn download_name(export: &Export) -> String {
    match export.name.starts_with("palermo") {
        true => export.name.clone(),
        false => format!("palermo-{}", export.name),
    }
}

/// What an export depends on: the facts, and the address in its links.
fn tag(state: &ServerState, snapshot: &Snapshot, name: &str) -> Tag {
    Tag::of(&[&snapshot.edition.digest, name, state.public_url.as_str()])
}

/// The answer to one who has it already (RFC 9110, section 13.1.2).
fn kept(request: &HeaderMap, tag: &Tag) -> Option<Response> {
    tag.is_known(request).then(|| {
        (StatusCode::NOT_MODIFIED, [(header::ETAG, tag.header()), (header::CACHE_CONTROL, CACHING)]).into_response()
    })
}

fn stream(state: Arc<ServerState>, snapshot: Arc<Snapshot>, export: Export) -> Body {
    let (sender, receiver) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let pipe = BufWriter::with_capacity(CHUNK, Pipe(sender.clone()));
        if let Err(error) = export.format.write(&snapshot, state.public_url.as_str(), pipe) {
            // Whoever went away has cut it short; for everyone else an end that is none must not look like one.
            if !sender.is_closed() {
                tracing::error!(export = export.name, cause = %error, "an export broke off");
                sender.blocking_send(Err(io::Error::other(error))).ok();
            }
        }
    });
    Body::from_stream(ReceiverStream::new(receiver))
}

/// Hands on what is written, and waits where the other end is slow.
struct Pipe(mpsc::Sender<io::Result<Bytes>>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes))) {
            Ok(()) => Ok(bytes.len()),
            Err(_) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
