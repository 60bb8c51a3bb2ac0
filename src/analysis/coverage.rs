//! What is done by whom, and what by nobody: the gaps, and what hangs on a single agency.

use crate::{
    analysis::{
        activity::{Activity, activities, profile},
        overlap::distinct,
    },
    graph::{
        action::Action, agency::Agency, graph::Graph, membership::Membership, network::Network,
        participation::Participation, period::Dated, project::Project,
    },
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{ActionType, Assessment, Axis, MembershipRole, ParticipationRole},
};
use std::collections::{BTreeMap, BTreeSet};

/// How many do a kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoverageLevel {
    /// Nobody: a gap.
    None,
    /// One alone.
    Single,
    /// Several.
    Shared,
}

/// Who does one kind of work.
#[derive(Clone, Debug)]
pub struct Coverage<'g> {
    /// The kind of work.
    pub activity: Activity,
    /// Those who do it, by slug.
    pub agencies: Vec<Agency<'g>>,
    /// What they do.
    pub actions: Vec<Action<'g>>,
    /// Whether a network does it in its own name: the network itself, or, of the whole graph, any.
    pub by_network: bool,
    /// Whether a project does it in its own name: the project itself, or, of the whole graph, any.
    pub by_project: bool,
    /// Those among whom somebody might do it and whose actions were gone through only in part.
    pub partly_assessed: Vec<Agency<'g>>,
    /// Those whose actions were not gone through: that they show none means nothing.
    pub not_assessed: Vec<Agency<'g>>,
}

impl Coverage<'_> {
    /// How many do it.
    pub fn level(&self) -> CoverageLevel {
        match self.agencies.len() {
            0 => CoverageLevel::None,
            1 => CoverageLevel::Single,
            _ => CoverageLevel::Shared,
        }
    }
}

/// What the members of a network do on the day; empty where it is not active. Observers are not counted.
pub fn of_network(network: Network<'_>, day: PartialDate) -> Vec<Coverage<'_>> {
    if !network.active_on(day) {
        return Vec::new();
    }
    let own: BTreeSet<Activity> =
        network.actions().filter(|action| action.active_on(day)).flat_map(activities).collect();
    coverage(network.graph(), &members_on(network, day), &own, &BTreeSet::new(), day)
}

/// What those with a part in a project do on the day; empty where it is not active. Beneficiaries are not counted.
pub fn of_project(project: Project<'_>, day: PartialDate) -> Vec<Coverage<'_>> {
    if !project.active_on(day) {
        return Vec::new();
    }
    let parts =
        project.participants().filter(|part| part.active_on(day) && part.role != ParticipationRole::Beneficiary);
    let agencies = distinct(parts.map(Participation::agency));
    let own: BTreeSet<Activity> =
        project.actions().filter(|action| action.active_on(day)).flat_map(activities).collect();
    coverage(project.graph(), &agencies, &BTreeSet::new(), &own, day)
}

/// What all agencies of the graph do on the day.
pub fn of_graph(graph: &Graph, day: PartialDate) -> Vec<Coverage<'_>> {
    let agencies: Vec<Agency<'_>> = graph.agencies().filter(|agency| agency.active_on(day)).collect();
    let active = || graph.actions().filter(|action| action.active_on(day));
    let by_networks = active().filter(|action| action.network().is_some()).flat_map(activities).collect();
    let by_projects = active().filter(|action| action.project().is_some()).flat_map(activities).collect();
    coverage(graph, &agencies, &by_networks, &by_projects, day)
}

/// Those who are in a network on the day, without observers, each once.
pub fn members_on(network: Network<'_>, day: PartialDate) -> Vec<Agency<'_>> {
    let stays = network.members().filter(|stay| stay.active_on(day) && stay.role != MembershipRole::Observer);
    distinct(stays.map(Membership::agency))
}

/// Against every kind of work that anybody in the graph ever did. Without anybody who was assessed there is nothing to
/// say, and nothing is said.
fn coverage<'g>(
    graph: &'g Graph,
    agencies: &[Agency<'g>],
    by_network: &BTreeSet<Activity>,
    by_project: &BTreeSet<Activity>,
    day: PartialDate,
) -> Vec<Coverage<'g>> {
    if agencies.iter().all(|agency| agency.assessment == Assessment::None) {
        return Vec::new();
    }
    let profiles: Vec<_> = agencies.iter().map(|agency| (*agency, profile(*agency, day))).collect();
    let known: BTreeSet<Activity> = graph.actions().flat_map(activities).collect();
    let row = |activity: Activity| {
        let doing = || profiles.iter().filter_map(move |(agency, work)| Some((*agency, work.get(&activity)?)));
        let idle = |assessment| {
            let of = profiles.iter().filter(move |(agency, _)| agency.assessment == assessment);
            of.filter(|(_, work)| !work.contains_key(&activity)).map(|(agency, _)| *agency).collect()
        };
        Coverage {
            activity,
            partly_assessed: idle(Assessment::Partial),
            not_assessed: idle(Assessment::None),
            actions: doing().flat_map(|(_, actions)| actions.iter().copied()).collect(),
            by_network: by_network.contains(&activity),
            by_project: by_project.contains(&activity),
            agencies: doing().map(|(agency, _)| agency).collect(),
        }
    };
    known.into_iter().map(row).collect()
}

/// A purpose and type of action that several members of a network share.
#[derive(Clone, Debug)]
pub struct SharedAction<'g> {
    /// The purpose.
    pub axis: Axis,
    /// What is done.
    pub r#type: ActionType,
    /// The members that do it, by slug.
    pub agencies: Vec<Agency<'g>>,
    /// What they do.
    pub actions: Vec<Action<'g>>,
}

/// What at least so many members of a network do on the day, whatever the crime; by axis and type.
pub fn shared_actions(network: Network<'_>, least: usize, day: PartialDate) -> Vec<SharedAction<'_>> {
    let mut shared: BTreeMap<(Axis, ActionType), SharedAction<'_>> = BTreeMap::new();
    let members = if network.active_on(day) { members_on(network, day) } else { Vec::new() };
    for agency in members {
        for action in agency.actions().filter(|action| action.active_on(day)) {
            let (axis, r#type) = (action.axis, action.r#type);
            let row = shared.entry((axis, r#type)).or_insert_with(|| SharedAction {
                axis,
                r#type,
                agencies: Vec::new(),
                actions: Vec::new(),
            });
            if row.agencies.last() != Some(&agency) {
                row.agencies.push(agency);
            }
            row.actions.push(action);
        }
    }
    shared.into_values().filter(|row| row.agencies.len() >= least).collect()
}

/// How many actions have no known beginning, so that they count as done from their owner's.
pub fn undated(actions: &[Action<'_>]) -> usize {
    actions.iter().filter(|action| action.starts.is_none()).count()
}
