//! What is noted while the files are read, for what can only be judged when all of them are.

use crate::files::{
    DataFile,
    form::Form,
    given::Given,
    kind,
    problem::{self, Place, Problem},
    reference::Reference,
    source::Page,
};
use entity::fact::FactKind;
use std::collections::{BTreeMap, BTreeSet};

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
    /// What was expected where something was missing last: how a reader tells what it reads.
    pub(super) missed: Option<Form>,
    /// The paths of all files.
    pub(super) paths: BTreeSet<&'f str>,
    /// The texts of those that could be read, by their paths.
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
            missed: None,
            paths: files.iter().map(|file| file.path.as_str()).collect(),
            texts: files.iter().filter_map(|file| Some((file.path.as_str(), file.text.as_deref().ok()?))).collect(),
        }
    }

    /// Whether the nearest right word is still looked for. It takes long where there are many words, and of many problems
    /// only the first are shown.
    pub(super) fn looks_for_the_nearest(&self) -> bool {
        self.problems.len() < 2 * problem::MOST_SHOWN
    }

    /// Notes that a fact is here.
    pub(super) fn define(&mut self, kind: FactKind, name: impl Into<String>, place: &Place) {
        self.definitions.push(Definition { kind, name: name.into(), place: place.clone() });
    }

    /// Whether there is a file for the fact, be it readable or not.
    pub(super) fn has_file(&self, kind: FactKind, name: &str) -> bool {
        match kind::folder(kind) {
            // A folder is among the files where it could not be read.
            Some(folder) => {
                self.paths.contains(format!("{folder}/{name}.toml").as_str()) || self.paths.contains(folder)
            }
            None => false,
        }
    }
}
