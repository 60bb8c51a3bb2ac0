//! What is wrong with a parameter of an address.

use crate::language::{
    catalogue,
    message::{self, Message},
};
use entity::vocabulary::Language;
use std::fmt;

/// How many words a message names.
const NAMED: usize = 60;

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
        nearest: Option<String>,
    },
    /// It was given more than once.
    Repeated {
        /// The parameter.
        name: String,
    },
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

    fn between(name: &'static str, value: &str, taken: &str, bounds: (usize, usize), known: &[&str]) -> Self {
        let words = known.iter().take(NAMED).map(|word| (*word).to_owned()).collect();
        let others = known.len().saturating_sub(NAMED);
        let taken = Box::new(Taken { text: taken.to_owned(), bounds, words, others });
        let nearest = nearest(&value.to_ascii_lowercase(), known.iter().copied());
        BadParameter::UnknownValue { name, value: shortened(value), taken, nearest }
    }

    /// What is wrong, in a language.
    pub fn said(&self, language: Language) -> String {
        let hint = |nearest: &Option<String>| {
            let hint = |nearest| Message::new(language, "refusal-hint").with("nearest", nearest).to_string();
            nearest.as_ref().map(hint).unwrap_or_default()
        };
        let message = |name: &'static str| Message::new(language, name);
        match self {
            BadParameter::UnknownName { of, name, allowed, nearest } => {
                let of = catalogue::found(language, &format!("refusal-of-{of}")).unwrap_or(of);
                let none = message::text(language, "refusal-none");
                let allowed = if allowed.is_empty() { none.to_owned() } else { allowed.join(", ") };
                let wrong = message("refusal-unknown-name").with("of", of).with("name", name);
                wrong.with("allowed", allowed).with("hint", hint(nearest)).to_string()
            }
            BadParameter::UnknownValue { name, value, taken, nearest } => {
                let wrong = message("refusal-unknown-value").with("name", *name).with("value", value);
                wrong.with("allowed", taken.said(language)).with("hint", hint(nearest)).to_string()
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
    let word = word.to_ascii_lowercase();
    let likeness = |candidate: &str| strsim::jaro_winkler(&word, &candidate.to_ascii_lowercase());
    let best = known.max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(best) > 0.75).then(|| best.to_owned())
}

/// Who sends a novel gets only its beginning back.
fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
