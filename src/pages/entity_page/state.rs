//! A state's page.

use crate::{budget::Stopped, graph::state::State, pages::entity_page::description::Description};

pub(super) const QUESTION: &str = "# A state: what binds it, and what is done there.
query State($slug: String!) {
  state(slug: $slug) {
    code
    name
    region
    euMember
    councilOfEurope
    regions { nodes { name kind } }
    ratifications { totalCount nodes { instrument { label } signedOn boundOn act } }
    actions { totalCount nodes { title owner { label } } }
    projects { nodes { label } }
  }
}
";

pub(super) fn describe<'g>(state: State<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let row = state.row();
    page.fact("Code (ISO 3166-1)", [format!("{}, {}", row.code, row.code3)])?;
    page.fact("Regional group", row.region.as_ref())?;
    page.fact("Lies in", state.regions().map(|region| region.any()))?;
    page.fact("In the European Union since", row.eu_member)?;
    page.fact("In the Council of Europe since", row.council_of_europe)?;

    page.section("Signatures and ratifications", state.ratifications().map(|ratification| ratification.any()))?;
    page.section("Projects that work in it", state.projects().map(|project| project.any()))?;
    page.section("Actions that take place in it", state.actions().map(|action| action.any()))
}

pub(super) fn details(state: State<'_>) -> Vec<String> {
    vec![state.code.clone()]
}
