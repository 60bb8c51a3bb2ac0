//! The codes of a state are two and three capital letters, and each belongs to one state.

use crate::files::{
    given::Required,
    problem::{Problem, quoted},
    reading::Reading,
    state::State,
};
use std::collections::BTreeMap;

pub(in crate::files) fn check(code: &Required<String>, letters: usize, reading: &mut Reading<'_>) {
    let Some(code) = code.get() else { return };
    if code.value.len() != letters || !code.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
        let message = format!("{} is not a code of a state", quoted(&code.value));
        let problem = Problem::new(&code.place, message, "no such code");
        reading.problems.push(problem.help(format!("write the {letters} capital letters of ISO 3166-1")));
    }
}

/// For the code of three letters; that of two is the id, and belongs to one as ids do.
pub(in crate::files) fn check_each_once(states: &[State], reading: &mut Reading<'_>) {
    let mut first = BTreeMap::new();
    for code in states.iter().filter_map(|state| state.code3.get()) {
        if let Some(place) = first.insert(&code.value, &code.place) {
            let message = format!("the code {} belongs to another state already", quoted(&code.value));
            let problem = Problem::new(&code.place, message, "again").second(place, "first used here");
            reading.problems.push(problem.help("write the three capital letters of ISO 3166-1"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn a_code_is_capital_letters() {
        let problems = with("states/states.csv", "LY,LBY", "LY,Lby");
        assert_eq!(problems, ["states/states.csv:3:4: `Lby` is not a code of a state"]);
    }

    #[test]
    fn a_code_belongs_to_one_state() {
        let problems = with("states/states.csv", "LY,LBY", "LY,ESP");
        assert_eq!(problems, ["states/states.csv:3:4: the code `ESP` belongs to another state already"]);
    }

    #[test]
    fn a_state_has_one_row() {
        let problems = with("states/states.csv", "LY,LBY", "LY,LBY,Libya,Africa,,\nLY,LBX");
        assert_eq!(problems, ["states/states.csv:4:1: the id `ly` belongs to another state already"]);
    }
}
