//! The page of the method: what counts as a fact, what the analyses compute, how facts were classified, what was left out,
//! and how far the graph goes.

use crate::{
    budget::{Budget, Stopped},
    graph::any_node::AnyNode,
    pages::{address, entity_page::description::Value, frame::Frame, listed::Listed, markdown},
    snapshot::Snapshot,
};
use askama::Template;
use entity::{
    kind::Kind,
    vocabulary::{Assessment, Vocabulary, VocabularyVisitor, each},
};

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
    verified: Vec<Verified>,
    exclusions: Vec<Exclusion>,
    vocabularies: Vec<VocabularyTable>,
}

/// How many of some things were gone through entirely, in part, or not at all.
struct Completeness {
    name: &'static str,
    counts: Vec<(usize, String)>,
    /// Those that were not gone through: absence means nothing there.
    none: Vec<Value>,
}

/// How many facts of a kind there are, and how many of them a page was read for.
struct Verified {
    name: String,
    count: usize,
    all: String,
    verified: usize,
    list: String,
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
                    &|word, _| Listed::all(Kind::Instrument).word("assessment", word),
                    graph.instruments().map(|instrument| (instrument.any(), instrument.assessment)),
                    budget,
                )?,
                completeness(
                    "Actions of agencies",
                    &|word, _| Listed::all(Kind::Agency).word("assessment", word),
                    graph.agencies().map(|agency| (agency.any(), agency.assessment)),
                    budget,
                )?,
                completeness("Tables of ratifications", &|_, tables| named(tables), tables, budget)?,
            ],
            verified: snapshot
                .counts
                .iter()
                .map(|count| Verified {
                    name: address::capitalised(address::plural(count.kind)),
                    count: count.count,
                    all: Listed::all(count.kind).address(),
                    verified: count.verified,
                    // A page is verified itself, a fact by a page.
                    list: match count.kind {
                        Kind::Source => Listed::all(count.kind).with("verified", true),
                        kind => Listed::all(kind).with("sources.verified", true),
                    }
                    .address(),
                })
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

/// Those whose table of ratifications was gone through so far, which no column of theirs tells.
fn named(instruments: &[AnyNode<'_>]) -> Listed {
    let slugs = instruments.iter().filter_map(|instrument| instrument.slug());
    slugs.fold(Listed::all(Kind::Instrument), |list, slug| list.with("slug", slug))
}

fn completeness<'g>(
    name: &'static str,
    list: &dyn Fn(Assessment, &[AnyNode<'g>]) -> Listed,
    of: impl Iterator<Item = (AnyNode<'g>, Assessment)>,
    budget: &Budget,
) -> Result<Completeness, Stopped> {
    let of = budget.filter(of, |_| true)?;
    let count = |assessment: &Assessment| {
        let those = of.iter().filter(|(_, other)| other == assessment).map(|(node, _)| *node);
        let those: Vec<AnyNode<'_>> = those.collect();
        (those.len(), list(*assessment, &those).address())
    };
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
