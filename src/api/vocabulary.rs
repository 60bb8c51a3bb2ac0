//! The vocabularies as data: what the values of the enums mean, and how many facts carry them.

use crate::snapshot::Snapshot;
use async_graphql::SimpleObject;
use entity::vocabulary::{self, VocabularyVisitor};

/// A closed list of values that a field takes.
#[derive(SimpleObject)]
pub struct Vocabulary {
    /// Its name in the data files, such as `action_type`; the enum of this schema has the same name in capitals and
    /// small letters, `ActionType`.
    name: &'static str,
    /// What its values tell of a fact.
    description: &'static str,
    /// Its values, in the order of sorting and, where the description says so, of strength.
    values: Vec<VocabularyValue>,
}

/// One value of a vocabulary.
#[derive(SimpleObject)]
pub struct VocabularyValue {
    /// The value as this schema writes it, such as `SELF_EXECUTING`.
    value: String,
    /// The value as one writes it in a text, such as `Self executing`.
    label: String,
    /// What it means.
    description: &'static str,
    /// How many facts carry it, in any of their fields.
    count: usize,
}

/// Every vocabulary, with the counts of a snapshot.
pub fn all(snapshot: &Snapshot) -> Vec<Vocabulary> {
    let mut list = List { snapshot, vocabularies: Vec::new() };
    vocabulary::each(&mut list);
    list.vocabularies
}

struct List<'s> {
    snapshot: &'s Snapshot,
    vocabularies: Vec<Vocabulary>,
}

impl VocabularyVisitor for List<'_> {
    fn visit<V: vocabulary::Vocabulary>(&mut self) {
        let value = |value: &V| VocabularyValue {
            value: value.word().to_uppercase(),
            label: value.label(),
            description: value.description(),
            count: self.snapshot.count_of(*value),
        };
        let values = V::ALL.iter().map(value).collect();
        self.vocabularies.push(Vocabulary { name: V::NAME, description: V::DESCRIPTION, values });
    }
}
