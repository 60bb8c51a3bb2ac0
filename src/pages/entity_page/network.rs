//! A network's page.

use crate::{
    analysis::{coverage, recorded},
    budget::Stopped,
    graph::network::Network,
    pages::{
        coordination::Wanted,
        entity_page::{
            description::{Description, Row, Value, count, crime, lower, span},
            part,
        },
    },
};
use entity::{
    kind::Kind,
    vocabulary::{CoordinationKind, Vocabulary},
};
use std::collections::BTreeSet;

pub(super) const QUESTION: &str = "# A network: who is in it, what it does, and what none of its members does.
query Network($slug: String!) {
  network(slug: $slug) {
    label
    name
    formalization
    foundingText
    starts
    ends
    members(first: 100) { totalCount nodes { agency { label } role since until certainty offices { office since until } } }
    otherMembers { name role since until offices { office since until } }
    actions { nodes { title axis type } }
    coverage { axis type crime level gap byNetwork byProject agencies { label } }
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(network: Network<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let row = network.row();
    page.fact("Short name", row.acronym.as_ref())?;
    page.fact("Formalization", [Value::word(row.formalization)])?;
    page.fact("Founding text", row.founding_text.as_ref())?;
    page.fact("Scope", [Value::word(row.scope)])?;
    page.fact("Crime", [Value::word(row.crime)])?;
    page.fact("Began", row.starts)?;
    page.fact("Ended", row.ends)?;
    page.fact(
        "Members it said it had",
        network.reported_sizes().map(|size| format!("{} ({})", size.row.count, size.row.reported_on)),
    )?;
    page.fact("Page", row.url.as_deref().map(Value::url))?;

    let mut members = Vec::new();
    for membership in network.members() {
        members.push(page.row(membership.any())?);
    }
    let note = match recorded::members(network, Some(page.day)) {
        Some(members) => members.sentence("members"),
        None => "It is not known how many members it says it has; some may be missing here.".to_owned(),
    };
    page.section_of_rows("Members", Some(note), members);
    page.listed("Members", Kind::Membership, "network");
    part::other_members("Members that are no agencies", network.other_members(), part::member, page)?;
    page.section("Actions", network.actions().map(|action| action.any()))?;
    page.listed("Actions", Kind::Action, "network");
    page.section("Outputs", network.outputs().map(|output| output.any()))?;
    page.listed("Outputs", Kind::Output, "network");
    page.section("Outputs published with others", network.joint_outputs().map(|output| output.any()))?;
    page.section("Effects on its members' work", network.impacts().map(|impact| impact.any()))?;
    page.listed("Effects on its members' work", Kind::Impact, "network");
    gaps(network, page)
}

pub(super) fn details(network: Network<'_>) -> Vec<String> {
    let name = network.acronym.as_ref().map(|_| network.name.clone());
    let more = [lower(network.formalization), crime(network.crime)];
    name.into_iter().chain(more).chain(span(network.starts, network.ends)).collect()
}

fn gaps<'g>(network: Network<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let coverage = coverage::of_network(network, page.day, page.budget)?;
    let gaps: Vec<_> = coverage.iter().filter(|coverage| coverage.gap()).collect();
    let (mut open, mut all) = (BTreeSet::new(), BTreeSet::new());
    for gap in &gaps {
        page.budget.steps(1 + gap.partly_assessed.len())?;
        let may = gap.partly_assessed.iter().chain(&gap.not_assessed);
        open.extend(may.map(|agency| agency.key()));
        all.extend(gap.lacking().map(|agency| agency.key()));
    }
    let rests = match open.len() {
        0 => String::new(),
        open => format!(
            " Of its {} members, {open} were gone through only in part or not at all, and may do some of it all the same.",
            all.len()
        ),
    };
    let note = format!(
        "{} on {}: kinds of work that make sense, that some agency, network or project of the graph does or did, and that neither a member nor the network nor a project of its members does.{rests}",
        count(gaps.len(), "gap", "gaps"),
        page.day
    );
    let rows = gaps.into_iter().map(|gap| Row {
        anchor: None,
        name: gap.activity.r#type.label().into(),
        details: vec![lower(gap.activity.axis), lower(gap.activity.crime)],
        summary: None,
        references: Vec::new(),
        edit: None,
    });
    page.section_of_rows("Gaps", Some(note), rows.collect());
    page.in_plan("Gaps", Wanted { network: Some(network.row().slug.clone()), ..Wanted::of(CoordinationKind::Gap) });
    Ok(())
}
