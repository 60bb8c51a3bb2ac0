//! How far a mean would move if other items of the same sort had been read: the bootstrap over items.
//!
//! The draws begin with a fixed seed, so that an answer is the same wherever and whenever it is given.

use crate::{
    analysis::draws::Draws,
    budget::{Budget, Stopped},
};

/// How many times the items are drawn anew.
pub const RESAMPLES: usize = 1_000;

/// How many of the sorted means lie below the interval, and as many above: five in a hundred.
const BEYOND: usize = RESAMPLES / 20;

/// Where every series of draws begins. Any number will do; it must only stay the same.
const SEED: u64 = 20_001_115;

/// A mean, with how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean of the items.
    pub mean: f64,
    /// Where nine of ten means of as many items lie that are drawn from these, each any number of times: from the 51st to
    /// the 950th of 1,000. Nothing with fewer than two items, of which nothing else can be drawn.
    pub interval: Option<(f64, f64)>,
}

/// The mean of some items, of which there is one at least, and its interval.
pub fn mean(items: &[f64], budget: &Budget) -> Result<Mean, Stopped> {
    budget.steps(items.len())?;
    let mean = items.iter().sum::<f64>() / items.len() as f64;
    if items.len() < 2 {
        return Ok(Mean { mean, interval: None });
    }
    let mut draws = Draws::new(SEED);
    let mut means = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        let mut sum = 0.0;
        for _ in items {
            budget.step()?;
            sum += items[draws.below(items.len())];
        }
        means.push(sum / items.len() as f64);
    }
    means.sort_by(f64::total_cmp);
    Ok(Mean { mean, interval: Some((means[BEYOND], means[RESAMPLES - 1 - BEYOND])) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_of(items: &[f64]) -> Mean {
        mean(items, &Budget::unlimited()).expect("nothing stops it")
    }

    #[test]
    fn one_item_has_no_interval() {
        assert_eq!(mean_of(&[0.25]), Mean { mean: 0.25, interval: None });
    }

    #[test]
    fn items_that_are_all_alike_are_sure() {
        assert_eq!(mean_of(&[0.5, 0.5, 0.5]), Mean { mean: 0.5, interval: Some((0.5, 0.5)) });
    }

    #[test]
    fn of_two_items_a_quarter_of_the_draws_is_all_the_one_and_a_quarter_all_the_other() {
        // So that both ends of the interval, which leave out a twentieth each, lie there.
        assert_eq!(mean_of(&[0.0, 1.0]), Mean { mean: 0.5, interval: Some((0.0, 1.0)) });
    }

    #[test]
    fn the_interval_of_many_items_is_that_of_the_normal_distribution() {
        // A hundred items, half 0 and half 1: the mean has a standard error of 0.05, nine of ten lie within 1.645 of them.
        let items: Vec<f64> = (0..100).map(|item| f64::from(item % 2)).collect();
        let (low, high) = mean_of(&items).interval.expect("there are many");
        assert!((0.40..=0.44).contains(&low) && (0.56..=0.60).contains(&high), "{low} {high}");
    }

    #[test]
    fn a_spent_budget_stops_it() {
        let spent = Budget::new(std::time::Duration::ZERO, crate::budget::Left::default());
        assert!(mean(&[0.0; 10], &spent).is_err());
    }
}
