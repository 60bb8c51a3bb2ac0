//! What joins two agencies: one tie for each fact that does so on the day.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    id::Id,
    membership::Membership,
    network::Network,
    output::Output,
    participation::Participation,
    period::{Dated, Period},
    project::Project,
};
use entity::{
    agency,
    partial_date::PartialDate,
    vocabulary::{MembershipRole, ParticipationRole},
};
use std::{borrow::Cow, collections::BTreeMap};

/// What kind of fact joins two agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
pub fn ties<'g>(one: Agency<'g>, other: Agency<'g>, day: PartialDate) -> Vec<Tie<'g>> {
    if one == other {
        return Vec::new();
    }
    let mut ties = Vec::new();
    // In a year or a month, both must have been in it at the same time.
    let at_once = |periods: &[Period]| {
        periods.iter().fold(Period::default(), |common, period| common.within(*period)).overlaps(day)
    };
    let lives = [one.period(), other.period()];
    let of_both = |fact: Period| at_once(&[fact, lives[0], lives[1]]);
    for stay in stays(one, day) {
        let met = stays(other, day).filter(|met| met.network() == stay.network());
        for met in met.filter(|met| at_once(&[stay.period(), met.period()])) {
            let network: Network<'g> = stay.network();
            let since = latest([stay.beginning(), met.beginning(), network.starts]);
            let until = earliest([stay.until, met.until, network.ends]);
            ties.push(Tie { kind: TieKind::Network, fact: network.any(), since, until });
        }
    }
    for part in parts(one, day) {
        let met = parts(other, day).filter(|met| met.project() == part.project());
        for met in met.filter(|met| at_once(&[part.period(), met.period()])) {
            let project: Project<'g> = part.project();
            let since = latest([part.since, met.since, project.starts]);
            let until = earliest([part.until, met.until, project.ends]);
            ties.push(Tie { kind: TieKind::Project, fact: project.any(), since, until });
        }
    }
    for arrangement in one.arrangements().filter(|arrangement| of_both(arrangement.period())) {
        if arrangement.parties().any(|party| party == other) {
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
    for output in published(one, day).filter(|output| of_both(output.period())) {
        if output.agencies().any(|publisher| publisher == other) {
            ties.push(Tie { kind: TieKind::JointOutput, fact: output.any(), since: output.published, until: None });
        }
    }
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
    pub fn ties(self) -> Vec<Tie<'g>> {
        ties(self.of, self.agency, self.day)
    }
}

/// The agencies that an agency is tied to on the day: those with most ties first, then those with ties of most kinds,
/// then by slug.
pub fn partners(agency: Agency<'_>, day: PartialDate) -> Vec<Partner<'_>> {
    let mut met: BTreeMap<Id<agency::Model>, Agency<'_>> = BTreeMap::new();
    let networks = stays(agency, day).flat_map(|stay| stay.network().members()).map(Membership::agency);
    let projects = parts(agency, day).flat_map(|part| part.project().participants()).map(Participation::agency);
    let arrangements = agency.arrangements().flat_map(|arrangement| arrangement.parties());
    let family = agency.parent().into_iter().chain(agency.children());
    let outputs = published(agency, day).flat_map(Output::agencies);
    for other in networks.chain(projects).chain(arrangements).chain(family).chain(outputs) {
        met.insert(other.id(), other);
    }
    let mut partners: Vec<Partner<'_>> = met
        .into_values()
        .filter_map(|other| {
            let ties = ties(agency, other, day);
            let mut kinds: Vec<TieKind> = ties.iter().map(|tie| tie.kind).collect();
            kinds.dedup();
            let partner = Partner { of: agency, agency: other, tie_count: ties.len(), kind_count: kinds.len(), day };
            (!ties.is_empty()).then_some(partner)
        })
        .collect();
    partners.sort_by(|one, other| {
        (other.tie_count, other.kind_count, &one.agency.slug).cmp(&(one.tie_count, one.kind_count, &other.agency.slug))
    });
    partners
}

fn stays<'g>(agency: Agency<'g>, day: PartialDate) -> impl Iterator<Item = Membership<'g>> {
    agency.memberships().filter(move |stay| stay.active_on(day) && stay.role != MembershipRole::Observer)
}

fn parts<'g>(agency: Agency<'g>, day: PartialDate) -> impl Iterator<Item = Participation<'g>> {
    agency.participations().filter(move |part| part.active_on(day) && part.role != ParticipationRole::Beneficiary)
}

fn published<'g>(agency: Agency<'g>, day: PartialDate) -> impl Iterator<Item = Output<'g>> {
    agency.outputs().chain(agency.joint_outputs()).filter(move |output| output.active_on(day))
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
