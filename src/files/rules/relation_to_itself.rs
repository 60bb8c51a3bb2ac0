//! No instrument supplements, amends, supersedes or implements itself.

use crate::files::{
    given::{Given, Required},
    problem::{Problem, quoted},
    reading::Reading,
    reference::Reference,
};

pub(in crate::files) fn check(instrument: &Required<String>, others: &[Given<Reference>], reading: &mut Reading<'_>) {
    let Some(instrument) = instrument.get() else { return };
    for other in others.iter().filter(|other| other.value.name == instrument.value) {
        let message = format!("{} is related to itself", quoted(&instrument.value));
        let problem = Problem::new(&other.place, message, "the instrument itself");
        reading.problems.push(problem.help("name other instruments only"));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn an_instrument_does_not_supplement_itself() {
        let problems = with("instruments/protocol.toml", "[\"untoc\"]", "[\"untoc\", \"protocol\"]");
        assert_eq!(problems, ["instruments/protocol.toml:12:25: `protocol` is related to itself"]);
    }
}
