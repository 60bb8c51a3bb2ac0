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
use entity::{finding_expectation, finding_figure, fold};

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
    page.fact("Section", [section(&finding.row().section, voice)])?;
    page.fact("Figures that it states", finding.figures().iter().map(|one| figure(finding, one, voice)))?;
    if let Some(evidence) = finding.evidence() {
        page.fact("What the data say", [Value::said(evidence.verdict, voice)])?;
        page.fact("Why", reason(finding, voice))?;
        page.fact("As of", evidence.day)?;
        page.fact("The data show", evidence.expected.iter().map(|one| expectation(finding, one, voice)))?;
    }
    page.section("About", finding.about())
}

pub(super) fn details(finding: Finding<'_>, voice: Voice) -> Vec<String> {
    let verdict =
        finding.verdict.map(|verdict| voice.say("entity-verdict").with("verdict", voice.lower(verdict)).to_string());
    vec![verdict.unwrap_or_else(|| voice.text("entity-no-verdict").to_owned())]
}

/// What a finding states, where it is said in the language of a page in other words than those of the facts.
pub fn translated(finding: Finding<'_>, voice: Voice) -> Option<&'static str> {
    said(&format!("statement-{}", finding.slug), &finding.statement, voice)
}

/// Why the data say of a finding what they say.
pub fn reason(finding: Finding<'_>, voice: Voice) -> Option<Value> {
    let reason = finding.evidence()?.reason?;
    Some(Value::translated(reason, said(&format!("reason-{}", finding.slug), reason, voice), voice))
}

/// A text of the facts in other words. One that is another than the one that was translated stays as it is.
fn said(name: &str, english: &str, Voice(language): Voice) -> Option<&'static str> {
    let of = catalogue::found(language, &format!("{name}.of"))?;
    (of == fingerprint(english)).then(|| catalogue::found(language, name)).flatten()
}

/// The section of the results that a finding stands in.
pub fn section(english: &str, voice: Voice) -> Value {
    let said = catalogue::foreign(voice.0, &format!("section-{}", fold::slug(english)));
    Value::translated(english, said, voice)
}

/// What a value of a finding tells. Some names need those before them ("of them public"), so each is translated for its finding.
pub fn name(finding: Finding<'_>, english: &str, voice: Voice) -> Value {
    Value::translated(english, named(finding, english, voice), voice)
}

fn named(finding: Finding<'_>, english: &str, Voice(language): Voice) -> Option<&'static str> {
    catalogue::foreign(language, &format!("statement-{}.name-{}", finding.slug, fold::slug(english)))
}

/// A value of the data as one writes it in a language: a word of a vocabulary by its label.
pub fn value(json: &str, voice: Voice) -> Value {
    let plain = plain(json);
    match words::labelled(&plain, voice.0) {
        Some(label) => label.into(),
        None => Value::english(&voice.grouped(&plain), voice),
    }
}

/// A value that the data show, beside what the project states.
fn expectation(finding: Finding<'_>, expected: &finding_expectation::Model, voice: Voice) -> Value {
    let (name, shown) = (name(finding, &expected.name, voice), value(&expected.shown, voice));
    let text = match &expected.stated {
        Some(stated) => {
            let text = voice.say("entity-the-project").with("name", &name.text).with("shown", &shown.text);
            text.with("stated", &value(stated, voice).text).to_string()
        }
        None => format!("{}: {}", name.text, shown.text),
    };
    Value { text, ..name }
}

/// A number with what it counts. Where its name or its unit is in English alone, both are.
pub fn figure(finding: Finding<'_>, figure: &finding_figure::Model, voice: Voice) -> Value {
    let value = figure.value.to_string();
    let value = voice.grouped(&value);
    let written = |name: &str, unit: Option<&str>| match unit {
        Some(unit) => format!("{name}: {value} {unit}"),
        None => format!("{name}: {value}"),
    };
    let unit = figure.unit.as_deref();
    let said = named(finding, &figure.name, voice).and_then(|name| match unit {
        Some(unit) => Some(written(name, Some(named(finding, unit, voice)?))),
        None => Some(written(name, None)),
    });
    Value::translated(&written(&figure.name, unit), said.as_deref(), voice)
}
