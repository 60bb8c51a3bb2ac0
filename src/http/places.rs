//! The pages of states and regions, which can be narrowed, and their tables as files at the same address.

use crate::{
    analysis::presence::Place,
    budget::Budget,
    clock,
    export::csv::{EDITION, edition},
    graph::any_node::AnyNode,
    http::{
        making::{self, Unmade},
        pages::{self, Asked},
        parameters, redirect, speech,
        state::ServerState,
    },
    lists::download::Format as FileFormat,
    pages::{
        address,
        bad_parameter::BadParameter,
        entity_page::{
            description::Description,
            page::{EntityPage, find},
        },
        frame::Frame,
        place::{
            MAXIMUM_TEXT, NAMES, Tables, Wanted,
            download::{self, Table},
        },
    },
    snapshot::Snapshot,
};
use askama::Template;
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use entity::{kind::Kind, partial_date::PartialDate, vocabulary::Vocabulary};
use std::sync::Arc;

/// The kinds of fact that are places.
pub(super) const KINDS: [Kind; 2] = [Kind::State, Kind::Region];

/// What a place is given out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// The page.
    Page,
    /// One of its tables.
    Csv(Table),
    /// All of its tables.
    Json,
}

/// The addresses of the places.
pub fn routes() -> Router<Arc<ServerState>> {
    let mut router = Router::new();
    for kind in KINDS {
        let one =
            move |state: State<Arc<ServerState>>, path: Path<String>, asked: Asked| place(state, kind, path, asked);
        router = router.route(&format!("/{}/{{slug}}", kind.prefix()), get(one));
    }
    router
}

async fn place(State(state): State<Arc<ServerState>>, kind: Kind, Path(name): Path<String>, asked: Asked) -> Response {
    let snapshot = state.snapshot();
    let (slug, ending) = name.find('.').map_or((name.as_str(), ""), |at| name.split_at(at));
    let node = find(&snapshot.graph, kind, slug).filter(|_| ["", ".csv", ".json"].contains(&ending));
    let Some(node) = node else { return pages::missing(&state, &asked).await };
    if node.slug() != Some(slug) {
        // A former name: for good, because slugs never change their meaning.
        let path = format!("{}{ending}", address::of(node));
        return redirect::to(StatusCode::PERMANENT_REDIRECT, &state.public_url, &path)
            .expect("slugs are small letters, digits and hyphens");
    }
    let Some(pairs) = parameters::given(asked.uri.query()) else {
        return refuse(&state, node, ending, vec![parameters::unreadable(speech::current())]);
    };
    let (wanted, table) = match read(&pairs, ending) {
        Ok(read) => read,
        Err(problems) => {
            return refuse(
                &state,
                node,
                ending,
                problems.iter().map(|problem| problem.said(speech::current())).collect(),
            );
        }
    };
    let format = match ending {
        ".csv" => Format::Csv(table),
        ".json" => Format::Json,
        _ => Format::Page,
    };
    let more = if let Format::Csv(table) = format { vec![("table", table.word().to_owned())] } else { Vec::new() };
    let path = wanted.address(node, ending, &more);
    let day = wanted.day.unwrap_or_else(clock::today);
    let key = state.key("place", Bytes::from(format!("{path} on {day}")));
    let slug = slug.to_owned();
    let name = format!("palermo-{}-{slug}{}{ending}", kind.prefix(), suffix(format));
    let (site, language) = (state.site(), speech::current());
    let work = move |budget: &Budget| {
        let frame = Frame::new(&site, &snapshot, path, day).spoken_in(language);
        let node = find(&snapshot.graph, kind, &slug).expect("it was found in the same snapshot");
        if format == Format::Page {
            return Ok(making::page(EntityPage::narrowed(node, &wanted, &frame, budget)?.render()?));
        }
        let body = written(node, &wanted, format, &snapshot, &frame, budget)?;
        let media_type = if format == Format::Json { FileFormat::Json } else { FileFormat::Csv }.media_type();
        Ok(making::file(&name, media_type, body))
    };
    making::send(&state, &asked, key, |problems| pages::refused_in_lines(&problems), work).await
}

/// What tells the files of one place apart.
fn suffix(format: Format) -> String {
    if let Format::Csv(table) = format { format!("-{}", table.word()) } else { String::new() }
}

fn written(
    node: AnyNode<'_>,
    wanted: &Wanted,
    format: Format,
    snapshot: &Snapshot,
    frame: &Frame,
    budget: &Budget,
) -> Result<Vec<u8>, Unmade> {
    let mut description = Description::new(node, frame, budget)?;
    let place = Place::of(node).expect("only places are asked for here");
    let tables = Tables::new(place, wanted, &mut description)?;
    Ok(match format {
        Format::Csv(table) => download::csv(&tables, table, &EDITION, &edition(snapshot).collect::<Vec<_>>()),
        Format::Page | Format::Json => download::json(&tables, node, wanted, frame),
    })
}

/// Reads what a place is narrowed to, and which table is asked for; all that is wrong, where anything is. A parameter without
/// a value, as forms send them, is not given.
fn read(pairs: &[(String, String)], ending: &str) -> Result<(Wanted, Table), Vec<BadParameter>> {
    let (mut wanted, mut table, mut problems) = (Wanted::default(), Table::default(), Vec::new());
    let taken: Vec<&str> = NAMES.into_iter().chain((ending == ".csv").then_some("table")).collect();
    for (at, (name, value)) in pairs.iter().enumerate() {
        let value = value.trim();
        let again = pairs[..at].iter().any(|(earlier, had)| earlier == name && !had.trim().is_empty());
        if let Some(problem) = BadParameter::unknown_name("page", name, &taken) {
            problems.push(problem);
        } else if value.is_empty() {
        } else if again && name != "kind" {
            problems.push(BadParameter::Repeated { name: name.clone() });
        } else if let Err(problem) = take(&mut wanted, &mut table, name, value) {
            problems.push(problem);
        }
    }
    // However they were given, they are one choice.
    wanted.kinds.sort_unstable();
    wanted.kinds.dedup();
    if problems.is_empty() { Ok((wanted, table)) } else { Err(problems) }
}

fn take(wanted: &mut Wanted, table: &mut Table, name: &str, value: &str) -> Result<(), BadParameter> {
    match name {
        "type" => wanted.r#type = Some(word("type", value)?),
        "kind" => wanted.kinds.push(word("kind", value)?),
        "axis" => wanted.axis = Some(word("axis", value)?),
        "crime" => wanted.crime = Some(word("crime", value)?),
        "text" if value.chars().count() > MAXIMUM_TEXT => {
            return Err(BadParameter::out_of_bounds("text", value, "taken-characters-at-most", (0, MAXIMUM_TEXT)));
        }
        "text" => value.clone_into(&mut wanted.text),
        "table" => {
            let found = Table::ALL.into_iter().find(|table| table.word().eq_ignore_ascii_case(value));
            *table = found
                .ok_or_else(|| BadParameter::value("table", value, "taken-a-table", &Table::ALL.map(Table::word)))?;
        }
        _ => {
            let day: Result<PartialDate, _> = value.parse();
            wanted.day = Some(day.map_err(|_| BadParameter::value("activeOn", value, "taken-a-date", &[]))?);
        }
    }
    Ok(())
}

fn word<V: Vocabulary>(name: &'static str, value: &str) -> Result<V, BadParameter> {
    V::from_word(&value.to_ascii_lowercase()).ok_or_else(|| {
        let known: Vec<&str> = V::ALL.iter().map(|word| word.word()).collect();
        BadParameter::value(name, value, "taken-a-word", &known)
    })
}

/// What is wrong with the address: a page where a page was asked for, else lines of text.
fn refuse(state: &ServerState, node: AnyNode<'_>, ending: &str, problems: Vec<String>) -> Response {
    if ending.is_empty() {
        return pages::refused(state, problems, &address::of(node));
    }
    pages::refused_in_lines(&problems)
}
