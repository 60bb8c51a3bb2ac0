//! What a site needs to show a page of ours, as oEmbed has it: `/oembed?url=https://…/charts/networks`.

use crate::{
    budget::Budget,
    charts::{
        ChartKind, Format,
        chart::Chart,
        drawing::Drawing,
        embed,
        page::{self, query},
        parameters::{Parameters, Refused, WIDTHS},
    },
    clock,
    http::{
        charts::unmade,
        kept::Made,
        making::{self, Unmade},
        pages::{self, Asked},
        parameters,
        state::ServerState,
    },
    pages::{
        address,
        bad_parameter::BadParameter,
        cite::Cited,
        frame::{Frame, Site},
    },
    snapshot::Snapshot,
};
use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use entity::vocabulary::Language;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// How wide a picture is that stands for a page.
const THUMBNAIL: i32 = 640;

/// How long others may keep what is told, in seconds.
const KEPT: u32 = 3_600;

/// What is asked.
#[derive(Clone)]
struct Wanted {
    /// The path of the page, with its parameters, and the language that it speaks.
    page: String,
    language: Language,
    most: (Option<i32>, Option<i32>),
}

impl From<Refused> for Unmade {
    fn from(refused: Refused) -> Self {
        match refused {
            // A line each.
            Refused::Bad(problems) => {
                let problems: Vec<String> = problems.iter().map(BadParameter::to_string).collect();
                Unmade::Refused(problems.join("\n"))
            }
            Refused::Stopped(stopped) => Unmade::Stopped(stopped),
        }
    }
}

/// Tells how a page is shown elsewhere.
pub async fn oembed(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let wanted = match wanted(&state, &asked) {
        Ok(wanted) => wanted,
        Err(response) => return response,
    };
    let key = state.key("oembed", Bytes::from(format!("{} {:?} {:?}", wanted.page, wanted.language, wanted.most)));
    let (snapshot, site) = (state.snapshot(), state.site());
    let work = move |budget: &Budget| {
        let told = told(&wanted, &snapshot, &site, budget)?;
        let absent = || Unmade::Absent("There is no page at this `url` that can be shown.".to_owned());
        Ok(Made::new(headers(), told.ok_or_else(absent)?.to_string()))
    };
    making::send(&state, &asked, key, |problems| pages::refused_in_lines(&problems), work).await
}

#[expect(clippy::result_large_err, reason = "it is made once a request, and only of those that are refused")]
fn wanted(state: &ServerState, asked: &Asked) -> Result<Wanted, Response> {
    let refused = |problem: String| pages::refused_in_lines(&[problem]);
    let pairs =
        parameters::given(asked.uri.query()).ok_or_else(|| refused(parameters::unreadable(Language::English)))?;
    let taken = ["url", "format", "maxwidth", "maxheight"];
    if let Some(problem) = parameters::wrong(&pairs, "address", &taken) {
        return Err(refused(problem.to_string()));
    }
    match parameters::value(&pairs, "format") {
        None | Some("json" | "") => {}
        Some(other) => {
            let text = format!("{}\n", BadParameter::value("format", other, "`json`", &["json"]));
            return Err((StatusCode::NOT_IMPLEMENTED, text).into_response());
        }
    }
    let length = |name: &'static str| match parameters::value(&pairs, name).filter(|value| !value.is_empty()) {
        None => Ok(None),
        Some(value) => match value.parse().ok().filter(|length| *length > 0) {
            Some(length) => Ok(Some(length)),
            None => Err(refused(BadParameter::value(name, value, "a number of pixels", &[]).to_string())),
        },
    };
    let most = (length("maxwidth")?, length("maxheight")?);
    let ours = state.public_url.as_str();
    let Some(url) = parameters::value(&pairs, "url") else {
        return Err(refused(format!("`url` is missing: the address of a page, such as {ours}/charts/networks")));
    };
    match url.strip_prefix(ours).filter(|path| path.starts_with('/')) {
        Some(path) => {
            let (page, language) = address::unspoken(path);
            Ok(Wanted { page: page.to_owned(), language, most })
        }
        None => {
            let text = format!("`url` is not an address of this server; they begin with {ours}/\n");
            Err((StatusCode::NOT_FOUND, text).into_response())
        }
    }
}

/// How a page is shown: a chart as a frame, all others as a link.
fn told(wanted: &Wanted, snapshot: &Snapshot, site: &Site, budget: &Budget) -> Result<Option<Value>, Unmade> {
    let (path, given) = wanted.page.split_once('?').unwrap_or((&wanted.page, ""));
    let today = clock::today();
    let mut told = Map::new();
    let chart = path.strip_prefix("/charts/").map(|name| name.strip_suffix(".html").unwrap_or(name));
    match chart.and_then(|name| ChartKind::ALL.into_iter().find(|kind| kind.word() == name)) {
        Some(kind) => {
            let Some(mut pairs) = parameters::given(Some(given)) else { return Ok(None) };
            // A pinned edition is seen to where the frame asks for it.
            let version = pairs.iter().position(|(name, _)| name == "version").map(|at| pairs.remove(at).1);
            let parameters = Parameters::read_in(kind, &pairs, &snapshot.graph, (today, wanted.language), budget)?;
            let chart = Chart::new(kind, snapshot, &parameters, budget);
            let chart = chart.map_err(|undrawn| unmade(undrawn, parameters.voice()))?;
            // A pinned frame always shows what it shows now.
            let name = match version {
                Some(_) => chart.title.clone(),
                None => embed::subject(kind, &parameters, &snapshot.graph, budget)?,
            };
            let snippet = embed::snippet(&chart, &name, site, (&parameters, version.as_deref()), wanted.most);
            let drawing = page::signed(&chart, site, snapshot, &parameters);
            told.insert("type".to_owned(), "rich".into());
            told.insert("title".to_owned(), chart.title.clone().into());
            told.insert("html".to_owned(), snippet.html.into());
            told.insert("width".to_owned(), snippet.width.into());
            told.insert("height".to_owned(), snippet.height.into());
            if let Some(asked) = thumbnail(&drawing, wanted.most) {
                let picture = Parameters { embed: false, width: Some(asked), size: None, ..parameters };
                let picture = format!("{}{}", picture.address(kind, Format::Png), query(kind, &picture));
                let (width, height) = drawing.points(Some(asked));
                told.insert("thumbnail_url".to_owned(), site.absolute(&picture).into());
                told.insert("thumbnail_width".to_owned(), width.into());
                told.insert("thumbnail_height".to_owned(), height.into());
            }
        }
        None => {
            let frame = Frame::new(site, snapshot, &*wanted.page, today).spoken_in(wanted.language);
            let Some(cited) = Cited::at(&wanted.page, snapshot, &frame) else { return Ok(None) };
            told.insert("type".to_owned(), "link".into());
            told.insert("title".to_owned(), cited.title.into());
        }
    }
    told.insert("version".to_owned(), "1.0".into());
    told.insert("provider_name".to_owned(), "Palermo".into());
    told.insert("provider_url".to_owned(), site.absolute("/").into());
    told.insert("cache_age".to_owned(), json!(KEPT));
    Ok(Some(Value::Object(told)))
}

/// How wide a picture is to be asked for that stands for a page and is no larger than wanted; none where it would be too small
/// to be one.
fn thumbnail(drawing: &Drawing, (most_width, most_height): (Option<i32>, Option<i32>)) -> Option<u32> {
    let least = *WIDTHS.start();
    let widest = THUMBNAIL.min(most_width.unwrap_or(i32::MAX)).unsigned_abs();
    let high = most_height.map_or(u32::MAX, i32::unsigned_abs);
    (least..=widest).rev().find(|width| drawing.points(Some(*width)).1 <= high)
}

fn headers() -> HeaderMap {
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ])
}
