//! Who does the same work: pairs of agencies whose profiles meet. One without a tie is a duality.

use crate::{
    analysis::{
        activity::{Activity, kinds_of_work, profile, profile_in},
        tie::{Tie, ties},
    },
    budget::{Budget, Stopped},
    graph::{action::Action, agency::Agency, graph::Graph, id::Id, state::State},
};
use entity::{agency, partial_date::PartialDate};
use std::collections::{BTreeMap, BTreeSet};

/// How many pairs may have to be compared; a graph with more is refused before it is walked.
pub const MAXIMUM_PAIRS: usize = 1_000_000;

/// Two agencies that do the same work on the day. Small, because there are many; what they share is asked when wanted.
#[derive(Clone, Copy, Debug)]
pub struct Overlap<'g> {
    /// The two, in the order of their slugs.
    pub agencies: [Agency<'g>; 2],
    /// How many kinds of work both do.
    pub shared_count: usize,
    /// How many kinds of work at least one of them does.
    pub union_count: usize,
    /// In which state; nothing where all that they do counts.
    pub place: Option<State<'g>>,
    /// On which day.
    pub day: PartialDate,
}

/// A kind of work that two agencies share, with the actions that show it.
#[derive(Clone, Debug)]
pub struct Shared<'g> {
    /// The kind of work.
    pub activity: Activity,
    /// The actions of both, in the order of the agencies.
    pub actions: Vec<Action<'g>>,
}

/// Too many pairs would have to be compared.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error(
    "{pairs} pairs of {what} would have to be compared; the limit is {limit}: ask about one agency, network or state instead of all"
)]
pub struct TooManyPairs {
    /// Pairs of what.
    pub what: &'static str,
    /// How many there are.
    pub pairs: usize,
    /// How many may be.
    pub limit: usize,
}

impl TooManyPairs {
    /// Refuses more pairs than may be.
    pub fn check(what: &'static str, pairs: usize, limit: usize) -> Result<(), TooManyPairs> {
        if pairs > limit { Err(TooManyPairs { what, pairs, limit }) } else { Ok(()) }
    }
}

/// Why pairs that have something in common can't be given.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum OverlapError {
    /// There are too many to compare.
    #[error(transparent)]
    TooManyPairs(#[from] TooManyPairs),
    /// The work ended before all were compared.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl<'g> Overlap<'g> {
    /// Nothing where they share no work.
    fn of(
        one: Agency<'g>,
        work: &BTreeSet<Activity>,
        other: Agency<'g>,
        other_work: &BTreeSet<Activity>,
        place: Option<State<'g>>,
        day: PartialDate,
    ) -> Option<Self> {
        let shared_count = work.intersection(other_work).count();
        let union_count = work.len() + other_work.len() - shared_count;
        let mut agencies = [one, other];
        agencies.sort_by(|one, other| one.slug.cmp(&other.slug));
        (shared_count > 0 && one != other).then_some(Overlap { agencies, shared_count, union_count, place, day })
    }

    /// The kinds of work that both do.
    pub fn shared(self, budget: &Budget) -> Result<Vec<Shared<'g>>, Stopped> {
        let work = |agency: Agency<'g>| match self.place {
            Some(place) => profile_in(agency, place, self.day, budget),
            None => profile(agency, self.day, budget),
        };
        let [one, other] = self.agencies;
        let (one, other) = (work(one)?, work(other)?);
        let both = |(activity, mut actions): (Activity, Vec<Action<'g>>)| {
            actions.extend(other.get(&activity)?);
            Some(Shared { activity, actions })
        };
        Ok(one.into_iter().filter_map(both).collect())
    }

    /// How alike their work is: what they share, of all that either does.
    pub fn jaccard(self) -> f64 {
        self.shared_count as f64 / self.union_count as f64
    }

    /// The facts that join the two on the day.
    pub fn ties(self, budget: &Budget) -> Result<Vec<Tie<'g>>, Stopped> {
        ties(self.agencies[0], self.agencies[1], self.day, budget)
    }

    /// Whether a fact joins the two on the day.
    pub fn coordinated(self, budget: &Budget) -> Result<bool, Stopped> {
        Ok(!self.ties(budget)?.is_empty())
    }
}

/// Every overlap of the graph on the day: those with most in common first, then the most alike, then by slugs.
pub fn overlaps<'g>(graph: &'g Graph, day: PartialDate, budget: &Budget) -> Result<Vec<Overlap<'g>>, OverlapError> {
    overlaps_among(graph.agencies(), day, budget)
}

/// The overlaps of some agencies with each other on the day, in the same order.
pub fn overlaps_among<'g>(
    agencies: impl Iterator<Item = Agency<'g>>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Overlap<'g>>, OverlapError> {
    budget.look()?;
    among(&working(agencies, day, budget)?, None, day, budget)
}

/// The overlaps of what agencies do in a state on the day, in the same order; what they do elsewhere does not count.
pub fn overlaps_in<'g>(place: State<'g>, day: PartialDate, budget: &Budget) -> Result<Vec<Overlap<'g>>, OverlapError> {
    budget.look()?;
    let mut working = Vec::new();
    for agency in agencies_in(place, budget)? {
        let work: BTreeSet<Activity> = profile_in(agency, place, day, budget)?.into_keys().collect();
        if !work.is_empty() {
            working.push((agency, work));
        }
    }
    among(&working, Some(place), day, budget)
}

/// The agencies that ever did something in a state, by slug.
pub fn agencies_in<'g>(place: State<'g>, budget: &Budget) -> Result<Vec<Agency<'g>>, Stopped> {
    budget.look()?;
    distinct(place.actions().map(Action::agency), budget)
}

/// The overlaps of one agency on the day, in the same order.
pub fn overlaps_of<'g>(agency: Agency<'g>, day: PartialDate, budget: &Budget) -> Result<Vec<Overlap<'g>>, Stopped> {
    overlaps_with_others(agency.graph(), &[agency], day, budget)
}

/// The overlaps of some agencies with all others of their graph, in the same order; none among themselves.
pub fn overlaps_with_others<'g>(
    graph: &'g Graph,
    agencies: &[Agency<'g>],
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Overlap<'g>>, Stopped> {
    budget.look()?;
    let own: BTreeSet<Id<agency::Model>> = agencies.iter().map(|agency| agency.id()).collect();
    let others = working(graph.agencies().filter(|other| !own.contains(&other.id())), day, budget)?;
    let mut found = Vec::new();
    for (one, work_of_one) in working(agencies.iter().copied(), day, budget)? {
        for (other, work_of_other) in &others {
            budget.step()?;
            found.extend(Overlap::of(one, &work_of_one, *other, work_of_other, None, day));
        }
    }
    sort(&mut found, budget)?;
    Ok(found)
}

/// Agencies that do something on the day, and what.
fn working<'g>(
    agencies: impl Iterator<Item = Agency<'g>>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<(Agency<'g>, BTreeSet<Activity>)>, Stopped> {
    let mut working = Vec::new();
    for agency in agencies {
        budget.step()?;
        let work = kinds_of_work(agency, day, budget)?;
        if !work.is_empty() {
            working.push((agency, work));
        }
    }
    Ok(working)
}

fn among<'g>(
    work: &[(Agency<'g>, BTreeSet<Activity>)],
    place: Option<State<'g>>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Overlap<'g>>, OverlapError> {
    TooManyPairs::check("agencies", work.len() * work.len().saturating_sub(1) / 2, MAXIMUM_PAIRS)?;
    let mut found = Vec::new();
    for (at, (one, work_of_one)) in work.iter().enumerate() {
        for (other, work_of_other) in &work[at + 1..] {
            budget.step()?;
            found.extend(Overlap::of(*one, work_of_one, *other, work_of_other, place, day));
        }
    }
    sort(&mut found, budget)?;
    Ok(found)
}

/// The agencies of some facts, where they have one, each once.
pub fn distinct<'g>(
    agencies: impl Iterator<Item = Option<Agency<'g>>>,
    budget: &Budget,
) -> Result<Vec<Agency<'g>>, Stopped> {
    let mut all: BTreeMap<Id<agency::Model>, Agency<'g>> = BTreeMap::new();
    for agency in agencies {
        budget.step()?;
        all.extend(agency.map(|agency| (agency.id(), agency)));
    }
    Ok(all.into_values().collect())
}

fn sort(overlaps: &mut [Overlap<'_>], budget: &Budget) -> Result<(), Stopped> {
    budget.steps(overlaps.len())?;
    overlaps.sort_by(|one, other| {
        (other.shared_count.cmp(&one.shared_count))
            .then(other.jaccard().total_cmp(&one.jaccard()))
            .then_with(|| one.agencies.map(Agency::key).cmp(&other.agencies.map(Agency::key)))
    });
    Ok(())
}
