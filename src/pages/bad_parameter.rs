//! What is wrong with a parameter of an address.

use crate::{
    graph::{any_node::AnyNode, graph::Graph},
    language::{
        catalogue,
        message::{self, Message},
        voice::Voice,
    },
    pages::entity_page,
};
use entity::{fold, kind::Kind, vocabulary::Language};
use std::fmt;

/// How many words a message names.
const NAMED: usize = 60;

/// Of how many facts at most it is looked up what they are called, when one of them may have been meant.
const CALLED: usize = 2_000;

/// A parameter that can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadParameter {
    /// There is none of this name.
    UnknownName {
        /// What was asked: a chart, or another page.
        of: &'static str,
        /// The name that was given.
        name: String,
        /// The names that are taken.
        allowed: Vec<String>,
        /// The name that may have been meant.
        nearest: Option<String>,
    },
    /// The value is none of those that it takes.
    UnknownValue {
        /// The parameter.
        name: &'static str,
        /// What was given.
        value: String,
        /// What is taken.
        taken: Box<Taken>,
        /// The value that may have been meant.
        nearest: Option<Meant>,
    },
    /// It was given more than once.
    Repeated {
        /// The parameter.
        name: String,
    },
}

/// A value that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// As it stands in an address.
    value: String,
    /// What it stands for is called, where the value does not say it.
    called: Option<String>,
}

/// What a parameter takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The text that says it.
    text: String,
    /// From where to where it goes, where it is a number.
    bounds: (usize, usize),
    /// The words that it takes, where it takes no others; of many the first.
    words: Vec<String>,
    /// How many more words there are.
    others: usize,
}

impl BadParameter {
    /// What is wrong with a name, where it is none of those that are taken.
    pub fn unknown_name(of: &'static str, name: &str, allowed: &[&str]) -> Option<Self> {
        (!allowed.contains(&name)).then(|| BadParameter::UnknownName {
            of,
            name: shortened(name),
            allowed: allowed.iter().map(|name| (*name).to_owned()).collect(),
            nearest: nearest(name, allowed.iter().copied()),
        })
    }

    /// What is wrong with a value: the name of the text that says what is taken, and, where only certain words are, the
    /// nearest of them. Of many words the first are named.
    pub fn value(name: &'static str, value: &str, taken: &str, known: &[&str]) -> Self {
        BadParameter::between(name, value, taken, (0, 0), known)
    }

    /// What is wrong with a value that is not between two bounds, which the text names.
    pub fn out_of_bounds(name: &'static str, value: &str, taken: &str, bounds: (usize, usize)) -> Self {
        BadParameter::between(name, value, taken, bounds, &[])
    }

    /// What is wrong with a value that names no fact of a kind, by its key or at least by what it is called.
    pub fn no_fact(name: &'static str, value: &str, kind: Kind, graph: &Graph) -> Self {
        let nodes: Vec<(&str, AnyNode<'_>)> =
            graph.of_kind(kind).into_iter().filter_map(|node| Some((node.slug()?, node))).collect();
        let few = if nodes.len() > CALLED { &[] } else { nodes.as_slice() };
        let called = few.iter().flat_map(|(slug, node)| {
            let (english, spanish) = (Voice(Language::English), Voice(Language::Spanish));
            let called = [entity_page::called(*node, english), entity_page::called(*node, spanish)];
            called.into_iter().chain([entity_page::heading(*node, english)]).map(|called| (*slug, called))
        });
        let called: Vec<(&str, String)> = called.collect();
        // Of two letters, each is the code of some state or other: to name them all says nothing.
        let (taken, known) = match kind {
            Kind::State => ("taken-a-state", Vec::new()),
            _ => ("taken-a-slug", nodes.iter().map(|(slug, _)| *slug).collect()),
        };
        BadParameter::named(name, value, taken, &known, &called)
    }

    /// What is wrong with a value that is none of the keys of certain things; which of them was meant is told by what they
    /// are called, too.
    pub fn named(name: &'static str, value: &str, taken: &str, known: &[&str], called: &[(&str, String)]) -> Self {
        BadParameter::value(name, value, taken, known).meant(nearest_called(value, known, called))
    }

    /// The same, with what was meant.
    pub fn meaning(self, value: String) -> Self {
        self.meant(Some(Meant { value, called: None }))
    }

    fn meant(mut self, meant: Option<Meant>) -> Self {
        if let BadParameter::UnknownValue { nearest, .. } = &mut self {
            *nearest = meant;
        }
        self
    }

    fn between(name: &'static str, value: &str, taken: &str, bounds: (usize, usize), known: &[&str]) -> Self {
        let words = known.iter().take(NAMED).map(|word| (*word).to_owned()).collect();
        let others = known.len().saturating_sub(NAMED);
        let taken = Box::new(Taken { text: taken.to_owned(), bounds, words, others });
        let nearest = nearest(&value.to_ascii_lowercase(), known.iter().copied());
        let nearest = nearest.map(|value| Meant { value, called: None });
        BadParameter::UnknownValue { name, value: shortened(value), taken, nearest }
    }

    /// What is wrong, in a language.
    pub fn said(&self, language: Language) -> String {
        let hint = |nearest: Option<(&String, Option<&String>)>| match nearest {
            None => String::new(),
            Some((nearest, None)) => Message::new(language, "refusal-hint").with("nearest", nearest).to_string(),
            Some((nearest, Some(called))) => {
                let hint = Message::new(language, "refusal-hint-called").with("nearest", nearest);
                hint.with("called", called).to_string()
            }
        };
        let message = |name: &'static str| Message::new(language, name);
        match self {
            BadParameter::UnknownName { of, name, allowed, nearest } => {
                let of = catalogue::found(language, &format!("refusal-of-{of}")).unwrap_or(of);
                let none = message::text(language, "refusal-none");
                let quoted = || allowed.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
                let allowed = if allowed.is_empty() { none.to_owned() } else { quoted() };
                let wrong = message("refusal-unknown-name").with("of", of).with("name", name);
                let hint = hint(nearest.as_ref().map(|nearest| (nearest, None)));
                wrong.with("allowed", allowed).with("hint", hint).to_string()
            }
            BadParameter::UnknownValue { name, value, taken, nearest } => {
                let wrong = message("refusal-unknown-value").with("name", *name).with("value", value);
                let hint = hint(nearest.as_ref().map(|nearest| (&nearest.value, nearest.called.as_ref())));
                wrong.with("allowed", taken.said(language)).with("hint", hint).to_string()
            }
            BadParameter::Repeated { name } => message("refusal-repeated").with("name", name).to_string(),
        }
    }
}

impl fmt::Display for BadParameter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.said(Language::English))
    }
}

impl std::error::Error for BadParameter {}

impl Taken {
    fn said(&self, language: Language) -> String {
        let (least, most) = self.bounds;
        let text = || Message::new(language, self.text.clone()).with("least", least).with("most", most).to_string();
        let words = self.words.join(", ");
        match (self.words.is_empty(), self.others) {
            (true, _) => text(),
            (false, 0) => words,
            (false, others) => {
                let all = Message::new(language, "refusal-others").with("taken", text()).with("words", words);
                all.with("count", others).to_string()
            }
        }
    }
}

fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<String> {
    let word = shortened(word).to_ascii_lowercase();
    let likeness = |candidate: &str| strsim::jaro_winkler(&word, &candidate.to_ascii_lowercase());
    let best = known.max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(best) > 0.75).then(|| best.to_owned())
}

/// How alike two names are at least of which one may be meant for the other.
const ALIKE: f64 = 0.75;

/// The key that is written almost so, or the key of what is called almost so; of the two, what is more alike.
fn nearest_called(value: &str, known: &[&str], called: &[(&str, String)]) -> Option<Meant> {
    let value = fold::fold(&shortened(value));
    let likeness = |name: &str| strsim::jaro_winkler(&value, &fold::fold(name));
    let keys = known.iter().map(|key| (likeness(key), *key, None));
    let names = called.iter().map(|(key, name)| (likeness(name), *key, Some(name)));
    // The keys come last: of what is as much alike, the last is taken.
    let (alike, key, by_name) = names.chain(keys).max_by(|one, other| one.0.total_cmp(&other.0))?;
    // Of its names that are alike, the first.
    let is_meant = |name: &String| likeness(name) > ALIKE && fold::slug(name) != key;
    let name = by_name.and_then(|_| called.iter().find(|(other, name)| *other == key && is_meant(name)));
    (alike > ALIKE).then(|| Meant { value: key.to_owned(), called: name.map(|(_, name)| name.clone()) })
}

/// Who sends a novel gets only its beginning back.
fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
