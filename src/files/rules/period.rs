//! Nothing ends before it begins.

use crate::files::{given::Optional, problem::Problem, reading::Reading};
use entity::partial_date::PartialDate;

/// Dates are compared as far as they are known: what begins in `2017-04` may end in `2017`.
pub(in crate::files) fn check(start: &Optional<PartialDate>, end: &Optional<PartialDate>, reading: &mut Reading<'_>) {
    let (Some(start), Some(end)) = (start.get(), end.get()) else { return };
    if end.value.last() < start.value.first() {
        let message = format!("{} is before {}", end.value, start.value);
        let problem = Problem::new(&end.place, message, "the end");
        reading.problems.push(problem.second(&start.place, "the beginning").help("what ends does so after it began"));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn nothing_ends_before_it_begins() {
        let problems = with("projects/glo-act.toml", "ends = \"2019-07\"", "ends = \"2015-06\"");
        assert_eq!(problems, ["projects/glo-act.toml:7:8: 2015-06 is before 2015-07"]);
    }

    #[test]
    fn what_begins_in_a_month_may_end_in_its_year() {
        assert!(with("projects/glo-act.toml", "ends = \"2019-07\"", "ends = \"2015\"").is_empty());
    }

    #[test]
    fn a_treaty_is_in_force_after_its_adoption() {
        let problems = with("instruments/untoc.toml", "in_force_on = \"2003-09-29\"", "in_force_on = \"1999\"");
        assert_eq!(problems, ["instruments/untoc.toml:11:15: 1999 is before 2000-11-15"]);
    }

    #[test]
    fn a_stay_ends_after_it_is_attested() {
        let problems = with("networks/icat.toml", "since = \"2011\"", "attested = \"2011\"\nuntil = \"2010\"");
        assert_eq!(problems, ["networks/icat.toml:35:9: 2010 is before 2011"]);
    }
}
