//! A power rests on an instrument of the graph or on another text, which is named; not on both.

use crate::files::{fields::Fields, problem::Problem};

pub(in crate::files) fn check(table: &mut Fields<'_, '_, '_>) {
    let help = "name an instrument of the graph as `instrument`, any other text as `text`";
    match (table.peek("instrument"), table.peek("text")) {
        (Some(instrument), Some(text)) => {
            let problem = Problem::new(&text, "`text` stands together with `instrument`", "one of them is enough");
            table.reading.problems.push(problem.second(&instrument, "the instrument").help(help));
        }
        (None, None) => {
            let message = "a power without the text that gives it";
            table.reading.problems.push(Problem::new(&table.place.clone(), message, "which text?").help(help));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    const FILE: &str = "agencies/european-union.toml";

    #[test]
    fn a_power_rests_on_one_text() {
        let problems = with(FILE, "instrument = \"protocol\"\nprovision", "provision");
        assert_eq!(problems, [format!("{FILE}:22:1: a power without the text that gives it")]);
        let problems = with(FILE, "instrument = \"protocol\"", "instrument = \"protocol\"\ntext = \"Treaty\"");
        assert_eq!(problems, [format!("{FILE}:26:8: `text` stands together with `instrument`")]);
        assert!(with(FILE, "instrument = \"protocol\"", "text = \"Treaty\"").is_empty());
    }

    #[test]
    fn a_text_gives_a_power_once() {
        let again = "[[powers]]\naxis = \"prosecution\"\ncrime = \"both\"\ninstrument = \"protocol\"\n\n[[powers]]";
        let problems = with(FILE, "[[powers]]", again);
        assert_eq!(problems, [format!("{FILE}:28:8: this text gives this power already")]);
    }
}
