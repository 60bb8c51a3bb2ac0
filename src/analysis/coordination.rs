//! The coordination plan: the same work without a tie on record, and what nobody does, as one list.
//!
//! Not here: what ought to be done about it. The plan puts in order what the facts show, and each entry names them. How much of
//! the order hangs on single facts is in `standing.rs`.

use crate::{
    analysis::{
        activity::{Activity, by_activity},
        coverage::{self, Coverage, Owners, agencies_on, members_on},
        overlap::{Ground, Overlap, OverlapError, Shared, TooManyPairs, distinct, overlaps, overlaps_with_all},
        rarity::Rarity,
        tie::Tie,
    },
    budget::{Budget, Stopped},
    graph::{action::Action, agency::Agency, any_node::AnyNode, graph::Graph, id::Id, network::Network, period::Dated},
};
use entity::{agency, partial_date::PartialDate};
use std::collections::{BTreeMap, BTreeSet};

/// How many pairs of agencies a plan may compare: each that meets is asked for its ties and its actions, which costs more
/// than the comparison.
pub const MAXIMUM_PAIRS: usize = 100_000;

/// What a plan asks to be coordinated.
#[derive(Clone, Debug)]
pub enum Reason<'g> {
    /// Two agencies do the same kind of work, and no tie is on record.
    Duality(Overlap<'g>),
    /// A kind of work that none of those concerned does.
    Gap(Coverage<'g>),
}

/// One entry of a plan.
#[derive(Clone, Debug)]
pub struct Need<'g> {
    /// Its place in the plan, from 1 on.
    pub rank: usize,
    /// What it is.
    pub reason: Reason<'g>,
    /// How telling it is: the plan is in order of it. Of a duality its specificity times its lift; of a gap the specificity that
    /// the work would have if one agency more did it.
    pub score: f64,
    /// Of a duality the two; of a gap those outside who do it on the day, and could be asked. By slug.
    pub agencies: Vec<Agency<'g>>,
    /// Of a duality in the plan of a network: whether both are members, so that the network is all that joins them.
    pub among_members: bool,
    /// The kinds of work concerned, each with the actions that show it: of a duality those of the two; of a gap those of
    /// others on the day, or, where nobody does it, those of other days.
    pub work: Vec<Shared<'g>>,
    /// How many actions these are, each counted once.
    pub weight: usize,
    /// How many of them have no known beginning.
    pub undated: usize,
}

/// A plan, with what its gaps were found by.
#[derive(Clone)]
pub struct Plan<'g> {
    /// The facts that it is made of.
    pub graph: &'g Graph,
    /// Its entries, in order.
    pub needs: Vec<Need<'g>>,
    /// Those whose work fills a gap.
    pub members: Vec<Agency<'g>>,
    /// The networks and projects whose work fills a gap.
    pub owners: Owners,
    /// The kinds of work that are a gap where nobody does them.
    pub wanted: BTreeSet<Activity>,
    /// Its day.
    pub day: PartialDate,
}

/// The plan of the whole graph on the day: every pair of agencies that overlaps without a tie on record, and every gap.
///
/// The most telling entries come first. Of as telling ones, dualities before gaps; then by the kinds of work, then by slugs.
pub fn of_graph<'g>(graph: &'g Graph, day: PartialDate, budget: &Budget) -> Result<Plan<'g>, OverlapError> {
    budget.look()?;
    let agencies = budget.filter(graph.agencies(), |agency| agency.actions().next().is_some())?.len();
    TooManyPairs::check("agencies", agencies * agencies.saturating_sub(1) / 2, MAXIMUM_PAIRS)?;
    let mut draft = Draft::new(graph, day, budget)?;
    for overlap in overlaps(graph, Ground::Common, day, budget)? {
        if apart(overlap, None, budget)? {
            draft.duality(overlap, false, budget)?;
        }
    }
    let (members, owners) = (agencies_on(graph, day, budget)?, Owners::of_graph(graph, budget)?);
    Ok(draft.plan(members, owners, coverage::of_graph(graph, day, budget)?, budget)?)
}

/// The plan of a network on the day, in the same order: the gaps among its members; the dualities of a member with an agency
/// that is none; and those of two members, which are joined by this network and by nothing else on record. That is what it is
/// there for: to be asked about, it must not count as a tie in its own plan. Empty where it is not active.
pub fn of_network<'g>(network: Network<'g>, day: PartialDate, budget: &Budget) -> Result<Plan<'g>, OverlapError> {
    budget.look()?;
    let graph = network.graph();
    let mut draft = Draft::new(graph, day, budget)?;
    if !network.active_on(day) {
        return Ok(draft.plan(Vec::new(), Owners::default(), Vec::new(), budget)?);
    }
    let members = members_on(network, day, budget)?;
    TooManyPairs::check("agencies", members.len() * graph.agencies().count(), MAXIMUM_PAIRS)?;
    let inside: BTreeSet<Id<agency::Model>> = members.iter().map(|member| member.id()).collect();
    for overlap in overlaps_with_all(graph, &members, Ground::Common, day, budget)? {
        let among_members = overlap.agencies.iter().all(|agency| inside.contains(&agency.id()));
        if apart(overlap, among_members.then(|| network.any()), budget)? {
            draft.duality(overlap, among_members, budget)?;
        }
    }
    let owners = Owners::of_network(network, &members, day, budget)?;
    Ok(draft.plan(members, owners, coverage::of_network(network, day, budget)?, budget)?)
}

/// Whether no tie of two agencies is on record, own or through a parent or a part, other than by this fact.
fn apart(overlap: Overlap<'_>, besides: Option<AnyNode<'_>>, budget: &Budget) -> Result<bool, Stopped> {
    budget.step()?;
    let is_it = |tie: &Tie<'_>| besides.is_some_and(|fact| tie.fact.key() == fact.key());
    Ok(overlap.ties(budget)?.iter().all(is_it) && overlap.ties_via_parent(budget)?.iter().all(is_it))
}

/// A plan that is being made.
struct Draft<'g> {
    graph: &'g Graph,
    day: PartialDate,
    rarity: Rarity,
    /// Every action, by the kinds of work that it is.
    known: BTreeMap<Activity, Vec<Action<'g>>>,
    needs: Vec<Need<'g>>,
}

impl<'g> Draft<'g> {
    fn new(graph: &'g Graph, day: PartialDate, budget: &Budget) -> Result<Self, Stopped> {
        let rarity = Rarity::on(graph, day, budget)?;
        Ok(Draft { graph, day, rarity, known: by_activity(graph.actions(), |_| true, budget)?, needs: Vec::new() })
    }

    fn duality(&mut self, overlap: Overlap<'g>, among_members: bool, budget: &Budget) -> Result<(), Stopped> {
        let (agencies, work) = (overlap.agencies.to_vec(), overlap.shared(budget)?);
        let score = overlap.specificity * overlap.lift();
        let need = need(Reason::Duality(overlap), score, agencies, work, budget)?;
        self.needs.push(Need { among_members, ..need });
        Ok(())
    }

    fn gap(&mut self, row: Coverage<'g>, budget: &Budget) -> Result<(), Stopped> {
        let activity = row.activity;
        let ever = &self.known[&activity];
        let now = budget.filter(ever.iter().copied(), |action| action.active_on(self.day))?;
        let agencies = distinct(now.iter().map(|action| action.agency()), budget)?;
        let actions = if now.is_empty() { ever.clone() } else { now };
        let score = self.rarity.with_one_more(activity);
        self.needs.push(need(Reason::Gap(row), score, agencies, vec![Shared { activity, actions }], budget)?);
        Ok(())
    }

    fn plan(
        mut self,
        members: Vec<Agency<'g>>,
        owners: Owners,
        coverage: Vec<Coverage<'g>>,
        budget: &Budget,
    ) -> Result<Plan<'g>, Stopped> {
        let wanted = coverage.iter().filter(|row| row.is_wanted()).map(|row| row.activity).collect();
        for row in coverage.into_iter().filter(Coverage::gap) {
            self.gap(row, budget)?;
        }
        let mut needs = self.needs;
        budget.steps(needs.len())?;
        needs.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| place(one).cmp(&place(other))));
        for (rank, need) in (1..).zip(&mut needs) {
            need.rank = rank;
        }
        Ok(Plan { graph: self.graph, needs, members, owners, wanted, day: self.day })
    }
}

/// Where an entry stands among those that are as telling.
fn place<'g>(need: &Need<'g>) -> (u8, Vec<Activity>, Vec<&'g str>) {
    let kind = match need.reason {
        Reason::Duality(_) => 0,
        Reason::Gap(_) => 1,
    };
    let work = need.work.iter().map(|work| work.activity).collect();
    (kind, work, need.agencies.iter().map(|agency| agency.row().slug.as_str()).collect())
}

fn need<'g>(
    reason: Reason<'g>,
    score: f64,
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
    Ok(Need {
        rank: 0,
        reason,
        score,
        agencies,
        among_members: false,
        work,
        weight: actions.len(),
        undated: undated.len(),
    })
}
