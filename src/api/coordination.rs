//! The coordination plan: dualities and gaps as one ranked list.

use crate::{
    analysis::{
        coordination::{Need, Reason},
        overlap::OverlapError,
    },
    api::{
        agency::{Agency, AgencyFilter},
        coverage::Coverage,
        error::Result,
        filter::{EnumFilter, IntFilter, RelationFilter, filters},
        node::Shown,
        order::orders,
        overlap::{Overlap, Work, WorkFilter, count},
    },
    graph::sort_key::SortKey,
    query::{condition::Condition, order::DefaultOrder},
};
use async_graphql::{Enum, Object};
use std::sync::Arc;

/// What a plan asks to be coordinated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum CoordinationKind {
    /// Two agencies do the same kind of work, and no fact joins them.
    Duality,
    /// A kind of work that none of those whose actions were gone through does.
    Gap,
}

/// One entry of a coordination plan.
pub struct CoordinationNeed<'g>(pub Arc<Need<'g>>);

/// One entry of a coordination plan: a duality or a gap, with the facts behind it.
#[Object]
impl<'g> CoordinationNeed<'g> {
    /// Its place in the whole plan, from 1 on. Entries with the larger `weight` come first; of as many, dualities before
    /// gaps, then by the kinds of work in the order of their vocabularies, then by the slugs of the agencies.
    async fn rank(&self) -> usize {
        self.0.rank
    }

    /// Whether it is a duality or a gap.
    async fn kind(&self) -> CoordinationKind {
        kind(&self.0)
    }

    /// How many actions stand behind it, each counted once: the work that runs side by side, or that others do and these
    /// leave out. It depends on how fully the actions of agencies were gone through.
    async fn weight(&self) -> usize {
        self.0.weight
    }

    /// Of a duality the two agencies; of a gap those outside who do it on the day and could be asked, none where nobody
    /// does. By slug.
    async fn agencies(&self) -> Vec<Agency<'g>> {
        self.0.agencies.iter().copied().map(Shown).collect()
    }

    /// The kinds of work concerned, one for a gap, each with the actions that show it: of a duality those of the two; of a
    /// gap those that other agencies, networks and projects do on the day, or, where none does, those of other days.
    async fn work(&self) -> Vec<Work<'g>> {
        self.0.work.iter().cloned().map(Work).collect()
    }

    /// The overlap that a duality is; `null` for a gap.
    async fn overlap(&self) -> Option<Overlap<'g>> {
        match self.0.reason {
            Reason::Duality(overlap) => Some(Overlap(overlap)),
            Reason::Gap(_) => None,
        }
    }

    /// The coverage that a gap is, with who was not assessed or only in part and so may do it all the same; `null` for a
    /// duality.
    async fn coverage(&self) -> Option<Coverage<'g>> {
        match &self.0.reason {
            Reason::Duality(_) => None,
            Reason::Gap(coverage) => Some(Coverage(coverage.clone())),
        }
    }

    /// How many of the actions have no known beginning; they count from that of their owner.
    async fn undated_count(&self) -> usize {
        self.0.undated
    }
}

fn kind(need: &Need<'_>) -> CoordinationKind {
    match need.reason {
        Reason::Duality(_) => CoordinationKind::Duality,
        Reason::Gap(_) => CoordinationKind::Gap,
    }
}

filters! {
    /// Which entries of a plan. Conditions given together must all hold; none given, all hold.
    CoordinationNeedFilter of &Need<'g> as need {
        /// Whether it is a duality or a gap.
        kind: EnumFilter<CoordinationKind> = Some(kind(need)),
        /// How many actions stand behind it.
        weight: IntFilter = Some(count(need.weight)),
        /// Of a duality the two agencies, of a gap those outside who do it.
        agencies: RelationFilter<AgencyFilter> = need.agencies.iter().copied(),
        /// The kinds of work concerned.
        work: RelationFilter<WorkFilter> = need.work.iter().map(|work| work.activity),
    }
}

impl<'g> Condition<Arc<Need<'g>>> for CoordinationNeedFilter {
    fn holds(&self, need: Arc<Need<'g>>) -> bool {
        self.holds(&*need)
    }
}

orders! {
    /// One key to put the entries of a plan in order by.
    CoordinationNeedOrder of Arc<Need<'g>> as need {
        /// What the entries of a plan can be put in order by.
        CoordinationNeedOrderField {
            /// By their place in the plan.
            Rank = vec![SortKey::Number(count(need.rank))],
            /// By how many kinds of work are concerned.
            WorkCount = vec![SortKey::Number(count(need.work.len()))],
            /// By how many of the actions have no known beginning.
            UndatedCount = vec![SortKey::Number(count(need.undated))],
        }
        counts {
        }
        through {
        }
    }
}

impl<'g> DefaultOrder<'g> for Arc<Need<'g>> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        vec![SortKey::Number(count(self.rank))]
    }
}

/// A plan as a list hands it round: its entries are too large to be copied.
pub fn shared<'g>(plan: std::result::Result<Vec<Need<'g>>, OverlapError>) -> Result<Vec<Arc<Need<'g>>>> {
    Ok(plan?.into_iter().map(Arc::new).collect())
}
