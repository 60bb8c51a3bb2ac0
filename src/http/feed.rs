//! The feed of editions: what changed in the data set, and when.

use crate::{
    export::description,
    graph::any_node::AnyNode,
    http::{
        export,
        pages::Asked,
        state::ServerState,
        xml::{text, xml},
    },
    pages::address,
    snapshot::Snapshot,
};
use axum::{extract::State, response::Response};
use entity::{
    edition::{self, ChangeCount, Summary},
    edition_change, edition_value,
    vocabulary::Change,
};
use quick_xml::{Writer, events::BytesText};
use std::{collections::HashMap, fmt::Write as _, io, sync::Arc};

/// How many changed facts of an edition are named.
const MOST_NAMED: usize = 500;

/// How many characters of a value are shown.
const MOST_CHARACTERS: usize = 200;

/// The editions that there were, each with what it changed.
pub async fn feed(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    export::text(&state, &asked, "feed", "application/atom+xml; charset=utf-8", |snapshot| write(&state, snapshot))
        .await
}

fn write(state: &ServerState, snapshot: &Snapshot) -> String {
    let entries = entries(snapshot);
    xml(|xml| {
        let feed = xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
        feed.write_inner_content(|xml| {
            text(xml, "id", &state.public_url.join("/feed.atom"))?;
            text(xml, "title", &format!("{}: editions of the data set", description::TITLE))?;
            text(xml, "updated", &snapshot.edition.imported_at)?;
            text(xml, "rights", &snapshot.graph.about().license)?;
            xml.create_element("author").write_inner_content(|xml| text(xml, "name", description::TITLE))?;
            link(xml, "self", &state.public_url.join("/feed.atom"))?;
            link(xml, "alternate", &state.public_url.join("/"))?;
            for pair in entries.windows(2) {
                entry(xml, state, snapshot, &pair[0], Some(&pair[1].edition))?;
            }
            entry(xml, state, snapshot, entries.last().expect("there is that of today"), None)
        })?;
        Ok(())
    })
}

/// The editions that are remembered, or that of today where none is.
fn entries(snapshot: &Snapshot) -> Vec<Summary> {
    if !snapshot.editions.is_empty() {
        return snapshot.editions.clone();
    }
    let facts: usize = snapshot.counts.iter().map(|count| count.count).sum();
    let edition = edition::Model {
        revision: snapshot.edition.revision,
        version: snapshot.graph.about().version.clone(),
        digest: snapshot.edition.digest.clone(),
        imported_at: snapshot.edition.imported_at.clone(),
        fact_count: facts.try_into().expect("ids of facts are 32 bits"),
    };
    vec![Summary { edition, counts: Vec::new(), changes: Vec::new(), values: Vec::new() }]
}

/// An edition, and the one that it changed; nothing for the first that is remembered.
fn entry(
    xml: &mut Writer<Vec<u8>>,
    state: &ServerState,
    snapshot: &Snapshot,
    summary: &Summary,
    before: Option<&edition::Model>,
) -> io::Result<()> {
    let (page, unchanged) = match before {
        Some(before) => (format!("/changes?since={}", before.revision), "No fact changed."),
        None => ("/export".to_owned(), "The first edition that is remembered here."),
    };
    let edition::Model { revision, version, digest, imported_at, fact_count } = &summary.edition;
    xml.create_element("entry").write_inner_content(|xml| {
        // The facts alone are no name: a data set may become again what it was before.
        text(xml, "id", &format!("urn:sha256:{digest}#{revision}"))?;
        text(xml, "title", &format!("Version {version}, {fact_count} facts"))?;
        text(xml, "updated", imported_at)?;
        link(xml, "alternate", &state.public_url.join(&page))?;
        match summary.counts.as_slice() {
            [] => text(xml, "summary", unchanged)?,
            counts => text(xml, "summary", &counted(counts))?,
        }
        if !summary.changes.is_empty() {
            let content = xml.create_element("content").with_attribute(("type", "html"));
            content.write_text_content(BytesText::new(&named(state, snapshot, summary)))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// What changed, in numbers: `Added: agency 2, measure 1. Removed: source 1.`
fn counted(counts: &[ChangeCount]) -> String {
    let sentences = counts.chunk_by(|one, next| one.change == next.change).map(|counts| {
        let kinds: Vec<String> =
            counts.iter().map(|count| format!("{} {}", count.kind.word().replace('_', " "), count.count)).collect();
        format!("{}: {}.", word(counts[0].change), kinds.join(", "))
    });
    sentences.collect::<Vec<_>>().join(" ")
}

/// What changed, fact by fact, as HTML. What is there today is linked.
fn named(state: &ServerState, snapshot: &Snapshot, summary: &Summary) -> String {
    let mut html = String::new();
    let named = &summary.changes[..summary.changes.len().min(MOST_NAMED)];
    let mut values: HashMap<&str, String> = HashMap::new();
    for value in &summary.values {
        values.entry(&value.fact_key).or_default().push_str(&differs(value));
    }
    for change in [Change::Added, Change::Changed, Change::Removed] {
        let facts: Vec<&edition_change::Model> = named.iter().filter(|row| row.change == change).collect();
        if facts.is_empty() {
            continue;
        }
        let items = facts.iter().map(|row| {
            let values = values.get(row.fact_key.as_str()).map_or(String::new(), |values| format!("<ul>{values}</ul>"));
            format!("<li>{}{values}</li>", item(state, snapshot.graph.by_key(&row.fact_key), &row.fact_key))
        });
        write!(html, "<h2>{}</h2><ul>{}</ul>", word(change), items.collect::<String>())
            .expect("memory takes everything");
    }
    let more = summary.counts.iter().map(|count| count.count).sum::<usize>() - named.len();
    if more > 0 {
        write!(html, "<p>And {more} more.</p>").expect("memory takes everything");
    }
    html
}

fn item(state: &ServerState, node: Option<AnyNode<'_>>, key: &str) -> String {
    let key = html_escape::encode_text(key);
    let Some(node) = node else { return key.into_owned() };
    let path = address::of(node);
    // A source is shown by whoever published it.
    let address = if path.starts_with('/') { state.public_url.join(&path) } else { path };
    let address = html_escape::encode_double_quoted_attribute(&address);
    let label = node.label();
    format!("{key}: <a href=\"{address}\">{}</a>", html_escape::encode_text(&label))
}

/// A value that changed: `agency.acronym: IOM → OIM`.
fn differs(value: &edition_value::Model) -> String {
    let shown = |value: &Option<String>| match value {
        None => "nothing".to_owned(),
        Some(value) => match value.char_indices().nth(MOST_CHARACTERS) {
            Some((end, _)) => format!("{}…", &value[..end]),
            None => value.clone(),
        },
    };
    let sentence = format!("{}: {} → {}", value.place, shown(&value.before), shown(&value.after));
    format!("<li>{}</li>", html_escape::encode_text(&sentence))
}

fn word(change: Change) -> &'static str {
    match change {
        Change::Added => "Added",
        Change::Changed => "Changed",
        Change::Removed => "Removed",
    }
}

fn link(xml: &mut Writer<Vec<u8>>, relation: &str, address: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", relation), ("href", address)]).write_empty()?;
    Ok(())
}
