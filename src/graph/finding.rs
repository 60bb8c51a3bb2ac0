//! A result or key idea of the research project.

use crate::graph::{
    any_node::AnyNode,
    graph::Graph,
    node::{Node, Stored},
    sort_key::SortKey,
    table::Table,
};
use entity::{
    finding, finding_expectation, finding_figure, kind::Kind, partial_date::PartialDate, vocabulary::Verdict,
};
use std::borrow::Cow;

/// A result or key idea of the research project.
pub type Finding<'g> = Node<'g, finding::Model>;

impl<'g> Finding<'g> {
    /// What it is about.
    pub fn about(self) -> impl Iterator<Item = AnyNode<'g>> + Clone {
        let graph = self.graph();
        graph.finding_about.of(self.id()).iter().filter_map(move |fact| graph.any(*fact))
    }

    /// What the data say of it, where that was looked at.
    pub fn evidence(self) -> Option<Evidence<'g>> {
        let row = self.row();
        Some(Evidence {
            document: row.document.as_deref(),
            day: row.day,
            verdict: row.verdict?,
            reason: row.reason.as_deref(),
            expected: self.graph().finding_expectations.of(self.id()),
        })
    }

    /// The numbers that it states.
    pub fn figures(self) -> &'g [finding_figure::Model] {
        self.graph().finding_figures.of(self.id())
    }
}

/// A question to the graph that tests a finding, and what the data say.
#[derive(Clone, Copy)]
pub struct Evidence<'g> {
    /// The GraphQL document; none where nothing could test it.
    pub document: Option<&'g str>,
    /// The day that its verdict is pinned to.
    pub day: Option<PartialDate>,
    /// What the data say of the finding.
    pub verdict: Verdict,
    /// Why.
    pub reason: Option<&'g str>,
    /// What the answer is expected to show.
    pub expected: &'g [finding_expectation::Model],
}

impl Stored for finding::Model {
    const KIND: Kind = Kind::Finding;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.findings
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Finding(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(&node.row().statement)
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
