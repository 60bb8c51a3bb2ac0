//! Which page each fact rests on: the fact's own citations. What is inherited stands at the fact it is inherited from.

use crate::{graph::any_node::AnyNode, snapshot::Snapshot};
use entity::kind::Kind;

/// A page that a fact rests on.
pub struct CitationRecord<'g> {
    /// The global id of the fact.
    pub fact: &'g str,
    /// The global id of the page.
    pub source: &'g str,
    /// Its address.
    pub url: &'g str,
    /// Whether the page was read and shows the fact.
    pub verified: bool,
}

/// Every citation of every fact, in the order of the kinds.
pub fn citations(snapshot: &Snapshot) -> impl Iterator<Item = CitationRecord<'_>> {
    Kind::ALL.into_iter().flat_map(|kind| snapshot.graph.of_kind(kind)).flat_map(of)
}

/// The citations of one fact.
pub fn of(node: AnyNode<'_>) -> impl Iterator<Item = CitationRecord<'_>> {
    node.citations().filter(|citation| !citation.inherited()).map(move |citation| CitationRecord {
        fact: node.key(),
        source: citation.source().key(),
        url: &citation.source().row().url,
        verified: citation.verified(),
    })
}
