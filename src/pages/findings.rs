//! What the research project found, next to what the data show: how the list of findings tells them.

use crate::{
    analysis::evidence::{Examined, ExaminedValue},
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, finding::Finding},
    language::{voice::Voice, words::Spoken},
    pages::{
        address::{of, of_question},
        entity_page::{description::Value, finding},
        frame::Frame,
        listed::Listed,
    },
    snapshot::Snapshot,
};
use entity::{
    kind::Kind,
    vocabulary::{Objective, Verdict, Vocabulary},
};
use serde_json::json;
use std::collections::HashMap;

/// Findings, by objective, and how many there are of each verdict.
pub struct Told {
    pub(crate) verdicts: Vec<(String, &'static str, usize, String)>,
    pub(crate) objectives: Vec<ObjectiveGroup>,
}

pub(crate) struct ObjectiveGroup {
    pub(crate) meaning: &'static str,
    pub(crate) anchor: &'static str,
    pub(crate) findings: Vec<Shown>,
}

pub(crate) struct Shown {
    pub(crate) address: String,
    pub(crate) statement: String,
    /// The attribute that says in which language it is stated, where that is not the language of the page.
    pub(crate) language: &'static str,
    pub(crate) figures: Vec<Value>,
    pub(crate) verdict: String,
    pub(crate) tone: &'static str,
    pub(crate) reason: Option<Value>,
    pub(crate) values: Vec<ShownValue>,
    pub(crate) about: Vec<Value>,
    pub(crate) question: Option<String>,
}

pub(crate) struct ShownValue {
    pub(crate) name: Value,
    pub(crate) stated: Value,
    pub(crate) shown: Value,
    /// What the verdict rests on, where the data show something else by now.
    pub(crate) changed: Option<String>,
}

impl Told {
    /// Some findings, with what was found when their documents were asked; verdicts are counted of all findings.
    pub fn new(
        snapshot: &Snapshot,
        nodes: &[AnyNode<'_>],
        examined: &[Examined],
        frame: &Frame,
        budget: &Budget,
    ) -> Result<Self, Stopped> {
        let of_slug: HashMap<&str, &Examined> = examined.iter().map(|one| (one.slug.as_str(), one)).collect();
        let language = frame.language;
        budget.steps(nodes.len())?;
        let findings = nodes.iter().filter_map(|node| match node {
            AnyNode::Finding(finding) => Some((*finding, *of_slug.get(finding.slug.as_str())?)),
            _ => None,
        });
        let findings: Vec<(Finding<'_>, &Examined)> = findings.collect();
        let group = |objective: Objective| ObjectiveGroup {
            meaning: objective.meaning_in(language),
            anchor: objective.word(),
            findings: findings
                .iter()
                .filter(|(finding, _)| finding.objective == objective)
                .map(|finding| shown(finding, frame))
                .collect(),
        };
        let verdicts = budget.filter(snapshot.graph.findings().map(|finding| finding.verdict), |_| true)?;
        let counted = |verdict: &Verdict| {
            let count = verdicts.iter().filter(|other| **other == Some(*verdict)).count();
            let list = Listed::all(Kind::Finding).word("verdict", *verdict).address();
            (verdict.label_in(language), verdict.meaning_in(language), count, list)
        };
        Ok(Told {
            verdicts: Verdict::ALL.iter().map(counted).collect(),
            objectives: Objective::ALL.iter().map(|objective| group(*objective)).collect(),
        })
    }
}

fn shown((finding, examined): &(Finding<'_>, &Examined), frame: &Frame) -> Shown {
    let voice = Voice(frame.language);
    let translated = finding::translated(*finding, voice);
    let evidence = finding.evidence();
    let document = evidence.and_then(|evidence| Some((evidence.document?, evidence.day?)));
    Shown {
        address: of(finding.any()),
        statement: translated.map_or_else(|| finding.statement.clone(), str::to_owned),
        language: if translated.is_some() { "" } else { frame.language_of_facts() },
        figures: finding.figures().iter().map(|one| finding::figure(*finding, one, voice)).collect(),
        verdict: examined.verdict.map_or_else(
            || frame.text("findings-not-looked-at").to_owned(),
            |verdict| verdict.label_in(frame.language),
        ),
        tone: match examined.verdict {
            Some(Verdict::Supported) => "good",
            Some(Verdict::Partly | Verdict::NotSupported) => "warn",
            Some(Verdict::Inconclusive | Verdict::NotTestable) | None => "",
        },
        reason: finding::reason(*finding, voice),
        values: examined.values.iter().map(|value| shown_value(*finding, value, voice)).collect(),
        about: finding
            .about()
            .filter(|node| !matches!(node, AnyNode::Source(_)))
            .map(|node| Value::named(node, voice))
            .collect(),
        question: document.map(|(document, day)| of_question(document, &json!({ "day": day.to_string() }))),
    }
}

fn shown_value(finding: Finding<'_>, value: &ExaminedValue, voice: Voice) -> ShownValue {
    let said = |json: &str| finding::value(json, voice);
    ShownValue {
        name: finding::name(finding, &value.name, voice),
        stated: value.stated.as_deref().map_or_else(|| "–".into(), said),
        shown: value.shown.as_deref().map_or_else(|| voice.text("findings-nothing").into(), said),
        changed: (!value.holds()).then(|| said(&value.expected).text),
    }
}
