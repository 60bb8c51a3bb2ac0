//! The page of changes: which facts are new, different or gone since an edition, and in what they differ.

use crate::{
    analysis::changes::{self, ChangesError, FactChange},
    budget::Budget,
    pages::{address, frame::Frame},
    snapshot::Snapshot,
};
use askama::Template;
use entity::{
    edition::Summary,
    fact::FactKind,
    vocabulary::{Change, Vocabulary},
};
use std::collections::BTreeMap;

/// How many changed facts stand on one page.
pub const PAGE: usize = 100;

/// How many values of a fact stand on the page, and how many characters of each.
const SHOWN: (usize, usize) = (20, 300);

/// What is asked of the changes.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The edition that today's is compared with, by its version or revision; nothing means the one before.
    pub since: Option<String>,
    /// Only facts of this kind.
    pub kind: Option<FactKind>,
    /// Which page of them, from 1 on.
    pub page: usize,
}

impl Wanted {
    /// The kind that an address names; nothing where it names none.
    pub fn kind_named(name: &str) -> Option<FactKind> {
        FactKind::all().find(|kind| kind.word() == name)
    }

    /// The words of all kinds.
    pub fn kinds() -> Vec<String> {
        FactKind::all().map(FactKind::word).collect()
    }

    /// Where they are shown; with an ending such as `.csv`, to download.
    pub fn address(&self, ending: &str) -> String {
        let mut parameters: Vec<(&str, String)> = Vec::new();
        parameters.extend(self.since.clone().map(|since| ("since", since)));
        parameters.extend(self.kind.map(|kind| ("kind", kind.word())));
        if self.page > 1 && ending.is_empty() {
            parameters.push(("page", self.page.to_string()));
        }
        let query =
            serde_urlencoded::to_string(parameters).expect("pairs of texts can always be written in an address");
        format!("/changes{ending}{}{query}", if query.is_empty() { "" } else { "?" })
    }

    /// The changes that are asked for, and since which edition they are; nothing where no edition before today's is
    /// remembered and none was named.
    pub fn found<'s>(
        &self,
        snapshot: &'s Snapshot,
        budget: &Budget,
    ) -> Result<Option<(&'s Summary, Vec<FactChange<'s>>)>, ChangesError> {
        let before = snapshot.editions.get(1).map(|before| before.edition.revision.to_string());
        let Some(since) = self.since.clone().or(before) else { return Ok(None) };
        let (from, all) = changes::since(&snapshot.graph, &snapshot.editions, &since, budget)?;
        let wanted = budget.filter(all, |change| self.kind.is_none_or(|kind| change.fact_kind == kind))?;
        Ok(Some((from, wanted)))
    }
}

/// What is said where no edition before today's is remembered.
pub fn nothing_before(snapshot: &Snapshot) -> String {
    let day = snapshot.edition.imported_at.get(..10).unwrap_or_default();
    format!(
        "No edition before {} is remembered here: the database of this server began with it, on {day}. What changes from \
         now on will stand here.",
        snapshot.graph.about().version
    )
}

/// The page of changes.
#[derive(Template)]
#[template(path = "changes.html")]
pub struct ChangesPage {
    frame: Frame,
    editions: Vec<Choice>,
    kinds: Vec<KindLink>,
    before: Option<String>,
    /// Whether only facts of one kind are shown.
    narrowed: bool,
    nothing_before: String,
    total: usize,
    counts: Vec<(&'static str, usize)>,
    shown: Vec<Shown>,
    first: usize,
    previous: Option<String>,
    next: Option<String>,
    downloads: Vec<(&'static str, String)>,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

struct KindLink {
    name: String,
    address: String,
    count: usize,
    current: bool,
}

struct Shown {
    word: &'static str,
    tone: &'static str,
    key: String,
    label: Option<String>,
    address: Option<String>,
    kind: String,
    version: String,
    values: Vec<[String; 3]>,
    more: usize,
    unknown: bool,
}

impl ChangesPage {
    /// What changed, on one of the pages.
    pub fn new(snapshot: &Snapshot, wanted: &Wanted, frame: Frame, budget: &Budget) -> Result<Self, ChangesError> {
        let everything = Wanted { kind: None, ..wanted.clone() }.found(snapshot, budget)?;
        let before = everything.as_ref().map(|(from, _)| named(from));
        let since = everything.as_ref().map(|(from, _)| from.edition.revision);
        let all = everything.map(|(_, all)| all).unwrap_or_default();
        let mut of_kinds: BTreeMap<FactKind, usize> = BTreeMap::new();
        for change in &all {
            *of_kinds.entry(change.fact_kind).or_default() += 1;
        }
        let link = |kind: Option<FactKind>, name: String, count: usize| KindLink {
            name,
            address: Wanted { kind, page: 1, ..wanted.clone() }.address(""),
            count,
            current: wanted.kind == kind,
        };
        let mut kinds = vec![link(None, "All".to_owned(), all.len())];
        if let Some(kind) = wanted.kind {
            of_kinds.entry(kind).or_default();
        }
        kinds.extend(of_kinds.into_iter().map(|(kind, count)| link(Some(kind), label(kind), count)));
        let changes = budget.filter(&all, |change| wanted.kind.is_none_or(|kind| change.fact_kind == kind))?;
        let count = |word| changes.iter().filter(|change| change.change == word).count();
        let pages = changes.len().div_ceil(PAGE).max(1);
        let page = wanted.page.clamp(1, pages);
        let on = |page: usize| Wanted { page, ..wanted.clone() }.address("");
        Ok(ChangesPage {
            editions: editions(snapshot, since),
            narrowed: wanted.kind.is_some(),
            before,
            nothing_before: nothing_before(snapshot),
            total: changes.len(),
            counts: Change::ALL.iter().map(|change| (word(*change).0, count(*change))).collect(),
            shown: changes.iter().skip((page - 1) * PAGE).take(PAGE).map(|change| shown(change)).collect(),
            first: (page - 1) * PAGE + 1,
            previous: (page > 1).then(|| on(page - 1)),
            next: (page < pages).then(|| on(page + 1)),
            downloads: vec![("CSV", wanted.address(".csv")), ("JSON", wanted.address(".json"))],
            kinds,
            frame,
        })
    }
}

/// The editions that can be asked for: those before today's.
fn editions(snapshot: &Snapshot, since: Option<i32>) -> Vec<Choice> {
    let before = snapshot.editions.iter().skip(1);
    let choice = |summary: &Summary| Choice {
        value: summary.edition.revision.to_string(),
        label: named(summary),
        chosen: since == Some(summary.edition.revision),
    };
    before.map(choice).collect()
}

fn named(summary: &Summary) -> String {
    let edition = &summary.edition;
    let day = edition.imported_at.get(..10).unwrap_or_default();
    format!("{} (revision {}, {day})", edition.version, edition.revision)
}

fn label(kind: FactKind) -> String {
    address::capitalised(&kind.word().replace('_', " "))
}

fn word(change: Change) -> (&'static str, &'static str) {
    match change {
        Change::Added => ("New", "good"),
        Change::Changed => ("Changed", ""),
        Change::Removed => ("Gone", "warn"),
    }
}

fn shown(change: &FactChange<'_>) -> Shown {
    let (word, tone) = word(change.change);
    let cut = |value: Option<&str>| match value {
        None => "nothing".to_owned(),
        Some(value) => match value.char_indices().nth(SHOWN.1) {
            Some((end, _)) => format!("{}…", &value[..end]),
            None => value.to_owned(),
        },
    };
    let values = change.values.iter().take(SHOWN.0);
    Shown {
        word,
        tone,
        key: change.key.to_owned(),
        label: change.node.map(|node| node.label().into_owned()),
        address: change.node.map(address::of),
        kind: change.fact_kind.word().replace('_', " "),
        version: change.edition.version.clone(),
        values: values.map(|value| [value.place.to_owned(), cut(value.before), cut(value.after)]).collect(),
        more: change.values.len().saturating_sub(SHOWN.0),
        unknown: change.change == Change::Changed && change.values.is_empty(),
    }
}
