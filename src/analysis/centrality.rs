//! How central agencies are in the graph of ties that are recorded. It is not how much influence they have, nor how important
//! they are: better-documented agencies lie between more others.

use crate::{
    analysis::{coverage::members_on, tie},
    budget::{Budget, Stopped},
    graph::{agency::Agency, any_node::AnyNode, graph::Graph, id::Id},
};
use entity::{agency, network, partial_date::PartialDate, vocabulary::TieKind};
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

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
    /// On which day.
    pub day: PartialDate,
    /// How many agencies it is tied to, by more than money.
    pub degree: usize,
    /// How strongly: the sum of the weights of these ties.
    pub strength: f64,
    /// To how many agencies it is tied by a project of which one of the two does nothing but pay.
    pub donor_degree: usize,
    /// On how many of the shortest ways between two other agencies it lies: where two have several, its part of them.
    pub betweenness: f64,
}

/// How long a way is between two agencies that a tie of weight 1 joins. Lengths are whole numbers, so that ways that are as long
/// on paper are as long here.
const UNIT: f64 = 1e9;

/// The centrality of every agency, those between most others first, then those tied to most, then by slug.
///
/// Two agencies are joined where there is a tie between them on the day that is more than money. A tie weighs 1; that of a
/// network of n members on the day 1/(n − 1), so that each member has one tie's worth of it, however many it meets there
/// (Newman, 2001). The way between two is as long as 1 by the sum of the weights of their ties.
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
    let mut weights = Weights { day, of_networks: HashMap::new() };
    let mut found = Vec::new();
    let mut near: Vec<Vec<(usize, u64)>> = Vec::new();
    for agency in &agencies {
        let mut one = Centrality { agency: *agency, day, degree: 0, strength: 0.0, donor_degree: 0, betweenness: 0.0 };
        let mut joined = Vec::new();
        for (other, ties) in tie::tied(*agency, day, budget)? {
            let weight = weights.of(&ties, budget)?;
            one.donor_degree += usize::from(ties.iter().any(|tie| tie.donor));
            if weight > 0.0 {
                one.degree += 1;
                one.strength += weight;
                joined.push((places[&other.id()], (UNIT / weight).round() as u64));
            }
        }
        found.push(one);
        near.push(joined);
    }
    for (one, betweenness) in found.iter_mut().zip(betweenness(&near, budget)?) {
        one.betweenness = betweenness;
    }
    budget.steps(found.len())?;
    found.sort_by(|one, other| {
        (other.betweenness.total_cmp(&one.betweenness))
            .then(other.degree.cmp(&one.degree))
            .then(one.agency.slug.cmp(&other.agency.slug))
    });
    Ok(found)
}

/// What ties weigh on a day.
struct Weights {
    day: PartialDate,
    of_networks: HashMap<Id<network::Model>, f64>,
}

impl Weights {
    /// What the ties of two agencies weigh together, without those of money.
    fn of(&mut self, ties: &[tie::Tie<'_>], budget: &Budget) -> Result<f64, Stopped> {
        let mut sum = 0.0;
        for tie in ties.iter().filter(|tie| !tie.donor) {
            budget.step()?;
            sum += match (tie.kind, tie.fact) {
                (TieKind::Network, AnyNode::Network(network)) => match self.of_networks.get(&network.id()) {
                    Some(weight) => *weight,
                    None => {
                        // Two are in it at least: those whose tie it is.
                        let weight = 1.0 / (members_on(network, self.day, budget)?.len() - 1) as f64;
                        self.of_networks.insert(network.id(), weight);
                        weight
                    }
                },
                _ => 1.0,
            };
        }
        Ok(sum)
    }
}

/// On how many shortest ways between two others each node lies, after Brandes (2001). Written out, because no library asks
/// whether to go on: 1,500 agencies with all ties took rustworkx minutes.
fn betweenness(near: &[Vec<(usize, u64)>], budget: &Budget) -> Result<Vec<f64>, Stopped> {
    let mut between = vec![0.0; near.len()];
    for from in 0..near.len() {
        budget.step()?;
        // Outward: how far each node is, and how many shortest ways lead to it, the near ones before the far ones.
        let mut distances = vec![u64::MAX; near.len()];
        let mut ways = vec![0.0; near.len()];
        let mut reached = Vec::new();
        let mut next = BinaryHeap::from([Reverse((0, from))]);
        (distances[from], ways[from]) = (0, 1.0);
        while let Some(Reverse((distance, here))) = next.pop() {
            budget.step()?;
            // A longer way to a node that was reached by a shorter one.
            if distance > distances[here] {
                continue;
            }
            reached.push(here);
            for &(there, length) in &near[here] {
                budget.step()?;
                let further = distance + length;
                if further < distances[there] {
                    (distances[there], ways[there]) = (further, 0.0);
                    next.push(Reverse((further, there)));
                }
                if further == distances[there] {
                    ways[there] += ways[here];
                }
            }
        }
        // And back: what lies on the ways to a node is divided among those before it.
        let mut shares = vec![0.0; near.len()];
        for &here in reached[1..].iter().rev() {
            let share = (1.0 + shares[here]) / ways[here];
            for &(there, length) in &near[here] {
                budget.step()?;
                if distances[there].saturating_add(length) == distances[here] {
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
    use std::collections::BTreeMap;

    /// What joins twelve nodes, each by its length.
    fn joined(pairs: Vec<(usize, usize, u64)>) -> Vec<BTreeMap<usize, u64>> {
        let mut near = vec![BTreeMap::new(); 12];
        for (one, other, length) in pairs.into_iter().filter(|(one, other, _)| one != other) {
            near[one].insert(other, length);
            near[other].insert(one, length);
        }
        near
    }

    fn found(near: &[BTreeMap<usize, u64>]) -> Vec<f64> {
        let near: Vec<Vec<(usize, u64)>> = near.iter().map(|near| near.clone().into_iter().collect()).collect();
        betweenness(&near, &Budget::unlimited()).expect("without limits nothing stops")
    }

    proptest! {
        #[test]
        fn where_all_lengths_are_one_betweenness_is_what_rustworkx_finds(
            pairs in vec((0_usize..12, 0_usize..12, 1_u64..2), 0..40),
        ) {
            let near = joined(pairs);
            let mut graph: UnGraph<(), ()> = UnGraph::default();
            let nodes: Vec<NodeIndex> = near.iter().map(|_| graph.add_node(())).collect();
            for (one, others) in near.iter().enumerate() {
                others.keys().for_each(|other| { graph.update_edge(nodes[one], nodes[*other], ()); });
            }
            let expected = betweenness_centrality(&graph, false, false, usize::MAX);
            for (found, expected) in found(&near).into_iter().zip(expected) {
                prop_assert!((found - expected.expect("no node was taken out")).abs() < 1e-9);
            }
        }

        // How far it is and how many shortest ways there are between each two, by one node more that may be passed; then by
        // the definition.
        #[test]
        fn betweenness_by_length_is_what_its_definition_says(
            pairs in vec((0_usize..12, 0_usize..12, 1_u64..4), 0..40),
        ) {
            let near = joined(pairs);
            let mut ways = vec![vec![(u64::MAX / 4, 0.0); 12]; 12];
            for (one, others) in near.iter().enumerate() {
                others.iter().for_each(|(other, length)| ways[one][*other] = (*length, 1.0));
            }
            for middle in 0..12 {
                for one in 0..12 {
                    for other in (0..12).filter(|other| *other != one && *other != middle && one != middle) {
                        let over = ways[one][middle].0 + ways[middle][other].0;
                        let count = ways[one][middle].1 * ways[middle][other].1;
                        let best = &mut ways[one][other];
                        if over < best.0 {
                            *best = (over, count);
                        } else if over == best.0 {
                            best.1 += count;
                        }
                    }
                }
            }
            for (node, found) in found(&near).into_iter().enumerate() {
                let mut expected = 0.0;
                for one in (0..12).filter(|one| *one != node) {
                    for other in (0..one).filter(|other| *other != node && ways[one][*other].1 > 0.0) {
                        if ways[one][node].0 + ways[node][other].0 == ways[one][other].0 {
                            expected += ways[one][node].1 * ways[node][other].1 / ways[one][other].1;
                        }
                    }
                }
                prop_assert!((found - expected).abs() < 1e-9, "{node}: {found} {expected}");
            }
        }
    }
}
