//! An agency's stay in a network.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    citation::Citation,
    graph::Graph,
    network::Network,
    node::{Node, Stored},
    other_member::OtherOfficeTerm,
    period::{Dated, Period},
    sort_key::SortKey,
    table::Table,
};
use entity::{
    kind::Kind,
    membership, office_term,
    partial_date::PartialDate,
    vocabulary::{Certainty, Office},
};
use std::borrow::Cow;

/// An agency's stay in a network.
pub type Membership<'g> = Node<'g, membership::Model>;

impl<'g> Membership<'g> {
    /// The network.
    pub fn network(self) -> Network<'g> {
        self.one(&self.graph().membership_network)
    }

    /// The agency.
    pub fn agency(self) -> Agency<'g> {
        self.one(&self.graph().membership_agency)
    }

    /// The offices that it brought, by their beginning.
    pub fn offices(self) -> impl Iterator<Item = OfficeTerm<'g>> + Clone {
        let terms = self.graph().membership_offices.of(self.id()).iter();
        terms.map(move |row| OfficeTerm::Agency(self, row))
    }

    /// From when it is counted: its own beginning, else the date at which it is documented, else the network's.
    pub fn beginning(self) -> Option<PartialDate> {
        self.since.or(self.attested).or(self.network().starts)
    }

    /// How well its beginning is known.
    pub fn certainty(self) -> Certainty {
        certainty(self.since, self.attested)
    }
}

impl Membership<'_> {
    /// From its beginning to its end, within the life of the network and of the agency.
    pub fn period(self) -> Period {
        Period::new(self.beginning(), self.until).within(self.network().period()).within(self.agency().period())
    }
}

impl Dated for Membership<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

/// A time during which a member held an office of its network.
#[derive(Clone, Copy)]
pub enum OfficeTerm<'g> {
    /// Of an agency.
    Agency(Membership<'g>, &'g office_term::Model),
    /// Of a state, or of a body that is not an agency of the graph.
    Other(OtherOfficeTerm<'g>),
}

impl<'g> OfficeTerm<'g> {
    /// The office.
    pub fn office(self) -> Office {
        match self {
            OfficeTerm::Agency(_, row) => row.office,
            OfficeTerm::Other(term) => term.row.office,
        }
    }

    /// From when.
    pub fn since(self) -> Option<PartialDate> {
        match self {
            OfficeTerm::Agency(_, row) => row.since,
            OfficeTerm::Other(term) => term.row.since,
        }
    }

    /// Until when.
    pub fn until(self) -> Option<PartialDate> {
        match self {
            OfficeTerm::Agency(_, row) => row.until,
            OfficeTerm::Other(term) => term.row.until,
        }
    }

    /// The pages that show it.
    pub fn citations(self) -> impl Iterator<Item = Citation<'g>> + Clone {
        let (agency, other) = match self {
            OfficeTerm::Agency(membership, row) => (Some(membership.any().citations_of_part(row.id)), None),
            OfficeTerm::Other(term) => (None, Some(term.citations())),
        };
        agency.into_iter().flatten().chain(other.into_iter().flatten())
    }
}

impl Dated for OfficeTerm<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        let period = match self {
            OfficeTerm::Agency(membership, row) => Period::new(row.since, row.until).within(membership.period()),
            OfficeTerm::Other(term) => term.period(),
        };
        period.overlaps(date)
    }
}

/// How well the beginning of a membership with these dates is known.
pub fn certainty(since: Option<PartialDate>, attested: Option<PartialDate>) -> Certainty {
    match (since, attested) {
        (Some(_), _) => Certainty::Dated,
        (None, Some(_)) => Certainty::Attested,
        (None, None) => Certainty::Assumed,
    }
}

impl Stored for membership::Model {
    const KIND: Kind = Kind::Membership;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.memberships
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Membership(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Owned(format!("{} in {}", node.agency().label(), node.network().label()))
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        let [first, last] = SortKey::date(node.beginning());
        vec![first, last, SortKey::exact(node.key())]
    }
}
