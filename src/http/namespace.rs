//! Where the names that linked data use lead to: our own terms, and facts without a page of their own.

use crate::{
    answer::schema,
    export::{record, triples},
    http::{
        pages::{self, Asked},
        redirect,
        state::ServerState,
    },
    pages::{
        address,
        namespace::{NamespacePage, Term},
    },
};
use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::get,
};
use entity::kind::Kind;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The kinds of fact that are shown elsewhere: on the page of what they belong to, or by their publisher.
const WITHOUT_A_PAGE: [Kind; 5] =
    [Kind::Membership, Kind::Participation, Kind::Impact, Kind::Ratification, Kind::Source];

/// The addresses of names.
pub fn routes() -> Router<Arc<ServerState>> {
    let mut router = Router::new().route("/ns", get(terms)).route("/ns/{vocabulary}", get(vocabulary));
    for kind in WITHOUT_A_PAGE {
        let elsewhere =
            move |state: State<Arc<ServerState>>, path: Path<String>, asked: Asked| elsewhere(state, kind, path, asked);
        router = router.route(&format!("/{}/{{*rest}}", kind.prefix()), get(elsewhere));
    }
    router
}

async fn terms(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    pages::show(&state, &asked, "/ns", |_, _, frame, _| {
        Ok(NamespacePage::terms(classes(), properties(), frame).render()?)
    })
    .await
}

async fn vocabulary(State(state): State<Arc<ServerState>>, Path(name): Path<String>, asked: Asked) -> Response {
    let path = format!("/ns/{name}");
    if NamespacePage::vocabulary(&name, pages::frame(&state, &path)).is_none() {
        return pages::missing(&state, &asked).await;
    }
    pages::show(&state, &asked, &path, move |_, _, frame, _| {
        Ok(match NamespacePage::vocabulary(&name, frame) {
            Some(page) => page.render()?,
            None => String::new(),
        })
    })
    .await
}

/// A fact without a page of its own is shown by another (303: what is there is about it, not it).
async fn elsewhere(
    State(state): State<Arc<ServerState>>,
    kind: Kind,
    Path(rest): Path<String>,
    asked: Asked,
) -> Response {
    let snapshot = state.snapshot();
    let node = snapshot.graph.by_key(&format!("{}:{rest}", kind.prefix()));
    let shown = node.and_then(|node| redirect::to(StatusCode::SEE_OTHER, &state.public_url, &address::of(node)));
    match shown {
        Some(response) => response,
        None => pages::missing(&state, &asked).await,
    }
}

fn classes() -> Vec<Term> {
    let class = |kind: Kind| {
        let name = format!("{kind:?}");
        let meaning = schema::descriptions().get(&name).cloned().unwrap_or_default();
        Term { name, meanings: vec![(String::new(), meaning)], same: Vec::new(), vocabulary: None }
    };
    Kind::ALL.map(class).to_vec()
}

fn properties() -> Vec<Term> {
    let mut kinds: BTreeMap<&str, Vec<Kind>> = BTreeMap::new();
    for kind in Kind::ALL {
        // These two are said by the name of the fact and by `rdfs:label`.
        for column in record::names(kind).into_iter().filter(|column| !["id", "label"].contains(column)) {
            kinds.entry(column).or_default().push(kind);
        }
    }
    kinds.into_iter().map(|(column, kinds)| property(column, &kinds)).collect()
}

/// A property, with what the schema says of the field of its name; kinds of which it says the same stand together.
fn property(column: &str, kinds: &[Kind]) -> Term {
    let mut meanings: Vec<(String, String)> = Vec::new();
    for kind in kinds {
        let field = format!("{kind:?}.{}", camel(column));
        let meaning = schema::descriptions().get(&field).map_or("", String::as_str).lines().next().unwrap_or_default();
        match meanings.iter_mut().find(|(_, known)| known == meaning) {
            Some((of, _)) => *of = format!("{of}, {kind:?}"),
            None => meanings.push((format!("{kind:?}"), meaning.to_owned())),
        }
    }
    let same: BTreeSet<&str> = kinds.iter().flat_map(|kind| triples::terms(*kind, column)).copied().collect();
    let vocabulary = kinds.iter().find_map(|kind| triples::vocabulary_of(*kind, column));
    Term { name: column.to_owned(), meanings, same: same.into_iter().collect(), vocabulary }
}

/// `short_name` as the schema writes it: `shortName`.
fn camel(column: &str) -> String {
    let mut parts = column.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| name + &address::capitalised(part))
}
