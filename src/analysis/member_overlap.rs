//! Which agencies two networks have in common, and which only one of them has.

use crate::{
    budget::{Budget, Stopped},
    graph::{agency::Agency, id::Id, membership::Membership, network::Network, period::Dated},
};
use entity::{
    agency,
    partial_date::PartialDate,
    vocabulary::{Certainty, MembershipRole},
};
use std::collections::BTreeMap;

/// An agency that is in two networks, by its stays in both.
#[derive(Clone, Debug)]
pub struct CommonMember<'g> {
    /// The agency.
    pub agency: Agency<'g>,
    /// Its stays, those in the first network before those in the other.
    pub memberships: Vec<Membership<'g>>,
}

/// How far the members of two networks are the same.
#[derive(Clone, Debug)]
pub struct MemberOverlap<'g> {
    /// The agencies in both, by slug.
    pub common: Vec<CommonMember<'g>>,
    /// The stays of those only in the first, by slug of the agency.
    pub only_in_first: Vec<Membership<'g>>,
    /// The stays of those only in the other, by slug of the agency.
    pub only_in_other: Vec<Membership<'g>>,
    /// How many agencies are in at least one of them.
    pub union_count: usize,
}

impl MemberOverlap<'_> {
    /// How many are in both, of all that are in at least one; nothing where neither has a member.
    pub fn jaccard(&self) -> Option<f64> {
        (self.union_count > 0).then(|| self.common.len() as f64 / self.union_count as f64)
    }

    /// How many of the stays have neither a beginning nor a date at which they are documented.
    pub fn undated(&self) -> usize {
        let common = self.common.iter().flat_map(|common| &common.memberships);
        let stays = common.chain(&self.only_in_first).chain(&self.only_in_other);
        stays.filter(|stay| stay.certainty() == Certainty::Assumed).count()
    }
}

/// The members of two networks on the day, side by side; observers are not counted.
pub fn member_overlap<'g>(
    first: Network<'g>,
    other: Network<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<MemberOverlap<'g>, Stopped> {
    budget.look()?;
    let (mut one, mut two) = (stays(first, day, budget)?, stays(other, day, budget)?);
    budget.steps(one.len() + two.len())?;
    let union_count = one.keys().chain(two.keys().filter(|agency| !one.contains_key(agency))).count();
    let both: Vec<Id<agency::Model>> = one.keys().copied().filter(|agency| two.contains_key(agency)).collect();
    let common = both
        .into_iter()
        .map(|agency| {
            let mut memberships = one.remove(&agency).unwrap_or_default();
            // A network has one set of members: set beside itself, each stay is there once.
            memberships.extend(two.remove(&agency).unwrap_or_default().into_iter().filter(|_| first != other));
            CommonMember { agency: memberships[0].agency(), memberships }
        })
        .collect();
    let rest = |stays: BTreeMap<_, Vec<Membership<'g>>>| stays.into_values().flatten().collect();
    Ok(MemberOverlap { common, only_in_first: rest(one), only_in_other: rest(two), union_count })
}

/// The stays of a network on the day that are not those of observers, by agency.
fn stays<'g>(
    network: Network<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<BTreeMap<Id<agency::Model>, Vec<Membership<'g>>>, Stopped> {
    let mut stays: BTreeMap<_, Vec<Membership<'g>>> = BTreeMap::new();
    for stay in network.members() {
        budget.step()?;
        if stay.active_on(day) && stay.role != MembershipRole::Observer {
            stays.entry(stay.agency().id()).or_default().push(stay);
        }
    }
    Ok(stays)
}
