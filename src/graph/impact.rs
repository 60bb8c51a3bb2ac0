//! A documented effect of a network on an agency's strategy or work plan.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    graph::Graph,
    network::Network,
    node::{Node, Stored},
    period::{Dated, Period},
    sort_key::SortKey,
    table::Table,
};
use entity::{impact, kind::Kind, partial_date::PartialDate};
use std::borrow::Cow;

/// A documented effect of a network on an agency's strategy or work plan.
pub type Impact<'g> = Node<'g, impact::Model>;

impl<'g> Impact<'g> {
    /// The network that had it.
    pub fn network(self) -> Network<'g> {
        self.one(&self.graph().impact_network)
    }

    /// The agency that it was on.
    pub fn agency(self) -> Agency<'g> {
        self.one(&self.graph().impact_agency)
    }
}

impl Impact<'_> {
    /// From the year of the document on, within the life of the network.
    pub fn period(self) -> Period {
        Period::new(self.year, None).within(self.network().period())
    }
}

impl Dated for Impact<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

impl Stored for impact::Model {
    const KIND: Kind = Kind::Impact;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.impacts
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Impact(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(&node.row().title)
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(node.key())]
    }
}
