//! A state.

use crate::graph::{
    action::Action,
    any_node::AnyNode,
    finding::Finding,
    funding::Funding,
    graph::Graph,
    instrument_history::OptOut,
    node::{Node, Stored},
    other_member::OtherMember,
    project::Project,
    ratification::Ratification,
    sort_key::SortKey,
    table::Table,
};
use entity::{kind::Kind, state};
use std::borrow::Cow;

/// A state.
pub type State<'g> = Node<'g, state::Model>;

impl<'g> State<'g> {
    /// What it signed or is bound by.
    pub fn ratifications(self) -> impl Iterator<Item = Ratification<'g>> + Clone {
        self.many(&self.graph().state_ratifications)
    }

    /// The acts of the European Union that it does not take part in.
    pub fn opt_outs(self) -> impl Iterator<Item = OptOut<'g>> + Clone {
        self.parts(&self.graph().state_opt_outs, &self.graph().opt_outs)
    }

    /// What it pays for projects.
    pub fn fundings(self) -> impl Iterator<Item = Funding<'g>> + Clone {
        self.parts(&self.graph().state_fundings, &self.graph().fundings)
    }

    /// Its own stays in networks.
    pub fn memberships(self) -> impl Iterator<Item = OtherMember<'g>> + Clone {
        self.parts(&self.graph().state_memberships, &self.graph().other_members)
    }

    /// The actions that take place in it.
    pub fn actions(self) -> impl Iterator<Item = Action<'g>> + Clone {
        self.many(&self.graph().state_actions)
    }

    /// The projects that work in it.
    pub fn projects(self) -> impl Iterator<Item = Project<'g>> + Clone {
        self.many(&self.graph().state_projects)
    }

    /// The findings that are about it.
    pub fn findings(self) -> impl Iterator<Item = Finding<'g>> + Clone {
        self.any().findings()
    }
}

impl Stored for state::Model {
    const KIND: Kind = Kind::State;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.states
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::State(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(&node.row().name)
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
