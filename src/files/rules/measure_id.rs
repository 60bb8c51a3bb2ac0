//! The id of a measure begins with that of its instrument.

use crate::files::{
    given::Required,
    problem::{Problem, quoted},
    reading::Reading,
};

pub(in crate::files) fn check(instrument: &Required<String>, measure: &Required<String>, reading: &mut Reading<'_>) {
    let (Some(instrument), Some(measure)) = (instrument.get(), measure.get()) else { return };
    let rest = measure.value.strip_prefix(instrument.value.as_str()).and_then(|rest| rest.strip_prefix('-'));
    if rest.is_none() {
        let message = format!("the id {} does not begin with that of the instrument", quoted(&measure.value));
        let problem = Problem::new(&measure.place, message, "of another instrument?");
        let help = format!("begin it with `{}-`", instrument.value);
        reading.problems.push(problem.second(&instrument.place, "the instrument").help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn the_id_of_a_measure_begins_with_that_of_its_instrument() {
        let problems = with("instruments/protocol.toml", "\"protocol-art-3\"", "\"art-3\"");
        assert_eq!(
            problems,
            ["instruments/protocol.toml:22:6: the id `art-3` does not begin with that of the instrument"]
        );
    }
}
