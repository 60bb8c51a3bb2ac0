//! What one answer may take. Steps are counted; every so many of them the clock is looked at, and whether anybody still
//! waits for the answer.
//!
//! Whatever loops over work that a client made takes a budget and asks it once a round, so that no question holds a core
//! for longer than its deadline.

use std::{
    cell::Cell,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// How many steps are taken between two looks at the clock: some ten microseconds of the cheapest of them.
const STRIDE: u32 = 1_024;

/// What one answer may take.
#[derive(Debug)]
pub struct Budget {
    limits: Option<Limits>,
    until_look: Cell<u32>,
}

#[derive(Debug)]
struct Limits {
    deadline: Instant,
    allowed: Duration,
    left: Left,
}

/// Whether the client that an answer is for has left; whoever serves it says so.
#[derive(Clone, Debug, Default)]
pub struct Left(Arc<AtomicBool>);

impl Left {
    /// Says that nobody waits for the answer any more.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Why work on an answer ended before the answer was whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// It took too long.
    #[error("the answer takes longer than {} seconds; ask for less at once", .0.as_secs_f32())]
    Late(Duration),
    /// Nobody waits for it any more.
    #[error("the client has left")]
    Left,
}

impl Budget {
    /// For work that no client made: what is derived once a revision, and tests.
    pub fn unlimited() -> Self {
        Budget { limits: None, until_look: Cell::new(STRIDE) }
    }

    /// For an answer that may take so long, for a client that may leave.
    pub fn new(allowed: Duration, left: Left) -> Self {
        let limits = Limits { deadline: Instant::now() + allowed, allowed, left };
        Budget { limits: Some(limits), until_look: Cell::new(STRIDE) }
    }

    /// Takes one step.
    #[inline]
    pub fn step(&self) -> Result<(), Stopped> {
        self.steps(1)
    }

    /// Takes several steps at once, such as a sort does.
    #[inline]
    pub fn steps(&self, steps: usize) -> Result<(), Stopped> {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        match self.until_look.get().checked_sub(steps) {
            Some(left) if left > 0 => {
                self.until_look.set(left);
                Ok(())
            }
            _ => self.look(),
        }
    }

    /// Those of some items that count. Each of them takes a step, whether it counts or not.
    pub fn filter<T>(
        &self,
        items: impl IntoIterator<Item = T>,
        counts: impl Fn(&T) -> bool,
    ) -> Result<Vec<T>, Stopped> {
        let mut counted = Vec::new();
        for item in items {
            self.step()?;
            if counts(&item) {
                counted.push(item);
            }
        }
        Ok(counted)
    }

    /// Looks at the clock and at the client, however many steps there were.
    #[cold]
    pub fn look(&self) -> Result<(), Stopped> {
        self.until_look.set(STRIDE);
        match &self.limits {
            Some(limits) if limits.left.0.load(Ordering::Relaxed) => Err(Stopped::Left),
            Some(limits) if Instant::now() >= limits.deadline => Err(Stopped::Late(limits.allowed)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps_until_stopped(budget: &Budget) -> Option<(u32, Stopped)> {
        (1..=2 * STRIDE).find_map(|step| budget.step().err().map(|stopped| (step, stopped)))
    }

    #[test]
    fn the_deadline_stops_at_the_next_look() {
        let budget = Budget::new(Duration::ZERO, Left::default());
        assert_eq!(steps_until_stopped(&budget), Some((STRIDE, Stopped::Late(Duration::ZERO))));
        assert_eq!(Budget::new(Duration::ZERO, Left::default()).steps(10_000), Err(Stopped::Late(Duration::ZERO)));
    }

    #[test]
    fn what_is_left_out_takes_a_step_too() {
        let budget = Budget::new(Duration::ZERO, Left::default());
        assert_eq!(budget.filter([1, 2, 3], |number| number % 2 == 1), Ok(vec![1, 3]));
        assert_eq!(budget.filter(0..STRIDE, |_| false), Err(Stopped::Late(Duration::ZERO)));
    }

    #[test]
    fn a_client_that_left_stops_the_work() {
        let left = Left::default();
        let budget = Budget::new(Duration::from_secs(3_600), left.clone());
        assert_eq!(steps_until_stopped(&budget), None);
        left.set();
        assert_eq!(budget.look(), Err(Stopped::Left));
    }

    #[test]
    fn without_limits_nothing_stops() {
        assert_eq!(steps_until_stopped(&Budget::unlimited()), None);
        assert_eq!(Budget::unlimited().steps(usize::MAX), Ok(()));
    }
}
