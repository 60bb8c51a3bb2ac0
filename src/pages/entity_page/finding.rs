//! A finding's page.

use crate::{
    analysis::evidence::plain,
    budget::Stopped,
    graph::finding::Finding,
    language::{catalogue, voice::Voice, words},
    pages::{
        entity_page::description::{Description, Value},
        frame::fingerprint,
    },
};
use entity::finding_figure;

/// For findings without a document of their own.
pub(super) const QUESTION: &str = "# A finding of the research project, and what the data say of it.
query Finding($slug: String!) {
  finding(slug: $slug) {
    statement
    section
    figures { name value unit }
    about { __typename id label }
    evidence { verdict reason day expected { name stated shown } }
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(finding: Finding<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    page.fact("Objective", [Value::said(finding.objective, voice)])?;
    page.in_english("Section", [&finding.row().section])?;
    page.in_english("Figures that it states", finding.figures().iter().map(|one| figure(one, voice)))?;
    if let Some(evidence) = finding.evidence() {
        page.fact("What the data say", [Value::said(evidence.verdict, voice)])?;
        page.in_english("Why", evidence.reason)?;
        page.fact("As of", evidence.day)?;
        let expected = evidence.expected.iter().map(|expected| match &expected.stated {
            Some(stated) => {
                let shown = voice.say("entity-the-project").with("name", &expected.name);
                shown.with("shown", value(&expected.shown, voice)).with("stated", value(stated, voice)).to_string()
            }
            None => format!("{}: {}", expected.name, value(&expected.shown, voice)),
        });
        page.fact("The data show", expected)?;
    }
    page.section("About", finding.about())
}

pub(super) fn details(finding: Finding<'_>, voice: Voice) -> Vec<String> {
    let verdict =
        finding.verdict.map(|verdict| voice.say("entity-verdict").with("verdict", voice.lower(verdict)).to_string());
    vec![verdict.unwrap_or_else(|| voice.text("entity-no-verdict").to_owned())]
}

/// What a finding states, where it is said in the language of a page in other words than those of the facts. A statement that is
/// another than the one that was translated stays as it is.
pub fn translated(finding: Finding<'_>, Voice(language): Voice) -> Option<&'static str> {
    let name = format!("statement-{}", finding.slug);
    let of = catalogue::found(language, &format!("{name}.of"))?;
    (of == fingerprint(&finding.statement)).then(|| catalogue::found(language, &name)).flatten()
}

/// A value of the data as one writes it in a language: a word of a vocabulary by its label.
pub fn value(json: &str, Voice(language): Voice) -> String {
    let plain = plain(json);
    words::labelled(&plain, language).unwrap_or_else(|| Voice(language).grouped(&plain).into_owned())
}

/// A number with what it counts.
pub fn figure(figure: &finding_figure::Model, voice: Voice) -> String {
    let value = figure.value.to_string();
    let value = voice.grouped(&value);
    match figure.unit.as_deref() {
        Some(unit) => format!("{}: {value} {unit}", figure.name),
        None => format!("{}: {value}", figure.name),
    }
}
