//! The stay in a network of a state, or of a body that is not an agency of the graph.

use crate::graph::{
    any_node::AnyNode,
    citation::Citation,
    membership::certainty,
    network::Network,
    part::{Part, PartOf},
    period::{Dated, Period},
    state::State,
};
use entity::{other_member, other_office_term, partial_date::PartialDate, vocabulary::Certainty};
use std::borrow::Cow;

/// The stay in a network of a state, or of a body that is not an agency of the graph.
pub type OtherMember<'g> = Part<'g, other_member::Model>;

impl PartOf for other_member::Model {
    fn whole(part: Part<'_, Self>) -> AnyNode<'_> {
        part.network().any()
    }
}

impl<'g> OtherMember<'g> {
    /// The network.
    pub fn network(self) -> Network<'g> {
        self.node(self.network_id)
    }

    /// Who it is, if it is a state.
    pub fn state(self) -> Option<State<'g>> {
        self.state_id.map(|row_id| self.node(row_id))
    }

    /// What it is called.
    pub fn name(self) -> Cow<'g, str> {
        let named = || Cow::Borrowed(self.row().name.as_deref().expect("the database lets every row be somebody"));
        self.state().map_or_else(named, |state| state.label())
    }

    /// From when it is counted, as with agencies.
    pub fn beginning(self) -> Option<PartialDate> {
        self.since.or(self.attested).or(self.network().starts)
    }

    /// How well its beginning is known.
    pub fn certainty(self) -> Certainty {
        certainty(self.since, self.attested)
    }

    /// From its beginning to its end, within the life of the network.
    pub fn period(self) -> Period {
        Period::new(self.beginning(), self.until).within(self.network().period())
    }

    /// The offices that it held, by their beginning.
    pub fn offices(self) -> impl Iterator<Item = OtherOfficeTerm<'g>> + Clone {
        let graph = self.graph();
        let member = graph.other_members.place(self.row().id);
        graph.other_member_offices.of(member).iter().map(move |row| OtherOfficeTerm { member: self, row })
    }
}

impl Dated for OtherMember<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

/// A time during which such a member held an office.
#[derive(Clone, Copy)]
pub struct OtherOfficeTerm<'g> {
    pub(super) member: OtherMember<'g>,
    /// Which office, from when until when.
    pub row: &'g other_office_term::Model,
}

impl<'g> OtherOfficeTerm<'g> {
    /// The pages that show it: its own, or those of the member.
    pub fn citations(self) -> impl Iterator<Item = Citation<'g>> + Clone {
        let graph = self.member.graph();
        let own = graph.citations.of(graph.facts.place(self.row.id));
        let inherited = own.is_empty().then(|| self.member.citations().map(Citation::inherit)).into_iter().flatten();
        own.iter().map(move |citation| Citation::new(graph, citation, false)).chain(inherited)
    }

    /// From when until when, within the stay of the member.
    pub fn period(self) -> Period {
        Period::new(self.row.since, self.row.until).within(self.member.period())
    }
}
