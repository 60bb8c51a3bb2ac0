//! From when until when a thing was, as far as it is known.

use entity::partial_date::{Day, PartialDate};

/// A span of days, both ends included; an end that is unknown is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day, if known.
    pub first: Option<Day>,
    /// The last day, if known.
    pub last: Option<Day>,
}

impl Period {
    /// From the first day of one date to the last day of the other.
    pub fn new(starts: Option<PartialDate>, ends: Option<PartialDate>) -> Self {
        Period { first: starts.map(PartialDate::first), last: ends.map(PartialDate::last) }
    }

    /// The part of it that lies within another, such as that of its owner.
    pub fn within(self, owner: Period) -> Self {
        let last = [self.last, owner.last].into_iter().flatten().min();
        Period { first: self.first.max(owner.first), last }
    }

    /// Whether some day of the date lies in it.
    pub fn overlaps(self, date: PartialDate) -> bool {
        self.first.is_none_or(|first| first <= date.last())
            && self.last.is_none_or(|last| last >= date.first())
            && self.is_some_time()
    }

    /// Whether any day lies in it: none does where its owner's period left nothing of it.
    pub fn is_some_time(self) -> bool {
        !matches!((self.first, self.last), (Some(first), Some(last)) if first > last)
    }
}

/// What was active at one time and not at another.
pub trait Dated {
    /// Whether it was active on some day of the date.
    fn active_on(self, date: PartialDate) -> bool;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect(text)
    }

    fn period(starts: &str, ends: &str) -> Period {
        Period::new(starts.parse().ok(), ends.parse().ok())
    }

    #[test]
    fn both_ends_are_included() {
        let year = period("2017-04", "2018");
        assert!(year.overlaps(date("2017-04-01")) && year.overlaps(date("2018-12-31")));
        assert!(!year.overlaps(date("2017-03-31")) && !year.overlaps(date("2019")));
    }

    #[test]
    fn a_year_means_some_day_of_it() {
        assert!(period("2017-12-31", "").overlaps(date("2017")));
    }

    #[test]
    fn an_unknown_end_is_open() {
        assert!(Period::default().overlaps(date("0001")) && period("", "2000").overlaps(date("1900")));
    }

    #[test]
    fn an_owner_that_ended_ends_what_it_owns() {
        let clipped = period("2010", "").within(period("2000", "2015"));
        assert_eq!(clipped, period("2010", "2015"));
        assert!(!period("2016", "").within(period("2000", "2015")).overlaps(date("2016")));
    }
}
