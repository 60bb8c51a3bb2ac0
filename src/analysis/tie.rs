//! What joins two agencies: one tie for each fact that does so on the day.

use crate::{
    budget::{Budget, Stopped},
    graph::{
        agency::Agency, any_node::AnyNode, graph::Graph, id::Id, membership::Membership, network::Network,
        participation::Participation, period::Period, project::Project,
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
    collections::{BTreeMap, HashMap},
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
    /// Whether it is a project of which one of the two does nothing but pay.
    pub donor: bool,
    /// Of a tie through a parent or a part: whose it is. The rest says what that one has with the other agency.
    pub through: Option<Through<'g>>,
}

/// Through whom two agencies are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Through<'g> {
    /// The parent or part that has the tie.
    pub agency: Agency<'g>,
    /// Of which of the two it is the parent or a part.
    pub of: Agency<'g>,
    /// What kind of tie it has with the other one.
    pub kind: TieKind,
}

impl<'g> Tie<'g> {
    /// What the fact is called.
    pub fn label(self) -> Cow<'g, str> {
        self.fact.label()
    }

    fn new(kind: TieKind, fact: AnyNode<'g>, since: Option<PartialDate>, until: Option<PartialDate>) -> Self {
        Tie { kind, fact, since, until, donor: false, through: None }
    }
}

/// The facts that join two agencies on the day, by kind and global id. An agency has none with itself.
pub fn ties<'g>(
    one: Agency<'g>,
    other: Agency<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Tie<'g>>, Stopped> {
    Ok(joined(ties_within(one, other, Period::default(), Time::On(day), budget)?))
}

/// The ties that two agencies have on the day through the parent or a part of either, one step up or down: by whose it is,
/// by slug, then by kind and global id. What joins the two themselves is none of them.
pub fn ties_via_parent<'g>(
    one: Agency<'g>,
    other: Agency<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Tie<'g>>, Stopped> {
    let mut found = Vec::new();
    let sides = if one.slug < other.slug { [(one, other), (other, one)] } else { [(other, one), (one, other)] };
    for (of, far) in sides {
        let mut nearest: Vec<Agency<'g>> = near(of).collect();
        nearest.sort_by(|one, other| one.slug.cmp(&other.slug));
        for agency in nearest {
            budget.step()?;
            if agency != far {
                // An agency is part of another for as long as there are both.
                let through = |tie: Tie<'g>| {
                    let through = Some(Through { agency, of, kind: tie.kind });
                    Tie { kind: TieKind::ViaParent, through, ..tie }
                };
                let ties = joined(ties_within(agency, far, of.period(), Time::On(day), budget)?);
                found.extend(ties.into_iter().map(through));
            }
        }
    }
    Ok(found)
}

/// When a tie has to have been one.
#[derive(Clone, Copy)]
pub enum Time {
    /// On some day of the date.
    On(PartialDate),
    /// At any time.
    Ever,
}

impl Time {
    fn meets(self, period: Period) -> bool {
        match self {
            Time::On(day) => period.overlaps(day),
            Time::Ever => period.is_some_time(),
        }
    }
}

/// What joins two agencies at some time that is also within a period: a tie for each stay, part or fact that does.
fn ties_within<'g>(
    one: Agency<'g>,
    other: Agency<'g>,
    within: Period,
    time: Time,
    budget: &Budget,
) -> Result<Vec<Tie<'g>>, Stopped> {
    if one == other {
        return Ok(Vec::new());
    }
    let mut ties = Vec::new();
    // In a year or a month, both must have been in it at the same time.
    let at_once = |periods: &[Period]| time.meets(periods.iter().fold(within, |common, period| common.within(*period)));
    let lives = [one.period(), other.period()];
    let of_both = |fact: Period| at_once(&[fact, lives[0], lives[1]]);
    for stay in one.memberships() {
        budget.step()?;
        if !joins(stay, time) {
            continue;
        }
        for met in other.memberships() {
            budget.step()?;
            if met.network() != stay.network() || !joins(met, time) || !at_once(&[stay.period(), met.period()]) {
                continue;
            }
            let network: Network<'g> = stay.network();
            let since = latest([stay.beginning(), met.beginning(), network.starts]);
            let until = earliest([stay.until, met.until, network.ends]);
            ties.push(Tie::new(TieKind::Network, network.any(), since, until));
        }
    }
    for part in one.participations() {
        budget.step()?;
        if !works(part, time) {
            continue;
        }
        for met in other.participations() {
            budget.step()?;
            if met.project() != part.project() || !works(met, time) || !at_once(&[part.period(), met.period()]) {
                continue;
            }
            let project: Project<'g> = part.project();
            let since = latest([part.since, met.since, project.starts]);
            let until = earliest([part.until, met.until, project.ends]);
            let donor = [part, met].iter().any(|part| part.role == ParticipationRole::Donor);
            ties.push(Tie { donor, ..Tie::new(TieKind::Project, project.any(), since, until) });
        }
    }
    for arrangement in one.arrangements() {
        budget.step()?;
        if of_both(arrangement.period()) && is_among(other, arrangement.parties(), budget)? {
            let since = arrangement.in_force.or(arrangement.signed);
            ties.push(Tie::new(TieKind::Arrangement, arrangement.any(), since, arrangement.ends));
        }
    }
    for (part, whole) in [(one, other), (other, one)] {
        if part.parent() == Some(whole) && at_once(&lives) {
            let since = latest([part.founded, whole.founded]);
            let until = earliest([part.dissolved, whole.dissolved]);
            ties.push(Tie::new(TieKind::Parent, part.any(), since, until));
        }
    }
    for output in one.outputs().chain(one.joint_outputs()) {
        budget.step()?;
        if time.meets(output.period()) && of_both(output.period()) && is_among(other, output.agencies(), budget)? {
            ties.push(Tie::new(TieKind::JointOutput, output.any(), output.published, None));
        }
    }
    budget.steps(ties.len())?;
    Ok(ties)
}

/// One tie for each fact. An agency may have several parts in one project: it is one fact and one tie all the same, since the
/// first of them and until the last, and by payment alone only where there is no other part to meet.
fn joined(mut ties: Vec<Tie<'_>>) -> Vec<Tie<'_>> {
    ties.sort_by(|one, other| {
        let start = |tie: &Tie<'_>| tie.since.map(PartialDate::first);
        (one.kind, one.fact.key()).cmp(&(other.kind, other.fact.key())).then(start(one).cmp(&start(other)))
    });
    let mut joined: Vec<Tie<'_>> = Vec::new();
    for tie in ties {
        match joined.last_mut().filter(|last| last.kind == tie.kind && last.fact == tie.fact) {
            Some(last) => {
                last.until = later(last.until, tie.until);
                last.donor &= tie.donor;
            }
            None => joined.push(tie),
        }
    }
    joined
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
    let mut partners = Vec::new();
    for (other, ties) in tied(agency, day, budget)? {
        let mut kinds: Vec<TieKind> = ties.iter().map(|tie| tie.kind).collect();
        kinds.dedup();
        partners.push(Partner { of: agency, agency: other, tie_count: ties.len(), kind_count: kinds.len(), day });
    }
    budget.steps(partners.len())?;
    partners.sort_by(|one, other| {
        (other.tie_count, other.kind_count, &one.agency.slug).cmp(&(one.tie_count, one.kind_count, &other.agency.slug))
    });
    Ok(partners)
}

/// The agencies that an agency is tied to on the day, in the order of their table, each with its ties.
pub fn tied<'g>(
    agency: Agency<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<(Agency<'g>, Vec<Tie<'g>>)>, Stopped> {
    let mut tied = Vec::new();
    for other in met(agency, Time::On(day), budget)? {
        let ties = ties(agency, other, day, budget)?;
        if !ties.is_empty() {
            tied.push((other, ties));
        }
    }
    Ok(tied)
}

/// What ever joined an agency to others, in the order of their table, each with a tie for each time: one that left a network
/// and entered it again has two.
pub fn ever_tied<'g>(agency: Agency<'g>, budget: &Budget) -> Result<Vec<(Agency<'g>, Vec<Tie<'g>>)>, Stopped> {
    let mut tied = Vec::new();
    for other in met(agency, Time::Ever, budget)? {
        let ties = ties_within(agency, other, Period::default(), Time::Ever, budget)?;
        if !ties.is_empty() {
            tied.push((other, ties));
        }
    }
    Ok(tied)
}

/// The agencies that may be tied to one, in the order of their table.
fn met<'g>(agency: Agency<'g>, time: Time, budget: &Budget) -> Result<Vec<Agency<'g>>, Stopped> {
    budget.look()?;
    let mut met: BTreeMap<Id<agency::Model>, Agency<'g>> = BTreeMap::new();
    for stay in agency.memberships() {
        budget.step()?;
        if joins(stay, time) {
            meet(&mut met, stay.network().agencies(), budget)?;
        }
    }
    for part in agency.participations() {
        budget.step()?;
        if works(part, time) {
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
        if time.meets(output.period()) {
            meet(&mut met, output.agencies(), budget)?;
        }
    }
    budget.steps(met.len())?;
    Ok(met.into_values().collect())
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
pub fn joins(stay: Membership<'_>, time: Time) -> bool {
    stay.role != MembershipRole::Observer && time.meets(stay.period())
}

/// Whether a part joins its agency to the others of the project.
pub fn works(part: Participation<'_>, time: Time) -> bool {
    part.role != ParticipationRole::Beneficiary && time.meets(part.period())
}

/// How many facts join two agencies at most, whatever the day: themselves, and through a parent or a part.
pub fn most(graph: &Graph) -> (usize, usize) {
    let (mut own, mut via_parent) = (Pairs::default(), Pairs::default());
    let mut join = |agencies: &mut dyn Iterator<Item = Agency<'_>>| {
        let joined: BTreeMap<u32, Agency<'_>> = agencies.map(|agency| (agency.id().place(), agency)).collect();
        let places: Vec<u32> = joined.keys().copied().collect();
        // Of what joins very many it is enough to know that it may join any two.
        if joined.len() > COUNTED_BY_PAIR {
            own.of_all += 1;
            via_parent.of_all += 2 * joined.values().map(|agency| near(*agency).count()).max().unwrap_or(0);
            return;
        }
        for (at, one) in places.iter().enumerate() {
            places[at + 1..].iter().for_each(|other| own.add(*one, *other));
        }
        for (place, agency) in &joined {
            for near in near(*agency).map(|near| near.id().place()) {
                let others = places.iter().filter(|other| **other != near && *other != place);
                others.for_each(|other| via_parent.add(near.min(*other), near.max(*other)));
            }
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
    (own.most(), via_parent.most())
}

/// How many facts join each two agencies.
#[derive(Default)]
struct Pairs {
    of_pair: HashMap<(u32, u32), usize, FxBuildHasher>,
    of_all: usize,
}

impl Pairs {
    fn add(&mut self, one: u32, other: u32) {
        *self.of_pair.entry((one, other)).or_default() += 1;
    }

    fn most(&self) -> usize {
        self.of_all + self.of_pair.values().copied().max().unwrap_or(0)
    }
}

/// The parent and the parts of an agency.
fn near<'g>(agency: Agency<'g>) -> impl Iterator<Item = Agency<'g>> {
    agency.parent().into_iter().chain(agency.children())
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
