//! How central agencies are.

use crate::{
    analysis::centrality,
    api::{
        agency::{Agency, AgencyFilter},
        error::Result,
        list::{self, Connection},
        node::Shown,
        order::NoOrder,
        today::or_today,
    },
    budget::Budget,
    graph::{graph::Graph, sort_key::SortKey},
    query::{condition::Condition, order::DefaultOrder, page::PageArguments},
};
use async_graphql::{Context, Object};
use entity::partial_date::PartialDate;

/// How central agencies are.
pub struct Centralities<'g>(pub &'g Graph);

/// How central agencies are.
#[Object]
impl<'g> Centralities<'g> {
    /// How central each agency is in the graph of ties on the day, in which two agencies are joined where at least one fact
    /// ties them: those between most others first, then those tied to most, then by slug.
    async fn centrality(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "Which agencies are shown; the graph of ties is that of all. Left out: all.")]
        filter: Option<AgencyFilter>,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
        #[graphql(
            desc = "How many from the start of the list (or from `after`): 0 to 500; 50 when neither `first` nor \
            `last` is given."
        )]
        first: Option<i64>,
        #[graphql(desc = "Only what follows the node with this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list (or from `before`): 0 to 500; not together with `first`.")]
        last: Option<i64>,
        #[graphql(desc = "Only what precedes the node with this cursor.")] before: Option<String>,
    ) -> Result<Connection<Centrality<'g>>> {
        let found = centrality::centralities(self.0, or_today(active_on), &Budget::unlimited())?;
        let shown = |one: &centrality::Centrality<'_>| filter.as_ref().is_none_or(|filter| filter.holds(one.agency));
        let page = PageArguments { first, after, last, before };
        let mut found = found.into_iter().filter(shown).map(Centrality);
        list::connection(ctx, "", &mut found, None, &[] as &[NoOrder], &page, &|one| one)
    }
}

/// How central an agency is in the graph of ties on a day. Its `partners` show the ties.
#[derive(Clone, Copy)]
pub struct Centrality<'g>(centrality::Centrality<'g>);

/// How central an agency is in the graph of ties on a day. Its `partners` show the ties.
#[Object]
impl<'g> Centrality<'g> {
    /// The agency.
    async fn agency(&self) -> Agency<'g> {
        Shown(self.0.agency)
    }

    /// How many agencies it is tied to.
    async fn degree(&self) -> usize {
        self.0.degree
    }

    /// On how many of the shortest ways between two other agencies it lies; where two have several, its part of them
    /// counts. Not normalised: 0 to (n − 1)(n − 2) / 2 of n agencies.
    async fn betweenness(&self) -> f64 {
        self.0.betweenness
    }
}

impl<'g> DefaultOrder<'g> for Centrality<'g> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        // The bits of numbers that are not negative are in the order of the numbers; the most central come first.
        let betweenness = self.0.betweenness.to_bits().cast_signed();
        let degree = i64::try_from(self.0.degree).unwrap_or(i64::MAX);
        vec![SortKey::Number(-betweenness), SortKey::Number(-degree), SortKey::exact(self.0.agency.key())]
    }
}
