//! Who does the same work: pairs of agencies whose profiles meet in a place where both do it.
//!
//! One without a tie, own or through a parent, is a duality; readers are told "the same work, no tie on record".

use crate::{
    analysis::{
        activity::{Activity, profile, profile_in},
        presence::Place,
        rarity::{self, Rarity},
        tie::{Tie, ties, ties_via_parent},
    },
    budget::{Budget, Stopped},
    graph::{action::Action, agency::Agency, graph::Graph, id::Id, territory::may_meet},
};
use entity::{agency, partial_date::PartialDate};
use std::collections::{BTreeMap, BTreeSet};

/// How many pairs may have to be compared; a graph with more is refused before it is walked.
pub const MAXIMUM_PAIRS: usize = 1_000_000;

/// Where two agencies must do the same for it to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground<'g> {
    /// In a state in which both do it. What is not known to be done somewhere may be done anywhere.
    Common,
    /// Wherever each does it.
    Anywhere,
    /// In this place: in the state, or in a state of the region in which both do it. What is done elsewhere does not count, nor
    /// what is not named as done there.
    In(Place<'g>),
}

impl<'g> Ground<'g> {
    /// Whether what one agency does meets what another does. This is the whole rule of places.
    pub fn meets(self, one: Action<'g>, other: Action<'g>) -> bool {
        match self {
            Ground::Common => may_meet(one.known_states(), other.known_states()),
            // In one state, all that is done there meets.
            Ground::Anywhere | Ground::In(Place::State(_)) => true,
            Ground::In(Place::Region(region)) => match (one.known_states(), other.known_states()) {
                (Some(one), Some(other)) => one.meet_within(other, region.all_states()),
                (None, _) | (_, None) => true,
            },
        }
    }

    /// The actions of two agencies, of one kind of work, that meet one of the other; none where nothing meets.
    fn meeting(self, one: &[Action<'g>], other: &[Action<'g>]) -> Vec<Action<'g>> {
        let of_one = one.iter().filter(|action| other.iter().any(|met| self.meets(**action, *met)));
        let of_other = other.iter().filter(|action| one.iter().any(|met| self.meets(*met, **action)));
        of_one.chain(of_other).copied().collect()
    }

    fn profile(
        self,
        agency: Agency<'g>,
        day: PartialDate,
        budget: &Budget,
    ) -> Result<BTreeMap<Activity, Vec<Action<'g>>>, Stopped> {
        match self {
            Ground::Common | Ground::Anywhere => profile(agency, day, budget),
            Ground::In(place) => profile_in(agency, place, day, budget),
        }
    }

    fn rarity(self, graph: &Graph, day: PartialDate, budget: &Budget) -> Result<Rarity, Stopped> {
        match self {
            Ground::Common | Ground::Anywhere => Rarity::on(graph, day, budget),
            Ground::In(place) => Rarity::within(place, day, budget),
        }
    }
}

/// Two agencies that do the same work on the day. Small, because there are many; what they share is asked when wanted.
#[derive(Clone, Copy, Debug)]
pub struct Overlap<'g> {
    /// The two, in the order of their slugs.
    pub agencies: [Agency<'g>; 2],
    /// How many kinds of work both do on common ground.
    pub shared_count: usize,
    /// How telling these are: the sum of −ln of the share of agencies that do each, among those that do anything.
    pub specificity: f64,
    /// Where it counts.
    pub ground: Ground<'g>,
    /// On which day.
    pub day: PartialDate,
    /// How many kinds of work both do, wherever.
    common: u16,
    /// How many kinds of work each of them does.
    sizes: [u16; 2],
    /// How many kinds of work anybody does.
    kinds: u16,
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

/// An agency and its work on the day, by kind.
struct Working<'g> {
    agency: Agency<'g>,
    work: Vec<(Activity, Vec<Action<'g>>)>,
}

/// What pairs are compared by: where it counts, on which day, and how rare each kind of work is there and then.
struct Comparison<'g> {
    ground: Ground<'g>,
    day: PartialDate,
    rarity: Rarity,
}

impl<'g> Comparison<'g> {
    fn new(graph: &'g Graph, ground: Ground<'g>, day: PartialDate, budget: &Budget) -> Result<Self, Stopped> {
        Ok(Comparison { ground, day, rarity: ground.rarity(graph, day, budget)? })
    }

    /// Agencies that do something, and what.
    fn working(
        &self,
        agencies: impl IntoIterator<Item = Agency<'g>>,
        budget: &Budget,
    ) -> Result<Vec<Working<'g>>, Stopped> {
        let mut working = Vec::new();
        for agency in agencies {
            budget.step()?;
            let work: Vec<_> = self.ground.profile(agency, self.day, budget)?.into_iter().collect();
            if !work.is_empty() {
                working.push(Working { agency, work });
            }
        }
        Ok(working)
    }

    /// Nothing where they share no work.
    fn of(&self, one: &Working<'g>, other: &Working<'g>, budget: &Budget) -> Result<Option<Overlap<'g>>, Stopped> {
        budget.step()?;
        let (mut shared, mut common) = (Vec::new(), 0);
        for_each_common(&one.work, &other.work, |activity, of_one, of_other| {
            common += 1;
            // What is known of no place meets all, so that the first two mostly do.
            budget.step()?;
            if of_one.iter().any(|one| of_other.iter().any(|other| self.ground.meets(*one, *other))) {
                shared.push(activity);
            }
            Ok(())
        })?;
        if shared.is_empty() || one.agency == other.agency {
            return Ok(None);
        }
        let [one, other] = if one.agency.slug < other.agency.slug { [one, other] } else { [other, one] };
        Ok(Some(Overlap {
            agencies: [one.agency, other.agency],
            shared_count: shared.len(),
            specificity: self.rarity.specificity(shared.into_iter()),
            ground: self.ground,
            day: self.day,
            common,
            sizes: [small(one.work.len()), small(other.work.len())],
            kinds: small(self.rarity.kinds()),
        }))
    }

    /// The overlaps of agencies with each other.
    fn among(&self, working: &[Working<'g>], budget: &Budget) -> Result<Vec<Overlap<'g>>, OverlapError> {
        TooManyPairs::check("agencies", working.len() * working.len().saturating_sub(1) / 2, MAXIMUM_PAIRS)?;
        let mut found = Vec::new();
        for (at, one) in working.iter().enumerate() {
            for other in &working[at + 1..] {
                found.extend(self.of(one, other, budget)?);
            }
        }
        Ok(found)
    }

    /// The overlaps of agencies with others.
    fn between(
        &self,
        agencies: &[Working<'g>],
        others: &[Working<'g>],
        budget: &Budget,
    ) -> Result<Vec<Overlap<'g>>, Stopped> {
        let mut found = Vec::new();
        for one in agencies {
            for other in others {
                found.extend(self.of(one, other, budget)?);
            }
        }
        Ok(found)
    }
}

/// There are fewer kinds of work than words of three vocabularies go together.
fn small(kinds: usize) -> u16 {
    u16::try_from(kinds).expect("a kind of work is one of some hundred")
}

/// Goes through the kinds of work that stand in both of two lists, each in order.
fn for_each_common<'w, 'g>(
    one: &'w [(Activity, Vec<Action<'g>>)],
    other: &'w [(Activity, Vec<Action<'g>>)],
    mut each: impl FnMut(Activity, &'w [Action<'g>], &'w [Action<'g>]) -> Result<(), Stopped>,
) -> Result<(), Stopped> {
    let mut rest = other.iter().peekable();
    for (activity, actions) in one {
        while rest.next_if(|(other, _)| other < activity).is_some() {}
        if let Some((_, others)) = rest.next_if(|(other, _)| other == activity) {
            each(*activity, actions, others)?;
        }
    }
    Ok(())
}

impl<'g> Overlap<'g> {
    /// The kinds of work that both do on common ground, each with the actions of both that meet there.
    pub fn shared(self, budget: &Budget) -> Result<Vec<Shared<'g>>, Stopped> {
        let [one, other] = self.agencies;
        let one = self.ground.profile(one, self.day, budget)?;
        let mut other = self.ground.profile(other, self.day, budget)?;
        let mut shared = Vec::new();
        for (activity, of_one) in one {
            let Some(of_other) = other.remove(&activity) else { continue };
            budget.steps(of_one.len() * of_other.len())?;
            let actions = self.ground.meeting(&of_one, &of_other);
            if !actions.is_empty() {
                shared.push(Shared { activity, actions });
            }
        }
        Ok(shared)
    }

    /// How alike their profiles are, wherever they work: the kinds of work that both do, of all that either does.
    pub fn jaccard(self) -> f64 {
        let [one, other] = self.sizes.map(f64::from);
        f64::from(self.common) / (one + other - f64::from(self.common))
    }

    /// How many kinds of work they would share by chance, if each did as many as it does out of all that anybody does.
    pub fn expected(self) -> f64 {
        let [one, other] = self.sizes.map(f64::from);
        one * other / f64::from(self.kinds)
    }

    /// How many times as many they share as by chance.
    pub fn lift(self) -> f64 {
        rarity::lift(self.shared_count, self.sizes.map(usize::from), self.kinds.into())
    }

    /// The facts that join the two themselves on the day.
    pub fn ties(self, budget: &Budget) -> Result<Vec<Tie<'g>>, Stopped> {
        ties(self.agencies[0], self.agencies[1], self.day, budget)
    }

    /// The ties that they have through the parent or a part of either.
    pub fn ties_via_parent(self, budget: &Budget) -> Result<Vec<Tie<'g>>, Stopped> {
        ties_via_parent(self.agencies[0], self.agencies[1], self.day, budget)
    }

    /// Whether a fact joins the two themselves on the day.
    pub fn coordinated(self, budget: &Budget) -> Result<bool, Stopped> {
        Ok(!self.ties(budget)?.is_empty())
    }

    /// Whether a tie of the two is on record, their own or through a parent or a part. Where none is, it is a duality.
    pub fn tied(self, budget: &Budget) -> Result<bool, Stopped> {
        Ok(self.coordinated(budget)? || !self.ties_via_parent(budget)?.is_empty())
    }
}

/// Every overlap of the graph on the day: the most specific first, then those with most in common, then by slugs.
pub fn overlaps<'g>(
    graph: &'g Graph,
    ground: Ground<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Overlap<'g>>, OverlapError> {
    let agencies = match ground {
        Ground::Common | Ground::Anywhere => graph.agencies().collect(),
        Ground::In(place) => agencies_in(place, budget)?,
    };
    overlaps_among(graph, agencies.into_iter(), ground, day, budget)
}

/// The overlaps of some agencies with each other on the day, in the same order.
pub fn overlaps_among<'g>(
    graph: &'g Graph,
    agencies: impl Iterator<Item = Agency<'g>>,
    ground: Ground<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Overlap<'g>>, OverlapError> {
    budget.look()?;
    let comparison = Comparison::new(graph, ground, day, budget)?;
    let mut found = comparison.among(&comparison.working(agencies, budget)?, budget)?;
    sort(&mut found, budget)?;
    Ok(found)
}

/// The agencies that ever did something in a place, by slug.
pub fn agencies_in<'g>(place: Place<'g>, budget: &Budget) -> Result<Vec<Agency<'g>>, Stopped> {
    budget.look()?;
    match place {
        Place::State(state) => distinct(state.actions().map(Action::agency), budget),
        Place::Region(_) => {
            let there = budget.filter(place.graph().actions(), |action| place.is_named_by(*action))?;
            distinct(there.into_iter().map(Action::agency), budget)
        }
    }
}

/// The overlaps of one agency on the day, in the same order.
pub fn overlaps_of<'g>(
    agency: Agency<'g>,
    ground: Ground<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Overlap<'g>>, Stopped> {
    budget.look()?;
    let graph = agency.graph();
    let comparison = Comparison::new(graph, ground, day, budget)?;
    let own = comparison.working([agency], budget)?;
    let others = comparison.working(graph.agencies(), budget)?;
    let mut found = comparison.between(&own, &others, budget)?;
    sort(&mut found, budget)?;
    Ok(found)
}

/// The overlaps of some agencies with each other and with all others of their graph, in the same order.
pub fn overlaps_with_all<'g>(
    graph: &'g Graph,
    agencies: &[Agency<'g>],
    ground: Ground<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Overlap<'g>>, OverlapError> {
    budget.look()?;
    let own: BTreeSet<Id<agency::Model>> = agencies.iter().map(|agency| agency.id()).collect();
    let comparison = Comparison::new(graph, ground, day, budget)?;
    let working = comparison.working(agencies.iter().copied(), budget)?;
    let others = comparison.working(graph.agencies().filter(|other| !own.contains(&other.id())), budget)?;
    let mut found = comparison.among(&working, budget)?;
    found.extend(comparison.between(&working, &others, budget)?);
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
        (other.specificity.total_cmp(&one.specificity))
            .then(other.shared_count.cmp(&one.shared_count))
            .then_with(|| one.agencies.map(Agency::key).cmp(&other.agencies.map(Agency::key)))
    });
    Ok(())
}
