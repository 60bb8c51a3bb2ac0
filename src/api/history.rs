//! How networks grew and shrank.

use crate::{
    analysis::history,
    api::{membership::Membership, node::Shown, today::or_today},
    budget::Budget,
    graph,
};
use async_graphql::Object;
use entity::partial_date::PartialDate;

/// How a network grew and shrank.
pub struct NetworkHistory<'g>(pub graph::network::Network<'g>);

/// How a network grew and shrank.
#[Object]
impl<'g> NetworkHistory<'g> {
    /// Who joined and who left, year by year: from its first known year to its end or to `activeOn`. A stay whose
    /// beginning is not known counts from `attested` or else from its network's beginning, as its `certainty` says; one
    /// without any beginning has joined in no year.
    async fn history(
        &self,
        #[graphql(desc = "The last day; of a month or a year its last. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Vec<NetworkYear<'g>> {
        let years =
            history::history(self.0, or_today(active_on), &Budget::unlimited()).expect("without limits nothing stops");
        years.into_iter().map(NetworkYear).collect()
    }
}

/// One year of a network.
pub struct NetworkYear<'g>(history::Year<'g>);

/// One year of a network.
#[Object]
impl<'g> NetworkYear<'g> {
    /// The year.
    async fn year(&self) -> u16 {
        self.0.year
    }

    /// The stays that began in it.
    async fn joined(&self) -> Vec<Membership<'g>> {
        shown(&self.0.joined)
    }

    /// The stays that ended in it, be it with the network or with the agency.
    async fn left(&self) -> Vec<Membership<'g>> {
        shown(&self.0.left)
    }

    /// How many stays there were on its last day, observers included; of the last year, on the last day asked for.
    async fn member_count(&self) -> usize {
        self.0.members.len()
    }

    /// The stays on its last day, observers included; of the last year, on the last day asked for.
    async fn members(&self) -> Vec<Membership<'g>> {
        shown(&self.0.members)
    }
}

fn shown<'g>(stays: &[graph::membership::Membership<'g>]) -> Vec<Membership<'g>> {
    stays.iter().copied().map(Shown).collect()
}
