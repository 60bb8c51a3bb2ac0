//! A region's page.

use crate::{
    budget::Stopped,
    graph::region::Region,
    language::voice::Voice,
    pages::entity_page::description::{Description, Value},
};

pub(super) const QUESTION: &str = "# A region: its states, and who works there.
query Region($slug: String!) {
  region(slug: $slug) {
    name
    kind
    m49
    summary
    states(first: 200) { totalCount nodes { code name } }
    agencies { totalCount nodes { label name } }
    agencyWork { agency { label kind } work { axis type crime actions { title } } }
    overlaps(first: 50) {
      totalCount
      nodes { agencies { label } sharedCount tieOnRecord ties { kind label } tiesViaParent { label through { label } } }
    }
    actions { totalCount nodes { title owner { label } } }
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(region: Region<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let row = region.row();
    page.fact("Kind", [Value::said(row.kind, voice)])?;
    page.fact("Code (M49)", row.m49.as_ref())?;
    page.related("States", region.states().map(|state| state.any()))?;

    page.section("Agencies that have it as their territory", region.agencies().map(|agency| agency.any()))?;
    page.section("Actions that have it as their territory", region.actions().map(|action| action.any()))
}

pub(super) fn details(region: Region<'_>, voice: Voice) -> Vec<String> {
    vec![voice.lower(region.kind), voice.say("entity-states").with("count", region.states().count()).to_string()]
}
