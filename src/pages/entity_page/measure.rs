//! A measure's page.

use crate::{
    budget::Stopped,
    graph::measure::Measure,
    language::voice::Voice,
    pages::entity_page::description::{Description, Value},
};

pub(super) const QUESTION: &str = "# A measure: what it lays down, and how precisely it binds.
query Measure($slug: String!) {
  measure(slug: $slug) {
    label
    title
    wording
    category
    type
    precision
    homogeneity
    beneficiaries
    instrument { label scope legalForce }
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(measure: Measure<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let row = measure.row();
    page.related("Instrument", [measure.instrument().any()])?;
    page.in_english("Provision", [&row.provision])?;
    page.in_english("Title", [&row.title])?;
    page.in_english("Wording", row.wording.as_ref().map(|wording| format!("“{wording}”")))?;
    page.fact("Category", [Value::said(row.category, voice)])?;
    page.fact("Type", [Value::said(row.r#type, voice)])?;
    page.fact("Precision", [Value::said(row.precision, voice)])?;
    page.fact("Homogeneity", [Value::said(measure.homogeneity(), voice)])?;
    page.fact("Crime", [Value::said(row.crime, voice)])?;
    page.fact("Protects", measure.beneficiaries().iter().map(|beneficiary| Value::said(*beneficiary, voice)))?;

    page.section_of("Measures of the same type in other instruments", measure.graph().measures(), |other| {
        other.r#type == row.r#type && other.instrument() != measure.instrument()
    })
}

pub(super) fn details(measure: Measure<'_>, voice: Voice) -> Vec<String> {
    vec![
        voice.lower(measure.category),
        voice.lower(measure.r#type),
        voice.lower(measure.precision),
        voice.crime(measure.crime),
    ]
}
