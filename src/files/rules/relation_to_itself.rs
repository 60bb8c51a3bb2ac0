//! No instrument supplements, amends, supersedes or implements itself, and no agency took its own place.

use crate::files::{
    given::{Given, Required},
    problem::{Problem, quoted},
    reading::Reading,
    reference::Reference,
};

pub(in crate::files) fn check(fact: &Required<String>, others: &[Given<Reference>], reading: &mut Reading<'_>) {
    let Some(fact) = fact.get() else { return };
    for other in others.iter().filter(|other| other.value.name == fact.value) {
        let message = format!("{} is related to itself", quoted(&fact.value));
        let problem = Problem::new(&other.place, message, "the same");
        reading.problems.push(problem.help("name others only"));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn an_instrument_does_not_supplement_itself() {
        let problems = with("instruments/protocol.toml", "[\"untoc\"]", "[\"untoc\", \"protocol\"]");
        assert_eq!(problems, ["instruments/protocol.toml:15:25: `protocol` is related to itself"]);
    }
}
