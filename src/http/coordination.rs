//! The coordination plan, at one address as a page, as CSV and as JSON, with the same parameters.

use crate::{
    budget::Budget,
    clock,
    http::{
        making::{self, Unmade},
        pages::{self, Asked},
        parameters, speech,
        state::ServerState,
    },
    lists::{
        download::Format,
        plan::{self, PlanRefused},
    },
    pages::{
        bad_parameter::BadParameter,
        coordination::{CoordinationPage, Wanted},
        entity_page::page::find,
        frame::Frame,
    },
    snapshot::Snapshot,
};
use askama::Template;
use axum::{Router, body::Bytes, extract::State, response::Response, routing::get};
use entity::{kind::Kind, vocabulary::Vocabulary};
use std::sync::Arc;

/// What is taken, in the order in which it is named.
const TAKEN: [&str; 8] = ["network", "kind", "axis", "type", "crime", "agency", "activeOn", "page"];

const PATH: &str = "/coordination";

/// The addresses of the plan.
pub fn routes() -> Router<Arc<ServerState>> {
    let as_a =
        |format: Option<Format>| move |State(state): State<Arc<ServerState>>, asked: Asked| plan(state, format, asked);
    let files = Format::ALL.map(|format| (format!("{PATH}{}", format.ending()), Some(format)));
    let all = files.into_iter().chain([(PATH.to_owned(), None)]);
    all.fold(Router::new(), |router, (path, format)| router.route(&path, get(as_a(format))))
}

async fn plan(state: Arc<ServerState>, format: Option<Format>, asked: Asked) -> Response {
    let refuse = |problems: Vec<String>| match format {
        None => pages::refused(&state, problems, PATH),
        Some(_) => pages::refused_in_lines(&problems),
    };
    let Some(given) = parameters::given(asked.uri.query()) else {
        return refuse(vec![parameters::unreadable(speech::current())]);
    };
    let snapshot = state.snapshot();
    let wanted = match wanted(&given, &snapshot) {
        Ok(wanted) => wanted,
        Err(problems) => return refuse(problems),
    };
    match format {
        None => {
            let path = wanted.address("");
            pages::show(&state, &asked, &path, move |_, snapshot, frame, budget| {
                // Found anew: between the two, another revision may have come.
                Ok(match CoordinationPage::new(snapshot, &wanted, frame.clone(), budget)? {
                    Some(page) => page.render()?,
                    None => pages::not_found_page(snapshot, frame, budget).render()?,
                })
            })
            .await
        }
        Some(format) => file(&state, format, wanted, &asked).await,
    }
}

async fn file(state: &Arc<ServerState>, format: Format, wanted: Wanted, asked: &Asked) -> Response {
    let path = wanted.address(format.ending());
    let key = state.key("plan", Bytes::copy_from_slice(path.as_bytes()));
    let (site, snapshot) = (state.site(), state.snapshot());
    let work = move |budget: &Budget| {
        let frame = Frame::new(&site, &snapshot, path, clock::today());
        let body = plan::written(&wanted, format, &snapshot, &frame, budget)?;
        // It was there when it was asked for: between the two, another revision may have come.
        let body = body.ok_or_else(|| Unmade::Absent("There is no such network any more.".to_owned()))?;
        Ok(making::file(&format!("palermo-coordination{}", format.ending()), format.media_type(), body))
    };
    making::send(state, asked, key, |problems| pages::refused_in_lines(&problems), work).await
}

impl From<PlanRefused> for Unmade {
    fn from(refused: PlanRefused) -> Self {
        match refused {
            PlanRefused::Refused(problem) => Unmade::Refused(problem),
            PlanRefused::Stopped(stopped) => Unmade::Stopped(stopped),
        }
    }
}

/// What an address asks for; all that is wrong with it, where anything is. What is empty, as forms send it, is not given.
fn wanted(given: &[(String, String)], snapshot: &Snapshot) -> Result<Wanted, Vec<String>> {
    let mut problems = pages::misspelt(given, &TAKEN);
    let value = |name| parameters::value(given, name).map(str::trim).filter(|value| !value.is_empty());
    let slug = |name: &'static str, kind| {
        value(name).map(|slug| {
            let found = find(&snapshot.graph, kind, slug).and_then(|node| node.slug()).map(str::to_owned);
            found.ok_or_else(|| BadParameter::no_fact(name, slug, kind, &snapshot.graph).said(speech::current()))
        })
    };
    let no_date = |day| BadParameter::value("activeOn", day, "taken-a-date", &[]).said(speech::current());
    let day = value("activeOn").map(|day| day.parse().map_err(|_| no_date(day)));
    let wanted = Wanted {
        network: taken(slug("network", Kind::Network), &mut problems),
        kind: taken(word("kind", value("kind")), &mut problems),
        axis: taken(word("axis", value("axis")), &mut problems),
        r#type: taken(word("type", value("type")), &mut problems),
        crime: taken(word("crime", value("crime")), &mut problems),
        agency: taken(slug("agency", Kind::Agency), &mut problems),
        day: taken(day, &mut problems),
        page: pages::page_number(value("page"), &mut problems),
    };
    if problems.is_empty() { Ok(wanted) } else { Err(problems) }
}

fn word<V: Vocabulary>(name: &'static str, given: Option<&str>) -> Option<Result<V, String>> {
    let known: Vec<&str> = V::ALL.iter().map(|word| word.word()).collect();
    let read = |value: &str| {
        V::from_word(&value.to_ascii_lowercase())
            .ok_or_else(|| BadParameter::value(name, value, "taken-a-word", &known).said(speech::current()))
    };
    given.map(read)
}

fn taken<T>(given: Option<Result<T, String>>, problems: &mut Vec<String>) -> Option<T> {
    match given? {
        Ok(value) => Some(value),
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}
