//! A page or document that facts rest on.

use crate::graph::{
    any_node::AnyNode,
    graph::Graph,
    node::{Node, Stored},
    sort_key::SortKey,
    table::Table,
};
use entity::{kind::Kind, source};
use std::borrow::Cow;

/// A page or document that facts rest on.
pub type Source<'g> = Node<'g, source::Model>;

impl<'g> Source<'g> {
    /// The facts that rest on it: those that cite it, those that inherit it, and those with a part that cites it.
    pub fn supports(self) -> impl Iterator<Item = AnyNode<'g>> + Clone {
        let graph = self.graph();
        graph.source_supports.of(self.id()).iter().filter_map(move |fact| graph.any(*fact))
    }

    /// Whether it was read and shows every fact that cites it.
    pub fn verified(self) -> bool {
        self.graph().source_verified[self.id().index()]
    }
}

impl Stored for source::Model {
    const KIND: Kind = Kind::Source;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.sources
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Source(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(&node.row().title)
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::folded(&node.row().title), SortKey::exact(node.key())]
    }
}
