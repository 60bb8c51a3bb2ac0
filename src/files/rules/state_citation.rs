//! Every state rests on a page that tells something in its row.

use crate::files::{
    problem::Problem,
    reading::Reading,
    state::{ColumnSource, State},
};

pub(in crate::files) fn check(states: &[State], sources: &[ColumnSource], reading: &mut Reading<'_>) {
    for state in states {
        if let Some(code) = state.code.get()
            && !sources.iter().any(|source| state.rests_on(source))
        {
            let problem = Problem::new(&code.place, "this state rests on no page", "no source for its columns");
            let help = "add a column that is filled here to the `columns` of a source in `states/states.toml`";
            reading.problems.push(problem.help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn a_state_rests_on_a_page_for_a_column_that_is_filled_in_its_row() {
        let problems = with("states/states.toml", "columns = [\"code\", \"name\"]", "columns = [\"eu_member\"]");
        assert_eq!(problems, ["states/states.csv:3:1: this state rests on no page"]);
    }

    #[test]
    fn columns_are_those_of_the_table() {
        let problems = with("states/states.toml", "columns = [\"code\", \"name\"]", "columns = [\"code\", \"nam\"]");
        assert_eq!(problems, ["states/states.toml:6:20: `nam` is not a word for `columns`"]);
    }
}
