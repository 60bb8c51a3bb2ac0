//! What joins two agencies: one tie for each fact that does so on the day.

use crate::{
    budget::{Budget, Stopped},
    graph::{
        agency::Agency,
        any_node::AnyNode,
        graph::Graph,
        id::Id,
        membership::Membership,
        network::Network,
        participation::Participation,
        period::{Dated, Period},
        project::Project,
    },
};
use entity::{
    agency,
    partial_date::PartialDate,
    vocabulary::{MembershipRole, ParticipationRole, TieKind},
};
use rustc_hash::FxBuildHasher;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

/// How many agencies a fact joins at most for each pair of them to be counted.
const COUNTED_BY_PAIR: usize = 300;

/// A fact that joins two agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie<'g> {
    /// What kind of fact it is.
    pub kind: TieKind,
    /// The network, project, arrangement, part or output.
    pub fact: AnyNode<'g>,
    /// Since when both are in it; nothing where that is not known.
    pub since: Option<PartialDate>,
    /// Until when both are in it; nothing where no end is known.
    pub until: Option<PartialDate>,
}

impl<'g> Tie<'g> {
    /// What the fact is called.
    pub fn label(self) -> Cow<'g, str> {
        self.fact.label()
    }
}

/// The facts that join two agencies on the day, by kind and global id. An agency has none with itself.
pub fn ties<'g>(
    one: Agency<'g>,
    other: Agency<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Tie<'g>>, Stopped> {
    if one == other {
        return Ok(Vec::new());
    }
    let mut ties = Vec::new();
    // In a year or a month, both must have been in it at the same time.
    let at_once = |periods: &[Period]| {
        periods.iter().fold(Period::default(), |common, period| common.within(*period)).overlaps(day)
    };
    let lives = [one.period(), other.period()];
    let of_both = |fact: Period| at_once(&[fact, lives[0], lives[1]]);
    for stay in one.memberships() {
        budget.step()?;
        if !joins(stay, day) {
            continue;
        }
        for met in other.memberships() {
            budget.step()?;
            if met.network() != stay.network() || !joins(met, day) || !at_once(&[stay.period(), met.period()]) {
                continue;
            }
            let network: Network<'g> = stay.network();
            let since = latest([stay.beginning(), met.beginning(), network.starts]);
            let until = earliest([stay.until, met.until, network.ends]);
            ties.push(Tie { kind: TieKind::Network, fact: network.any(), since, until });
        }
    }
    for part in one.participations() {
        budget.step()?;
        if !works(part, day) {
            continue;
        }
        for met in other.participations() {
            budget.step()?;
            if met.project() != part.project() || !works(met, day) || !at_once(&[part.period(), met.period()]) {
                continue;
            }
            let project: Project<'g> = part.project();
            let since = latest([part.since, met.since, project.starts]);
            let until = earliest([part.until, met.until, project.ends]);
            ties.push(Tie { kind: TieKind::Project, fact: project.any(), since, until });
        }
    }
    for arrangement in one.arrangements() {
        budget.step()?;
        if of_both(arrangement.period()) && is_among(other, arrangement.parties(), budget)? {
            let since = arrangement.in_force.or(arrangement.signed);
            ties.push(Tie { kind: TieKind::Arrangement, fact: arrangement.any(), since, until: arrangement.ends });
        }
    }
    for (part, whole) in [(one, other), (other, one)] {
        if part.parent() == Some(whole) && at_once(&lives) {
            let since = latest([part.founded, whole.founded]);
            let until = earliest([part.dissolved, whole.dissolved]);
            ties.push(Tie { kind: TieKind::Parent, fact: part.any(), since, until });
        }
    }
    for output in one.outputs().chain(one.joint_outputs()) {
        budget.step()?;
        if output.active_on(day) && of_both(output.period()) && is_among(other, output.agencies(), budget)? {
            ties.push(Tie { kind: TieKind::JointOutput, fact: output.any(), since: output.published, until: None });
        }
    }
    budget.steps(ties.len())?;
    // An agency may have several parts in one project: it is one fact and one tie all the same, since the first of them
    // and until the last.
    ties.sort_by(|one, other| {
        let start = |tie: &Tie<'_>| tie.since.map(PartialDate::first);
        (one.kind, one.fact.key()).cmp(&(other.kind, other.fact.key())).then(start(one).cmp(&start(other)))
    });
    let mut joined: Vec<Tie<'g>> = Vec::new();
    for tie in ties {
        match joined.last_mut().filter(|last| last.kind == tie.kind && last.fact == tie.fact) {
            Some(last) => last.until = later(last.until, tie.until),
            None => joined.push(tie),
        }
    }
    Ok(joined)
}

/// An agency that ties lead to.
#[derive(Clone, Copy, Debug)]
pub struct Partner<'g> {
    /// Whose partner it is.
    pub of: Agency<'g>,
    /// The partner.
    pub agency: Agency<'g>,
    /// How many facts join the two.
    pub tie_count: usize,
    /// How many kinds of facts these are.
    pub kind_count: usize,
    /// On which day.
    pub day: PartialDate,
}

impl<'g> Partner<'g> {
    /// The facts that join the two.
    pub fn ties(self, budget: &Budget) -> Result<Vec<Tie<'g>>, Stopped> {
        ties(self.of, self.agency, self.day, budget)
    }
}

/// The agencies that an agency is tied to on the day: those with most ties first, then those with ties of most kinds,
/// then by slug.
pub fn partners<'g>(agency: Agency<'g>, day: PartialDate, budget: &Budget) -> Result<Vec<Partner<'g>>, Stopped> {
    budget.look()?;
    let mut met: BTreeMap<Id<agency::Model>, Agency<'g>> = BTreeMap::new();
    for stay in agency.memberships() {
        budget.step()?;
        if joins(stay, day) {
            meet(&mut met, stay.network().agencies(), budget)?;
        }
    }
    for part in agency.participations() {
        budget.step()?;
        if works(part, day) {
            meet(&mut met, part.project().participants().map(Participation::agency), budget)?;
        }
    }
    for arrangement in agency.arrangements() {
        budget.step()?;
        meet(&mut met, arrangement.parties(), budget)?;
    }
    meet(&mut met, agency.parent().into_iter().chain(agency.children()), budget)?;
    for output in agency.outputs().chain(agency.joint_outputs()) {
        budget.step()?;
        if output.active_on(day) {
            meet(&mut met, output.agencies(), budget)?;
        }
    }
    let mut partners = Vec::new();
    for other in met.into_values() {
        budget.step()?;
        let ties = ties(agency, other, day, budget)?;
        if !ties.is_empty() {
            let mut kinds: Vec<TieKind> = ties.iter().map(|tie| tie.kind).collect();
            kinds.dedup();
            partners.push(Partner { of: agency, agency: other, tie_count: ties.len(), kind_count: kinds.len(), day });
        }
    }
    budget.steps(partners.len())?;
    partners.sort_by(|one, other| {
        (other.tie_count, other.kind_count, &one.agency.slug).cmp(&(one.tie_count, one.kind_count, &other.agency.slug))
    });
    Ok(partners)
}

fn meet<'g>(
    met: &mut BTreeMap<Id<agency::Model>, Agency<'g>>,
    others: impl Iterator<Item = Agency<'g>>,
    budget: &Budget,
) -> Result<(), Stopped> {
    for other in others {
        budget.step()?;
        met.insert(other.id(), other);
    }
    Ok(())
}

/// Whether a stay joins its agency to the others of the network.
fn joins(stay: Membership<'_>, day: PartialDate) -> bool {
    stay.role != MembershipRole::Observer && stay.active_on(day)
}

/// Whether a part joins its agency to the others of the project.
fn works(part: Participation<'_>, day: PartialDate) -> bool {
    part.role != ParticipationRole::Beneficiary && part.active_on(day)
}

/// How many facts join two agencies at most, whatever the day.
pub fn most(graph: &Graph) -> usize {
    let (mut of_pairs, mut of_all) = (HashMap::<(u32, u32), usize, FxBuildHasher>::default(), 0);
    let mut join = |agencies: &mut dyn Iterator<Item = Agency<'_>>| {
        let joined: BTreeSet<u32> = agencies.map(|agency| agency.any().number()).collect();
        // Of what joins very many it is enough to know that it may join any two.
        if joined.len() > COUNTED_BY_PAIR {
            of_all += 1;
            return;
        }
        for (at, one) in joined.iter().enumerate() {
            joined.iter().skip(at + 1).for_each(|other| *of_pairs.entry((*one, *other)).or_default() += 1);
        }
    };
    for network in graph.networks() {
        join(&mut network.members().filter(|stay| stay.role != MembershipRole::Observer).map(Membership::agency));
    }
    for project in graph.projects() {
        let parts = project.participants().filter(|part| part.role != ParticipationRole::Beneficiary);
        join(&mut parts.map(Participation::agency));
    }
    graph.arrangements().for_each(|arrangement| join(&mut arrangement.parties()));
    graph.agencies().for_each(|agency| join(&mut std::iter::once(agency).chain(agency.parent())));
    graph.outputs().for_each(|output| join(&mut output.agencies()));
    of_all + of_pairs.values().copied().max().unwrap_or(0)
}

fn is_among<'g>(one: Agency<'g>, agencies: impl Iterator<Item = Agency<'g>>, budget: &Budget) -> Result<bool, Stopped> {
    for agency in agencies {
        budget.step()?;
        if agency == one {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The latest of some beginnings, as far as they are known.
fn latest<const N: usize>(dates: [Option<PartialDate>; N]) -> Option<PartialDate> {
    dates.into_iter().flatten().max_by_key(|date| date.first())
}

/// The earliest of some ends, as far as they are known.
fn earliest<const N: usize>(dates: [Option<PartialDate>; N]) -> Option<PartialDate> {
    dates.into_iter().flatten().min_by_key(|date| date.last())
}

/// The later of two ends; an end that is not known is open.
fn later(one: Option<PartialDate>, other: Option<PartialDate>) -> Option<PartialDate> {
    [one?, other?].into_iter().max_by_key(|date| date.last())
}
