//! A formal group of agencies.

use crate::graph::{
    action::Action,
    agency::Agency,
    any_node::AnyNode,
    citation::Citation,
    finding::Finding,
    graph::Graph,
    impact::Impact,
    membership::Membership,
    node::{Node, Stored},
    other_member::OtherMember,
    output::Output,
    period::{Dated, Period},
    sort_key::SortKey,
    table::Table,
    translated_name::TranslatedName,
};
use entity::{kind::Kind, network, partial_date::PartialDate, reported_size};
use std::borrow::Cow;

/// A formal group of agencies.
pub type Network<'g> = Node<'g, network::Model>;

impl<'g> Network<'g> {
    /// The stays of its members, by their beginning.
    pub fn members(self) -> impl Iterator<Item = Membership<'g>> + Clone {
        self.many(&self.graph().network_members)
    }

    /// The agencies that are or were in it.
    pub fn agencies(self) -> impl Iterator<Item = Agency<'g>> + Clone {
        self.members().map(Membership::agency)
    }

    /// The stays of states, and of bodies that are no agencies of the graph.
    pub fn other_members(self) -> impl Iterator<Item = OtherMember<'g>> + Clone {
        self.parts_by(&self.graph().network_other_members, &self.graph().other_members)
    }

    /// What it does itself.
    pub fn actions(self) -> impl Iterator<Item = Action<'g>> + Clone {
        self.many(&self.graph().network_actions)
    }

    /// What it brought out itself.
    pub fn outputs(self) -> impl Iterator<Item = Output<'g>> + Clone {
        self.many(&self.graph().network_outputs)
    }

    /// Outputs of others that it published together with them.
    pub fn joint_outputs(self) -> impl Iterator<Item = Output<'g>> + Clone {
        self.any().joint_outputs()
    }

    /// What it changed in the work of agencies.
    pub fn impacts(self) -> impl Iterator<Item = Impact<'g>> + Clone {
        self.many(&self.graph().network_impacts)
    }

    /// What it is officially called in other languages.
    pub fn translated_names(self) -> impl Iterator<Item = TranslatedName<'g>> + Clone {
        self.parts_by(&self.graph().network_translated_names, &self.graph().translated_names)
    }

    /// How many members it said it had, by date.
    pub fn reported_sizes(self) -> impl Iterator<Item = ReportedSize<'g>> + Clone {
        self.graph().network_reported_sizes.of(self.id()).iter().map(move |row| ReportedSize { network: self, row })
    }

    /// The findings that are about it.
    pub fn findings(self) -> impl Iterator<Item = Finding<'g>> + Clone {
        self.any().findings()
    }
}

impl Network<'_> {
    /// From its beginning to its end.
    pub fn period(self) -> Period {
        Period::new(self.starts, self.ends)
    }
}

impl Dated for Network<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

/// How many members a network said it had.
#[derive(Clone, Copy)]
pub struct ReportedSize<'g> {
    network: Network<'g>,
    /// What was said, and when.
    pub row: &'g reported_size::Model,
}

impl<'g> ReportedSize<'g> {
    /// The pages that show it.
    pub fn citations(self) -> impl Iterator<Item = Citation<'g>> + Clone {
        self.network.any().citations_of_part(self.row.id)
    }
}

impl Stored for network::Model {
    const KIND: Kind = Kind::Network;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.networks
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Network(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(node.row().acronym.as_deref().unwrap_or(&node.row().name))
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
