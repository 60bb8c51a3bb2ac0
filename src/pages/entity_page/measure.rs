//! A measure's page.

use crate::{
    budget::Stopped,
    graph::measure::Measure,
    pages::entity_page::description::{Description, Value, crime, lower},
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
    let row = measure.row();
    page.fact("Instrument", [measure.instrument().any()])?;
    page.fact("Provision", [&row.provision])?;
    page.fact("Title", [&row.title])?;
    page.fact("Wording", row.wording.as_ref().map(|wording| format!("“{wording}”")))?;
    page.fact("Category", [Value::word(row.category)])?;
    page.fact("Type", [Value::word(row.r#type)])?;
    page.fact("Precision", [Value::word(row.precision)])?;
    page.fact("Homogeneity", [Value::word(measure.homogeneity())])?;
    page.fact("Crime", [Value::word(row.crime)])?;
    page.fact("Protects", measure.beneficiaries().iter().map(|beneficiary| Value::word(*beneficiary)))?;

    page.section_of("Measures of the same type in other instruments", measure.graph().measures(), |other| {
        other.r#type == row.r#type && other.instrument() != measure.instrument()
    })
}

pub(super) fn details(measure: Measure<'_>) -> Vec<String> {
    vec![lower(measure.category), lower(measure.r#type), lower(measure.precision), crime(measure.crime)]
}
