//! What became of facts from one edition of the data set to that of today.

use crate::{
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, graph::Graph},
};
use entity::{
    edition::{self, Summary},
    fact::FactKind,
    kind::Kind,
    vocabulary::{Change, Vocabulary},
};
use std::collections::{BTreeMap, HashMap};

/// A fact that is new, different or gone.
#[derive(Clone)]
pub struct FactChange<'g> {
    /// Its global id.
    pub key: &'g str,
    /// Its kind; nothing for a part of a fact.
    pub kind: Option<Kind>,
    /// Which table it stands in, also of a part of a fact.
    pub fact_kind: FactKind,
    /// What became of it.
    pub change: Change,
    /// The last edition that changed it.
    pub edition: &'g edition::Model,
    /// The fact as it is today.
    pub node: Option<AnyNode<'g>>,
    /// What changed of it, in the order of places, as far as that is remembered.
    pub values: Vec<ValueChange<'g>>,
}

/// A value that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueChange<'g> {
    /// Where it stands.
    pub place: &'g str,
    /// What stood there.
    pub before: Option<&'g str>,
    /// What stands there now.
    pub after: Option<&'g str>,
}

/// Why the changes are not told.
#[derive(Debug, thiserror::Error)]
pub enum ChangesError {
    /// No such edition is remembered.
    #[error("is \"{since}\", which is not an edition that is remembered; give {known}")]
    Unknown {
        /// What was asked for.
        since: String,
        /// What may be asked for.
        known: String,
    },
    /// An edition since then changed so much that its facts are not all remembered by name.
    #[error(
        "is before revision {revision}, which changed {changed} facts, more than are named one by one; take the whole \
         data set, and ask for changes since then"
    )]
    TooMany {
        /// The edition.
        revision: i32,
        /// How many facts it changed.
        changed: usize,
    },
    /// There was no time for more.
    #[error("stopped")]
    Stopped(#[from] Stopped),
}

/// What became of every fact that editions later than this one changed, in the order of their ids. A fact that came and
/// went, or changed and became again what it was, is not told.
///
/// An edition is named by its revision or by its version; of several of one version the latest is meant. It is told which.
pub fn since<'g>(
    graph: &'g Graph,
    editions: &'g [Summary],
    since: &str,
    budget: &Budget,
) -> Result<(&'g Summary, Vec<FactChange<'g>>), ChangesError> {
    let named = |summary: &&Summary| summary.edition.revision.to_string() == since;
    let of_version = |summary: &&Summary| summary.edition.version == since;
    let Some(from) = editions.iter().find(named).or_else(|| editions.iter().find(of_version)) else {
        return Err(ChangesError::Unknown { since: since.chars().take(MOST_QUOTED).collect(), known: known(editions) });
    };
    let mut histories: BTreeMap<&str, History<'_>> = BTreeMap::new();
    for summary in editions.iter().rev().filter(|summary| summary.edition.revision > from.edition.revision) {
        let changed = summary.counts.iter().map(|count| count.count).sum();
        if changed > summary.changes.len() {
            return Err(ChangesError::TooMany { revision: summary.edition.revision, changed });
        }
        let mut values: HashMap<&str, Vec<ValueChange<'_>>> = HashMap::new();
        for value in &summary.values {
            budget.step()?;
            let (before, after) = (value.before.as_deref(), value.after.as_deref());
            values.entry(&value.fact_key).or_default().push(ValueChange { place: &value.place, before, after });
        }
        for row in &summary.changes {
            budget.step()?;
            let values = values.remove(row.fact_key.as_str()).unwrap_or_default();
            match histories.get_mut(row.fact_key.as_str()) {
                Some(history) => history.goes_on(row.change, &summary.edition, values),
                None => {
                    let history = History::begins(row.change, row.kind, &summary.edition, values);
                    histories.insert(&row.fact_key, history);
                }
            }
        }
    }
    Ok((from, histories.into_iter().filter_map(|(key, history)| history.told(key, graph.by_key(key))).collect()))
}

const MOST_QUOTED: usize = 100;

fn known(editions: &[Summary]) -> String {
    match (editions.last(), editions.first()) {
        (Some(first), Some(last)) if first.edition.revision < last.edition.revision => format!(
            "a revision from {} to {}, or a version such as `{}`",
            first.edition.revision, last.edition.revision, last.edition.version
        ),
        (_, Some(only)) => format!("revision {} or version `{}`", only.edition.revision, only.edition.version),
        (_, None) => "none, because none is remembered".to_owned(),
    }
}

/// What happened to a fact, edition by edition.
struct History<'g> {
    kind: FactKind,
    /// Whether it was there before.
    was: bool,
    /// Whether it is there now.
    is: bool,
    edition: &'g edition::Model,
    /// What differs, from the first edition to the last; nothing where one of them does not remember.
    values: Option<BTreeMap<&'g str, ValueChange<'g>>>,
}

impl<'g> History<'g> {
    fn begins(change: Change, kind: FactKind, edition: &'g edition::Model, values: Vec<ValueChange<'g>>) -> Self {
        let (was, is) = (change != Change::Added, change != Change::Removed);
        let mut history = History { kind, was, is, edition, values: Some(BTreeMap::new()) };
        history.goes_on(change, edition, values);
        history
    }

    fn goes_on(&mut self, change: Change, edition: &'g edition::Model, values: Vec<ValueChange<'g>>) {
        (self.is, self.edition) = (change != Change::Removed, edition);
        // Of what is new or gone no values are remembered, and something of what changed always is different.
        match &mut self.values {
            Some(known) if change == Change::Changed && !values.is_empty() => {
                for value in values {
                    known.entry(value.place).and_modify(|first| first.after = value.after).or_insert(value);
                }
            }
            known => *known = None,
        }
    }

    fn told(self, key: &'g str, node: Option<AnyNode<'g>>) -> Option<FactChange<'g>> {
        let change = match (self.was, self.is) {
            (false, false) => return None,
            (false, true) => Change::Added,
            (true, false) => Change::Removed,
            (true, true) => Change::Changed,
        };
        let values = match self.values.filter(|_| change == Change::Changed) {
            Some(values) => {
                let values: Vec<_> = values.into_values().filter(|value| value.before != value.after).collect();
                if values.is_empty() {
                    return None;
                }
                values
            }
            None => Vec::new(),
        };
        let kind = Kind::from_word(&self.kind.word());
        Some(FactChange { key, kind, fact_kind: self.kind, change, edition: self.edition, node, values })
    }
}
