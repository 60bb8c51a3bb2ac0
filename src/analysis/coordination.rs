//! The coordination plan: what runs side by side without a tie, and what nobody does, as one list.
//!
//! Not here: what ought to be done about it. The plan puts in order what the facts show, and each entry names them.

use crate::{
    analysis::{
        activity::{Activity, by_activity},
        coverage::{self, Coverage, members_on},
        overlap::{Overlap, OverlapError, Shared, TooManyPairs, distinct, overlaps, overlaps_with_others},
    },
    budget::{Budget, Stopped},
    graph::{action::Action, agency::Agency, graph::Graph, network::Network, period::Dated},
};
use entity::{partial_date::PartialDate, vocabulary::CoverageLevel};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// How many pairs of agencies a plan may compare: each that meets is asked for its ties and its actions, which costs more
/// than the comparison.
pub const MAXIMUM_PAIRS: usize = 100_000;

/// What a plan asks to be coordinated.
#[derive(Clone, Debug)]
pub enum Reason<'g> {
    /// Two agencies do the same kind of work, and no fact joins them.
    Duality(Overlap<'g>),
    /// A kind of work that none of those who were assessed does.
    Gap(Coverage<'g>),
}

/// One entry of a plan.
#[derive(Clone, Debug)]
pub struct Need<'g> {
    /// Its place in the plan, from 1 on.
    pub rank: usize,
    /// What it is.
    pub reason: Reason<'g>,
    /// Of a duality the two; of a gap those outside who do it on the day, and could be asked. By slug.
    pub agencies: Vec<Agency<'g>>,
    /// The kinds of work concerned, each with the actions that show it: of a duality those of the two; of a gap those of
    /// others on the day, or, where nobody does it, those of other days.
    pub work: Vec<Shared<'g>>,
    /// How many actions these are, each counted once. The plan is in order of it.
    pub weight: usize,
    /// How many of them have no known beginning.
    pub undated: usize,
}

/// The plan of the whole graph on the day: every pair of agencies that overlaps without a tie, and every kind of work that
/// no agency does.
///
/// Entries with most actions behind them come first: the most work that runs side by side, or that others do and these
/// leave out. Of as many, dualities before gaps; then by the kinds of work, then by slugs.
pub fn of_graph<'g>(graph: &'g Graph, day: PartialDate, budget: &Budget) -> Result<Vec<Need<'g>>, OverlapError> {
    budget.look()?;
    let agencies = budget.filter(graph.agencies(), |agency| agency.actions().next().is_some())?.len();
    TooManyPairs::check("agencies", agencies * agencies.saturating_sub(1) / 2, MAXIMUM_PAIRS)?;
    Ok(plan(graph, overlaps(graph, day, budget)?, coverage::of_graph(graph, day, budget)?, day, budget)?)
}

/// The plan of a network on the day, in the same order: the gaps among its members, and the dualities of a member with an
/// agency that is none. Two members have none, because the network itself is a tie. Empty where it is not active.
pub fn of_network<'g>(network: Network<'g>, day: PartialDate, budget: &Budget) -> Result<Vec<Need<'g>>, OverlapError> {
    budget.look()?;
    if !network.active_on(day) {
        return Ok(Vec::new());
    }
    let (graph, members) = (network.graph(), members_on(network, day, budget)?);
    TooManyPairs::check("agencies", members.len() * graph.agencies().count(), MAXIMUM_PAIRS)?;
    let overlaps = overlaps_with_others(graph, &members, day, budget)?;
    Ok(plan(graph, overlaps, coverage::of_network(network, day, budget)?, day, budget)?)
}

fn plan<'g>(
    graph: &'g Graph,
    overlaps: Vec<Overlap<'g>>,
    coverage: Vec<Coverage<'g>>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Need<'g>>, Stopped> {
    let known = by_activity(graph.actions(), |_| true, budget)?;
    let mut plan = Vec::new();
    for overlap in overlaps {
        budget.step()?;
        if !overlap.coordinated(budget)? {
            plan.push(duality(overlap, budget)?);
        }
    }
    for row in coverage.into_iter().filter(|row| row.level() == CoverageLevel::None) {
        plan.push(gap(row, &known, day, budget)?);
    }
    budget.steps(plan.len())?;
    plan.sort_by_cached_key(|need| {
        let kind = match need.reason {
            Reason::Duality(_) => 0,
            Reason::Gap(_) => 1,
        };
        let work: Vec<Activity> = need.work.iter().map(|work| work.activity).collect();
        let slugs: Vec<&'g str> = need.agencies.iter().map(|agency| agency.row().slug.as_str()).collect();
        (Reverse(need.weight), kind, work, slugs)
    });
    for (rank, need) in (1..).zip(&mut plan) {
        need.rank = rank;
    }
    Ok(plan)
}

fn duality<'g>(overlap: Overlap<'g>, budget: &Budget) -> Result<Need<'g>, Stopped> {
    need(Reason::Duality(overlap), overlap.agencies.to_vec(), overlap.shared(budget)?, budget)
}

fn gap<'g>(
    row: Coverage<'g>,
    known: &BTreeMap<Activity, Vec<Action<'g>>>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Need<'g>, Stopped> {
    let ever = &known[&row.activity];
    let now = budget.filter(ever.iter().copied(), |action| action.active_on(day))?;
    let agencies = distinct(now.iter().map(|action| action.agency()), budget)?;
    let activity = row.activity;
    let actions = if now.is_empty() { ever.clone() } else { now };
    need(Reason::Gap(row), agencies, vec![Shared { activity, actions }], budget)
}

fn need<'g>(
    reason: Reason<'g>,
    agencies: Vec<Agency<'g>>,
    work: Vec<Shared<'g>>,
    budget: &Budget,
) -> Result<Need<'g>, Stopped> {
    budget.steps(work.iter().map(|work| work.actions.len()).sum())?;
    // An action about both crimes is work of two kinds, and one fact.
    let actions: BTreeSet<_> = work.iter().flat_map(|work| &work.actions).map(|action| action.id()).collect();
    let undated: BTreeSet<_> = (work.iter().flat_map(|work| &work.actions))
        .filter(|action| action.starts.is_none())
        .map(|action| action.id())
        .collect();
    Ok(Need { rank: 0, reason, agencies, work, weight: actions.len(), undated: undated.len() })
}
