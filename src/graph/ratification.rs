//! A party's signature of an instrument and consent to be bound by it.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    graph::Graph,
    instrument::Instrument,
    node::{Node, Stored},
    sort_key::SortKey,
    state::State,
    table::Table,
};
use entity::{kind::Kind, partial_date::PartialDate, ratification};
use std::borrow::Cow;

/// A party's signature of an instrument and consent to be bound by it.
pub type Ratification<'g> = Node<'g, ratification::Model>;

impl<'g> Ratification<'g> {
    /// The instrument.
    pub fn instrument(self) -> Instrument<'g> {
        self.one(&self.graph().ratification_instrument)
    }

    /// The state, if the party is one.
    pub fn state(self) -> Option<State<'g>> {
        self.optional(&self.graph().ratification_state)
    }

    /// The organisation, if the party is one.
    pub fn agency(self) -> Option<Agency<'g>> {
        self.optional(&self.graph().ratification_agency)
    }

    /// The party, a state or an organisation.
    pub fn party(self) -> AnyNode<'g> {
        (self.state().map(Node::any))
            .or(self.agency().map(Node::any))
            .expect("the database lets every row have one party")
    }
}

impl Ratification<'_> {
    /// Whether the party had consented to be bound by some day of the date.
    pub fn binds_on(self, date: PartialDate) -> bool {
        self.bound_on.is_some_and(|bound| bound.first() <= date.last())
    }
}

impl Stored for ratification::Model {
    const KIND: Kind = Kind::Ratification;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.ratifications
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Ratification(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Owned(format!("{}, {}", node.instrument().label(), node.party().label()))
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(node.key())]
    }
}
