//! `findings/<id>.toml`: a result or key idea of the research project, and the GraphQL document that shows its evidence.

use crate::files::{
    fields::Fields,
    form::Form,
    given::{Given, Optional, Required},
    reading::Reading,
    reference::Reference,
    rows::Rows,
    rules,
    source::{self, Source},
    value::{Value, date, json, key, number, text, word},
};
use entity::{
    fact::FactKind,
    finding as table, finding_about, finding_expectation, finding_figure,
    partial_date::PartialDate,
    vocabulary::{Objective, Verdict},
};

/// A finding as its file tells it.
pub(super) struct Finding {
    slug: Required<String>,
    objective: Required<Objective>,
    section: Required<String>,
    statement: Required<String>,
    figures: Vec<Figure>,
    about: Vec<Given<Reference>>,
    evidence: Option<Evidence>,
    sources: Vec<Source>,
}

/// A number that it states.
struct Figure {
    name: Required<String>,
    value: Required<f64>,
    unit: Optional<String>,
}

/// What the data say of it.
pub(super) struct Evidence {
    pub(super) document: Optional<String>,
    pub(super) day: Optional<PartialDate>,
    pub(super) verdict: Required<Verdict>,
    pub(super) reason: Optional<String>,
    pub(super) expected: Vec<Expectation>,
}

/// A value that the answer to the document is expected to show.
pub(super) struct Expectation {
    name: Required<String>,
    path: Required<String>,
    stated: Optional<String>,
    shown: Required<String>,
}

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Finding {
    Finding {
        slug: table.id(FactKind::Finding),
        objective: table.required("objective", word),
        section: table.required("section", text),
        statement: table.required("statement", text),
        figures: table.many("figures", read_figure),
        about: table.list("about", key),
        evidence: table.one("evidence", read_evidence),
        sources: source::own(table),
    }
}

fn read_figure(table: &mut Fields<'_, '_, '_>) -> Figure {
    Figure {
        name: table.required("name", text),
        value: table.required("value", number),
        unit: table.optional("unit", text),
    }
}

fn read_evidence(table: &mut Fields<'_, '_, '_>) -> Evidence {
    let evidence = Evidence {
        document: table.optional("document", document),
        day: table.optional("day", date),
        verdict: table.required("verdict", word),
        reason: table.optional("reason", text),
        expected: table.many("expected", read_expectation),
    };
    rules::evidence::check(&evidence, table.reading);
    evidence
}

fn read_expectation(table: &mut Fields<'_, '_, '_>) -> Expectation {
    Expectation {
        name: table.required("name", text),
        path: table.required("path", text),
        stated: table.optional("stated", json),
        shown: table.required("shown", json),
    }
}

/// The text of the file whose path stands there.
fn document(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let path = value.string(reading, || Form::Document)?.to_owned();
    let document = reading.texts.get(path.as_str()).filter(|_| path.ends_with(".graphql"));
    let document = document.map(|document| (*document).to_owned());
    // One that is there and could not be read has a problem of its own.
    if document.is_none() && !(reading.paths.contains(path.as_str()) && path.ends_with(".graphql")) {
        rules::document::refuse(&path, &value.place, reading);
    }
    // One that leads nowhere was given all the same: the rules of evidence need not miss it, too.
    Some(document.unwrap_or_default())
}

impl Finding {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Finding, &slug, self.sources);
        let about = rows.ids(&self.about);
        let dataset = &mut rows.dataset;
        dataset.finding_figures.extend((0..).zip(self.figures).map(|(position, figure)| finding_figure::Model {
            finding_id: id,
            position,
            name: figure.name.value(),
            value: figure.value.value(),
            unit: figure.unit.value(),
        }));
        dataset.finding_abouts.extend(about.into_iter().map(|(position, about_id)| finding_about::Model {
            finding_id: id,
            position,
            about_id,
        }));
        let (document, day, verdict, reason, expected) = match self.evidence {
            Some(evidence) => (
                evidence.document.value(),
                evidence.day.value(),
                Some(evidence.verdict.value()),
                evidence.reason.value(),
                evidence.expected,
            ),
            None => (None, None, None, None, Vec::new()),
        };
        dataset.finding_expectations.extend((0..).zip(expected).map(|(position, expected)| {
            finding_expectation::Model {
                finding_id: id,
                position,
                name: expected.name.value(),
                path: expected.path.value(),
                stated: expected.stated.value(),
                shown: expected.shown.value(),
            }
        }));
        let (objective, section) = (self.objective.value(), self.section.value());
        let statement = self.statement.value();
        dataset.findings.push(table::Model { id, slug, objective, section, statement, document, day, verdict, reason });
    }
}
