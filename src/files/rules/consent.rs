//! A row of ratifications tells a signature or a consent to be bound, and by which act a party consented.

use crate::files::{fields::Fields, problem::Problem};

pub(in crate::files) fn check(table: &mut Fields<'_, '_, '_>) {
    if let (None, Some(in_force_on)) = (table.peek("bound_on"), table.peek("in_force_on")) {
        let problem = Problem::new(&in_force_on, "`in_force_on` stands without `bound_on`", "in force for whom?");
        table.reading.problems.push(problem.help("write the day of the consent, or leave `in_force_on` out"));
    }
    let problem = match (table.peek("signed_on"), table.peek("bound_on"), table.peek("act")) {
        (None, None, _) => Problem::new(&table.place, "neither `signed_on` nor `bound_on` is there", "tells nothing")
            .help("write at least one of the two dates, or leave the row out"),
        (_, Some(bound_on), None) => Problem::new(&bound_on, "`bound_on` stands without `act`", "bound by which act?")
            .help("write the act by which the party consented to be bound"),
        (_, None, Some(act)) => Problem::new(&act, "`act` stands without `bound_on`", "bound when?")
            .help("write the day of the consent, or leave `act` out"),
        (_, Some(_), Some(_)) | (Some(_), None, None) => return,
    };
    table.reading.problems.push(problem);
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    const FILE: &str = "ratifications/untoc.csv";
    const ROW: &str = "ES,2000-12-13,2002-03-01,ratification";

    #[test]
    fn who_is_bound_consented_by_an_act() {
        let problems = with(FILE, ROW, "ES,2000-12-13,2002-03-01,");
        assert_eq!(problems, ["ratifications/untoc.csv:2:15: `bound_on` stands without `act`"]);
    }

    #[test]
    fn who_only_signed_has_no_act() {
        let problems = with(FILE, ROW, "ES,2000-12-13,,ratification");
        assert_eq!(problems, ["ratifications/untoc.csv:2:16: `act` stands without `bound_on`"]);
        assert!(with(FILE, ROW, "ES,2000-12-13,,").is_empty());
    }

    #[test]
    fn it_is_in_force_for_those_who_are_bound() {
        let problems = with(FILE, "LY,,2004-06-18,ratification", "LY,2004-06-18,,");
        assert_eq!(problems, ["ratifications/untoc.csv:3:47: `in_force_on` stands without `bound_on`"]);
    }

    #[test]
    fn a_row_tells_at_least_one_date() {
        let problems = with(FILE, ROW, "ES,,,");
        assert_eq!(problems, ["ratifications/untoc.csv:2:1: neither `signed_on` nor `bound_on` is there"]);
    }
}
