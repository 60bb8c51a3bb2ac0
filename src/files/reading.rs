//! What is noted while the files are read, for what can only be judged when all of them are.

use crate::files::{
    DataFile,
    given::Given,
    kind,
    problem::{Place, Problem},
    reference::Reference,
    source::Page,
};
use entity::fact::FactKind;
use std::collections::BTreeMap;

/// The notes of one reading.
pub(super) struct Reading<'f> {
    /// What is wrong.
    pub(super) problems: Vec<Problem>,
    /// What is there, in the order of the files.
    pub(super) definitions: Vec<Definition>,
    /// What is named elsewhere than where it is.
    pub(super) references: Vec<Given<Reference>>,
    /// Every page that a fact rests on, each time it is named.
    pub(super) pages: Vec<Page>,
    /// The texts of the files by their paths.
    pub(super) texts: BTreeMap<&'f str, &'f str>,
}

/// A fact with a key of its own, which no other may have.
pub(super) struct Definition {
    pub(super) kind: FactKind,
    /// What its key ends in: `icat/unodc`.
    pub(super) name: String,
    pub(super) place: Place,
}

impl<'f> Reading<'f> {
    pub(super) fn new(files: &[&'f DataFile]) -> Self {
        Reading {
            problems: Vec::new(),
            definitions: Vec::new(),
            references: Vec::new(),
            pages: Vec::new(),
            texts: files.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect(),
        }
    }

    /// Notes that a fact is here.
    pub(super) fn define(&mut self, kind: FactKind, name: impl Into<String>, place: &Place) {
        self.definitions.push(Definition { kind, name: name.into(), place: place.clone() });
    }

    /// Whether there is a file for the fact, be it readable or not.
    pub(super) fn has_file(&self, kind: FactKind, name: &str) -> bool {
        match kind::folder(kind) {
            Some(folder) => self.texts.contains_key(format!("{folder}/{name}.toml").as_str()),
            None => false,
        }
    }
}
