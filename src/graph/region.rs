//! A part of the world, as the states that it takes in.

use crate::graph::{
    action::Action,
    agency::Agency,
    any_node::AnyNode,
    finding::Finding,
    graph::Graph,
    node::{Node, Stored},
    sort_key::SortKey,
    state::State,
    table::Table,
};
use entity::{kind::Kind, region};
use std::borrow::Cow;

/// A part of the world, as the states that it takes in.
pub type Region<'g> = Node<'g, region::Model>;

impl<'g> Region<'g> {
    /// The states that it takes in.
    pub fn states(self) -> impl Iterator<Item = State<'g>> + Clone {
        self.many(&self.graph().region_states)
    }

    /// The agencies that have it among their territory.
    pub fn agencies(self) -> impl Iterator<Item = Agency<'g>> + Clone {
        self.many(&self.graph().region_agencies)
    }

    /// The actions that name it as where they are done.
    pub fn actions(self) -> impl Iterator<Item = Action<'g>> + Clone {
        self.many(&self.graph().region_actions)
    }

    /// The findings that are about it.
    pub fn findings(self) -> impl Iterator<Item = Finding<'g>> + Clone {
        self.any().findings()
    }
}

impl Stored for region::Model {
    const KIND: Kind = Kind::Region;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.regions
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Region(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(&node.row().name)
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
