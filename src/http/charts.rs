//! The charts, each at one address in every format, with the same parameters.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind, Format,
        chart::{self, Chart, Undrawn},
        embed::{self, EmbedPage},
        page::{self, ChartPage},
        parameters::{Parameters, Refused, Sheet, Theme},
        thumbnail,
    },
    clock,
    export::ties::{self, TieGraph},
    http::{
        client::{POINTS_OF_A_PAGE, POINTS_OF_A_PICTURE, too_much},
        kept::{Key, Made},
        making::Unmade,
        pages::{self, Asked},
        parameters, redirect,
        room::Undone,
        speech,
        state::ServerState,
    },
    language::voice::Voice,
    pages::{
        frame::{Frame, Site},
        preview::told_twice,
    },
    snapshot::Snapshot,
};
use askama::Template;
use axum::{
    Router,
    body::Bytes,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use entity::vocabulary::Language;
use std::sync::Arc;

/// What a chart may load that is shown within a page of another site: from this server only. It alone may be put into a frame.
pub(super) const EMBEDDED_POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors *";

/// What a picture may load: nothing; its style stands in it.
const PICTURE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *";

/// The addresses of the charts.
pub fn routes() -> Router<Arc<ServerState>> {
    Router::new()
        .route("/charts", get(first))
        .route("/charts/chart.css", get(style))
        .route("/charts/walk.js", get(walk_script))
        .route("/charts/embed.css", get(embedded_style))
        .route("/embed.js", get(script))
        .route("/charts/{name}", get(chart))
        .route("/charts/{name}/thumbnail.svg", get(thumbnail))
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

async fn walk_script(RawQuery(query): RawQuery) -> Response {
    pages::asset(page::WALK_SCRIPT, "text/javascript; charset=utf-8", query.as_deref())
}

/// The style of charts on other sites; a theme that there is not is none.
async fn embedded_style(RawQuery(query): RawQuery) -> Response {
    let theme = match query.as_deref() {
        Some("theme=light") => Some(Theme::Light),
        Some("theme=dark") => Some(Theme::Dark),
        _ => None,
    };
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, embed::style(theme)).into_response()
}

/// The script that pages of other sites load, too.
async fn script(RawQuery(query): RawQuery) -> Response {
    let mut response = pages::asset(embed::SCRIPT, "text/javascript; charset=utf-8", query.as_deref());
    response
        .headers_mut()
        .insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    response
}

async fn chart(
    State(state): State<Arc<ServerState>>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
    asked: Asked,
) -> Response {
    let Some((kind, format)) = named(&name) else {
        let known: Vec<&str> = ChartKind::ALL.map(ChartKind::word).to_vec();
        let endings = |kind| Format::of(kind).map(Format::extension).collect::<Vec<_>>().join(", ");
        let text = format!(
            "There is no such chart. There are {}, each as {}; the chart of networks as {}.\n",
            known.join(", "),
            endings(ChartKind::Measures),
            endings(ChartKind::Networks)
        );
        return pages::nothing(&state, &asked, text).await;
    };
    let Some(pairs) = parameters::given(query.as_deref()) else {
        return refuse(&state, kind, format, vec![parameters::unreadable(speech::current())]);
    };
    let snapshot = state.snapshot();
    let unasked = (clock::today(), speech::current());
    let parameters = match Parameters::read_in(kind, &pairs, &snapshot.graph, unasked, &state.budget()) {
        Ok(parameters) if format.is_of_words() => parameters,
        // What programs read says the same in every language.
        Ok(parameters) => Parameters { language: Language::English, ..parameters },
        Err(Refused::Stopped(stopped)) => return unfinished(&state, format, stopped),
        Err(Refused::Bad(problems)) => {
            return refuse(
                &state,
                kind,
                format,
                problems.iter().map(|problem| problem.said(speech::current())).collect(),
            );
        }
    };
    let path = format!("/charts/{}{}", kind.word(), page::query(kind, &parameters));
    let embedded = parameters.embed;
    let key = state.key(what(format), Bytes::from(format!("{path} on {}", parameters.day)));
    let key = Key { language: parameters.language, ..key };
    let points = if matches!(format, Format::Png | Format::Pdf) { POINTS_OF_A_PICTURE } else { POINTS_OF_A_PAGE };
    let make = async {
        asked.purse.pay(points).map_err(too_much)?;
        let site = state.site();
        let work = move |budget: &Budget| -> Result<Vec<u8>, Unmade> {
            let chart = Chart::new(kind, &snapshot, &parameters, budget);
            let chart = chart.map_err(|undrawn| unmade(undrawn, parameters.voice()))?;
            budget.look()?;
            Ok(match format {
                Format::Html => {
                    let frame = Frame::new(&site, &snapshot, path, parameters.day).spoken_in(parameters.language);
                    let page = match parameters.embed {
                        true => EmbedPage::new(frame, &chart, &snapshot, &parameters).render()?,
                        false => ChartPage::new(frame, &chart, &snapshot, &parameters, budget)?.render()?,
                    };
                    told_twice(page).into_bytes()
                }
                Format::Svg => page::signed(&chart, &site, &snapshot, &parameters).svg(parameters.theme).into_bytes(),
                Format::Png => {
                    let theme = parameters.theme.unwrap_or(Theme::Light);
                    page::signed(&chart, &site, &snapshot, &parameters).png(theme, parameters.width)
                }
                Format::Pdf => {
                    // As of a PNG: what takes the time is that letters are placed, which nothing can stop. The drawing is as
                    // large as the chart, which was made within the budget.
                    let (theme, sheet) =
                        (parameters.theme.unwrap_or(Theme::Light), parameters.size.unwrap_or(Sheet::A4));
                    page::signed(&chart, &site, &snapshot, &parameters).pdf(theme, sheet, &Budget::unlimited())?
                }
                Format::GraphMl => ties(ties::Format::GraphMl, &snapshot, &parameters, &site, budget)?,
                Format::Gexf => ties(ties::Format::Gexf, &snapshot, &parameters, &site, budget)?,
                Format::Csv => chart.csv().into_bytes(),
                Format::Json => chart.json(&snapshot, &parameters).to_string().into_bytes(),
            })
        };
        match state.drawings.work(state.longest, work).await {
            Ok(Ok(body)) => Ok(Made::new(given_out(kind, format, embedded), body)),
            Ok(Err(Unmade::Stopped(stopped))) => Err(unfinished(&state, format, stopped)),
            Ok(Err(Unmade::Refused(problem))) => Err(refuse(&state, kind, format, vec![problem])),
            Ok(Err(cause)) => Err(failed(kind, &cause)),
            Err(Undone::Failed(cause)) => Err(failed(kind, &cause)),
            Err(Undone::Full) => Err(crowded()),
        }
    };
    match state.kept.get_or_make(&key, state.longest, make).await {
        Some(Ok(made)) => made.sent(&asked.method, &asked.headers).await,
        Some(Err(response)) => response,
        None => crowded(),
    }
}

/// A chart of today at a glance. It is made once a revision and day, in a room of its own: a page that shows all of them asks for
/// all at once, and pages are not to wait for them.
async fn thumbnail(State(state): State<Arc<ServerState>>, Path(name): Path<String>, asked: Asked) -> Response {
    let Some(kind) = ChartKind::ALL.into_iter().find(|kind| kind.word() == name) else {
        return pages::nothing(&state, &asked, "There is no such chart.\n".to_owned()).await;
    };
    let key = state.key("thumbnail", Bytes::from_static(kind.word().as_bytes()));
    let make = async {
        asked.purse.pay(POINTS_OF_A_PAGE).map_err(too_much)?;
        let snapshot = state.snapshot();
        let work = move |budget: &Budget| -> Result<String, Stopped> {
            match Chart::new(kind, &snapshot, &Parameters::on(kind, clock::today()), budget) {
                Ok(chart) => Ok(chart.thumbnail()),
                Err(Undrawn::Stopped(stopped)) => Err(stopped),
                Err(Undrawn::TooLarge { .. } | Undrawn::TooManyPairs { .. }) => Ok(thumbnail::empty()),
            }
        };
        match state.thumbnails.work(state.longest, work).await {
            Ok(Ok(svg)) => Ok(Made::new(given_out(kind, Format::Svg, false), svg)),
            Ok(Err(stopped)) => Err(unfinished(&state, Format::Svg, stopped)),
            Err(Undone::Failed(cause)) => Err(failed(kind, &cause)),
            Err(Undone::Full) => Err(crowded()),
        }
    };
    match state.kept.get_or_make(&key, state.longest, make).await {
        Some(Ok(made)) => made.sent(&asked.method, &asked.headers).await,
        Some(Err(response)) => response,
        None => crowded(),
    }
}

/// Why a chart could not be made, in the language in which it was asked for.
pub(super) fn unmade(undrawn: Undrawn, voice: Voice) -> Unmade {
    match undrawn {
        Undrawn::Stopped(stopped) => Unmade::Stopped(stopped),
        Undrawn::TooLarge { .. } | Undrawn::TooManyPairs { .. } => Unmade::Refused(undrawn.said(voice)),
    }
}

/// What tells apart what is kept of one chart.
fn what(format: Format) -> &'static str {
    match format {
        Format::Html => "chart",
        Format::Svg => "chart as SVG",
        Format::Png => "chart as PNG",
        Format::Pdf => "chart as PDF",
        Format::GraphMl => "chart as GraphML",
        Format::Gexf => "chart as GEXF",
        Format::Csv => "chart as CSV",
        Format::Json => "chart as JSON",
    }
}

fn crowded() -> Response {
    let text = "Too many charts are asked for at once; try again in a moment.\n";
    (StatusCode::SERVICE_UNAVAILABLE, text).into_response()
}

/// Too much was asked for at once: a page where a page was asked for, else a line of text.
fn unfinished(state: &ServerState, format: Format, stopped: Stopped) -> Response {
    match format {
        Format::Html => pages::unfinished(state, stopped),
        _ => (StatusCode::SERVICE_UNAVAILABLE, format!("{stopped}\n")).into_response(),
    }
}

fn failed(kind: ChartKind, cause: &(dyn std::error::Error + 'static)) -> Response {
    tracing::error!(chart = kind.word(), cause, "a chart could not be drawn");
    (StatusCode::INTERNAL_SERVER_ERROR, "The chart could not be drawn; the log has the cause.\n").into_response()
}

/// The agencies of the chart of networks and what ties them.
fn ties(
    format: ties::Format,
    snapshot: &Snapshot,
    parameters: &Parameters,
    site: &Site,
    budget: &Budget,
) -> Result<Vec<u8>, Unmade> {
    let agencies = chart::agencies_in_networks(snapshot, parameters, budget)?;
    let graph = TieGraph::on(agencies, parameters.day, parameters.tie_kind, budget)?;
    let mut bytes = Vec::new();
    graph.write(format, snapshot, &site.public_url, &mut bytes).expect("memory takes it");
    Ok(bytes)
}

/// Which chart in which format an address is of; without an ending, the page.
fn named(name: &str) -> Option<(ChartKind, Format)> {
    let (word, ending) = name.split_once('.').unwrap_or((name, "html"));
    let kind = ChartKind::ALL.into_iter().find(|kind| kind.word() == word)?;
    let format = Format::of(kind).find(|format| format.extension() == ending)?;
    Some((kind, format))
}

/// What is wrong with the address: a page where a page was asked for, else lines of text.
fn refuse(state: &ServerState, kind: ChartKind, format: Format, problems: Vec<String>) -> Response {
    if format == Format::Html {
        return pages::refused(state, problems, &format!("/charts/{}", kind.word()));
    }
    pages::refused_in_lines(&problems)
}

/// Every site may show and read them. They may be kept, and are asked for again each time: facts and the day change.
fn given_out(kind: ChartKind, format: Format, embedded: bool) -> HeaderMap {
    let policy = match format {
        Format::Html if embedded => EMBEDDED_POLICY,
        Format::Html => pages::CONTENT_SECURITY_POLICY,
        _ => PICTURE_POLICY,
    };
    let name = format!("inline; filename=\"palermo-{}.{}\"", kind.word(), format.extension());
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media_type())),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).expect("names of charts are plain letters")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache")),
    ])
}
