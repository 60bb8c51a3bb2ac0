//! One provision of an instrument that combats trafficking or smuggling.

use crate::graph::{
    any_node::AnyNode,
    finding::Finding,
    graph::Graph,
    instrument::Instrument,
    node::{Node, Stored},
    sort_key::SortKey,
    table::Table,
};
use entity::{
    kind::Kind,
    measure,
    vocabulary::{Beneficiary, Homogeneity, Precision},
};
use std::borrow::Cow;

/// One provision of an instrument that combats trafficking or smuggling.
pub type Measure<'g> = Node<'g, measure::Model>;

impl<'g> Measure<'g> {
    /// The instrument that lays it down.
    pub fn instrument(self) -> Instrument<'g> {
        self.one(&self.graph().measure_instrument)
    }

    /// Whom it protects.
    pub fn beneficiaries(self) -> &'g [Beneficiary] {
        self.graph().measure_beneficiaries.of(self.id())
    }

    /// How alike it will be given effect by those whom it binds: high when it binds determinately, else low.
    pub fn homogeneity(self) -> Homogeneity {
        match self.precision {
            Precision::SelfExecuting | Precision::Mandatory => Homogeneity::High,
            Precision::Conditional | Precision::Optional | Precision::Declaratory => Homogeneity::Low,
        }
    }

    /// Whether all that it says is that other law stays as it is.
    pub fn is_saving_clause(self) -> bool {
        self.saving_clause == Some(true)
    }

    /// The findings that are about it.
    pub fn findings(self) -> impl Iterator<Item = Finding<'g>> + Clone {
        self.any().findings()
    }
}

impl Stored for measure::Model {
    const KIND: Kind = Kind::Measure;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.measures
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Measure(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Owned(format!("{}, {}", node.instrument().short_name, node.row().provision))
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        let position = SortKey::Number(i64::from(node.position));
        vec![SortKey::exact(&node.instrument().row().slug), position]
    }
}
