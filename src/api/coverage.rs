//! What members do and what nobody does: coverage and shared actions.

use crate::{
    analysis::{coordination, coverage},
    api::{
        action::Action,
        agency::Agency,
        coordination::{CoordinationNeed, CoordinationNeedFilter, CoordinationNeedOrder, shared},
        error::{Error, Result},
        list::analysed,
        node::Shown,
        today::or_today,
    },
    budget::Budget,
    graph,
};
use async_graphql::{Enum, Object};
use entity::{
    partial_date::PartialDate,
    vocabulary::{ActionType, Axis, Crime},
};

/// How many do a kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::analysis::coverage::CoverageLevel")]
pub enum CoverageLevel {
    /// Nobody: a gap.
    None,
    /// One alone.
    Single,
    /// Several.
    Shared,
}

/// Who does one kind of work on the day.
pub struct Coverage<'g>(pub coverage::Coverage<'g>);

/// Who does one kind of work on the day.
#[Object]
impl<'g> Coverage<'g> {
    /// The purpose.
    async fn axis(&self) -> Axis {
        self.0.activity.axis
    }

    /// What is done.
    async fn r#type(&self) -> ActionType {
        self.0.activity.r#type
    }

    /// Against which crime; never BOTH: an action about both counts as work on each.
    async fn crime(&self) -> Crime {
        self.0.activity.crime
    }

    /// How many agencies do it.
    async fn agency_count(&self) -> usize {
        self.0.agencies.len()
    }

    /// NONE is a gap, SINGLE hangs on one agency, SHARED is done by several.
    async fn level(&self) -> CoverageLevel {
        self.0.level().into()
    }

    /// The agencies that do it, by slug.
    async fn agencies(&self) -> Vec<Agency<'g>> {
        self.0.agencies.iter().copied().map(Shown).collect()
    }

    /// What they do; the `sources` of the actions show it.
    async fn actions(&self) -> Vec<Action<'g>> {
        self.0.actions.iter().copied().map(Shown).collect()
    }

    /// Whether the network does it in its own name; of the whole graph, whether any network does.
    async fn by_network(&self) -> bool {
        self.0.by_network
    }

    /// Whether the project does it in its own name; of the whole graph, whether any project does.
    async fn by_project(&self) -> bool {
        self.0.by_project
    }

    /// How many of those who don't show it were gone through only in part, so that they may do it all the same.
    async fn partly_assessed_count(&self) -> usize {
        self.0.partly_assessed.len()
    }

    /// Those whose actions were not gone through: that they don't show it means nothing, and they make no gap.
    async fn not_assessed(&self) -> Vec<Agency<'g>> {
        self.0.not_assessed.iter().copied().map(Shown).collect()
    }

    /// How many of the actions have no known beginning; they count from that of their agency.
    async fn undated_count(&self) -> usize {
        coverage::undated(&self.0.actions)
    }
}

/// What several members of a network do.
pub struct SharedAction<'g>(coverage::SharedAction<'g>);

/// What several members of a network do.
#[Object]
impl<'g> SharedAction<'g> {
    /// The purpose.
    async fn axis(&self) -> Axis {
        self.0.axis
    }

    /// What is done.
    async fn r#type(&self) -> ActionType {
        self.0.r#type
    }

    /// The members that do it, by slug.
    async fn agencies(&self) -> Vec<Agency<'g>> {
        self.0.agencies.iter().copied().map(Shown).collect()
    }

    /// What they do; the `sources` of the actions show it.
    async fn actions(&self) -> Vec<Action<'g>> {
        self.0.actions.iter().copied().map(Shown).collect()
    }

    /// How many of the actions have no known beginning; they count from that of their agency.
    async fn undated_count(&self) -> usize {
        coverage::undated(&self.0.actions)
    }
}

/// What the analyses say of a network.
pub struct NetworkAnalyses<'g>(pub graph::network::Network<'g>);

/// What the analyses say of a network.
#[Object]
impl<'g> NetworkAnalyses<'g> {
    #[graphql(flatten)]
    async fn lists(&self) -> NetworkAnalysedLists<'g> {
        NetworkAnalysedLists(self.0)
    }

    /// For every (axis, type, crime) that any agency, network or project of the graph ever did, the members that do it on
    /// the day: none is a gap. Observers are not counted. Empty where the network is not active on the day or where none
    /// of its members was assessed.
    async fn coverage(
        &self,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Vec<Coverage<'g>> {
        let coverage = coverage::of_network(self.0, or_today(active_on), &Budget::unlimited());
        coverage.expect("without limits nothing stops").into_iter().map(Coverage).collect()
    }

    /// Each (axis, type) that at least `minAgencies` members do on the day, whatever the crime. Observers are not counted.
    async fn shared_actions(
        &self,
        #[graphql(desc = "Only of this purpose; left out: of all.")] axis: Option<Axis>,
        #[graphql(desc = "How many members must do it: 1 or more; 2 unless said.")] min_agencies: Option<i64>,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Result<Vec<SharedAction<'g>>> {
        let given = min_agencies.unwrap_or(2);
        let least = usize::try_from(given).ok().filter(|least| *least > 0).ok_or(Error::MinAgencies { given })?;
        let shared = coverage::shared_actions(self.0, least, or_today(active_on), &Budget::unlimited())
            .expect("without limits nothing stops");
        let of_axis = shared.into_iter().filter(|shared| axis.is_none_or(|axis| shared.axis == axis));
        Ok(of_axis.map(SharedAction).collect())
    }
}

analysed! {
    /// The lists that the analyses make of a network.
    NetworkAnalysedLists of graph::network::Network<'g> as network on day {
        /// Its coordination plan on the day, as one ranked list: every kind of work that was done by anybody at some time and
        /// that none of its members does (a gap), and every pair of a member and an agency that is none which do the same
        /// kind of work without a tie (a duality). Two members of it have no duality: the network itself is a tie.
        /// Observers are not counted as members. Entries with most actions behind them come first; of as many, dualities
        /// before gaps, then by the kinds of work, then by slugs. Empty where the network is not active on the day.
        coordination_plan: CoordinationNeed where CoordinationNeedFilter by CoordinationNeedOrder =
            shared(coordination::of_network(network, day, &Budget::unlimited()))?,
    }
}

/// What the analyses say of a project.
pub struct ProjectAnalyses<'g>(pub graph::project::Project<'g>);

/// What the analyses say of a project.
#[Object]
impl<'g> ProjectAnalyses<'g> {
    /// For every (axis, type, crime) that any agency, network or project of the graph ever did, the participants that do it
    /// on the day: none is a gap. Beneficiaries are not counted. Empty where the project is not active on the day or
    /// where none of its participants was assessed.
    async fn coverage(
        &self,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Vec<Coverage<'g>> {
        let coverage = coverage::of_project(self.0, or_today(active_on), &Budget::unlimited());
        coverage.expect("without limits nothing stops").into_iter().map(Coverage).collect()
    }
}
