//! How central agencies are in the graph of ties.

use crate::{
    analysis::tie,
    budget::{Budget, Stopped},
    graph::{agency::Agency, graph::Graph, id::Id},
};
use entity::{agency, partial_date::PartialDate};
use std::collections::HashMap;

/// The most agencies whose centrality is counted: the work grows with how many there are, times their ties.
pub const MAXIMUM_AGENCIES: usize = 1_500;

/// Too many agencies to count how central each is.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("centrality would have to be counted over {agencies} agencies; the limit is {MAXIMUM_AGENCIES}")]
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
    let places: HashMap<Id<agency::Model>, usize> = agencies.iter().map(|agency| agency.id()).zip(0..).collect();
    let mut partners: Vec<Vec<usize>> = Vec::new();
    for agency in &agencies {
        let tied = tie::partners(*agency, day, budget)?;
        partners.push(tied.iter().map(|partner| places[&partner.agency.id()]).collect());
    }
    let betweenness = betweenness(&partners, budget)?;
    let found = agencies.into_iter().zip(partners).zip(betweenness);
    let mut found: Vec<Centrality<'g>> = found
        .map(|((agency, partners), betweenness)| Centrality { agency, degree: partners.len(), betweenness })
        .collect();
    budget.steps(found.len())?;
    found.sort_by(|one, other| {
        (other.betweenness.total_cmp(&one.betweenness))
            .then(other.degree.cmp(&one.degree))
            .then(one.agency.slug.cmp(&other.agency.slug))
    });
    Ok(found)
}

/// On how many shortest ways between two others each node lies, after Brandes (2001). Written out, because no library asks
/// whether to go on: 1,500 agencies with all ties took rustworkx minutes.
fn betweenness(near: &[Vec<usize>], budget: &Budget) -> Result<Vec<f64>, Stopped> {
    let mut between = vec![0.0; near.len()];
    for from in 0..near.len() {
        budget.step()?;
        // Outward, level by level: how far each node is, and how many shortest ways lead to it.
        let mut distances = vec![usize::MAX; near.len()];
        let mut ways = vec![0.0; near.len()];
        let mut reached = vec![from];
        (distances[from], ways[from]) = (0, 1.0);
        let mut at = 0;
        while let Some(&here) = reached.get(at) {
            at += 1;
            for &there in &near[here] {
                budget.step()?;
                if distances[there] == usize::MAX {
                    distances[there] = distances[here] + 1;
                    reached.push(there);
                }
                if distances[there] == distances[here] + 1 {
                    ways[there] += ways[here];
                }
            }
        }
        // And back: what lies on the ways to a node is divided among those before it.
        let mut shares = vec![0.0; near.len()];
        for &here in reached[1..].iter().rev() {
            let share = (1.0 + shares[here]) / ways[here];
            for &there in &near[here] {
                budget.step()?;
                if distances[there] + 1 == distances[here] {
                    shares[there] += ways[there] * share;
                }
            }
            between[here] += shares[here];
        }
    }
    // Each way was found from both its ends.
    between.iter_mut().for_each(|between| *between /= 2.0);
    Ok(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prop_assert, proptest};
    use rustworkx_core::{
        centrality::betweenness_centrality,
        petgraph::{graph::NodeIndex, graph::UnGraph},
    };
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn betweenness_is_what_rustworkx_finds(pairs in vec((0_usize..12, 0_usize..12), 0..40)) {
            let mut near = vec![BTreeSet::new(); 12];
            let mut graph: UnGraph<(), ()> = UnGraph::default();
            let nodes: Vec<NodeIndex> = near.iter().map(|_| graph.add_node(())).collect();
            for (one, other) in pairs.into_iter().filter(|(one, other)| one != other) {
                near[one].insert(other);
                near[other].insert(one);
                graph.update_edge(nodes[one], nodes[other], ());
            }
            let near: Vec<Vec<usize>> = near.into_iter().map(|near| near.into_iter().collect()).collect();
            let found = betweenness(&near, &Budget::unlimited()).expect("without limits nothing stops");
            let expected = betweenness_centrality(&graph, false, false, usize::MAX);
            for (found, expected) in found.into_iter().zip(expected) {
                prop_assert!((found - expected.expect("no node was taken out")).abs() < 1e-9);
            }
        }
    }
}
