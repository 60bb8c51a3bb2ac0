//! Which page each fact rests on: the fact's own citations. What is inherited stands at the fact it is inherited from.

use crate::{
    graph::{any_node::AnyNode, citation::Citation},
    snapshot::Snapshot,
};
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

/// Every citation of every fact, in the order of the kinds; then those of the parts of facts that have sources of their own,
/// such as offices and reported sizes.
pub fn citations(snapshot: &Snapshot) -> impl Iterator<Item = CitationRecord<'_>> {
    let graph = &snapshot.graph;
    let nodes = || Kind::ALL.into_iter().flat_map(|kind| graph.of_kind(kind));
    let parts = nodes().flat_map(AnyNode::citations_of_parts).map(|(part, citation)| record(part, citation));
    nodes().flat_map(of).chain(parts)
}

/// The citations of one fact.
pub fn of(node: AnyNode<'_>) -> impl Iterator<Item = CitationRecord<'_>> {
    own(node.key(), node.citations())
}

fn own<'g>(fact: &'g str, citations: impl Iterator<Item = Citation<'g>>) -> impl Iterator<Item = CitationRecord<'g>> {
    citations.filter(|citation| !citation.inherited()).map(move |citation| record(fact, citation))
}

fn record<'g>(fact: &'g str, citation: Citation<'g>) -> CitationRecord<'g> {
    CitationRecord {
        fact,
        source: citation.source().key(),
        url: &citation.source().row().url,
        verified: citation.verified(),
    }
}
