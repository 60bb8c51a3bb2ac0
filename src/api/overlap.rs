//! What joins agencies and what they do alike: ties, partners, profiles and overlaps.

use crate::{
    analysis::{
        activity,
        overlap::{self, Shared},
        tie,
    },
    api::{
        action::Action,
        agency::{Agency, AgencyFilter, AgencyOrder},
        filter::{BooleanFilter, EnumFilter, FloatFilter, IdFilter, IntFilter, RelationFilter, StringFilter, filters},
        list::analysed,
        node::{Fact, Shown},
        order::orders,
        today::or_today,
    },
    budget::Budget,
    graph::{self, sort_key::SortKey},
    query::order::DefaultOrder,
};
use async_graphql::{Enum, Object};
use entity::{
    partial_date::PartialDate,
    vocabulary::{ActionType, Axis, Crime},
};
use std::{borrow::Cow, collections::BTreeSet};

/// What kind of fact joins two agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::analysis::tie::TieKind")]
pub enum TieKind {
    /// Both are in a network, neither as an observer.
    Network,
    /// Both have a part in a project, neither as a beneficiary.
    Project,
    /// Both are party to an arrangement.
    Arrangement,
    /// One is part of the other.
    Parent,
    /// Both published an output.
    JointOutput,
}

/// A fact that joins two agencies on the day.
pub struct Tie<'g>(tie::Tie<'g>);

/// A fact that joins two agencies on the day.
#[Object]
impl<'g> Tie<'g> {
    /// What kind of fact it is.
    async fn kind(&self) -> TieKind {
        self.0.kind.into()
    }

    /// What the fact is called, such as `ICAT`.
    async fn label(&self) -> Cow<'g, str> {
        self.0.label()
    }

    /// Since when both are in it: the latest beginning that is known; `null` where none is.
    async fn since(&self) -> Option<PartialDate> {
        self.0.since
    }

    /// Until when both are in it: the earliest end that is known; `null` where none is.
    async fn until(&self) -> Option<PartialDate> {
        self.0.until
    }

    /// The network, project, arrangement or output; of a parent and its part, the part. Its `sources` show it.
    async fn fact(&self) -> Fact<'g> {
        Fact::of(self.0.fact).expect("no source joins agencies")
    }
}

filters! {
    /// Which ties. Conditions given together must all hold; none given, all hold.
    TieFilter of tie::Tie<'g> as tie {
        /// What kind of fact it is.
        kind: EnumFilter<TieKind> = Some(tie.kind.into()),
        /// What the fact is called.
        label: StringFilter = Some(&*tie.label()),
        /// The global id of the fact, such as `network:icat`.
        fact: IdFilter = tie.fact.key(),
    }
}

/// An agency that another is tied to.
pub struct Partner<'g>(tie::Partner<'g>);

/// An agency that another is tied to.
#[Object]
impl<'g> Partner<'g> {
    /// The partner.
    async fn agency(&self) -> Agency<'g> {
        Shown(self.0.agency)
    }

    /// How many facts join the two.
    async fn tie_count(&self) -> usize {
        self.0.tie_count
    }

    /// How many kinds of facts these are, 5 at most.
    async fn kind_count(&self) -> usize {
        self.0.kind_count
    }

    /// How many of these facts have no known beginning.
    async fn undated_count(&self) -> usize {
        self.0
            .ties(&Budget::unlimited())
            .expect("without limits nothing stops")
            .iter()
            .filter(|tie| tie.since.is_none())
            .count()
    }

    /// The facts that join the two, by kind and id.
    async fn ties(&self) -> Vec<Tie<'g>> {
        self.0.ties(&Budget::unlimited()).expect("without limits nothing stops").into_iter().map(Tie).collect()
    }
}

/// A kind of work, with the actions that show it.
pub struct Work<'g>(pub Shared<'g>);

/// A kind of work, with the actions that show it.
#[Object]
impl<'g> Work<'g> {
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

    /// The actions that show it, of all the agencies in question. Their `sources` show them.
    async fn actions(&self) -> Vec<Action<'g>> {
        self.0.actions.iter().copied().map(Shown).collect()
    }
}

filters! {
    /// Which kinds of work. Conditions given together must all hold; none given, all hold.
    WorkFilter of activity::Activity as work {
        /// The purpose.
        axis: EnumFilter<Axis> = Some(work.axis),
        /// What is done.
        r#type: EnumFilter<ActionType> = Some(work.r#type),
        /// Against which crime; never BOTH.
        crime: EnumFilter<Crime> = Some(work.crime),
    }
}

/// Two agencies that do the same kind of work on the day.
pub struct Overlap<'g>(pub overlap::Overlap<'g>);

/// Two agencies that do the same kind of work on the day: their profiles, sets of (axis, type, crime) of their own
/// actions, have something in common. Without a tie it is a duality.
#[Object]
impl<'g> Overlap<'g> {
    /// The two agencies, in the order of their slugs.
    async fn agencies(&self) -> Vec<Agency<'g>> {
        self.0.agencies.into_iter().map(Shown).collect()
    }

    /// The kinds of work that both do, with the actions of both.
    async fn shared(&self) -> Vec<Work<'g>> {
        self.0.shared(&Budget::unlimited()).expect("without limits nothing stops").into_iter().map(Work).collect()
    }

    /// How many kinds of work both do.
    async fn shared_count(&self) -> usize {
        self.0.shared_count
    }

    /// How alike their work is, from 0 to 1: the kinds of work that both do, of all that at least one does.
    async fn jaccard(&self) -> f64 {
        self.0.jaccard()
    }

    /// The facts that join the two on the day: common networks, common projects, arrangements, parent and part, joint
    /// outputs. None makes the overlap a duality.
    async fn ties(&self) -> Vec<Tie<'g>> {
        self.0.ties(&Budget::unlimited()).expect("without limits nothing stops").into_iter().map(Tie).collect()
    }

    /// Whether at least one fact joins the two on the day.
    async fn coordinated(&self) -> bool {
        self.0.coordinated(&Budget::unlimited()).expect("without limits nothing stops")
    }

    /// How many of the actions that it rests on have no known beginning; they count from that of their agency.
    async fn undated_count(&self) -> usize {
        undated_of(&self.0.shared(&Budget::unlimited()).expect("without limits nothing stops"))
    }
}

impl<'g> DefaultOrder<'g> for overlap::Overlap<'g> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        let shared = count(self.shared_count);
        // The bits of numbers that are not negative are in the order of the numbers; the most alike come first.
        let alike = self.jaccard().to_bits().cast_signed();
        let [one, other] = self.agencies.map(|agency| SortKey::exact(agency.key()));
        vec![SortKey::Number(-shared), SortKey::Number(-alike), one, other]
    }
}

filters! {
    /// Which overlaps. Conditions given together must all hold; none given, all hold.
    OverlapFilter of overlap::Overlap<'g> as overlap {
        /// The two agencies.
        agencies: RelationFilter<AgencyFilter> = overlap.agencies.into_iter(),
        /// The kinds of work that both do.
        shared: RelationFilter<WorkFilter> = overlap.shared(&Budget::unlimited()).expect("without limits nothing stops").into_iter().map(|shared| shared.activity),
        /// How many kinds of work both do.
        shared_count: IntFilter = Some(count(overlap.shared_count)),
        /// How alike their work is, from 0 to 1.
        jaccard: FloatFilter = overlap.jaccard(),
        /// The facts that join the two.
        ties: RelationFilter<TieFilter> = overlap.ties(&Budget::unlimited()).expect("without limits nothing stops").into_iter(),
        /// Whether at least one fact joins the two; `false` finds the dualities.
        coordinated: BooleanFilter = overlap.coordinated(&Budget::unlimited()).expect("without limits nothing stops"),
    }
}

orders! {
    /// One key to put overlaps in order by.
    OverlapOrder of overlap::Overlap<'g> as overlap {
        /// What overlaps can be put in order by.
        OverlapOrderField {
            /// By how many kinds of work both do.
            SharedCount = vec![SortKey::Number(count(overlap.shared_count))],
            /// By how alike their work is.
            Jaccard = vec![SortKey::Number(overlap.jaccard().to_bits().cast_signed())],
            /// By how many facts join the two.
            TieCount = vec![SortKey::Number(count(overlap.ties(&Budget::unlimited()).expect("without limits nothing stops").len()))],
        }
        counts {
        }
        through {
        }
    }
}

filters! {
    /// Which partners. Conditions given together must all hold; none given, all hold.
    PartnerFilter of tie::Partner<'g> as partner {
        /// The partner.
        agency: AgencyFilter = partner.agency,
        /// How many facts join the two.
        tie_count: IntFilter = Some(count(partner.tie_count)),
        /// How many kinds of facts these are.
        kind_count: IntFilter = Some(count(partner.kind_count)),
        /// The facts that join the two.
        ties: RelationFilter<TieFilter> = partner.ties(&Budget::unlimited()).expect("without limits nothing stops").into_iter(),
    }
}

orders! {
    /// One key to put partners in order by.
    PartnerOrder of tie::Partner<'g> as partner {
        /// What partners can be put in order by.
        PartnerOrderField {
            /// By how many facts join the two.
            TieCount = vec![SortKey::Number(count(partner.tie_count))],
            /// By how many kinds of facts these are.
            KindCount = vec![SortKey::Number(count(partner.kind_count))],
        }
        counts {
        }
        through {
            /// The partner.
            agency: AgencyOrder = Some(partner.agency),
        }
    }
}

impl<'g> DefaultOrder<'g> for tie::Partner<'g> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        let most_first = |number: usize| SortKey::Number(-count(number));
        vec![most_first(self.tie_count), most_first(self.kind_count), SortKey::exact(&self.agency.row().slug)]
    }
}

/// What the analyses say of an agency.
pub struct AgencyAnalyses<'g>(pub graph::agency::Agency<'g>);

/// What the analyses say of an agency.
#[Object]
impl<'g> AgencyAnalyses<'g> {
    /// Its profile: the kinds of work, (axis, type, crime), of its own actions on the day, with these actions; not what its
    /// networks and projects do. An action about BOTH crimes is work on each.
    async fn profile(
        &self,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Vec<Work<'g>> {
        let work =
            activity::profile(self.0, or_today(active_on), &Budget::unlimited()).expect("without limits nothing stops");
        work.into_iter().map(|(activity, actions)| Work(Shared { activity, actions })).collect()
    }

    #[graphql(flatten)]
    async fn lists(&self) -> AgencyAnalysedLists<'g> {
        AgencyAnalysedLists(self.0)
    }
}

analysed! {
    /// The lists that the analyses make of an agency.
    AgencyAnalysedLists of graph::agency::Agency<'g> as agency on day {
        /// The agencies that do the same kinds of work on the day, as pairs with it: those with most in common first, then
        /// the most alike.
        overlaps: Overlap where OverlapFilter by OverlapOrder = overlap::overlaps_of(agency, day, &Budget::unlimited()).expect("without limits nothing stops"),
        /// The agencies that facts join it with on the day: those with most ties first, then those with most kinds of ties,
        /// then by slug.
        partners: Partner where PartnerFilter by PartnerOrder = tie::partners(agency, day, &Budget::unlimited()).expect("without limits nothing stops"),
    }
}

/// How many of the actions that show some work have no known beginning, each counted once.
pub fn undated_of(work: &[Shared<'_>]) -> usize {
    let undated = work.iter().flat_map(|work| &work.actions).filter(|action| action.starts.is_none());
    undated.map(|action| action.id()).collect::<BTreeSet<_>>().len()
}

/// A number of things, as filters and orders compare it.
pub fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
