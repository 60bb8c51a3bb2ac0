//! The page of the findings: what the research project found, next to what the data show.

use crate::{
    analysis::evidence::{Examined, ExaminedValue},
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, finding::Finding},
    language::{voice::Voice, words::Spoken},
    pages::{
        address::{of, of_question},
        entity_page::{description::Value, finding},
        frame::Frame,
    },
    snapshot::Snapshot,
};
use askama::Template;
use entity::vocabulary::{Objective, Verdict, Vocabulary};
use serde_json::json;
use std::collections::HashMap;

/// The page of the findings.
#[derive(Template)]
#[template(path = "findings.html")]
pub struct FindingsPage {
    frame: Frame,
    verdicts: Vec<(String, &'static str, usize, String)>,
    /// The verdict that alone is shown.
    verdict: Option<String>,
    objectives: Vec<ObjectiveGroup>,
}

struct ObjectiveGroup {
    meaning: &'static str,
    anchor: &'static str,
    findings: Vec<Shown>,
}

struct Shown {
    address: String,
    statement: String,
    /// The attribute that says in which language it is stated, where that is not the language of the page.
    language: &'static str,
    figures: Vec<String>,
    verdict: String,
    tone: &'static str,
    reason: Option<String>,
    values: Vec<ShownValue>,
    about: Vec<Value>,
    question: Option<String>,
}

struct ShownValue {
    name: String,
    stated: String,
    shown: String,
    /// What the verdict rests on, where the data show something else by now.
    changed: Option<String>,
}

impl FindingsPage {
    /// Every finding, or those with a verdict, with what was found when its document was asked.
    pub fn new(
        snapshot: &Snapshot,
        examined: &[Examined],
        verdict: Option<Verdict>,
        frame: Frame,
        budget: &Budget,
    ) -> Result<Self, Stopped> {
        let of_slug: HashMap<&str, &Examined> = examined.iter().map(|one| (one.slug.as_str(), one)).collect();
        let mut findings: Vec<(Finding<'_>, &Examined)> = Vec::new();
        for finding in snapshot.graph.findings() {
            budget.step()?;
            findings.extend(of_slug.get(finding.slug.as_str()).map(|one| (finding, *one)));
        }
        let language = frame.language;
        let group = |objective: Objective| ObjectiveGroup {
            meaning: objective.meaning_in(language),
            anchor: objective.word(),
            findings: findings
                .iter()
                .filter(|(finding, _)| finding.objective == objective)
                .filter(|(finding, _)| verdict.is_none() || finding.verdict == verdict)
                .map(|finding| shown(finding, &frame))
                .collect(),
        };
        let count = |verdict: Verdict| findings.iter().filter(|(finding, _)| finding.verdict == Some(verdict)).count();
        Ok(FindingsPage {
            verdict: verdict.map(|verdict| verdict.label_in(language)),
            verdicts: Verdict::ALL
                .iter()
                .map(|verdict| {
                    let (label, meaning) = (verdict.label_in(language), verdict.meaning_in(language));
                    (label, meaning, count(*verdict), address(Some(*verdict)))
                })
                .collect(),
            objectives: Objective::ALL.iter().map(|objective| group(*objective)).collect(),
            frame,
        })
    }
}

/// Where the findings with a verdict stand.
pub fn address(verdict: Option<Verdict>) -> String {
    let query = verdict.map(|verdict| format!("?verdict={}", verdict.word()));
    format!("/findings{}", query.unwrap_or_default())
}

fn shown((finding, examined): &(Finding<'_>, &Examined), frame: &Frame) -> Shown {
    let translated = finding::translated(*finding, Voice(frame.language));
    let evidence = finding.evidence();
    let document = evidence.and_then(|evidence| Some((evidence.document?, evidence.day?)));
    Shown {
        address: of(finding.any()),
        statement: translated.map_or_else(|| finding.statement.clone(), str::to_owned),
        language: if translated.is_some() { "" } else { frame.language_of_facts() },
        figures: finding.figures().iter().map(|one| finding::figure(one, Voice(frame.language))).collect(),
        verdict: examined.verdict.map_or_else(
            || frame.text("findings-not-looked-at").to_owned(),
            |verdict| verdict.label_in(frame.language),
        ),
        tone: match examined.verdict {
            Some(Verdict::Supported) => "good",
            Some(Verdict::Partly | Verdict::NotSupported) => "warn",
            Some(Verdict::Inconclusive | Verdict::NotTestable) | None => "",
        },
        reason: examined.reason.clone(),
        values: examined.values.iter().map(|value| shown_value(value, frame)).collect(),
        about: finding
            .about()
            .filter(|node| !matches!(node, AnyNode::Source(_)))
            .map(|node| Value::named(node, Voice(frame.language)))
            .collect(),
        question: document.map(|(document, day)| of_question(document, &json!({ "day": day.to_string() }))),
    }
}

fn shown_value(value: &ExaminedValue, frame: &Frame) -> ShownValue {
    let said = |json: &str| finding::value(json, Voice(frame.language));
    ShownValue {
        name: value.name.clone(),
        stated: value.stated.as_deref().map_or_else(|| "–".to_owned(), said),
        shown: value.shown.as_deref().map_or_else(|| frame.text("findings-nothing").to_owned(), said),
        changed: (!value.holds()).then(|| said(&value.expected)),
    }
}
