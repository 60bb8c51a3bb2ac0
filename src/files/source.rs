//! `[[sources]]`: the pages that a fact rests on.

use crate::files::{
    fields::Fields,
    given::{Given, Required},
    rules,
    value::{flag, text, url},
};
use sha2::{Digest, Sha256};

/// A page that a fact rests on.
pub(super) struct Source {
    pub(super) url: Required<String>,
    pub(super) verified: Required<bool>,
}

/// A page wherever it is named, for what must be the same everywhere.
pub(super) struct Page {
    pub(super) url: Given<String>,
    pub(super) title: Required<String>,
    pub(super) publisher: Required<String>,
}

/// A page as it becomes a citation.
pub(super) struct Cited {
    pub(super) url: String,
    pub(super) verified: bool,
}

/// Those of a fact that has an owner: it may have none of its own, and rests on its owner's then.
pub(super) fn own_or_inherited(table: &mut Fields<'_, '_, '_>) -> Vec<Source> {
    let sources = table.many("sources", read);
    rules::citation::check_repetition(sources.iter().map(|source| &source.url), table.reading);
    sources
}

/// Those of a fact that has no owner: at least one.
pub(super) fn own(table: &mut Fields<'_, '_, '_>) -> Vec<Source> {
    let sources = own_or_inherited(table);
    rules::citation::check_presence(sources.is_empty(), table);
    sources
}

/// Reads one.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Source {
    let (url, title) = (table.required("url", url), table.required("title", text));
    let publisher = table.required("publisher", text);
    if let Some(url) = url.get() {
        table.reading.pages.push(Page { url: url.clone(), title, publisher });
    }
    Source { url, verified: table.required("verified", flag) }
}

/// As citations, in their order.
pub(super) fn cited(sources: Vec<Source>) -> Vec<Cited> {
    sources.into_iter().map(|source| Cited { url: source.url.value(), verified: source.verified.value() }).collect()
}

/// The key of a page: it stays the same as long as the address does.
pub(super) fn key(url: &str) -> String {
    let digest = Sha256::digest(url);
    let digits: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("source:{digits}")
}
