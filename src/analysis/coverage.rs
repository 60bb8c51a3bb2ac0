//! What is done by whom, and what by nobody: the gaps, and what hangs on a single agency.

use crate::{
    analysis::{
        activity::{Activity, kinds_of, profile},
        overlap::distinct,
    },
    budget::{Budget, Stopped},
    graph::{
        action::Action, agency::Agency, graph::Graph, id::Id, membership::Membership, network::Network,
        participation::Participation, period::Dated, project::Project,
    },
};
use entity::{
    network,
    partial_date::PartialDate,
    project,
    vocabulary::{ActionType, Assessment, Axis, CoverageLevel, MembershipRole, ParticipationRole, makes_sense},
};
use std::collections::{BTreeMap, BTreeSet};

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
    /// Whether a project does it in its own name: the project itself; of a network any in which a member has a part; of the
    /// whole graph any.
    pub by_project: bool,
    /// Whether it is within the powers of one of those looked at; nothing where it is within none that are on record, and
    /// those of somebody are not known.
    pub within_powers: Option<bool>,
    /// Those who don't do it, reviewed entirely.
    pub assessed: Vec<Agency<'g>>,
    /// Those among whom somebody might do it and whose actions were reviewed only in part.
    pub partly_assessed: Vec<Agency<'g>>,
    /// Those whose actions were not reviewed: that they show none means nothing.
    pub not_assessed: Vec<Agency<'g>>,
}

impl<'g> Coverage<'g> {
    /// Those of a gap: that none of them does it rests on how far each was reviewed.
    pub fn lacking(&self) -> impl Iterator<Item = Agency<'g>> {
        let gap = self.level() == CoverageLevel::None;
        let all = [&self.assessed, &self.partly_assessed, &self.not_assessed].into_iter();
        all.filter(move |_| gap).flatten().copied()
    }

    /// How many do it.
    pub fn level(&self) -> CoverageLevel {
        match self.agencies.len() {
            0 => CoverageLevel::None,
            1 => CoverageLevel::Single,
            _ => CoverageLevel::Shared,
        }
    }

    /// Whether it makes sense that somebody does it.
    pub fn makes_sense(&self) -> bool {
        makes_sense(self.activity.axis, self.activity.r#type, self.activity.crime)
    }

    /// Whether it is a gap where nobody does it: it makes sense, and it is not certain that nobody may.
    pub fn is_wanted(&self) -> bool {
        self.makes_sense() && self.within_powers != Some(false)
    }

    /// Those of a gap on whose powers it rests: all, where nobody is known to have the power.
    pub fn whose_powers_matter(&self) -> impl Iterator<Item = Agency<'g>> {
        let unknown = self.within_powers.is_none();
        self.lacking().filter(move |_| unknown)
    }

    /// Whether nobody does it, although it is wanted: neither the members nor the network nor a project.
    pub fn gap(&self) -> bool {
        self.agencies.is_empty() && self.is_wanted() && !self.by_network && !self.by_project
    }
}

/// Whose own actions, besides those of agencies, keep a kind of work from being a gap.
#[derive(Clone, Debug, Default)]
pub struct Owners {
    networks: BTreeSet<Id<network::Model>>,
    projects: BTreeSet<Id<project::Model>>,
}

impl Owners {
    /// A network, and the projects in which its members have a part on the day. Beneficiaries have none of their own.
    pub fn of_network<'g>(
        network: Network<'g>,
        members: &[Agency<'g>],
        day: PartialDate,
        budget: &Budget,
    ) -> Result<Owners, Stopped> {
        let mut owners = Owners { networks: BTreeSet::from([network.id()]), projects: BTreeSet::new() };
        for part in members.iter().flat_map(|member| member.participations()) {
            budget.step()?;
            if has_part(&part, day) {
                owners.projects.insert(part.project().id());
            }
        }
        Ok(owners)
    }

    /// Every network and project.
    pub fn of_graph(graph: &Graph, budget: &Budget) -> Result<Owners, Stopped> {
        budget.steps(graph.networks().len() + graph.projects().len())?;
        let networks = graph.networks().map(|network| network.id()).collect();
        Ok(Owners { networks, projects: graph.projects().map(|project| project.id()).collect() })
    }

    /// Whether an action is one of the networks.
    pub fn by_network(&self, action: Action<'_>) -> bool {
        action.network().is_some_and(|network| self.networks.contains(&network.id()))
    }

    /// Whether an action is one of the projects.
    pub fn by_project(&self, action: Action<'_>) -> bool {
        action.project().is_some_and(|project| self.projects.contains(&project.id()))
    }
}

fn has_part(part: &Participation<'_>, day: PartialDate) -> bool {
    part.active_on(day) && part.role != ParticipationRole::Beneficiary
}

/// What the members of a network do on the day; empty where it is not active. Observers are not counted.
pub fn of_network<'g>(network: Network<'g>, day: PartialDate, budget: &Budget) -> Result<Vec<Coverage<'g>>, Stopped> {
    budget.look()?;
    if !network.active_on(day) {
        return Ok(Vec::new());
    }
    let members = members_on(network, day, budget)?;
    let owners = Owners::of_network(network, &members, day, budget)?;
    coverage(network.graph(), &members, &owners, day, budget)
}

/// What those with a part in a project do on the day; empty where it is not active. Beneficiaries are not counted.
pub fn of_project<'g>(project: Project<'g>, day: PartialDate, budget: &Budget) -> Result<Vec<Coverage<'g>>, Stopped> {
    budget.look()?;
    if !project.active_on(day) {
        return Ok(Vec::new());
    }
    let parts = project.participants().map(|part| has_part(&part, day).then(|| part.agency()));
    let agencies = distinct(parts, budget)?;
    let owners = Owners { networks: BTreeSet::new(), projects: BTreeSet::from([project.id()]) };
    coverage(project.graph(), &agencies, &owners, day, budget)
}

/// What all agencies of the graph do on the day.
pub fn of_graph<'g>(graph: &'g Graph, day: PartialDate, budget: &Budget) -> Result<Vec<Coverage<'g>>, Stopped> {
    budget.look()?;
    among(graph, &agencies_on(graph, day, budget)?, day, budget)
}

/// What some agencies do on the day; a network or project of whomever keeps a kind of work from being a gap.
pub fn among<'g>(
    graph: &'g Graph,
    agencies: &[Agency<'g>],
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Coverage<'g>>, Stopped> {
    coverage(graph, agencies, &Owners::of_graph(graph, budget)?, day, budget)
}

/// The agencies that there are on the day.
pub fn agencies_on<'g>(graph: &'g Graph, day: PartialDate, budget: &Budget) -> Result<Vec<Agency<'g>>, Stopped> {
    budget.filter(graph.agencies(), |agency| agency.active_on(day))
}

/// Those who are in a network on the day, without observers, each once.
pub fn members_on<'g>(network: Network<'g>, day: PartialDate, budget: &Budget) -> Result<Vec<Agency<'g>>, Stopped> {
    let counts = |stay: &Membership<'_>| stay.active_on(day) && stay.role != MembershipRole::Observer;
    distinct(network.members().map(|stay| counts(&stay).then(|| stay.agency())), budget)
}

/// Against every kind of work that anybody in the graph ever did. Without anybody who was assessed there is nothing to
/// say, and nothing is said.
fn coverage<'g>(
    graph: &'g Graph,
    agencies: &[Agency<'g>],
    owners: &Owners,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Coverage<'g>>, Stopped> {
    if agencies.iter().all(|agency| agency.assessment == Assessment::None) {
        return Ok(Vec::new());
    }
    let mut profiles = Vec::new();
    for agency in agencies {
        budget.step()?;
        profiles.push((*agency, profile(*agency, day, budget)?));
    }
    let by_network = kinds_of(graph.actions(), |action| owners.by_network(action) && action.active_on(day), budget)?;
    let by_project = kinds_of(graph.actions(), |action| owners.by_project(action) && action.active_on(day), budget)?;
    let mut rows = Vec::new();
    for activity in kinds_of(graph.actions(), |_| true, budget)? {
        let mut row = Coverage {
            activity,
            agencies: Vec::new(),
            actions: Vec::new(),
            by_network: by_network.contains(&activity),
            by_project: by_project.contains(&activity),
            within_powers: within_powers(agencies, activity, budget)?,
            assessed: Vec::new(),
            partly_assessed: Vec::new(),
            not_assessed: Vec::new(),
        };
        for (agency, work) in &profiles {
            budget.step()?;
            match (work.get(&activity), agency.assessment) {
                (Some(actions), _) => {
                    row.agencies.push(*agency);
                    row.actions.extend(actions);
                }
                (None, Assessment::Complete) => row.assessed.push(*agency),
                (None, Assessment::Partial) => row.partly_assessed.push(*agency),
                (None, Assessment::None) => row.not_assessed.push(*agency),
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

fn within_powers(agencies: &[Agency<'_>], activity: Activity, budget: &Budget) -> Result<Option<bool>, Stopped> {
    let mut excluded = true;
    for agency in agencies {
        budget.step()?;
        match agency.may_act(activity.axis, activity.crime) {
            Some(true) => return Ok(Some(true)),
            Some(false) => {}
            None => excluded = false,
        }
    }
    Ok(excluded.then_some(false))
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
pub fn shared_actions<'g>(
    network: Network<'g>,
    least: usize,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<SharedAction<'g>>, Stopped> {
    budget.look()?;
    let mut shared: BTreeMap<(Axis, ActionType), SharedAction<'g>> = BTreeMap::new();
    let members = if network.active_on(day) { members_on(network, day, budget)? } else { Vec::new() };
    for agency in members {
        for action in agency.actions() {
            budget.step()?;
            if !action.active_on(day) {
                continue;
            }
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
    Ok(shared.into_values().filter(|row| row.agencies.len() >= least).collect())
}

/// How many actions have no known beginning, so that they count as done from their owner's.
pub fn undated(actions: &[Action<'_>]) -> usize {
    actions.iter().filter(|action| action.starts.is_none()).count()
}
