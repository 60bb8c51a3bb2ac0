//! The charts, each at one address in every format, with the same parameters.

use crate::{
    budget::{Left, Stopped},
    charts::{
        ChartKind, Format,
        chart::Chart,
        page::{self, ChartPage},
        parameters::{BadParameter, Parameters, Refused},
    },
    clock,
    http::{
        pages::{self, Asked, Unmade},
        parameters, redirect,
        revalidation::Tag,
        state::ServerState,
    },
    pages::frame::Frame,
};
use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::Arc;

/// What the page of a chart may load: from this server only. Who shows it on another site puts it into a frame.
const PAGE_POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors *";

/// What a picture may load: nothing; its style stands in it.
const PICTURE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *";

/// The addresses of the charts.
pub fn routes() -> Router<Arc<ServerState>> {
    Router::new()
        .route("/charts", get(first))
        .route("/charts/chart.css", get(style))
        .route("/charts/{name}", get(chart))
}

/// Leads to the first of the charts.
async fn first(State(state): State<Arc<ServerState>>) -> Response {
    let first = format!("/charts/{}", ChartKind::Measures.word());
    redirect::to(StatusCode::SEE_OTHER, &state.public_url, &first).expect("the names of charts are small letters")
}

async fn style() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, page::style()).into_response()
}

async fn chart(
    State(state): State<Arc<ServerState>>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    asked: Asked,
) -> Response {
    let Some((kind, format)) = address(&name) else {
        let known: Vec<&str> = ChartKind::ALL.map(ChartKind::word).to_vec();
        let endings: Vec<&str> = Format::ALL.map(Format::extension).to_vec();
        let text = format!("There is no such chart. There are {}, each as {}.\n", known.join(", "), endings.join(", "));
        return pages::nothing(&state, &asked, text);
    };
    let Some(pairs) = parameters::given(query.as_deref()) else {
        let problem = "The address can't be read: what stands behind `?` must be name=value, joined by `&`.".to_owned();
        return refuse(&state, kind, format, vec![problem]);
    };
    let snapshot = state.snapshot();
    let left = Left::default();
    let budget = state.budget(left.clone());
    let parameters = match Parameters::read(kind, &pairs, &snapshot.graph, clock::today(), &budget) {
        Ok(parameters) => parameters,
        Err(Refused::Stopped(stopped)) => return unfinished(&state, format, stopped),
        Err(Refused::Bad(problems)) => {
            return refuse(&state, kind, format, problems.iter().map(BadParameter::to_string).collect());
        }
    };
    let site = state.site();
    let tag = tag(&snapshot.edition.digest, &site.public_url, kind, format, &parameters);
    if tag.is_known(&asked.headers) {
        return (StatusCode::NOT_MODIFIED, caching(&tag)).into_response();
    }
    // Drawing keeps a processor busy: other requests are not to wait for it.
    let drawing = tokio::task::spawn_blocking(move || -> Result<Vec<u8>, Unmade> {
        let chart = Chart::new(kind, &snapshot, &parameters, &budget)?;
        budget.look()?;
        Ok(match format {
            Format::Html => {
                let path = format!("/charts/{}{}", kind.word(), page::query(kind, &parameters));
                let frame = Frame::new(&site, &snapshot, path, parameters.day);
                ChartPage::new(frame, &chart, &snapshot, &parameters, &budget)?.render()?.into_bytes()
            }
            Format::Svg => chart.drawing().svg().into_bytes(),
            Format::Png => chart.drawing().png(),
            Format::Csv => chart.csv().into_bytes(),
            Format::Json => chart.json(&snapshot, &parameters).to_string().into_bytes(),
        })
    });
    let waiting = Waiting(left);
    let drawn = drawing.await;
    drop(waiting);
    match drawn {
        Ok(Ok(body)) => (given_out(kind, format), caching(&tag), body).into_response(),
        Ok(Err(Unmade::Stopped(stopped))) => unfinished(&state, format, stopped),
        Ok(Err(Unmade::Template(cause))) => failed(kind, &cause),
        Err(cause) => failed(kind, &cause),
    }
}

/// A client that waits. axum drops what serves one that has left, and this with it.
struct Waiting(Left);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.set();
    }
}

/// Too much was asked for at once: a page where a page was asked for, else a line of text.
fn unfinished(state: &ServerState, format: Format, stopped: Stopped) -> Response {
    match format {
        Format::Html => pages::unfinished(state, stopped),
        Format::Svg | Format::Png | Format::Csv | Format::Json => {
            (StatusCode::SERVICE_UNAVAILABLE, format!("{stopped}\n")).into_response()
        }
    }
}

fn failed(kind: ChartKind, cause: &(dyn std::error::Error + 'static)) -> Response {
    tracing::error!(chart = kind.word(), cause, "a chart could not be drawn");
    (StatusCode::INTERNAL_SERVER_ERROR, "The chart could not be drawn; the log has the cause.\n").into_response()
}

/// Which chart in which format an address is of; without an ending, the page.
fn address(name: &str) -> Option<(ChartKind, Format)> {
    let (word, ending) = name.split_once('.').unwrap_or((name, "html"));
    let kind = ChartKind::ALL.into_iter().find(|kind| kind.word() == word)?;
    let format = Format::ALL.into_iter().find(|format| format.extension() == ending)?;
    Some((kind, format))
}

/// What is wrong with the address: a page where a page was asked for, else lines of text.
fn refuse(state: &ServerState, kind: ChartKind, format: Format, problems: Vec<String>) -> Response {
    if format == Format::Html {
        return pages::refused(state, problems, &format!("/charts/{}", kind.word()));
    }
    let lines: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
    (StatusCode::BAD_REQUEST, headers, lines).into_response()
}

/// Equal for what is equal: the facts, the day, the parameters and the format.
fn tag(digest: &str, public_url: &str, kind: ChartKind, format: Format, parameters: &Parameters) -> Tag {
    let (day, query) = (parameters.day.to_string(), page::query(kind, parameters));
    Tag::of(&[digest, public_url, kind.word(), format.extension(), &query, &day])
}

/// May be kept, and is asked for again each time: facts and the day change.
fn caching(tag: &Tag) -> [(HeaderName, HeaderValue); 2] {
    [(header::ETAG, tag.header()), (header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"))]
}

/// Every site may show and read them.
fn given_out(kind: ChartKind, format: Format) -> [(HeaderName, String); 6] {
    let policy = match format {
        Format::Html => PAGE_POLICY,
        Format::Svg | Format::Png | Format::Csv | Format::Json => PICTURE_POLICY,
    };
    [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"palermo-{}.{}\"", kind.word(), format.extension())),
    ]
}
