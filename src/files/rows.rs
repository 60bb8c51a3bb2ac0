//! Facts numbered and written as rows.

use crate::files::{
    given::{Given, Optional},
    kind, order,
    reading::{Definition, Reading},
    reference::Reference,
    source::{self, Cited, Source, cited},
};
use entity::{
    citation,
    dataset::Dataset,
    fact::{self, FactKind},
    source as source_table,
};
use std::collections::HashMap;

/// The dataset while it is written.
#[derive(Default)]
pub(super) struct Rows {
    /// What is written so far.
    pub(super) dataset: Dataset,
    ids: HashMap<(FactKind, String), i32>,
    sources: HashMap<String, i32>,
}

/// What an action or an output belongs to: one of these.
#[derive(Clone, Copy, Default)]
pub(super) struct Owner {
    pub(super) agency: Option<i32>,
    pub(super) network: Option<i32>,
    pub(super) project: Option<i32>,
}

impl Rows {
    /// Numbers every fact that was noted and writes the sources. Facts come in the order of the files, sources behind
    /// them in the order of their addresses: the same facts get the same numbers.
    pub(super) fn new(reading: &Reading<'_>) -> Self {
        let mut rows = Rows::default();
        for Definition { kind, name, place: _ } in &reading.definitions {
            let id = rows.number(*kind, format!("{}:{name}", kind::prefix(*kind)));
            rows.ids.insert((*kind, name.clone()), id);
        }
        let mut pages: Vec<_> = reading.pages.iter().collect();
        pages.sort_by(|left, right| left.url.value.cmp(&right.url.value));
        pages.dedup_by(|left, right| left.url.value == right.url.value);
        for page in pages {
            let url = page.url.value.clone();
            let id = rows.number(FactKind::Source, source::key(&url));
            rows.sources.insert(url.clone(), id);
            let (title, publisher) = (page.title.clone().value(), page.publisher.clone().value());
            rows.dataset.sources.push(source_table::Model { id, url, title, publisher });
        }
        rows
    }

    fn number(&mut self, kind: FactKind, key: String) -> i32 {
        let id = i32::try_from(self.dataset.facts.len() + 1).expect("fewer facts than two thousand million");
        self.dataset.facts.push(fact::Model { id, kind, key });
        id
    }

    /// The number of a fact, whose citations are written.
    pub(super) fn fact(&mut self, kind: FactKind, name: &str, sources: Vec<Source>) -> i32 {
        self.fact_citing(kind, name, cited(sources))
    }

    /// The number of a fact that rests on pages which others rest on too.
    pub(super) fn fact_citing(&mut self, kind: FactKind, name: &str, pages: Vec<Cited>) -> i32 {
        let fact_id = self.ids[&(kind, name.to_owned())];
        let sources = &self.sources;
        self.dataset.citations.extend((0..).zip(pages).map(|(position, page)| citation::Model {
            fact_id,
            position,
            source_id: sources[&page.url],
            verified: page.verified,
        }));
        fact_id
    }

    /// Writes a part of a fact: its row, which gets its number, and its citations.
    pub(super) fn part(
        &mut self,
        kind: FactKind,
        name: &str,
        sources: Vec<Source>,
        write: impl FnOnce(&mut Dataset, i32),
    ) {
        let id = self.fact(kind, name, sources);
        write(&mut self.dataset, id);
    }

    /// The number of a fact that another names.
    pub(super) fn id(&self, reference: &Reference) -> i32 {
        reference
            .candidates()
            .iter()
            .find_map(|candidate| self.ids.get(candidate))
            .copied()
            .expect("rows are written only where every reference was found")
    }

    /// The number of a fact that another may name.
    pub(super) fn optional_id(&self, reference: &Optional<Reference>) -> Option<i32> {
        reference.get().map(|reference| self.id(&reference.value))
    }

    /// The numbers of facts with their places in the list.
    pub(super) fn ids(&self, references: &[Given<Reference>]) -> Vec<(i32, i32)> {
        (0..).zip(references.iter().map(|reference| self.id(&reference.value))).collect()
    }

    /// The dataset, every table in order of its primary key.
    pub(super) fn finish(mut self) -> Dataset {
        order::sort(&mut self.dataset);
        self.dataset
    }
}

/// The values of a list with their places in it.
pub(super) fn numbered<T>(list: Vec<Given<T>>) -> impl Iterator<Item = (i32, T)> {
    (0..).zip(list.into_iter().map(|given| given.value))
}
