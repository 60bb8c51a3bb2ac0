//! A partnership that is not a network.

use crate::graph::{
    action::Action,
    agency::Agency,
    any_node::AnyNode,
    finding::Finding,
    funding::Funding,
    graph::Graph,
    node::{Node, Stored},
    output::Output,
    participation::Participation,
    period::{Dated, Period},
    sort_key::SortKey,
    state::State,
    table::Table,
};
use entity::{kind::Kind, partial_date::PartialDate, project};
use std::borrow::Cow;

/// A partnership that is not a network.
pub type Project<'g> = Node<'g, project::Model>;

impl<'g> Project<'g> {
    /// The parts that agencies have in it.
    pub fn participants(self) -> impl Iterator<Item = Participation<'g>> + Clone {
        self.many(&self.graph().project_participants)
    }

    /// The agencies that have or had a part in it, each once.
    pub fn agencies(self) -> impl Iterator<Item = Agency<'g>> + Clone {
        let mut last = None;
        // Its participations are in order of their keys, in which the agency follows the project.
        self.participants()
            .map(Participation::agency)
            .filter(move |agency| last.replace(agency.id()) != Some(agency.id()))
    }

    /// What is done in it.
    pub fn actions(self) -> impl Iterator<Item = Action<'g>> + Clone {
        self.many(&self.graph().project_actions)
    }

    /// What came out of it.
    pub fn outputs(self) -> impl Iterator<Item = Output<'g>> + Clone {
        self.many(&self.graph().project_outputs)
    }

    /// Outputs of others that it published together with them.
    pub fn joint_outputs(self) -> impl Iterator<Item = Output<'g>> + Clone {
        self.any().joint_outputs()
    }

    /// What is paid for it, and by whom.
    pub fn fundings(self) -> impl Iterator<Item = Funding<'g>> + Clone {
        self.parts_by(&self.graph().project_fundings, &self.graph().fundings)
    }

    /// The states that it works in.
    pub fn countries(self) -> impl Iterator<Item = State<'g>> + Clone {
        self.many(&self.graph().project_countries)
    }

    /// The findings that are about it.
    pub fn findings(self) -> impl Iterator<Item = Finding<'g>> + Clone {
        self.any().findings()
    }
}

impl Project<'_> {
    /// From its beginning to its end.
    pub fn period(self) -> Period {
        Period::new(self.starts, self.ends)
    }
}

impl Dated for Project<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

impl Stored for project::Model {
    const KIND: Kind = Kind::Project;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.projects
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Project(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(node.row().acronym.as_deref().unwrap_or(&node.row().name))
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
