//! An output's page.

use crate::{
    budget::Stopped,
    graph::output::Output,
    language::voice::Voice,
    pages::entity_page::description::{Description, Value},
};
use entity::headline_figure;

pub(super) const QUESTION: &str = "# An output; of a database, what it holds and where the data come from.
query Output($slug: String!) {
  output(slug: $slug) {
    title
    kind
    published
    topics
    access
    dataSources
    figures
    counts
    headlineFigures { value counts asOf note }
    partOf { title }
    harmonised
    update
    reach
    owner { __typename label }
    agencies { label }
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(output: Output<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let row = output.row();
    page.related("Brought out by", [output.owner()])?;
    page.related("Together with", output.joint_with())?;
    page.fact("Kind", [Value::said(row.kind, voice)])?;
    page.fact("Axis", [Value::said(row.axis, voice)])?;
    page.fact("Crime", [Value::said(row.crime, voice)])?;
    page.fact("Topics", output.topics().iter().map(|topic| Value::said(*topic, voice)))?;
    page.fact("Published", row.published)?;
    page.fact("Access", row.access.map(|word| Value::said(word, voice)))?;
    page.fact("Holds", output.figures().iter().map(|figure| Value::said(*figure, voice)))?;
    page.fact("Counts", output.counts().iter().map(|unit| Value::said(*unit, voice)))?;
    page.fact("Headline figures", output.headline_figures().map(|figure| headline(figure.row, voice)))?;
    page.related("Part of", output.part_of().map(|whole| whole.any()))?;
    page.related("Its parts", output.parts().map(|part| part.any()))?;
    page.fact("Data come from", output.data_sources().iter().map(|source| Value::said(*source, voice)))?;
    page.fact("Harmonised", row.harmonised.map(|word| Value::said(word, voice)))?;
    page.fact("Personal data", row.personal_data.map(|word| Value::said(word, voice)))?;
    page.fact("Updated", row.update.map(|word| Value::said(word, voice)))?;
    page.fact("Reach", row.reach.map(|word| Value::said(word, voice)))?;
    page.fact("Page", row.url.as_deref().map(Value::url))?;

    page.section_of("Outputs of the same kind that share a topic", output.graph().outputs(), |other| {
        *other != output && other.kind == row.kind && output.topics().iter().any(|topic| other.topics().contains(topic))
    })
}

/// A number with what it counts: `65,000 suspects (2017, nearly)`.
fn headline(figure: &headline_figure::Model, voice: Voice) -> String {
    let date = figure.as_of.map(|date| date.to_string());
    let more: Vec<String> = date.into_iter().chain(figure.note.clone()).collect();
    let number = format!("{} {}", voice.number(figure.value.into()), voice.lower(figure.counts));
    if more.is_empty() { number } else { format!("{number} ({})", more.join(", ")) }
}

pub(super) fn details(output: Output<'_>, voice: Voice) -> Vec<String> {
    let published = output.published.map(|date| date.to_string());
    [voice.lower(output.kind), voice.crime(output.crime)].into_iter().chain(published).collect()
}
