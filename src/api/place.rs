//! Who does what in a state, and where they do the same.

use crate::{
    analysis::{
        activity,
        overlap::{self, Shared},
    },
    api::{
        agency::Agency,
        error::Error,
        list::analysed,
        node::Shown,
        overlap::{Overlap, OverlapFilter, OverlapOrder, Work, undated_of},
        today::or_today,
    },
    budget::Budget,
    graph,
};
use async_graphql::Object;
use entity::partial_date::PartialDate;

/// What the analyses say of a state.
pub struct StateAnalyses<'g>(pub graph::state::State<'g>);

/// What the analyses say of a state.
#[Object]
impl<'g> StateAnalyses<'g> {
    /// What each agency itself does in it on the day, by slug of the agency. Only actions of which it is known that they
    /// take place there count; those of networks and projects are in `actions`.
    async fn agency_work(
        &self,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Vec<AgencyWork<'g>> {
        let day = or_today(active_on);
        let work = |agency| {
            let work = activity::profile_in(agency, self.0, day, &Budget::unlimited())
                .expect("without limits nothing stops")
                .into_iter();
            AgencyWork { agency, work: work.map(|(activity, actions)| Shared { activity, actions }).collect() }
        };
        let rows = overlap::agencies_in(self.0, &Budget::unlimited())
            .expect("without limits nothing stops")
            .into_iter()
            .map(work);
        rows.filter(|row| !row.work.is_empty()).collect()
    }

    #[graphql(flatten)]
    async fn lists(&self) -> StateAnalysedLists<'g> {
        StateAnalysedLists(self.0)
    }
}

analysed! {
    /// The lists that the analyses make of a state.
    StateAnalysedLists of graph::state::State<'g> as state on day {
        /// The pairs of agencies that do the same kind of work in it on the day: those with most in common first, then the
        /// most alike. What they do elsewhere does not count; what ties them does, wherever it is.
        overlaps: Overlap where OverlapFilter by OverlapOrder =
            overlap::overlaps_in(state, day, &Budget::unlimited()).map_err(Error::from)?,
    }
}

/// What an agency does in a state.
pub struct AgencyWork<'g> {
    agency: graph::agency::Agency<'g>,
    work: Vec<Shared<'g>>,
}

/// What an agency does in a state.
#[Object]
impl<'g> AgencyWork<'g> {
    /// The agency.
    async fn agency(&self) -> Agency<'g> {
        Shown(self.agency)
    }

    /// The kinds of work, each with the actions that show it.
    async fn work(&self) -> Vec<Work<'g>> {
        self.work.iter().cloned().map(Work).collect()
    }

    /// How many of the actions have no known beginning; they count from that of the agency.
    async fn undated_count(&self) -> usize {
        undated_of(&self.work)
    }
}
