//! How central agencies are in the graph of ties.

use crate::{
    analysis::tie,
    budget::{Budget, Stopped},
    graph::{agency::Agency, graph::Graph, id::Id},
};
use entity::{agency, partial_date::PartialDate};
use rustworkx_core::{
    centrality::betweenness_centrality,
    petgraph::graph::{NodeIndex, UnGraph},
};
use std::collections::HashMap;

/// The most agencies whose centrality is counted: the work grows with their square.
pub const MAXIMUM_AGENCIES: usize = 1_500;

/// Too many agencies to count how central each is.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("the centrality of {agencies} agencies would have to be counted; that of {MAXIMUM_AGENCIES} can be")]
pub struct TooManyAgencies {
    /// How many there are.
    pub agencies: usize,
}

/// Why it can't be said how central agencies are.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum CentralityError {
    /// There are too many of them.
    #[error(transparent)]
    TooManyAgencies(#[from] TooManyAgencies),
    /// The work ended before it was counted.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// How central an agency is in the graph of ties on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Centrality<'g> {
    /// The agency.
    pub agency: Agency<'g>,
    /// How many agencies it is tied to.
    pub degree: usize,
    /// On how many of the shortest ways between two other agencies it lies: where two have several, its part of them.
    pub betweenness: f64,
}

/// The centrality of every agency, those between most others first, then those tied to most, then by slug. Two agencies
/// are joined where there is at least one tie between them on the day.
pub fn centralities<'g>(
    graph: &'g Graph,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Centrality<'g>>, CentralityError> {
    budget.look()?;
    let agencies: Vec<Agency<'g>> = graph.agencies().collect();
    if agencies.len() > MAXIMUM_AGENCIES {
        return Err(TooManyAgencies { agencies: agencies.len() }.into());
    }
    let mut ties: UnGraph<(), ()> = UnGraph::default();
    let places: HashMap<Id<agency::Model>, NodeIndex> =
        agencies.iter().map(|agency| (agency.id(), ties.add_node(()))).collect();
    for agency in &agencies {
        for partner in tie::partners(*agency, day, budget)? {
            ties.update_edge(places[&agency.id()], places[&partner.agency.id()], ());
        }
    }
    budget.look()?;
    // In one thread, whatever the size: sums of several would differ in their last digits from one run to the next.
    let betweenness = betweenness_centrality(&ties, false, false, usize::MAX);
    budget.look()?;
    let mut found: Vec<Centrality<'g>> = agencies
        .into_iter()
        .map(|agency| {
            let place = places[&agency.id()];
            let betweenness = betweenness[place.index()].expect("no agency was taken out");
            Centrality { agency, degree: ties.neighbors(place).count(), betweenness }
        })
        .collect();
    found.sort_by(|one, other| {
        (other.betweenness.total_cmp(&one.betweenness))
            .then(other.degree.cmp(&one.degree))
            .then(one.agency.slug.cmp(&other.agency.slug))
    });
    Ok(found)
}
