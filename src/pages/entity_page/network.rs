//! A network's page.

use crate::{
    analysis::{
        coverage,
        recorded::{self, Recorded},
    },
    budget::Stopped,
    graph::network::Network,
    language::{voice::Voice, words::Spoken},
    pages::{
        coordination::Wanted,
        entity_page::{
            description::{Description, Row, Value},
            full_name, part,
        },
    },
};
use entity::{kind::Kind, vocabulary::CoordinationKind};
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
    let voice = page.voice;
    let row = network.row();
    page.in_english("English name", network.any().translated_name(voice.0).map(|_| &row.name))?;
    page.in_english("Short name", row.acronym.as_ref())?;
    page.fact("Formalization", [Value::said(row.formalization, voice)])?;
    page.in_english("Founding text", row.founding_text.as_ref())?;
    page.fact("Scope", [Value::said(row.scope, voice)])?;
    page.fact("Crime", [Value::said(row.crime, voice)])?;
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
        Some(members) => recorded_members(members, voice),
        None => voice.text("entity-members-unknown").to_owned(),
    };
    page.section_of_rows("Members", Some(note), members);
    page.listed("Members", Kind::Membership, "network");
    part::other_members("Members that are no agencies", network.other_members(), |one| part::member(one, voice), page)?;
    page.section("Actions", network.actions().map(|action| action.any()))?;
    page.listed("Actions", Kind::Action, "network");
    page.section("Outputs", network.outputs().map(|output| output.any()))?;
    page.listed("Outputs", Kind::Output, "network");
    page.section("Outputs published with others", network.joint_outputs().map(|output| output.any()))?;
    page.listed_by_id("Outputs published with others", Kind::Output, "jointWith");
    page.section("Effects on its members' work", network.impacts().map(|impact| impact.any()))?;
    page.listed("Effects on its members' work", Kind::Impact, "network");
    part::translated_names(network.translated_names(), page)?;
    gaps(network, page)
}

pub(super) fn details(network: Network<'_>, voice: Voice) -> Vec<String> {
    let name = network.acronym.as_ref().map(|_| full_name(network.any(), &network.row().name, voice).to_owned());
    let more = [voice.lower(network.formalization), voice.crime(network.crime)];
    name.into_iter().chain(more).chain(voice.span(network.starts, network.ends)).collect()
}

/// How many of the members that it says it has are here.
fn recorded_members(members: Recorded, voice: Voice) -> String {
    let day = members.as_of.map(|day| voice.dated("entity-recorded-day", day)).unwrap_or_default();
    let message = match members.of {
        Some(of) => voice.say("entity-recorded-members").with("of", of),
        None => voice.say("entity-recorded-members-uncounted"),
    };
    message.with("known", members.known).with("day", day).to_string()
}

fn gaps<'g>(network: Network<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let coverage = coverage::of_network(network, page.day, page.budget)?;
    let gaps: Vec<_> = coverage.iter().filter(|coverage| coverage.gap()).collect();
    let (mut open, mut all) = (BTreeSet::new(), BTreeSet::new());
    for gap in &gaps {
        page.budget.steps(1 + gap.partly_assessed.len())?;
        let may = gap.partly_assessed.iter().chain(&gap.not_assessed);
        open.extend(may.map(|agency| agency.key()));
        all.extend(gap.lacking().map(|agency| agency.key()));
    }
    let mut note = voice.say("entity-gaps-note").with("count", gaps.len()).with("date", page.day).to_string();
    if !open.is_empty() {
        let rests = voice.say("entity-gaps-open").with("all", all.len()).with("open", open.len());
        note = format!("{note} {rests}");
    }
    let rows = gaps.into_iter().map(|gap| Row {
        anchor: None,
        name: gap.activity.r#type.label_in(voice.0).into(),
        details: vec![voice.lower(gap.activity.axis), voice.lower(gap.activity.crime)],
        summary: None,
        references: Vec::new(),
        edit: None,
    });
    page.section_of_rows("Gaps", Some(note), rows.collect());
    page.in_plan("Gaps", Wanted { network: Some(network.row().slug.clone()), ..Wanted::of(CoordinationKind::Gap) });
    Ok(())
}
