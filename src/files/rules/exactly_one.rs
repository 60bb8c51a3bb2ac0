//! Of some keys one stands there, and only one: a funder is an agency, a state or somebody else.

use crate::files::{fields::Fields, nearest, problem::Problem};

pub(in crate::files) fn check(table: &mut Fields<'_, '_, '_>, keys: &'static [&'static str]) {
    let given: Vec<_> = keys.iter().filter_map(|key| Some((*key, table.peek(key)?))).collect();
    let problem = match given.as_slice() {
        [_] => return,
        [] => Problem::new(&table.place, format!("none of {} is there", nearest::list(keys)), "who or what?")
            .help("write one of them"),
        [(first, place), (second, second_place), ..] => {
            Problem::new(second_place, format!("`{second}` stands together with `{first}`"), "one too many")
                .second(place, "this stands there already")
                .help("leave one of them out")
        }
    };
    table.reading.problems.push(problem);
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    const FILE: &str = "projects/glo-act.toml";

    #[test]
    fn who_pays_is_one_of_three() {
        let problems = with(FILE, "state = \"ES\"\namount", "amount");
        assert_eq!(problems, [format!("{FILE}:23:1: none of `funder`, `state`, `name` is there")]);
        let problems = with(FILE, "state = \"ES\"\namount", "state = \"ES\"\nname = \"Spain\"\namount");
        assert_eq!(problems, [format!("{FILE}:25:8: `name` stands together with `state`")]);
    }

    #[test]
    fn a_member_is_an_agency_a_state_or_another_body() {
        let problems = with("networks/icat.toml", "agency = \"unodc\"", "agency = \"unodc\"\nstate = \"ES\"");
        assert_eq!(problems, ["networks/icat.toml:24:9: `state` stands together with `agency`"]);
    }
}
