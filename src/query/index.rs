//! Where the nodes with a slug or with a word stand, so that a list which asks for them need not be walked.

use crate::graph::{
    graph::Graph,
    id::Id,
    node::{Node, Stored},
};
use entity::{
    action, agency, arrangement, finding, instrument, kind::Kind, measure, membership, network, output, participation,
    project, ratification, vocabulary::Vocabulary,
};
use std::collections::HashMap;

/// What a column must be equal to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A text: a slug or a global id.
    Text(String),
    /// A word, by its place in its vocabulary.
    Word(usize),
}

impl Key {
    /// The key of a word.
    pub fn word<V: Vocabulary>(word: V) -> Self {
        Key::Word(place(word))
    }
}

/// The places of nodes by kind, column and word, each list ascending.
#[derive(Default)]
pub struct Index(HashMap<(Kind, &'static str, usize), Vec<u32>>);

/// Nodes among which are all that meet a condition.
pub struct Candidates<T>(Vec<Id<T>>);

impl<T: Stored> Candidates<T> {
    /// The fewer of two; without any, all nodes are candidates.
    pub fn fewer(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(one), Some(other)) => Some(if other.0.len() < one.0.len() { other } else { one }),
            (one, other) => one.or(other),
        }
    }

    /// The nodes themselves, in their default order.
    pub fn nodes(self, graph: &Graph) -> Vec<Node<'_, T>> {
        self.0.into_iter().map(|id| graph.node(id)).collect()
    }
}

impl Index {
    /// Walks every kind once.
    pub fn new(graph: &Graph) -> Self {
        let mut index = Index::default();
        index.column("kind", graph, |row: &instrument::Model| Some(row.kind));
        index.column("scope", graph, |row: &instrument::Model| Some(row.scope));
        index.column("area", graph, |row: &instrument::Model| Some(row.area));
        index.column("purpose", graph, |row: &instrument::Model| Some(row.purpose));
        index.column("legal_force", graph, |row: &instrument::Model| Some(row.legal_force));
        index.column("status", graph, |row: &instrument::Model| Some(row.status));
        index.column("assessment", graph, |row: &instrument::Model| Some(row.assessment));
        index.column("category", graph, |row: &measure::Model| Some(row.category));
        index.column("type", graph, |row: &measure::Model| Some(row.r#type));
        index.column("precision", graph, |row: &measure::Model| Some(row.precision));
        index.column("crime", graph, |row: &measure::Model| Some(row.crime));
        index.column("kind", graph, |row: &agency::Model| Some(row.kind));
        index.column("scope", graph, |row: &agency::Model| Some(row.scope));
        index.column("crime", graph, |row: &agency::Model| Some(row.crime));
        index.column("assessment", graph, |row: &agency::Model| Some(row.assessment));
        index.column("formalization", graph, |row: &network::Model| Some(row.formalization));
        index.column("scope", graph, |row: &network::Model| Some(row.scope));
        index.column("crime", graph, |row: &network::Model| Some(row.crime));
        index.column("role", graph, |row: &membership::Model| Some(row.role));
        index.column("scope", graph, |row: &project::Model| Some(row.scope));
        index.column("crime", graph, |row: &project::Model| Some(row.crime));
        index.column("role", graph, |row: &participation::Model| Some(row.role));
        index.column("axis", graph, |row: &action::Model| Some(row.axis));
        index.column("type", graph, |row: &action::Model| Some(row.r#type));
        index.column("crime", graph, |row: &action::Model| Some(row.crime));
        index.column("kind", graph, |row: &output::Model| Some(row.kind));
        index.column("axis", graph, |row: &output::Model| Some(row.axis));
        index.column("crime", graph, |row: &output::Model| Some(row.crime));
        index.column("access", graph, |row: &output::Model| row.access);
        index.column("harmonised", graph, |row: &output::Model| row.harmonised);
        index.column("personal_data", graph, |row: &output::Model| row.personal_data);
        index.column("update", graph, |row: &output::Model| row.update);
        index.column("reach", graph, |row: &output::Model| row.reach);
        index.column("kind", graph, |row: &arrangement::Model| Some(row.kind));
        index.column("crime", graph, |row: &arrangement::Model| Some(row.crime));
        index.column("act", graph, |row: &ratification::Model| row.act);
        index.column("objective", graph, |row: &finding::Model| Some(row.objective));
        index.column("verdict", graph, |row: &finding::Model| row.verdict);
        index
    }

    fn column<T: Stored, V: Vocabulary>(&mut self, column: &'static str, graph: &Graph, word: fn(&T) -> Option<V>) {
        // So that a word that no row has is known to have none.
        for value in V::ALL {
            self.0.insert((T::KIND, column, place(*value)), Vec::new());
        }
        for (at, node) in (0..).zip(graph.all::<T>()) {
            if let Some(places) = word(node.row()).and_then(|word| self.0.get_mut(&(T::KIND, column, place(word)))) {
                places.push(at);
            }
        }
    }

    /// The nodes of a kind of which a column is equal to one of the keys; nothing where the column is not indexed.
    pub fn find<T: Stored>(&self, graph: &Graph, column: &'static str, keys: &[Key]) -> Option<Candidates<T>> {
        let mut places: Vec<Id<T>> = Vec::new();
        for key in keys {
            match key {
                Key::Text(text) => {
                    let node = match column {
                        "id" => graph.by_id::<T>(text),
                        "slug" => graph.by_slug::<T>(text),
                        _ => return None,
                    };
                    places.extend(node.map(Node::id));
                }
                Key::Word(word) => {
                    let found = self.0.get(&(T::KIND, column, *word))?;
                    places.extend(found.iter().copied().map(Id::at));
                }
            }
        }
        if keys.len() > 1 {
            places.sort_unstable();
            places.dedup();
        }
        Some(Candidates(places))
    }
}

fn place<V: Vocabulary>(word: V) -> usize {
    V::ALL.iter().position(|value| *value == word).unwrap_or(V::ALL.len())
}
