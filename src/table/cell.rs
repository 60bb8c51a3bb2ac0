//! One value of a row, and the type of a column.

use crate::{graph::sort_key::SortKey, language::words::Spoken};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Language, Vocabulary},
};
use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{LazyLock, Mutex},
};

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'g> {
    /// Unknown or absent.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A fraction.
    Float(f64),
    /// A text or an id.
    Text(Cow<'g, str>),
    /// A path of a page of ours. Whoever writes it puts before it what the addresses of the site begin with.
    Page(String),
    /// A date.
    Date(PartialDate),
    /// A word by its place in its vocabulary; which vocabulary, the column says.
    Word(u16),
}

impl<'g> Cell<'g> {
    /// A text as it stands.
    pub fn text(text: &'g str) -> Self {
        Cell::Text(Cow::Borrowed(text))
    }

    /// A word of a vocabulary.
    pub fn word<V: Vocabulary>(word: V) -> Self {
        Cell::Word(word.place() as u16)
    }

    /// Where it stands among the values of its column; texts without case and accents, unless they are compared exactly.
    pub fn sort_keys(self, exact: bool) -> Vec<SortKey<'g>> {
        match self {
            Cell::Null => vec![SortKey::Absent],
            Cell::Bool(value) => vec![SortKey::Number(i64::from(value))],
            Cell::Int(value) => vec![SortKey::Number(value)],
            // The bits of numbers that are not negative are in the order of the numbers.
            Cell::Float(value) => vec![SortKey::Number(value.to_bits().cast_signed())],
            Cell::Text(text) if exact => vec![SortKey::Text(text)],
            Cell::Text(text) => vec![SortKey::folded(&text)],
            Cell::Page(path) => vec![SortKey::Text(Cow::Owned(path))],
            Cell::Date(date) => SortKey::date(Some(date)).to_vec(),
            Cell::Word(place) => vec![SortKey::Number(i64::from(place))],
        }
    }
}

/// The type of a column.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// A global id.
    Id,
    /// A text.
    Text,
    /// Yes or no.
    Bool,
    /// A whole number.
    Int,
    /// A fraction.
    Float,
    /// A date known to a year, a month or a day.
    Date,
    /// A word of a vocabulary.
    Word(&'static Words),
}

impl Type {
    /// Its name in GraphQL.
    pub fn name(self) -> &'static str {
        match self {
            Type::Id => "ID",
            Type::Text => "String",
            Type::Bool => "Boolean",
            Type::Int => "Int",
            Type::Float => "Float",
            Type::Date => "PartialDate",
            Type::Word(words) => &words.name,
        }
    }

    /// The name of the filter of its values.
    pub fn filter_name(self) -> String {
        match self {
            Type::Id => "IdFilter".to_owned(),
            Type::Date => "DateFilter".to_owned(),
            other => format!("{}Filter", other.name()),
        }
    }
}

/// The words of a vocabulary, as GraphQL has them.
#[derive(Debug)]
pub struct Words {
    /// The name of the enum, such as `ActionType`.
    pub name: String,
    /// The name in data files, such as `action_type`.
    pub word: &'static str,
    /// What its words tell.
    pub doc: &'static str,
    /// The words in their order.
    pub values: Vec<Word>,
    told: fn(Language) -> &'static str,
}

impl Words {
    /// What its words tell, in a language.
    pub fn told(&self, language: Language) -> &'static str {
        (self.told)(language)
    }
}

/// One word of a vocabulary.
#[derive(Debug)]
pub struct Word {
    /// As GraphQL has it.
    pub name: String,
    /// As one writes it in a text.
    pub label: String,
    /// What it means.
    pub doc: &'static str,
    /// The same two in each language, in the order of the languages.
    said: Vec<(String, &'static str)>,
}

impl Word {
    /// As one writes it in a text, and what it means, in a language.
    pub fn said(&self, language: Language) -> (&str, &'static str) {
        let (label, meaning) = &self.said[language.place()];
        (label, meaning)
    }
}

/// The words of a vocabulary; made once, they live as long as the program.
pub fn words<V: Vocabulary>() -> &'static Words {
    static ALL: LazyLock<Mutex<HashMap<&'static str, &'static Words>>> = LazyLock::new(Mutex::default);
    let mut all = ALL.lock().expect("making words does not panic");
    all.entry(V::NAME).or_insert_with(|| {
        let word = |word: &V| Word {
            name: word.name(),
            label: word.label(),
            doc: word.description(),
            said: Language::ALL.iter().map(|language| (word.label_in(*language), word.meaning_in(*language))).collect(),
        };
        let values = V::ALL.iter().map(word).collect();
        Box::leak(Box::new(Words {
            name: pascal(V::NAME),
            word: V::NAME,
            doc: V::DESCRIPTION,
            values,
            told: V::told_in,
        }))
    })
}

/// `action_type` → `ActionType`.
fn pascal(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
