//! Something that an agency, a network or a project does.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    graph::Graph,
    instrument::Instrument,
    network::Network,
    node::{Node, Stored},
    period::{Dated, Period},
    project::Project,
    region::Region,
    sort_key::SortKey,
    state::State,
    table::Table,
};
use entity::{action, kind::Kind, partial_date::PartialDate};
use std::borrow::Cow;

/// Something that an agency, a network or a project does.
pub type Action<'g> = Node<'g, action::Model>;

impl<'g> Action<'g> {
    /// The agency that does it, if one.
    pub fn agency(self) -> Option<Agency<'g>> {
        self.optional(&self.graph().action_agency)
    }

    /// The network that does it, if one.
    pub fn network(self) -> Option<Network<'g>> {
        self.optional(&self.graph().action_network)
    }

    /// The project that it is done in, if one.
    pub fn project(self) -> Option<Project<'g>> {
        self.optional(&self.graph().action_project)
    }

    /// The agency, network or project that it belongs to.
    pub fn owner(self) -> AnyNode<'g> {
        (self.agency().map(Node::any))
            .or(self.network().map(Node::any))
            .or(self.project().map(Node::any))
            .expect("the database lets every row have one owner")
    }

    /// The states that it takes place in.
    pub fn countries(self) -> impl Iterator<Item = State<'g>> + Clone {
        self.many(&self.graph().action_countries)
    }

    /// The regions that it takes place in, as its sources name them.
    pub fn regions(self) -> &'g [String] {
        self.graph().action_regions.of(self.id())
    }

    /// The regions that it is done in, as regions of the graph; none where it names none.
    pub fn territory(self) -> impl Iterator<Item = Region<'g>> + Clone {
        self.many(&self.graph().action_territory)
    }

    /// The instruments that it gives effect to.
    pub fn instruments(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().action_instruments)
    }
}

impl Action<'_> {
    /// From its beginning to its end, within the life of its owner.
    pub fn period(self) -> Period {
        Period::new(self.starts, self.ends).within(self.owner().period())
    }
}

impl Dated for Action<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

impl Stored for action::Model {
    const KIND: Kind = Kind::Action;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.actions
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Action(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(&node.row().title)
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
