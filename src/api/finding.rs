//! A result or key idea of the research project.

use crate::table::{declaration::object, object::Object, row};
use entity::finding;
use std::rc::Rc;

/// The declaration of the kind.
pub fn finding() -> Object {
    object::<finding::Model>("findings", "A result or key idea of the research project.")
        .entity()
        .lacks(&["summary", "url"])
        .word("objective", "The objective of the research project that it belongs to.", |finding| {
            finding.row().objective
        })
        .grouped_as("objective", "Which objective of the research project it belongs to.")
        .text("section", "The section of the results that it stands in.", |finding| &finding.row().section)
        .grouped_as("section", "The section of the project that it comes from.")
        .text("statement", "What was found, in our own words.", |finding| &finding.row().statement)
        .few::<row::FindingFigure>("figures", "The numbers that it states.", |finding, each| {
            finding.figures().iter().try_for_each(each)
        })
        .whole()
        .shown_only()
        .few::<row::Entity>("about", "What it is about.", |finding, each| finding.about().try_for_each(each))
        .whole()
        .maybe_one::<row::Evidence>(
            "evidence",
            "A question to the graph that tests it, and what the data say; `null` where none was written.",
            |finding| finding.evidence().map(Rc::new),
        )
        .whole()
        .shown_only()
        .words("aboutKind", "The kinds of entity that it is about; a finding counts in each.", |finding, each| {
            finding.about().map(|entity| entity.kind()).try_for_each(each)
        })
        .dimension()
        .maybe_word("verdict", "What the data say of it.", |finding| finding.row().verdict)
        .whole()
        .grouped()
        .hidden()
        .build()
}

/// A number that a finding states.
pub fn finding_figure() -> Object {
    object::<row::FindingFigure>("", "A number that a finding states.")
        .text("name", "What it counts, such as `participating agencies`.", |figure| &figure.name)
        .fraction("value", "The number.", |figure| figure.value)
        .maybe_text("unit", "Its unit; `null` for a plain count.", |figure| figure.unit.as_deref())
        .bare()
        .build()
}

/// A question to the graph that tests a finding, and what the data say.
pub fn evidence() -> Object {
    object::<row::Evidence>("", "A question to the graph that tests a finding, and what the data say.")
        .maybe_text("document", "The GraphQL document that shows it; run it here to see for yourself. `null` where nothing in the graph can test it.", |evidence| evidence.document)
        .maybe_date("day", "The day that its document asks for and its verdict holds of; `null` where there is no document.", |evidence| evidence.day)
        .word("verdict", "What the data say of the finding.", |evidence| evidence.verdict)
        .maybe_text("reason", "Why; `null` where the verdict says it all.", |evidence| evidence.reason)
        .few::<row::Expectation>("expected", "What the answer to the document is expected to show, beside what the finding states. `palermo findings` looks.", |evidence, each| evidence.expected.iter().try_for_each(each))
        .most(|_| 20)
        .bare()
        .build()
}

/// A value that the evidence of a finding is expected to show.
pub fn expectation() -> Object {
    object::<row::Expectation>("", "A value that the evidence of a finding is expected to show.")
        .text("name", "What the value tells, such as `members known on the day`.", |expected| &expected.name)
        .text("path", "Where it stands in the answer: names of fields and places in lists, with dots between, such as `network.members.totalCount`.", |expected| &expected.path)
        .maybe_text("stated", "What the finding states, as JSON; `null` where it states no such value.", |expected| expected.stated.as_deref())
        .text("shown", "What the data show, as JSON.", |expected| &expected.shown)
        .bare()
        .build()
}
