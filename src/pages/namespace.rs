//! The page of the terms that linked data name things by.

use crate::{language::words::Spoken, pages::frame::Frame};
use askama::Template;
use entity::vocabulary::{Language, Vocabulary, VocabularyVisitor, each};

/// The page of our own terms, or of the words of one vocabulary.
#[derive(Template)]
#[template(path = "namespace.html")]
pub struct NamespacePage {
    frame: Frame,
    title: String,
    text: String,
    classes: Vec<Term>,
    properties: Vec<Term>,
    words: Vec<(&'static str, String, &'static str)>,
    vocabularies: Vec<(String, &'static str)>,
}

/// A class or property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name, which is the anchor of its description.
    pub name: String,
    /// What it means; where it is said of several kinds of fact, for each.
    pub meanings: Vec<(String, String)>,
    /// The terms of others that say the same.
    pub same: Vec<&'static str>,
    /// The vocabulary that its values come from.
    pub vocabulary: Option<&'static str>,
}

impl NamespacePage {
    /// The classes and properties.
    pub fn terms(classes: Vec<Term>, properties: Vec<Term>, frame: Frame) -> Self {
        let mut names = Names(Vec::new());
        each(&mut names);
        NamespacePage {
            title: frame.text("namespace-title").to_owned(),
            text: frame.text("namespace-text").to_owned(),
            classes,
            properties,
            words: Vec::new(),
            vocabularies: names.0,
            frame,
        }
    }

    /// The words of the vocabulary with this name, if there is one.
    pub fn vocabulary(name: &str, frame: Frame) -> Option<Self> {
        let mut words = Words { name, language: frame.language, found: None };
        each(&mut words);
        let (title, text, words) = words.found?;
        let (classes, properties, vocabularies) = (Vec::new(), Vec::new(), Vec::new());
        Some(NamespacePage { frame, title, text: text.to_owned(), classes, properties, words, vocabularies })
    }
}

struct Names(Vec<(String, &'static str)>);

impl VocabularyVisitor for Names {
    fn visit<V: Vocabulary>(&mut self) {
        self.0.push((V::NAME.to_owned(), V::DESCRIPTION));
    }
}

/// A word, how one writes it in a text, and what it means.
type Word = (&'static str, String, &'static str);

struct Words<'n> {
    name: &'n str,
    language: Language,
    found: Option<(String, &'static str, Vec<Word>)>,
}

impl VocabularyVisitor for Words<'_> {
    fn visit<V: Vocabulary>(&mut self) {
        if V::NAME == self.name {
            let language = self.language;
            let words = V::ALL.iter().map(|word| (word.word(), word.label_in(language), word.meaning_in(language)));
            self.found = Some((V::called_in(language), V::told_in(language), words.collect()));
        }
    }
}
