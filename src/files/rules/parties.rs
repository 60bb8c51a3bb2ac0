//! An arrangement has two parties or more.

use crate::files::{fields::Fields, problem::Problem};

pub(in crate::files) fn check(table: &mut Fields<'_, '_, '_>) {
    let agencies = table.length("parties");
    // Where none is named, that is missed already.
    if let Some(place) = table.peek("parties")
        && agencies > 0
        && agencies + table.length("other_parties") < 2
    {
        let problem = Problem::new(&place, "an arrangement needs two parties", "fewer than two");
        let help = "name agencies in `parties`, those that are no agencies of the graph in `other_parties`";
        table.reading.problems.push(problem.help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    const FILE: &str = "arrangements/iom-unodc-2012.toml";

    #[test]
    fn an_arrangement_has_two_parties() {
        let problems = with(FILE, "parties = [\"iom\", \"unodc\"]", "parties = [\"iom\"]");
        assert_eq!(problems, [format!("{FILE}:4:11: an arrangement needs two parties")]);
    }

    #[test]
    fn a_party_may_be_no_agency_of_the_graph() {
        let parties = "parties = [\"iom\"]\nother_parties = [\"Libyan coast guard\"]";
        assert!(with(FILE, "parties = [\"iom\", \"unodc\"]", parties).is_empty());
    }

    #[test]
    fn one_party_is_an_agency() {
        let others = "other_parties = [\"Libyan coast guard\", \"Libyan navy\"]";
        for (parties, problem) in [
            (others.to_owned(), "1:1: `parties` is missing"),
            (format!("parties = []\n{others}"), "4:11: `parties` is empty"),
        ] {
            assert_eq!(with(FILE, "parties = [\"iom\", \"unodc\"]", &parties), [format!("{FILE}:{problem}")]);
        }
    }
}
