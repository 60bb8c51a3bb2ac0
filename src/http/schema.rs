//! The schema in parts: a list of its types with their sizes, and a file for each type and each field of one.

use crate::{
    answer::{
        excerpt::{self, Entry, Family},
        schema,
    },
    http::{export, pages::Asked, public_url::PublicUrl, state::ServerState},
    snapshot::Snapshot,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use std::{fmt::Write, sync::Arc};

/// Where the list is; the files are below it.
pub const PATH: &str = "/schema";

/// Every type, by what it is for.
pub async fn list(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let write = |_: &Snapshot| listed(&state.public_url);
    export::text(&state, &asked, "list of types", "text/plain; charset=utf-8", write).await
}

/// The list as text.
pub fn listed(public_url: &PublicUrl) -> String {
    let mut text = format!(
        "# The schema of Palermo, type by type\n\n> {}\n\nAll of it: {} ({}). Each type has a file, such as {}, whose size \
         stands behind its name here: it writes the type out, and shows in short what it leads to. So has each field of one, \
         such as {}.\n",
        schema::DESCRIPTION.lines().next().unwrap_or_default(),
        public_url.join("/schema.graphql"),
        size(schema::print().len()),
        public_url.join(&path_of("Agency")),
        public_url.join(&path_of("Query.overlaps")),
    );
    for family in Family::ALL {
        let mut entries = excerpt::entries().iter().filter(|entry| entry.family == family).peekable();
        if entries.peek().is_none() {
            continue;
        }
        let _ = writeln!(text, "\n## {}\n", family.heading());
        match family {
            // What they say of themselves says their name.
            Family::Filter | Family::Order | Family::Page => {
                let entries: Vec<String> =
                    entries.map(|entry| format!("{} ({})", entry.name, size(entry.bytes))).collect();
                let _ = writeln!(text, "{}", entries.join(", "));
            }
            Family::Root | Family::Fact | Family::Row | Family::Group | Family::Vocabulary | Family::Scalar => {
                for entry in entries {
                    let _ = writeln!(text, "- {} ({}): {}", entry.name, size(entry.bytes), entry.brief);
                }
            }
        }
    }
    text
}

/// A type as an item of a list of links.
pub fn link(entry: &Entry, public_url: &PublicUrl) -> String {
    let Entry { name, bytes, brief, .. } = entry;
    format!("- [{name}]({}) ({}): {brief}\n", public_url.join(&path_of(name)), size(*bytes))
}

/// The path of the file of a type.
fn path_of(name: &str) -> String {
    format!("{PATH}/{name}.graphql")
}

/// A number of bytes, for people and for those who count what they can read.
pub fn size(bytes: usize) -> String {
    match bytes {
        0..10_000 => format!("{:.1} kB", bytes as f64 / 1000.0),
        _ => format!("{:.0} kB", bytes as f64 / 1000.0),
    }
}

/// A type, or a field of one, with what it leads to.
pub async fn part(State(state): State<Arc<ServerState>>, Path(file): Path<String>, asked: Asked) -> Response {
    let Some(name) = file.strip_suffix(".graphql") else {
        let text = format!("Files of the schema end in .graphql; {PATH} lists them.\n");
        return (StatusCode::NOT_FOUND, text).into_response();
    };
    match excerpt::excerpt(&[name], usize::MAX) {
        Ok(text) => {
            let media_type = "application/graphql; charset=utf-8";
            export::named_text(&state, &asked, ("part of the schema", name), media_type, |_| text).await
        }
        Err(unknown) => (StatusCode::NOT_FOUND, format!("{unknown}; {PATH} lists all types\n")).into_response(),
    }
}
