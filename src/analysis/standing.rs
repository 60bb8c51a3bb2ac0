//! How firm the order of a plan is: where its entries would stand if a tenth of the actions had not been recorded.
//!
//! Two hundred times a tenth is left out at random, from a fixed seed, and the plan put in order anew. Ties are left as they
//! are: what is asked is how much hangs on which actions were typed in.

use crate::{
    analysis::{
        activity::{Activity, activities},
        coordination::{Need, Plan, Reason},
        draws::Draws,
        overlap::{OverlapError, TooManyPairs},
        rarity,
    },
    budget::{Budget, Stopped},
    graph::{action::Action, period::Dated},
};
use entity::vocabulary::{ActionType, Axis, Crime, Vocabulary};
use std::collections::HashSet;

/// How many times a plan is put in order anew.
pub const RESAMPLES: usize = 200;

/// One action in so many is left out, rounded up.
const LEFT_OUT: usize = 10;

/// How many entries count as the first of a plan.
pub const FIRST: usize = 20;

/// How many resamples lie below the lowest rank that is told, and as many above the highest: five in a hundred.
const BEYOND: usize = RESAMPLES / 20;

/// How many entries a plan may have for its order to be tried.
pub const MAXIMUM_ENTRIES: usize = 20_000;

/// Where the series of draws begins. Any number will do; it must only stay the same.
const SEED: u64 = 20_001_115;

/// How many kinds of work there are words for, each crime by itself.
const CELLS: usize = Axis::ALL.len() * ActionType::ALL.len() * 2;

/// Where an entry stands in the resamples. In a resample that lacks it, it ranks behind all that are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The 5th percentile of its ranks: in nineteen of twenty resamples it stands here or further down.
    pub rank_low: u32,
    /// The 95th percentile: in nineteen of twenty it stands here or further up.
    pub rank_high: u32,
    /// In how many resamples it is among the first.
    pub firsts: u32,
}

impl Standing {
    /// The share of resamples in which it is among the first twenty.
    pub fn stability(self) -> f64 {
        f64::from(self.firsts) / RESAMPLES as f64
    }
}

/// An entry of a plan, with how firm its place is.
#[derive(Clone, Debug)]
pub struct Entry<'g> {
    /// The entry.
    pub need: Need<'g>,
    /// Where it stands in the resamples.
    pub standing: Standing,
}

/// Why a plan can't be given.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum PlanError {
    /// There are too many pairs to compare.
    #[error(transparent)]
    TooManyPairs(#[from] TooManyPairs),
    /// There are too many entries for their order to be tried.
    #[error(
        "the plan has {entries} entries, the order of which would have to be tried {RESAMPLES} times; the limit is {MAXIMUM_ENTRIES}: ask about one network instead of all"
    )]
    TooManyEntries {
        /// How many there are.
        entries: usize,
    },
    /// The work ended before it was done.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl From<OverlapError> for PlanError {
    fn from(error: OverlapError) -> Self {
        match error {
            OverlapError::TooManyPairs(error) => PlanError::TooManyPairs(error),
            OverlapError::Stopped(stopped) => PlanError::Stopped(stopped),
        }
    }
}

/// Where each entry of a plan stands in the resamples, in the order of the plan.
pub fn standings(plan: &Plan<'_>, budget: &Budget) -> Result<Vec<Standing>, PlanError> {
    let entries = plan.needs.len();
    if entries > MAXIMUM_ENTRIES {
        return Err(PlanError::TooManyEntries { entries });
    }
    if entries == 0 {
        return Ok(Vec::new());
    }
    budget.look()?;
    let mut work = Work::new(plan, budget)?;
    let contenders = contenders(plan, budget)?;
    let mut draws = Draws::new(SEED);
    let mut order: Vec<usize> = (0..work.deeds.len()).collect();
    let left_out = order.len().div_ceil(LEFT_OUT);
    let mut ranks = vec![Vec::with_capacity(RESAMPLES); entries];
    for _ in 0..RESAMPLES {
        draws.pick(&mut order, left_out);
        budget.steps(2 * left_out + CELLS)?;
        order[..left_out].iter().for_each(|deed| work.change(*deed, false));
        rank(&work, &contenders, &mut ranks, budget)?;
        order[..left_out].iter().for_each(|deed| work.change(*deed, true));
    }
    let mut standings = Vec::with_capacity(entries);
    for mut ranks in ranks {
        budget.steps(RESAMPLES)?;
        ranks.sort_unstable();
        let firsts = ranks.partition_point(|rank| *rank <= FIRST as u32) as u32;
        standings.push(Standing { rank_low: ranks[BEYOND - 1], rank_high: ranks[RESAMPLES - 1 - BEYOND], firsts });
    }
    Ok(standings)
}

/// What an entry of a plan rests on.
enum Contender {
    /// Two agencies, and the kinds of work that they share.
    Duality([usize; 2], Vec<Meeting>),
    /// A kind of work.
    Gap(usize),
}

/// A kind of work that two agencies share: the pairs of their actions that meet.
struct Meeting {
    cell: usize,
    pairs: Vec<[usize; 2]>,
}

fn contenders(plan: &Plan<'_>, budget: &Budget) -> Result<Vec<Contender>, Stopped> {
    let mut contenders = Vec::with_capacity(plan.needs.len());
    for need in &plan.needs {
        contenders.push(match &need.reason {
            Reason::Gap(row) => Contender::Gap(cell(row.activity)),
            Reason::Duality(overlap) => {
                let agencies = overlap.agencies.map(|agency| agency.id().place() as usize);
                Contender::Duality(agencies, shared(need, agencies[0], budget)?)
            }
        });
    }
    Ok(contenders)
}

fn shared(need: &Need<'_>, first: usize, budget: &Budget) -> Result<Vec<Meeting>, Stopped> {
    let Reason::Duality(overlap) = need.reason else { return Ok(Vec::new()) };
    let mut shared = Vec::with_capacity(need.work.len());
    for work in &need.work {
        let is_first =
            |action: &Action<'_>| action.agency().is_some_and(|agency| agency.id().place() as usize == first);
        let (one, other): (Vec<Action<'_>>, Vec<Action<'_>>) = work.actions.iter().copied().partition(is_first);
        budget.steps(one.len() * other.len())?;
        let mut pairs = Vec::new();
        for one in one {
            let met = other.iter().filter(|other| overlap.ground.meets(one, **other));
            pairs.extend(met.map(|other| [one, *other].map(|action| action.id().place() as usize)));
        }
        shared.push(Meeting { cell: cell(work.activity), pairs });
    }
    Ok(shared)
}

/// Puts what is left of a plan in order, and notes where each entry stands. Of those that are as telling, those of the whole
/// plan come first, in its order, then the gaps that it doesn't have.
fn rank(work: &Work, contenders: &[Contender], ranks: &mut [Vec<u32>], budget: &Budget) -> Result<(), Stopped> {
    let mut scored = Vec::with_capacity(contenders.len());
    let mut gaps: HashSet<usize> = (0..CELLS).filter(|cell| work.gap(*cell)).collect();
    for (at, contender) in contenders.iter().enumerate() {
        budget.step()?;
        let score = match contender {
            Contender::Gap(cell) => gaps.remove(cell).then(|| work.score_of_gap(*cell)),
            Contender::Duality(agencies, shared) => work.score_of_duality(*agencies, shared),
        };
        scored.extend(score.map(|score| (score, at)));
    }
    scored.extend(gaps.into_iter().map(|cell| (work.score_of_gap(cell), contenders.len() + cell)));
    budget.steps(scored.len())?;
    scored.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let behind = scored.len() as u32 + 1;
    ranks.iter_mut().for_each(|ranks| ranks.push(behind));
    for (rank, (_, at)) in (1..).zip(scored) {
        if let Some(last) = ranks.get_mut(at).and_then(|ranks| ranks.last_mut()) {
            *last = rank;
        }
    }
    Ok(())
}

/// An action, as far as a plan depends on it.
#[derive(Clone, Default)]
struct Deed {
    cells: Vec<usize>,
    agency: Option<usize>,
    /// Whether it is done on the day.
    done: bool,
    /// Whether it is that of a network or project by which a gap is none.
    fills: bool,
}

/// What is done by whom, of the actions that are not left out.
struct Work {
    deeds: Vec<Deed>,
    kept: Vec<bool>,
    members: Vec<bool>,
    wanted: Vec<bool>,
    /// By kind of work: how many actions there ever were, on the day, and on the day of the networks and projects that count.
    ever: Vec<u32>,
    done: Vec<u32>,
    filled: Vec<u32>,
    /// By agency and kind of work: how many actions there are on the day.
    by: Vec<u32>,
    /// By kind of work: how many agencies do it, and how many members.
    doing: Vec<u32>,
    members_doing: Vec<u32>,
    /// By agency: how many kinds of work it does.
    sizes: Vec<u32>,
    /// How many kinds of work anybody does, and how many agencies do any.
    kinds: u32,
    working: u32,
}

impl Work {
    fn new(plan: &Plan<'_>, budget: &Budget) -> Result<Self, Stopped> {
        let agencies = plan.graph.agencies().len();
        let mut work = Work {
            deeds: vec![Deed::default(); plan.graph.actions().len()],
            kept: vec![false; plan.graph.actions().len()],
            members: vec![false; agencies],
            wanted: vec![false; CELLS],
            ever: vec![0; CELLS],
            done: vec![0; CELLS],
            filled: vec![0; CELLS],
            by: vec![0; agencies * CELLS],
            doing: vec![0; CELLS],
            members_doing: vec![0; CELLS],
            sizes: vec![0; agencies],
            kinds: 0,
            working: 0,
        };
        plan.members.iter().for_each(|member| work.members[member.id().place() as usize] = true);
        plan.wanted.iter().for_each(|activity| work.wanted[cell(*activity)] = true);
        for action in plan.graph.actions() {
            budget.step()?;
            let at = action.id().place() as usize;
            work.deeds[at] = Deed {
                cells: activities(action).map(cell).collect(),
                agency: action.agency().map(|agency| agency.id().place() as usize),
                done: action.active_on(plan.day),
                fills: plan.owners.by_network(action) || plan.owners.by_project(action),
            };
            work.change(at, true);
        }
        Ok(work)
    }

    /// Puts an action to those that count, or takes it from them.
    fn change(&mut self, at: usize, counts: bool) {
        self.kept[at] = counts;
        let deed = &self.deeds[at];
        for cell in deed.cells.iter().copied() {
            step(&mut self.ever[cell], counts);
            if !deed.done {
                continue;
            }
            if step(&mut self.done[cell], counts) {
                step(&mut self.kinds, counts);
            }
            if deed.fills {
                step(&mut self.filled[cell], counts);
            }
            let Some(agency) = deed.agency else { continue };
            if step(&mut self.by[agency * CELLS + cell], counts) {
                step(&mut self.doing[cell], counts);
                if self.members[agency] {
                    step(&mut self.members_doing[cell], counts);
                }
                if step(&mut self.sizes[agency], counts) {
                    step(&mut self.working, counts);
                }
            }
        }
    }

    fn gap(&self, cell: usize) -> bool {
        self.wanted[cell] && self.ever[cell] > 0 && self.members_doing[cell] == 0 && self.filled[cell] == 0
    }

    fn score_of_gap(&self, cell: usize) -> f64 {
        rarity::specificity(self.working as usize + 1, std::iter::once(self.doing[cell] as usize + 1))
    }

    /// Nothing where the two share nothing any more.
    fn score_of_duality(&self, agencies: [usize; 2], shared: &[Meeting]) -> Option<f64> {
        let kept = |[one, other]: &[usize; 2]| self.kept[*one] && self.kept[*other];
        let left = || shared.iter().filter(|meeting| meeting.pairs.iter().any(kept));
        let count = left().count();
        if count == 0 {
            return None;
        }
        let doing = left().map(|meeting| self.doing[meeting.cell] as usize);
        let sizes = agencies.map(|agency| self.sizes[agency] as usize);
        Some(rarity::specificity(self.working as usize, doing) * rarity::lift(count, sizes, self.kinds as usize))
    }
}

/// Counts one up or down. Whether there was none before, or is none now.
fn step(count: &mut u32, up: bool) -> bool {
    if up {
        *count += 1;
        *count == 1
    } else {
        *count -= 1;
        *count == 0
    }
}

fn cell(activity: Activity) -> usize {
    let crime = usize::from(activity.crime == Crime::Smuggling);
    (activity.axis.place() * ActionType::ALL.len() + activity.r#type.place()) * 2 + crime
}
