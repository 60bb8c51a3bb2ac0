//! An action's page.

use crate::{
    budget::Stopped,
    graph::action::Action,
    language::voice::Voice,
    pages::entity_page::description::{Description, Value},
};

pub(super) const QUESTION: &str = "# An action, and whose it is.
query Action($slug: String!) {
  action(slug: $slug) {
    title
    axis
    type
    crime
    starts
    ends
    owner { __typename label }
    countries { name }
    territory { name }
    instruments { label }
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(action: Action<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let row = action.row();
    page.related("Done by", [action.owner()])?;
    page.fact("Axis", [Value::said(row.axis, voice)])?;
    page.fact("Type", [Value::said(row.r#type, voice)])?;
    page.fact("Crime", [Value::said(row.crime, voice)])?;
    page.fact("Began", row.starts)?;
    page.fact("Ended", row.ends)?;
    page.in_english("Regions", action.regions())?;
    page.related("Done in", action.territory().map(|region| region.any()))?;
    let countries = page.by_name(action.countries().map(|state| state.any()))?;
    page.related("States", countries)?;
    page.related("Gives effect to", action.instruments().map(|instrument| instrument.any()))?;

    page.section_of("Actions of others with the same axis and type", action.graph().actions(), |other| {
        other.r#type == row.r#type && other.axis == row.axis && other.owner() != action.owner()
    })
}

pub(super) fn details(action: Action<'_>, voice: Voice) -> Vec<String> {
    let words = [voice.lower(action.axis), voice.lower(action.r#type), voice.crime(action.crime)];
    words.into_iter().chain(voice.span(action.starts, action.ends)).collect()
}
