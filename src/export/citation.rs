//! Which page each fact rests on: the fact's own citations. What is inherited stands at the fact it is inherited from.

use crate::{
    graph::{
        agency::Agency, any_node::AnyNode, citation::Citation, membership::Membership, network::Network, output::Output,
    },
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

/// Every citation of every fact, in the order of the kinds; then those of offices, reported sizes, powers and headline
/// figures, which are parts of facts with sources of their own.
pub fn citations(snapshot: &Snapshot) -> impl Iterator<Item = CitationRecord<'_>> {
    let graph = &snapshot.graph;
    let facts = Kind::ALL.into_iter().flat_map(|kind| graph.of_kind(kind)).flat_map(of);
    let offices = graph.memberships().flat_map(Membership::offices);
    let offices = offices.flat_map(|term| own(graph.key_of(term.row.id), term.citations()));
    let sizes = graph.networks().flat_map(Network::reported_sizes);
    let sizes = sizes.flat_map(|size| own(graph.key_of(size.row.id), size.citations()));
    let powers = graph.agencies().flat_map(Agency::powers);
    let powers = powers.flat_map(|power| own(graph.key_of(power.row.id), power.citations()));
    let figures = graph.outputs().flat_map(Output::headline_figures);
    let figures = figures.flat_map(|figure| own(graph.key_of(figure.row.id), figure.citations()));
    facts.chain(offices).chain(sizes).chain(powers).chain(figures)
}

/// The citations of one fact.
pub fn of(node: AnyNode<'_>) -> impl Iterator<Item = CitationRecord<'_>> {
    own(node.key(), node.citations())
}

fn own<'g>(fact: &'g str, citations: impl Iterator<Item = Citation<'g>>) -> impl Iterator<Item = CitationRecord<'g>> {
    citations.filter(|citation| !citation.inherited()).map(move |citation| CitationRecord {
        fact,
        source: citation.source().key(),
        url: &citation.source().row().url,
        verified: citation.verified(),
    })
}
