//! A date at which a membership is documented stands only where its beginning is unknown.

use crate::files::{fields::Fields, problem::Problem};

pub(in crate::files) fn check(table: &mut Fields<'_, '_, '_>) {
    if let (Some(since), Some(attested)) = (table.peek("since"), table.peek("attested")) {
        let message = "`attested` stands together with `since`";
        let problem = Problem::new(&attested, message, "only where the beginning is unknown");
        table.reading.problems.push(problem.second(&since, "the beginning").help("leave one of them out"));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn attested_stands_only_where_the_beginning_is_unknown() {
        let problems = with("networks/icat.toml", "since = \"2007\"", "since = \"2007\"\nattested = \"2011-06\"");
        assert_eq!(problems, ["networks/icat.toml:26:12: `attested` stands together with `since`"]);
    }
}
