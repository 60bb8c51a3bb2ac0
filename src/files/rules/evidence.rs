//! Evidence has a document, the day that it asks for and values to compare, unless nothing in the graph can test the
//! finding; and it says why wherever the data do not simply show what the finding says.

use crate::files::{finding::Evidence, given::Given, problem::Problem, reading::Reading};
use entity::vocabulary::Verdict;

pub(in crate::files) fn check(evidence: &Evidence, reading: &mut Reading<'_>) {
    let Some(Given { value: verdict, place }) = evidence.verdict.get() else { return };
    let tested = *verdict != Verdict::NotTestable;
    let complete = evidence.document.get().is_some() && evidence.day.get().is_some() && !evidence.expected.is_empty();
    let empty = evidence.document.get().is_none() && evidence.day.get().is_none() && evidence.expected.is_empty();
    if tested && !complete {
        let message = "what was tested has no `document`, `day` and `expected` values";
        let help = "write all three, or write `not_testable`";
        reading.problems.push(Problem::new(place, message, "tested by what?").help(help));
    }
    if !tested && !empty {
        let message = "what can't be tested has a `document`, `day` or `expected` values";
        reading
            .problems
            .push(Problem::new(place, message, "not testable?").help("leave them out, or write another verdict"));
    }
    if *verdict != Verdict::Supported && evidence.reason.get().is_none() {
        let message = "a verdict other than `supported` has no `reason`";
        reading.problems.push(Problem::new(place, message, "why?").help("write why in `reason`"));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    const FILE: &str = "findings/icat-main.toml";

    #[test]
    fn what_was_tested_has_a_document_a_day_and_values() {
        let problems = with(FILE, "day = \"2018-11-23\", ", "");
        assert_eq!(
            problems,
            ["findings/icat-main.toml:7:60: what was tested has no `document`, `day` and `expected` values"]
        );
    }

    #[test]
    fn what_can_not_be_tested_has_none() {
        let problems = with(FILE, "verdict = \"partly\"", "verdict = \"not_testable\"");
        assert_eq!(
            problems,
            ["findings/icat-main.toml:7:80: what can't be tested has a `document`, `day` or `expected` values"]
        );
    }

    #[test]
    fn every_verdict_but_support_says_why() {
        let problems = with(FILE, ", reason = \"18 of 23\"", "");
        assert_eq!(problems, ["findings/icat-main.toml:7:80: a verdict other than `supported` has no `reason`"]);
    }
}
