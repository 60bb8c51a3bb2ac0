//! The page of a search: what was found, of which kinds, page by page.

use crate::{
    budget::{Budget, Stopped},
    language::{voice::Voice, words},
    pages::{address, entity_page, frame::Frame},
    query::search::{KINDS, MAXIMUM_CHARACTERS, MAXIMUM_CLAUSES, SearchError},
    snapshot::Snapshot,
};
use askama::Template;
use entity::kind::Kind;

/// How many hits stand on one page.
const PAGE: usize = 20;

/// What is searched for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The words, as they were typed.
    pub query: String,
    /// Only entities of this kind.
    pub kind: Option<Kind>,
    /// Which page of the hits, from 1 on.
    pub page: usize,
}

impl Wanted {
    /// The kind that an address names; nothing where it names none that can be found.
    pub fn kind_named(name: &str) -> Option<Kind> {
        KINDS.into_iter().find(|kind| kind.prefix() == name)
    }

    /// Where its hits are shown.
    pub fn address(&self) -> String {
        let mut parameters = vec![("query", self.query.clone())];
        parameters.extend(self.kind.map(|kind| ("kind", kind.prefix().to_owned())));
        if self.page > 1 {
            parameters.push(("page", self.page.to_string()));
        }
        let query =
            serde_urlencoded::to_string(parameters).expect("pairs of texts can always be written in an address");
        format!("/search?{query}")
    }
}

/// The page of a search.
#[derive(Template)]
#[template(path = "search.html")]
pub struct SearchPage {
    frame: Frame,
    query: String,
    refused: Option<String>,
    total: usize,
    hits: Vec<Found>,
    kinds: Vec<KindLink>,
    first: usize,
    previous: Option<String>,
    next: Option<String>,
}

/// An entity that was found.
pub struct Found {
    /// What it is called.
    pub heading: String,
    /// The attribute that says in which language it is called so, where that is not the language of the page.
    pub language: &'static str,
    /// Where it is shown.
    pub address: String,
    /// What its kind is called.
    pub kind: String,
    /// HTML: what was looked for in `<mark>`, all else escaped.
    pub snippet: String,
    /// What else is said of it.
    pub details: Vec<String>,
}

struct KindLink {
    name: String,
    address: String,
    count: usize,
    current: bool,
}

impl SearchPage {
    /// What is found, on one of the pages.
    pub fn new(snapshot: &Snapshot, wanted: &Wanted, frame: Frame, budget: &Budget) -> Result<Self, Stopped> {
        let graph = &snapshot.graph;
        let most =
            |name, given: usize, most: usize| frame.say(name).with("given", given).with("most", most).to_string();
        let (hits, refused) = match snapshot.search().search(graph, &wanted.query, &[], budget) {
            Ok(hits) => (Some(hits), None),
            Err(SearchError::Stopped(stopped)) => return Err(stopped),
            Err(SearchError::TooLong { given }) => {
                (None, Some(most("refusal-query-too-long", given, MAXIMUM_CHARACTERS)))
            }
            Err(SearchError::TooManyClauses { given }) => {
                (None, Some(most("refusal-query-too-many", given, MAXIMUM_CLAUSES)))
            }
        };
        let all = hits.as_ref().map(|hits| hits.hits.as_slice()).unwrap_or_default();
        let of_kind: Vec<_> = all.iter().filter(|hit| wanted.kind.is_none_or(|kind| hit.node.kind() == kind)).collect();
        let pages = of_kind.len().div_ceil(PAGE).max(1);
        let page = wanted.page.clamp(1, pages);
        let on = |page: usize| Wanted { page, ..wanted.clone() }.address();
        let mut shown = Vec::new();
        for hit in of_kind.iter().skip((page - 1) * PAGE).take(PAGE) {
            let heading = entity_page::heading(hit.node, Voice(frame.language));
            shown.push(Found {
                language: entity_page::language(hit.node, &heading, Voice(frame.language)),
                heading,
                address: address::of(hit.node),
                kind: words::singular(hit.node.kind(), frame.language),
                snippet: hits.as_ref().map(|hits| hits.snippet(hit, budget)).transpose()?.unwrap_or_default(),
                details: entity_page::details(hit.node, hit.node, frame.day, Voice(frame.language)),
            });
        }
        let mut kinds = vec![KindLink {
            name: frame.text("search-all").to_owned(),
            address: Wanted { kind: None, page: 1, ..wanted.clone() }.address(),
            count: all.len(),
            current: wanted.kind.is_none(),
        }];
        kinds.extend(KINDS.into_iter().filter_map(|kind| {
            let count = all.iter().filter(|hit| hit.node.kind() == kind).count();
            (count > 0 || wanted.kind == Some(kind)).then(|| KindLink {
                name: address::capitalised(address::plural_in(kind, frame.language)),
                address: Wanted { kind: Some(kind), page: 1, ..wanted.clone() }.address(),
                count,
                current: wanted.kind == Some(kind),
            })
        }));
        Ok(SearchPage {
            query: wanted.query.clone(),
            refused,
            total: of_kind.len(),
            hits: shown,
            first: (page - 1) * PAGE + 1,
            previous: (page > 1).then(|| on(page - 1)),
            next: (page < pages).then(|| on(page + 1)),
            kinds,
            frame,
        })
    }
}
