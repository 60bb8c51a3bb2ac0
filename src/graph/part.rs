//! A part of a fact that has sources of its own: a count of parties, a former name, a funding.

use crate::graph::{
    any_node::AnyNode,
    citation::Citation,
    graph::Graph,
    node::{Node, Stored},
};
use entity::dataset::Row;
use std::ops::Deref;

/// One row seen in its graph, that is not a node: it has no page and no global id in the contract.
pub struct Part<'g, T> {
    graph: &'g Graph,
    row: &'g T,
}

/// What is a part of a fact.
pub trait PartOf: Row + Sized + 'static {
    /// The fact that it is a part of, whose sources it inherits when it has none of its own.
    fn whole(part: Part<'_, Self>) -> AnyNode<'_>;
}

impl<'g, T: PartOf> Part<'g, T> {
    pub(super) fn new(graph: &'g Graph, row: &'g T) -> Self {
        Part { graph, row }
    }

    /// The row, for as long as the graph lives.
    pub fn row(self) -> &'g T {
        self.row
    }

    /// The graph that it stands in.
    pub fn graph(self) -> &'g Graph {
        self.graph
    }

    /// The pages that it rests on: its own, or those of what it is a part of.
    pub fn citations(self) -> impl Iterator<Item = Citation<'g>> + Clone {
        T::whole(self).citations_of_part(self.row.fact_id())
    }

    /// The node with this row id, which a column holds.
    pub(super) fn node<N: Stored>(self, row_id: i32) -> Node<'g, N> {
        self.graph.node(N::table(self.graph).place(row_id))
    }
}

// Derived, these would ask the same of `T`.
impl<T> Clone for Part<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Part<'_, T> {}

impl<T> Deref for Part<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.row
    }
}
