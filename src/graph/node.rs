//! One row seen in its graph: reads like the row, and knows its relations.

use crate::graph::{
    any_node::AnyNode,
    graph::Graph,
    id::Id,
    part::{Part, PartOf},
    relation::{Lists, Relation},
    sort_key::SortKey,
    table::Table,
};
use entity::{dataset::Row, kind::Kind};
use std::{borrow::Cow, ops::Deref};

/// What the graph holds a table of.
pub trait Stored: Row + Sized + 'static {
    /// Which kind of fact the rows are.
    const KIND: Kind;

    /// Where they are kept.
    fn table(graph: &Graph) -> &Table<Self>;

    /// The node among those of all kinds.
    fn any(node: Node<'_, Self>) -> AnyNode<'_>;

    /// What the node is called where one line must do.
    fn label(node: Node<'_, Self>) -> Cow<'_, str>;

    /// Where the node stands when no order is asked for; equal for no two nodes of a kind.
    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>>;
}

/// One row seen in its graph.
pub struct Node<'g, T> {
    graph: &'g Graph,
    id: Id<T>,
}

impl<'g, T: Stored> Node<'g, T> {
    pub(super) fn new(graph: &'g Graph, id: Id<T>) -> Self {
        Node { graph, id }
    }

    /// The row, for as long as the graph lives.
    pub fn row(self) -> &'g T {
        T::table(self.graph).row(self.id)
    }

    /// The graph that it stands in.
    pub fn graph(self) -> &'g Graph {
        self.graph
    }

    /// Its handle.
    pub fn id(self) -> Id<T> {
        self.id
    }

    /// Its global id: `agency:iom`.
    pub fn key(self) -> &'g str {
        self.graph.facts.key(T::table(self.graph).fact(self.id))
    }

    /// It among the nodes of all kinds.
    pub fn any(self) -> AnyNode<'g> {
        T::any(self)
    }

    /// What it is called where one line must do.
    pub fn label(self) -> Cow<'g, str> {
        T::label(self)
    }

    pub(super) fn many<B: Stored>(self, relation: &'g Relation<T, B>) -> impl Iterator<Item = Node<'g, B>> + Clone {
        relation.of(self.id).iter().map(move |&id| Node::new(self.graph, id))
    }

    /// The parts that are rows of a table of their own.
    pub(super) fn parts<B: PartOf>(
        self,
        relation: &'g Relation<T, B>,
        table: &'g Table<B>,
    ) -> impl Iterator<Item = Part<'g, B>> + Clone {
        relation.of(self.id).iter().map(move |&id| Part::new(self.graph, table.row(id)))
    }

    /// The parts that stand in a list of its own.
    pub(super) fn own_parts<B: PartOf>(self, lists: &'g Lists<T, B>) -> impl Iterator<Item = Part<'g, B>> + Clone {
        lists.of(self.id).iter().map(move |row| Part::new(self.graph, row))
    }

    pub(super) fn optional<B: Stored>(self, relation: &'g Relation<T, B>) -> Option<Node<'g, B>> {
        self.many(relation).next()
    }

    pub(super) fn one<B: Stored>(self, relation: &'g Relation<T, B>) -> Node<'g, B> {
        self.optional(relation).expect("the column that this relation was made of is never empty")
    }
}

// Derived, these would ask the same of `T`.
impl<T> Clone for Node<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Node<'_, T> {}
impl<T> PartialEq for Node<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
impl<T> Eq for Node<'_, T> {}

impl<T: Stored> Deref for Node<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.row()
    }
}

impl<T: Stored> std::fmt::Debug for Node<'_, T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.key())
    }
}
