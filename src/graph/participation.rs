//! An agency's part in a project.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    graph::Graph,
    node::{Node, Stored},
    period::{Dated, Period},
    project::Project,
    sort_key::SortKey,
    table::Table,
};
use entity::{kind::Kind, partial_date::PartialDate, participation};
use std::borrow::Cow;

/// An agency's part in a project.
pub type Participation<'g> = Node<'g, participation::Model>;

impl<'g> Participation<'g> {
    /// The project.
    pub fn project(self) -> Project<'g> {
        self.one(&self.graph().participation_project)
    }

    /// The agency.
    pub fn agency(self) -> Agency<'g> {
        self.one(&self.graph().participation_agency)
    }
}

impl Participation<'_> {
    /// From its beginning to its end, within the life of the project and of the agency.
    pub fn period(self) -> Period {
        Period::new(self.since, self.until).within(self.project().period()).within(self.agency().period())
    }
}

impl Dated for Participation<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

impl Stored for participation::Model {
    const KIND: Kind = Kind::Participation;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.participations
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Participation(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Owned(format!("{} in {}", node.agency().label(), node.project().label()))
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(node.key())]
    }
}
