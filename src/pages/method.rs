//! The page of the method: what counts as a fact, what the analyses compute, how facts were classified, what was left out,
//! and how far the graph goes.

use crate::{
    budget::{Budget, Stopped},
    graph::any_node::AnyNode,
    language::{
        voice::Voice,
        words::{self, Spoken},
    },
    pages::{address, entity_page::description::Value, frame::Frame, listed::Listed, markdown},
    snapshot::Snapshot,
};
use askama::Template;
use entity::{
    kind::Kind,
    vocabulary::{Assessment, Language, Vocabulary, VocabularyVisitor, each},
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

/// In how many facts of which kinds the word at a place of a vocabulary stands, and in which column, if in any.
pub type Uses<'a> = dyn Fn(&str, usize) -> Vec<(Kind, Option<&'static str>, usize)> + 'a;

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

/// How many of some things were reviewed entirely, in part, or not at all.
struct Completeness {
    name: &'static str,
    counts: Vec<(usize, String)>,
    /// Those that were not reviewed: absence means nothing there.
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
    words: Vec<CountedWord>,
}

/// A word, and where it stands.
struct CountedWord {
    label: String,
    meaning: &'static str,
    count: usize,
    /// How many of a kind, as they are called, carry it in a column, and in which list they stand; in parts of facts it is
    /// in none.
    uses: Vec<(usize, String, Option<String>)>,
}

impl MethodPage {
    /// The method, with the counts of a snapshot; `uses` says where the words of a vocabulary stand.
    pub fn new(
        snapshot: &Snapshot,
        exclusions: &[Exclusion],
        uses: &Uses<'_>,
        frame: Frame,
        budget: &Budget,
    ) -> Result<Self, Stopped> {
        let graph = &snapshot.graph;
        let tables = graph
            .instruments()
            .filter_map(|instrument| Some((instrument.any(), instrument.ratification_table()?.assessment)));
        let (language, voice) = (frame.language, Voice(frame.language));
        let mut vocabularies = Vocabularies { uses, language, tables: Vec::new() };
        let [definitions, referees, criteria] = texts(language);
        each(&mut vocabularies);
        Ok(MethodPage {
            definitions: markdown::html(body(definitions)),
            referees: markdown::html(body(referees)),
            criteria: markdown::html(criteria),
            completeness: vec![
                completeness(
                    (frame.text("method-measures-of-instruments"), voice),
                    &|word, _| Listed::all(Kind::Instrument).word("assessment", word),
                    graph.instruments().map(|instrument| (instrument.any(), instrument.assessment)),
                    budget,
                )?,
                completeness(
                    (frame.text("method-actions-of-agencies"), voice),
                    &|word, _| Listed::all(Kind::Agency).word("assessment", word),
                    graph.agencies().map(|agency| (agency.any(), agency.assessment)),
                    budget,
                )?,
                completeness(
                    (frame.text("method-tables-of-ratifications"), voice),
                    &|_, tables| named(tables),
                    tables,
                    budget,
                )?,
            ],
            verified: snapshot
                .counts
                .iter()
                .map(|count| Verified {
                    name: address::capitalised(address::plural_in(count.kind, language)),
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
            exclusions: exclusions.iter().map(|exclusion| said(exclusion, language)).collect(),
            vocabularies: vocabularies.tables,
            frame,
        })
    }
}

/// What is written in Markdown: the method, what referees ask, and the criteria.
fn texts(language: Language) -> [&'static str; 3] {
    match language {
        Language::English => [
            include_str!("../../docs/method.md"),
            include_str!("../../docs/referees.md"),
            include_str!("../../data/criteria.md"),
        ],
        Language::Spanish => [
            include_str!("../../docs/method.es.md"),
            include_str!("../../docs/referees.es.md"),
            include_str!("../../data/criteria.es.md"),
        ],
    }
}

/// What was left out, with its kind in a language. Why, is said as it was recorded.
fn said(exclusion: &Exclusion, language: Language) -> Exclusion {
    let kind = Kind::from_word(&exclusion.kind).map(|kind| words::singular(kind, language));
    Exclusion { kind: kind.unwrap_or_else(|| exclusion.kind.clone()), ..exclusion.clone() }
}

/// The text below its title, which the page says itself.
fn body(text: &str) -> &str {
    text.split_once('\n').map_or("", |(_, body)| body)
}

/// Those whose table of ratifications was reviewed so far, which no column of theirs tells.
fn named(instruments: &[AnyNode<'_>]) -> Listed {
    let slugs = instruments.iter().filter_map(|instrument| instrument.slug());
    slugs.fold(Listed::all(Kind::Instrument), |list, slug| list.with("slug", slug))
}

fn completeness<'g>(
    (name, voice): (&'static str, Voice),
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
        none: none.map(|(node, _)| Value::named(*node, voice)).collect(),
    })
}

struct Vocabularies<'a> {
    uses: &'a Uses<'a>,
    language: Language,
    tables: Vec<VocabularyTable>,
}

impl Vocabularies<'_> {
    fn counted<V: Vocabulary>(&self, word: V) -> CountedWord {
        let uses = (self.uses)(V::NAME, word.place());
        let said = |(kind, column, count): &(Kind, Option<&'static str>, usize)| {
            let name = match (count, column) {
                (1, Some(_)) => words::singular(*kind, self.language),
                _ => address::plural_in(*kind, self.language).to_owned(),
            };
            (*count, name, column.map(|column| Listed::all(*kind).word(column, word).address()))
        };
        CountedWord {
            label: word.label_in(self.language),
            meaning: word.meaning_in(self.language),
            count: uses.iter().map(|(_, _, count)| count).sum(),
            uses: uses.iter().map(said).collect(),
        }
    }
}

impl VocabularyVisitor for Vocabularies<'_> {
    fn visit<V: Vocabulary>(&mut self) {
        let words = V::ALL.iter().map(|word| self.counted(*word));
        self.tables.push(VocabularyTable {
            name: V::called_in(self.language),
            description: V::told_in(self.language),
            words: words.collect(),
        });
    }
}
