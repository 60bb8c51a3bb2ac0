//! A project's page.

use crate::{
    budget::Stopped,
    graph::project::Project,
    language::voice::Voice,
    pages::entity_page::{
        description::{Description, Value},
        part,
    },
};
use entity::kind::Kind;

pub(super) const QUESTION: &str = "# A project: who takes part, where, and what came out of it.
query Project($slug: String!) {
  project(slug: $slug) {
    label
    name
    starts
    ends
    budgetEur
    fundings { name amount currency on }
    participants { nodes { agency { label } role since until } }
    countries { name }
    actions { nodes { title axis type } }
    outputs { nodes { title kind published } }
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(project: Project<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let row = project.row();
    page.in_english("Short name", row.acronym.as_ref())?;
    page.fact("Scope", [Value::said(row.scope, voice)])?;
    page.fact("Crime", [Value::said(row.crime, voice)])?;
    page.fact("Began", row.starts)?;
    page.fact("Ended", row.ends)?;
    page.fact("Budget", row.budget_eur.map(|euros| format!("€ {}", voice.number(euros))))?;
    page.in_english("Funded by", row.funded_by.as_ref())?;
    let countries = page.by_name(project.countries().map(|state| state.any()))?;
    page.related("Works in", countries)?;
    page.fact("Page", row.url.as_deref().map(Value::url))?;

    part::fundings("Funding", project.fundings(), |funding| part::funder(funding, voice), page)?;
    page.section("Participants", project.participants().map(|participation| participation.any()))?;
    page.listed("Participants", Kind::Participation, "project");
    page.section("Actions", project.actions().map(|action| action.any()))?;
    page.listed("Actions", Kind::Action, "project");
    page.section("Outputs", project.outputs().map(|output| output.any()))?;
    page.listed("Outputs", Kind::Output, "project");
    page.section("Outputs published with others", project.joint_outputs().map(|output| output.any()))?;
    page.listed_by_id("Outputs published with others", Kind::Output, "jointWith");
    Ok(())
}

pub(super) fn details(project: Project<'_>, voice: Voice) -> Vec<String> {
    let name = project.acronym.as_ref().map(|_| project.name.clone());
    name.into_iter().chain([voice.crime(project.crime)]).chain(voice.span(project.starts, project.ends)).collect()
}
