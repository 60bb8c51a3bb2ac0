//! What an agency was at other times: its names, seats and kinds, and who took whose place.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    citation::Citation,
    part::{Part, PartOf},
    period::{Dated, Period},
};
use entity::{agency_kind_term, agency_name, agency_seat, partial_date::PartialDate, succession};
use std::borrow::Cow;

/// What an agency was called at a time.
pub type AgencyName<'g> = Part<'g, agency_name::Model>;

/// Where an agency had its seat at a time.
pub type AgencySeat<'g> = Part<'g, agency_seat::Model>;

/// What an agency was in law at a time.
pub type AgencyKindTerm<'g> = Part<'g, agency_kind_term::Model>;

impl PartOf for agency_name::Model {
    fn whole(part: Part<'_, Self>) -> AnyNode<'_> {
        AnyNode::Agency(part.node(part.agency_id))
    }
}

impl PartOf for agency_seat::Model {
    fn whole(part: Part<'_, Self>) -> AnyNode<'_> {
        AnyNode::Agency(part.node(part.agency_id))
    }
}

impl PartOf for agency_kind_term::Model {
    fn whole(part: Part<'_, Self>) -> AnyNode<'_> {
        AnyNode::Agency(part.node(part.agency_id))
    }
}

impl PartOf for succession::Model {
    fn whole(part: Part<'_, Self>) -> AnyNode<'_> {
        AnyNode::Agency(part.node(part.agency_id))
    }
}

impl Dated for AgencyName<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        active(self.since, self.until, self.node(self.agency_id), date)
    }
}

impl Dated for AgencySeat<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        active(self.since, self.until, self.node(self.agency_id), date)
    }
}

impl Dated for AgencyKindTerm<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        active(self.since, self.until, self.node(self.agency_id), date)
    }
}

/// Within the life of the agency, as all that is of it.
fn active(since: Option<PartialDate>, until: Option<PartialDate>, agency: Agency<'_>, date: PartialDate) -> bool {
    Period::new(since, until).within(agency.period()).overlaps(date)
}

/// That a body took the place of another, as seen from one of the two: whose place it took, or who took its place.
#[derive(Clone, Copy)]
pub struct Succession<'g> {
    part: Part<'g, succession::Model>,
    /// Whether the one that it is seen from is whose place was taken.
    from_predecessor: bool,
}

impl<'g> Succession<'g> {
    pub(super) fn to_predecessor(part: Part<'g, succession::Model>) -> Self {
        Succession { part, from_predecessor: false }
    }

    pub(super) fn to_successor(part: Part<'g, succession::Model>) -> Self {
        Succession { part, from_predecessor: true }
    }

    /// The other, if it is an agency of the graph.
    pub fn agency(self) -> Option<Agency<'g>> {
        let row = self.part.row();
        let teller = row.predecessor_id.map(|_| row.agency_id);
        let other = if self.from_predecessor { teller } else { row.predecessor_id };
        other.map(|row_id| self.part.node(row_id))
    }

    /// What the other is called.
    pub fn name(self) -> Cow<'g, str> {
        match (self.agency(), self.part.row()) {
            (Some(agency), _) => Cow::Borrowed(&agency.row().name),
            (None, row) => {
                let name = row.predecessor_name.as_deref().or(row.successor_name.as_deref());
                Cow::Borrowed(name.expect("the database lets every row name one other"))
            }
        }
    }

    /// When it was.
    pub fn on(self) -> Option<PartialDate> {
        self.part.succeeded_on
    }

    /// The pages that show it.
    pub fn citations(self) -> impl Iterator<Item = Citation<'g>> + Clone {
        self.part.citations()
    }
}
