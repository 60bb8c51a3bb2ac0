//! The page of the method: what counts as a fact, what the analyses compute, how facts were classified, what was left out,
//! and how far the graph goes.

use crate::{
    budget::{Budget, Stopped},
    graph::any_node::AnyNode,
    pages::{address, entity_page::description::Value, frame::Frame, markdown},
    snapshot::Snapshot,
};
use askama::Template;
use entity::vocabulary::{Assessment, Vocabulary, VocabularyVisitor, each};

/// What was considered for the graph and left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The kind that it would have been of, such as `network`.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// Why it is not in the graph.
    pub reason: String,
}

/// The page of the method.
#[derive(Template)]
#[template(path = "method.html")]
pub struct MethodPage {
    frame: Frame,
    definitions: String,
    referees: String,
    criteria: String,
    completeness: Vec<Completeness>,
    verified: Vec<(String, usize, usize)>,
    exclusions: Vec<Exclusion>,
    vocabularies: Vec<VocabularyTable>,
}

/// How many of some things were gone through entirely, in part, or not at all.
struct Completeness {
    name: &'static str,
    counts: Vec<usize>,
    /// Those that were not gone through: absence means nothing there.
    none: Vec<Value>,
}

struct VocabularyTable {
    name: String,
    description: &'static str,
    words: Vec<(String, &'static str, usize)>,
}

impl MethodPage {
    /// The method, with the counts of a snapshot; `count` says how many facts carry the word at a place of a vocabulary.
    pub fn new(
        snapshot: &Snapshot,
        exclusions: &[Exclusion],
        count: &dyn Fn(&str, usize) -> usize,
        frame: Frame,
        budget: &Budget,
    ) -> Result<Self, Stopped> {
        let graph = &snapshot.graph;
        let tables = graph
            .instruments()
            .filter_map(|instrument| Some((instrument.any(), instrument.ratification_table()?.assessment)));
        let mut vocabularies = Vocabularies { count, tables: Vec::new() };
        each(&mut vocabularies);
        Ok(MethodPage {
            frame,
            definitions: markdown::html(body(include_str!("../../docs/method.md"))),
            referees: markdown::html(body(include_str!("../../docs/referees.md"))),
            criteria: markdown::html(include_str!("../../data/criteria.md")),
            completeness: vec![
                completeness(
                    "Measures of instruments",
                    graph.instruments().map(|instrument| (instrument.any(), instrument.assessment)),
                    budget,
                )?,
                completeness(
                    "Actions of agencies",
                    graph.agencies().map(|agency| (agency.any(), agency.assessment)),
                    budget,
                )?,
                completeness("Tables of ratifications", tables, budget)?,
            ],
            verified: snapshot
                .counts
                .iter()
                .map(|count| (address::capitalised(address::plural(count.kind)), count.count, count.verified))
                .collect(),
            exclusions: exclusions.to_vec(),
            vocabularies: vocabularies.tables,
        })
    }
}

/// The text below its title, which the page says itself.
fn body(text: &str) -> &str {
    text.split_once('\n').map_or("", |(_, body)| body)
}

fn completeness<'g>(
    name: &'static str,
    of: impl Iterator<Item = (AnyNode<'g>, Assessment)>,
    budget: &Budget,
) -> Result<Completeness, Stopped> {
    let of = budget.filter(of, |_| true)?;
    let count = |assessment: &Assessment| of.iter().filter(|(_, other)| other == assessment).count();
    let none = of.iter().filter(|(_, assessment)| *assessment == Assessment::None);
    Ok(Completeness {
        name,
        counts: Assessment::ALL.iter().map(count).collect(),
        none: none.map(|(node, _)| Value::link(*node)).collect(),
    })
}

struct Vocabularies<'s> {
    count: &'s dyn Fn(&str, usize) -> usize,
    tables: Vec<VocabularyTable>,
}

impl VocabularyVisitor for Vocabularies<'_> {
    fn visit<V: Vocabulary>(&mut self) {
        let words = V::ALL.iter().map(|word| (word.label(), word.description(), (self.count)(V::NAME, word.place())));
        self.tables.push(VocabularyTable {
            name: address::capitalised(&V::NAME.replace('_', " ")),
            description: V::DESCRIPTION,
            words: words.collect(),
        });
    }
}
