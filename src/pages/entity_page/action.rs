//! An action's page.

use crate::{
    budget::Stopped,
    graph::action::Action,
    pages::entity_page::description::{Description, Value, crime, lower, span},
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
    let row = action.row();
    page.fact("Done by", [action.owner()])?;
    page.fact("Axis", [Value::word(row.axis)])?;
    page.fact("Type", [Value::word(row.r#type)])?;
    page.fact("Crime", [Value::word(row.crime)])?;
    page.fact("Began", row.starts)?;
    page.fact("Ended", row.ends)?;
    page.fact("Regions", action.regions())?;
    page.fact("Done in", action.territory().map(|region| region.any()))?;
    let countries = page.by_name(action.countries().map(|state| state.any()))?;
    page.fact("States", countries)?;
    page.fact("Gives effect to", action.instruments().map(|instrument| instrument.any()))?;

    page.section_of("Actions of others with the same axis and type", action.graph().actions(), |other| {
        other.r#type == row.r#type && other.axis == row.axis && other.owner() != action.owner()
    })
}

pub(super) fn details(action: Action<'_>) -> Vec<String> {
    let words = [lower(action.axis), lower(action.r#type), crime(action.crime)];
    words.into_iter().chain(span(action.starts, action.ends)).collect()
}
