//! The day of a count of parties stands only with the count.

use crate::files::{fields::Fields, problem::Problem};

pub(in crate::files) fn check(table: &mut Fields<'_, '_, '_>) {
    if let (None, Some(as_of)) = (table.peek("party_count"), table.peek("party_count_as_of")) {
        let problem = Problem::new(&as_of, "`party_count_as_of` stands without `party_count`", "of which count?");
        table.reading.problems.push(problem.help("write `party_count` too, or leave `party_count_as_of` out"));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn the_day_of_a_count_stands_with_the_count() {
        let problems = with("instruments/untoc.toml", "party_count = 192\n", "");
        assert_eq!(problems, ["instruments/untoc.toml:13:21: `party_count_as_of` stands without `party_count`"]);
    }
}
