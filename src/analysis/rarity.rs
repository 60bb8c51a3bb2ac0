//! How rare a kind of work is on a day, and how much of it two agencies would share by chance: what makes it telling that
//! they share it.

use crate::{
    analysis::{
        activity::{Activity, activities},
        presence::Place,
    },
    budget::{Budget, Stopped},
    graph::{action::Action, graph::Graph, period::Dated},
};
use entity::partial_date::PartialDate;
use std::collections::BTreeMap;

/// How many decimals are kept of a specificity: with all of them, what is equal on paper would differ by the order in which
/// it was added up.
const DECIMALS: f64 = 1e12;

/// How many do each kind of work on a day.
#[derive(Clone, Debug)]
pub struct Rarity {
    kinds: usize,
    working: usize,
    doing: BTreeMap<Activity, usize>,
}

impl Rarity {
    /// Of all that is done on the day.
    pub fn on(graph: &Graph, day: PartialDate, budget: &Budget) -> Result<Rarity, Stopped> {
        Rarity::of(graph.actions(), day, budget)
    }

    /// Of what is done in a place on the day.
    pub fn within(place: Place<'_>, day: PartialDate, budget: &Budget) -> Result<Rarity, Stopped> {
        match place {
            Place::State(state) => Rarity::of(state.actions(), day, budget),
            Place::Region(_) => {
                let there = budget.filter(place.graph().actions(), |action| place.is_named_by(*action))?;
                Rarity::of(there.into_iter(), day, budget)
            }
        }
    }

    fn of<'g>(actions: impl Iterator<Item = Action<'g>>, day: PartialDate, budget: &Budget) -> Result<Rarity, Stopped> {
        budget.look()?;
        let mut done: BTreeMap<Activity, Vec<u32>> = BTreeMap::new();
        let mut working = Vec::new();
        for action in actions {
            budget.step()?;
            if !action.active_on(day) {
                continue;
            }
            let agency = action.agency().map(|agency| agency.id().place());
            working.extend(agency);
            for activity in activities(action) {
                done.entry(activity).or_default().extend(agency);
            }
        }
        let distinct = |mut agencies: Vec<u32>| {
            budget.steps(agencies.len())?;
            agencies.sort_unstable();
            agencies.dedup();
            Ok(agencies.len())
        };
        let kinds = done.len();
        let mut doing = BTreeMap::new();
        for (activity, agencies) in done {
            doing.insert(activity, distinct(agencies)?);
        }
        Ok(Rarity { kinds, working: distinct(working)?, doing })
    }

    /// How many kinds of work anybody does: an agency, a network or a project.
    pub fn kinds(&self) -> usize {
        self.kinds
    }

    /// How telling it is to share these kinds of work, each of which some agency does: the sum of −ln of the share of
    /// agencies that do it, among those that do anything.
    pub fn specificity(&self, shared: impl Iterator<Item = Activity>) -> f64 {
        specificity(self.working, shared.map(|activity| self.doing.get(&activity).copied().unwrap_or(1)))
    }

    /// How telling a kind of work would be if one agency more did it: −ln of the share of agencies that did it then.
    pub fn with_one_more(&self, activity: Activity) -> f64 {
        let doing = self.doing.get(&activity).copied().unwrap_or(0);
        specificity(self.working + 1, std::iter::once(doing + 1))
    }
}

/// The sum of −ln of the shares of so many in all that work.
pub fn specificity(working: usize, doing: impl Iterator<Item = usize>) -> f64 {
    // Not −ln(doing / working), which of all that work is −0.
    let sum: f64 = doing.map(|doing| (working as f64 / doing as f64).ln()).sum();
    (sum * DECIMALS).round() / DECIMALS
}

/// How many times as many kinds of work two agencies share as they would by chance, if each did as many as it does, out of all
/// that are done: what they share over what is expected, so divided that equal shares give equal numbers.
pub fn lift(shared: usize, sizes: [usize; 2], kinds: usize) -> f64 {
    (shared * kinds) as f64 / (sizes[0] * sizes[1]) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_do_tells_nothing_and_what_two_of_eight_do_is_ln_four() {
        assert!(specificity(8, [8].into_iter()).to_bits() == 0);
        assert!((specificity(8, [2].into_iter()) - 4_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn the_order_of_what_is_shared_does_not_matter() {
        let of = |doing: [usize; 4]| specificity(61, doing.into_iter());
        assert_eq!(of([3, 7, 19, 2]).to_bits(), of([19, 2, 3, 7]).to_bits());
        // 2 · 8 is 4 · 4.
        let of = |doing: [usize; 2]| specificity(61, doing.into_iter());
        assert_eq!(of([2, 8]).to_bits(), of([4, 4]).to_bits());
    }

    #[test]
    fn half_of_what_is_done_meets_half_of_it_once_by_chance_in_four() {
        assert_eq!(lift(1, [2, 2], 4), 1.0);
        assert_eq!(lift(2, [2, 2], 4), 2.0);
    }
}
