//! Nothing ends before it begins.

use crate::files::{fields::Fields, problem::Problem, reading::Reading};
use entity::partial_date::PartialDate;

/// Holds that the one date is not wholly after the other.
pub fn check(
    fields: &Fields<'_>,
    (start_key, start): (&str, Option<PartialDate>),
    (end_key, end): (&str, Option<PartialDate>),
    reading: &mut Reading,
) {
    if let (Some(start), Some(end)) = (start, end)
        && start.first() > end.last()
    {
        let title = format!("`{end_key}` {end} is before `{start_key}` {start}");
        let problem = Problem::new(fields.place(end_key), title, "ends before it begins");
        reading.report(problem.other(fields.place(start_key), "begins here"));
    }
}
