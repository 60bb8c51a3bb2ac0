//! An agency's page.

use crate::{
    analysis::{
        overlap::{self, Ground},
        tie,
    },
    budget::Stopped,
    graph::{agency::Agency, funding::Funding},
    language::{voice::Voice, words::Spoken},
    pages::{
        coordination::Wanted,
        entity_page::{
            called,
            description::{Description, Row, Value},
            full_name, part,
        },
        listed::Listed,
    },
};
use entity::{kind::Kind, vocabulary::CoordinationKind};

/// How many partners and agencies with the same work a page shows; the question behind them gives all.
const MOST: usize = 30;

pub(super) const QUESTION: &str = "# An agency: what it does, where it is a member, and with whom it is tied.
query Agency($slug: String!) {
  agency(slug: $slug) {
    label
    name
    kind
    summary
    territory { name }
    powers { axis crime instrument { label } text provision }
    actions(first: 50) { totalCount nodes { title axis type crime starts ends } }
    memberships { nodes { role since until network { label } } }
    participations { nodes { role project { label } } }
    arrangements { nodes { title kind signed } }
    partners(first: 20) { totalCount nodes { agency { label } tieCount ties { kind label } } }
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(agency: Agency<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    page.in_english("English name", agency.any().translated_name(voice.0).map(|_| &agency.row().name))?;
    page.in_english("Short name", agency.row().acronym.as_ref())?;
    page.fact("Other and former names", agency.aliases().iter().map(|alias| &alias.name))?;
    page.fact("Kind", [Value::said(agency.kind, voice)])?;
    page.fact("Scope", [Value::said(agency.scope, voice)])?;
    page.fact("Crime", [Value::said(agency.crime, voice)])?;
    page.fact(
        "Specialised",
        [match agency.specialised {
            true => voice.text("entity-specialised"),
            false => voice.text("entity-not-specialised"),
        }],
    )?;
    page.fact("Founded", agency.founded)?;
    page.fact("Ended", agency.dissolved)?;
    page.in_english("Seat", agency.row().seat.as_ref())?;
    page.related("Works in", agency.territory().map(|region| region.any()))?;
    page.related("Part of", agency.parent().map(|parent| parent.any()))?;
    page.related("Its parts", agency.children().map(|child| child.any()))?;
    page.fact("Page", agency.row().url.as_deref().map(Value::url))?;
    page.fact("Identifiers", super::instrument::identifiers(agency.identifiers(), voice))?;
    page.fact("Actions reviewed", [Value::said(agency.assessment, voice)])?;

    powers(agency, page)?;
    page.section("Mandate", agency.mandate().map(|instrument| instrument.any()))?;
    page.listed("Mandate", Kind::Instrument, "mandatedAgencies");
    page.section("Actions", agency.actions().map(|action| action.any()))?;
    page.listed("Actions", Kind::Action, "agency");
    page.section("Networks", agency.memberships().map(|membership| membership.any()))?;
    page.listed("Networks", Kind::Membership, "agency");
    page.section("Projects", agency.participations().map(|participation| participation.any()))?;
    page.listed("Projects", Kind::Participation, "agency");
    page.section("Arrangements", agency.arrangements().map(|arrangement| arrangement.any()))?;
    page.listed("Arrangements", Kind::Arrangement, "parties");
    page.section("Outputs", agency.outputs().map(|output| output.any()))?;
    page.listed("Outputs", Kind::Output, "agency");
    page.section("Outputs published with others", agency.joint_outputs().map(|output| output.any()))?;
    page.listed_by_id("Outputs published with others", Kind::Output, "jointWith");
    page.section("Effects of networks on its work", agency.impacts().map(|impact| impact.any()))?;
    page.listed("Effects of networks on its work", Kind::Impact, "agency");
    page.section("Treaties it is party to", agency.ratifications().map(|ratification| ratification.any()))?;
    page.listed("Treaties it is party to", Kind::Ratification, "agency");
    let project = |funding: Funding<'g>| Value::named(funding.project().any(), voice);
    part::fundings("Projects that it pays for", agency.fundings(), project, page)?;
    part::translated_names(agency.translated_names(), page)?;
    part::history(agency, page)?;
    partners(agency, page)?;
    without_tie(agency, page)
}

pub(super) fn details(agency: Agency<'_>, voice: Voice) -> Vec<String> {
    let name = agency.acronym.as_ref().map(|_| full_name(agency.any(), &agency.row().name, voice).to_owned());
    name.into_iter().chain([voice.lower(agency.kind)]).collect()
}

fn powers<'g>(agency: Agency<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let mut rows = Vec::new();
    for power in agency.powers() {
        let basis = match (power.instrument(), power.row.text.as_deref()) {
            (Some(instrument), _) => Value::named(instrument.any(), voice),
            (None, text) => Value::english(text.unwrap_or_default(), voice),
        };
        let details =
            [voice.lower(power.row.axis), voice.crime(power.row.crime)].into_iter().chain(power.row.provision.clone());
        let references = page.cite(power.citations())?;
        rows.push(Row { references, ..derived(basis, details.collect()) });
    }
    let note = voice.text("entity-powers-note");
    page.section_of_rows("Powers", Some(note.to_owned()), rows);
    Ok(())
}

fn partners<'g>(agency: Agency<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let partners = tie::partners(agency, page.day, page.budget)?;
    let note = voice.say("entity-partners-note").with("count", partners.len()).with("date", page.day).to_string();
    let (all, list) = (partners.len(), named(partners.iter().map(|partner| partner.agency)));
    let mut rows = Vec::new();
    for partner in partners.into_iter().take(MOST) {
        let ties = partner.ties(page.budget)?;
        let mut labels: Vec<String> = ties.into_iter().map(|tie| called(tie.fact, voice)).collect();
        labels.dedup();
        let details = [voice.say("entity-ties").with("count", partner.tie_count).to_string(), labels.join(", ")];
        rows.push(derived(Value::named(partner.agency.any(), voice), details.to_vec()));
    }
    page.section_of_rows("Works with", Some(note), rows);
    page.first_of("Works with", all);
    page.in_list("Works with", list);
    Ok(())
}

fn without_tie<'g>(agency: Agency<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let mut apart = Vec::new();
    for overlap in overlap::overlaps_of(agency, Ground::Common, page.day, page.budget)? {
        if !overlap.tied(page.budget)? {
            apart.push(overlap);
        }
    }
    let note = voice.say("entity-apart-note").with("count", apart.len()).with("date", page.day).to_string();
    let all = apart.len();
    let mut rows = Vec::new();
    for overlap in apart.into_iter().take(MOST) {
        let other = if overlap.agencies[0] == agency { overlap.agencies[1] } else { overlap.agencies[0] };
        let shared = overlap.shared(page.budget)?.into_iter().map(|shared| {
            let activity = shared.activity;
            let (axis, crime) = (voice.lower(activity.axis), voice.lower(activity.crime));
            format!("{} ({axis}, {crime})", activity.r#type.label_in(voice.0))
        });
        rows.push(derived(Value::named(other.any(), voice), shared.collect()));
    }
    page.section_of_rows("The same work, no tie on record", Some(note), rows);
    page.first_of("The same work, no tie on record", all);
    let wanted = Wanted { agency: Some(agency.row().slug.clone()), ..Wanted::of(CoordinationKind::Duality) };
    page.in_plan("The same work, no tie on record", wanted);
    Ok(())
}

/// Who works with whom is found by comparing facts, so that the list can only name them.
fn named<'g>(agencies: impl Iterator<Item = Agency<'g>>) -> Listed {
    agencies.fold(Listed::all(Kind::Agency), |list, agency| list.with("slug", &agency.row().slug))
}

/// A row that no single fact states: it follows from others.
fn derived(name: Value, details: Vec<String>) -> Row {
    Row { anchor: None, name, details, summary: None, references: Vec::new(), edit: None }
}
