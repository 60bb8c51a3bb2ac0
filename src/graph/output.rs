//! What came out of the work of an agency, a network or a project.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    citation::Citation,
    graph::Graph,
    network::Network,
    node::{Node, Stored},
    period::{Dated, Period},
    project::Project,
    sort_key::SortKey,
    table::Table,
};
use entity::{
    headline_figure,
    kind::Kind,
    output,
    partial_date::PartialDate,
    vocabulary::{DataSource, Figure, Topic, UnitOfCount},
};
use std::borrow::Cow;

/// What came out of the work of an agency, a network or a project.
pub type Output<'g> = Node<'g, output::Model>;

impl<'g> Output<'g> {
    /// The agency that brought it out, if one.
    pub fn agency(self) -> Option<Agency<'g>> {
        self.optional(&self.graph().output_agency)
    }

    /// The network that brought it out, if one.
    pub fn network(self) -> Option<Network<'g>> {
        self.optional(&self.graph().output_network)
    }

    /// The project that it came out of, if one.
    pub fn project(self) -> Option<Project<'g>> {
        self.optional(&self.graph().output_project)
    }

    /// The agency, network or project that it belongs to.
    pub fn owner(self) -> AnyNode<'g> {
        (self.agency().map(Node::any))
            .or(self.network().map(Node::any))
            .or(self.project().map(Node::any))
            .expect("the database lets every row have one owner")
    }

    /// Agencies, networks and projects that published it together with its owner.
    pub fn joint_with(self) -> impl Iterator<Item = AnyNode<'g>> + Clone {
        let graph = self.graph();
        graph.output_joint_with.of(self.id()).iter().filter_map(move |fact| graph.any(*fact))
    }

    /// The agencies that published it: its owner, if one, and those it is joint with.
    pub fn agencies(self) -> impl Iterator<Item = Agency<'g>> + Clone {
        let joint = self.joint_with().filter_map(|partner| match partner {
            AnyNode::Agency(agency) => Some(agency),
            _ => None,
        });
        self.agency().into_iter().chain(joint)
    }

    /// What it is about.
    pub fn topics(self) -> &'g [Topic] {
        self.graph().output_topics.of(self.id())
    }

    /// Of a database: where its data come from.
    pub fn data_sources(self) -> &'g [DataSource] {
        self.graph().output_data_sources.of(self.id())
    }

    /// Of a database: what it holds.
    pub fn figures(self) -> &'g [Figure] {
        self.graph().output_figures.of(self.id())
    }

    /// Of a database: what its figures count.
    pub fn counts(self) -> &'g [UnitOfCount] {
        self.graph().output_counts.of(self.id())
    }

    /// Of a database: the numbers by which it is known, by date.
    pub fn headline_figures(self) -> impl Iterator<Item = HeadlineFigure<'g>> + Clone {
        self.graph().output_headline_figures.of(self.id()).iter().map(move |row| HeadlineFigure { output: self, row })
    }

    /// Of a database: the one that it is a part or copy of.
    pub fn part_of(self) -> Option<Output<'g>> {
        self.optional(&self.graph().output_part_of)
    }

    /// Of a database: those that are parts or copies of it.
    pub fn parts(self) -> impl Iterator<Item = Output<'g>> + Clone {
        self.many(&self.graph().output_parts)
    }
}

impl Output<'_> {
    /// From its first publication on, within the life of its owner.
    pub fn period(self) -> Period {
        Period::new(self.published, None).within(self.owner().period())
    }
}

impl Dated for Output<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

/// A number by which a database is known.
#[derive(Clone, Copy)]
pub struct HeadlineFigure<'g> {
    output: Output<'g>,
    /// The number, what it counts and when.
    pub row: &'g headline_figure::Model,
}

impl<'g> HeadlineFigure<'g> {
    /// The pages that show it.
    pub fn citations(self) -> impl Iterator<Item = Citation<'g>> + Clone {
        self.output.any().citations_of_part(self.row.id)
    }
}

impl Stored for output::Model {
    const KIND: Kind = Kind::Output;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.outputs
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Output(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(&node.row().title)
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
