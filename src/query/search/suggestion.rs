//! Names that begin with what was typed so far.

use crate::{
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, graph::Graph},
    query::search::{
        document::abbreviation,
        token::{Token, is_compound, tokens},
    },
};
use entity::kind::Kind;
use std::collections::BTreeSet;

/// The names of every entity, from each of their words on.
pub(super) struct Names {
    /// In the order of their letters.
    ends: Vec<End>,
}

/// A name from one of its words on.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct End {
    /// The rest of the name, its words folded, in one of the ways in which it can be written.
    letters: String,
    /// Which word it begins with.
    word: usize,
    /// The whole name.
    name: String,
    /// Whose name it is.
    key: String,
}

/// How well a name fits what was typed; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It begins so.
    Beginning,
    /// One of its words, with those that follow, begins so.
    Inside,
    /// Each word that was typed begins one of its words, in whatever order.
    Words,
}

impl Names {
    pub(super) fn new<'g>(entities: impl Iterator<Item = AnyNode<'g>>) -> Self {
        let mut ends = Vec::new();
        for node in entities {
            for name in names(node) {
                let tokens = tokens(name);
                for word in 0..tokens.len() {
                    for letters in ways(name, &tokens[word..]) {
                        ends.push(End { letters, word, name: name.to_owned(), key: node.key().to_owned() });
                    }
                }
            }
        }
        ends.sort();
        Names { ends }
    }

    pub(super) fn suggest<'g>(
        &self,
        graph: &'g Graph,
        prefix: &str,
        kinds: &[Kind],
        first: usize,
        budget: &Budget,
    ) -> Result<Vec<(String, AnyNode<'g>)>, Stopped> {
        budget.look()?;
        let typed = tokens(prefix);
        let mut ends: Vec<(Fit, &End)> = Vec::new();
        for letters in ways(prefix, &typed) {
            let fit = |end: &End| if end.word == 0 { Fit::Beginning } else { Fit::Inside };
            ends.extend(self.beginning(&letters, budget)?.into_iter().map(|end| (fit(end), end)));
        }
        if typed.len() > 1 {
            ends.extend(self.with_all(&typed, budget)?.into_iter().map(|end| (Fit::Words, end)));
        }
        budget.steps(ends.len())?;
        // Of names that fit as well the short ones first: a short name is likelier meant.
        ends.sort_by_key(|(fit, end)| (*fit, end.name.chars().count(), &end.letters, &end.key));
        let mut suggestions: Vec<(String, AnyNode<'g>)> = Vec::new();
        for (_, end) in ends {
            budget.step()?;
            if suggestions.len() == first {
                break;
            }
            let Some(node) = graph.by_key(&end.key) else { continue };
            let wanted = kinds.is_empty() || kinds.contains(&node.kind());
            if wanted && !suggestions.iter().any(|(_, suggested)| *suggested == node) {
                suggestions.push((end.name.clone(), node));
            }
        }
        Ok(suggestions)
    }

    fn beginning(&self, letters: &str, budget: &Budget) -> Result<Vec<&End>, Stopped> {
        if letters.is_empty() {
            return Ok(Vec::new());
        }
        let from = self.ends.partition_point(|end| end.letters.as_str() < letters);
        budget.filter(self.ends[from..].iter().take_while(|end| end.letters.starts_with(letters)), |_| true)
    }

    /// The names in which each of these words begins one.
    fn with_all(&self, typed: &[Token], budget: &Budget) -> Result<Vec<&End>, Stopped> {
        // The longest word leaves fewest names to be looked at.
        let Some(longest) = typed.iter().max_by_key(|token| token.word.len()) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for end in self.beginning(&longest.word, budget)? {
            let words = tokens(&end.name);
            budget.steps(words.len() * typed.len())?;
            let begins = |typed: &Token| {
                let begins =
                    |word: &Token| word.word.starts_with(&typed.word) || word.common.starts_with(&typed.common);
                words.iter().any(begins)
            };
            if typed.iter().all(begins) {
                found.push(end);
            }
        }
        Ok(found)
    }
}

/// The ways in which words can be written: as they are and in the common spelling, with a blank for each sign between them
/// and without any.
fn ways(text: &str, tokens: &[Token]) -> BTreeSet<String> {
    let written = |form: fn(&Token) -> &str, compounds: bool| {
        let mut letters = String::new();
        let mut before: Option<&Token> = None;
        for token in tokens {
            let together = before.is_none_or(|before| compounds && is_compound(text, before, token));
            letters.push_str(if together { "" } else { " " });
            letters.push_str(form(token));
            before = Some(token);
        }
        letters
    };
    let forms: [fn(&Token) -> &str; 2] = [|token| &token.word, |token| &token.common];
    forms.into_iter().flat_map(|form| [written(form, false), written(form, true)]).collect()
}

/// What an entity is called; measures, which are called by their place in an instrument, by their title.
fn names(node: AnyNode<'_>) -> Vec<&str> {
    match node {
        AnyNode::Instrument(node) => {
            let row = node.row();
            abbreviation(node).into_iter().chain([row.short_name.as_str(), &row.title]).collect()
        }
        AnyNode::Measure(node) => vec![&node.row().title],
        AnyNode::Agency(node) => {
            let aliases = node.aliases().iter().map(|alias| alias.name.as_str());
            node.row().acronym.as_deref().into_iter().chain([node.row().name.as_str()]).chain(aliases).collect()
        }
        AnyNode::Network(node) => node.row().acronym.as_deref().into_iter().chain([node.row().name.as_str()]).collect(),
        AnyNode::Project(node) => node.row().acronym.as_deref().into_iter().chain([node.row().name.as_str()]).collect(),
        AnyNode::Action(node) => vec![&node.row().title],
        AnyNode::Output(node) => vec![&node.row().title],
        AnyNode::Arrangement(node) => vec![&node.row().title],
        AnyNode::State(node) => vec![&node.row().name],
        AnyNode::Region(node) => vec![&node.row().name],
        AnyNode::Finding(_)
        | AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Impact(_)
        | AnyNode::Ratification(_)
        | AnyNode::Source(_) => Vec::new(),
    }
}
