//! The members of a network beside those of another.

use crate::{
    analysis::member_overlap,
    api::{agency::Agency, membership::Membership, network::Network, node::Shown, today::or_today},
    budget::Budget,
    graph::{self, any_node::AnyNode},
};
use async_graphql::{ID, Object};
use entity::partial_date::PartialDate;

/// What the analyses say of the members of a network.
pub struct MemberAnalyses<'g>(pub graph::network::Network<'g>);

/// What the analyses say of the members of a network.
#[Object]
impl<'g> MemberAnalyses<'g> {
    /// Which members it has in common with another network on the day, and which only one of the two has. Observers are
    /// not counted. `null` where the id leads to no network.
    async fn member_overlap(
        &self,
        #[graphql(desc = "The global id of the other network, such as `network:icat`.")] with: ID,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Option<MemberOverlap<'g>> {
        let Some(AnyNode::Network(with)) = self.0.graph().by_key(&with) else { return None };
        let overlap = member_overlap::member_overlap(self.0, with, or_today(active_on), &Budget::unlimited())
            .expect("without limits nothing stops");
        Some(MemberOverlap { with, overlap })
    }
}

/// The members of two networks side by side.
pub struct MemberOverlap<'g> {
    with: graph::network::Network<'g>,
    overlap: member_overlap::MemberOverlap<'g>,
}

/// The members of two networks side by side.
#[Object]
impl<'g> MemberOverlap<'g> {
    /// The other network.
    async fn with(&self) -> Network<'g> {
        Shown(self.with)
    }

    /// The agencies in both, by slug, with the stays that show it.
    async fn common(&self) -> Vec<CommonMember<'g>> {
        self.overlap.common.iter().cloned().map(CommonMember).collect()
    }

    /// The stays of those only in this network, by slug of the agency.
    async fn only_here(&self) -> Vec<Membership<'g>> {
        self.overlap.only_in_first.iter().copied().map(Shown).collect()
    }

    /// The stays of those only in the other network, by slug of the agency.
    async fn only_there(&self) -> Vec<Membership<'g>> {
        self.overlap.only_in_other.iter().copied().map(Shown).collect()
    }

    /// How alike the two are, from 0 to 1: the agencies in both, of all that are in at least one; `null` where neither has
    /// a member on the day.
    async fn jaccard(&self) -> Option<f64> {
        self.overlap.jaccard()
    }

    /// How many of the stays have neither a known beginning nor a date at which they are documented; they count from the
    /// beginning of their network.
    async fn undated_count(&self) -> usize {
        self.overlap.undated()
    }
}

/// An agency in two networks.
pub struct CommonMember<'g>(member_overlap::CommonMember<'g>);

/// An agency in two networks.
#[Object]
impl<'g> CommonMember<'g> {
    /// The agency.
    async fn agency(&self) -> Agency<'g> {
        Shown(self.0.agency)
    }

    /// Its stays, that in this network before that in the other. Their `sources` show them.
    async fn memberships(&self) -> Vec<Membership<'g>> {
        self.0.memberships.iter().copied().map(Shown).collect()
    }
}
