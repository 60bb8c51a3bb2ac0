//! A memorandum, working arrangement or agreement between agencies.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    graph::Graph,
    node::{Node, Stored},
    period::{Dated, Period},
    sort_key::SortKey,
    table::Table,
};
use entity::{arrangement, kind::Kind, partial_date::PartialDate, vocabulary::ArrangementSubject};
use std::borrow::Cow;

/// A memorandum, working arrangement or agreement between agencies.
pub type Arrangement<'g> = Node<'g, arrangement::Model>;

impl<'g> Arrangement<'g> {
    /// The agencies that are party to it.
    pub fn parties(self) -> impl Iterator<Item = Agency<'g>> + Clone {
        self.many(&self.graph().arrangement_parties)
    }

    /// Parties that are no agencies of the graph.
    pub fn other_parties(self) -> &'g [String] {
        self.graph().arrangement_other_parties.of(self.id())
    }

    /// What it covers.
    pub fn covers(self) -> &'g [ArrangementSubject] {
        self.graph().arrangement_covers.of(self.id())
    }
}

impl Arrangement<'_> {
    /// From its entry into force (else its signature) to its end, for as long as two of its parties exist.
    pub fn period(self) -> Period {
        let mut lives: Vec<Period> = self.parties().map(Agency::period).collect();
        // Of parties outside the graph nothing is known, so they are taken to exist.
        lives.extend(self.other_parties().iter().map(|_| Period::default()));
        let mut firsts: Vec<_> = lives.iter().map(|life| life.first).collect();
        let mut lasts: Vec<_> = lives.iter().map(|life| life.last).collect();
        // With two parties left it goes on: the second to be founded begins it, the last but one to end ends it.
        firsts.sort();
        lasts.sort_by_key(|last| (last.is_none(), *last));
        let life =
            Period { first: firsts.into_iter().nth(1).flatten(), last: lasts.into_iter().rev().nth(1).flatten() };
        Period::new(self.in_force.or(self.signed), self.ends).within(life)
    }
}

impl Dated for Arrangement<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

impl Stored for arrangement::Model {
    const KIND: Kind = Kind::Arrangement;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.arrangements
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Arrangement(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(&node.row().title)
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
