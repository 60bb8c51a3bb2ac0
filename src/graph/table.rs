//! The rows of one kind, in the order in which they are listed unless another is asked for.

use crate::graph::id::Id;
use entity::{dataset::Row, fact};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::{collections::HashMap, hash::BuildHasher};

/// All rows of one kind.
pub struct Table<T> {
    rows: Box<[T]>,
    facts: Box<[Id<fact::Model>]>,
    places: HashMap<i32, Id<T>>,
}

impl<T: Row> Table<T> {
    /// The rows as they stand, which is the order of the table.
    pub(super) fn new(rows: Vec<T>, facts: &Facts) -> Self {
        let places = rows.iter().enumerate().map(|(index, row)| (row.fact_id(), Id::new(index))).collect();
        let facts = rows.iter().map(|row| facts.place(row.fact_id())).collect();
        Table { rows: rows.into(), facts, places }
    }

    pub(super) fn row(&self, id: Id<T>) -> &T {
        &self.rows[id.index()]
    }

    pub(super) fn fact(&self, id: Id<T>) -> Id<fact::Model> {
        self.facts[id.index()]
    }

    /// Where the row of a fact stands.
    pub(super) fn place(&self, fact_id: i32) -> Id<T> {
        self.places[&fact_id]
    }

    /// Where the row of a fact stands, if the fact is of this kind.
    pub(super) fn find(&self, fact_id: i32) -> Option<Id<T>> {
        self.places.get(&fact_id).copied()
    }

    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = Id<T>> + Clone + use<T> {
        (0..self.rows.len()).map(Id::new)
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}

/// Every fact in the order of its key, and where its key and its row id lead.
pub(super) struct Facts {
    rows: Box<[fact::Model]>,
    by_id: HashMap<i32, Id<fact::Model>>,
    /// By the hashes of the keys, which stand in the rows.
    by_key: HashTable<Id<fact::Model>>,
    /// Other keys that lead to a fact.
    aliases: HashMap<String, Id<fact::Model>>,
}

impl Facts {
    pub(super) fn new(mut rows: Vec<fact::Model>) -> Self {
        rows.sort_by(|one, other| one.key.cmp(&other.key));
        let by_id = rows.iter().enumerate().map(|(index, row)| (row.id, Id::new(index))).collect();
        let hash = |id: &Id<fact::Model>| FxBuildHasher.hash_one(&rows[id.index()].key);
        let mut by_key = HashTable::with_capacity(rows.len());
        for id in (0..rows.len()).map(Id::new) {
            by_key.insert_unique(hash(&id), id, hash);
        }
        Facts { rows: rows.into(), by_id, by_key, aliases: HashMap::new() }
    }

    pub(super) fn key(&self, id: Id<fact::Model>) -> &str {
        &self.rows[id.index()].key
    }

    pub(super) fn row_id(&self, id: Id<fact::Model>) -> i32 {
        self.rows[id.index()].id
    }

    pub(super) fn place(&self, row_id: i32) -> Id<fact::Model> {
        self.by_id[&row_id]
    }

    pub(super) fn find(&self, key: &str) -> Option<Id<fact::Model>> {
        let found = self.by_key.find(FxBuildHasher.hash_one(key), |id| self.key(*id) == key);
        found.or_else(|| self.aliases.get(key)).copied()
    }

    /// Lets another key lead to a fact; a key that is taken stays with its fact.
    pub(super) fn also_known_as(&mut self, key: String, fact: Id<fact::Model>) {
        if self.find(&key).is_none() {
            self.aliases.insert(key, fact);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}
