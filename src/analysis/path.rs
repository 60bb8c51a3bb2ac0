//! How one node leads to another: over agencies, networks, projects, arrangements, outputs and instruments, one named
//! step for each fact that joins two of them.

use crate::graph::{
    any_node::AnyNode,
    instrument::Instrument,
    output::Output,
    period::{Dated, Period},
    source::Source,
};
use entity::partial_date::PartialDate;
use std::collections::HashMap;

/// What joins two nodes, said from the first to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathRelation {
    /// An agency is in a network.
    MemberOf,
    /// A network has an agency in it.
    HasMember,
    /// An agency has a part in a project.
    ParticipatesIn,
    /// A project has an agency with a part in it.
    HasParticipant,
    /// An agency is party to an arrangement.
    PartyTo,
    /// An arrangement has an agency as its party.
    HasParty,
    /// An agency is part of another.
    PartOf,
    /// An agency has another as its part.
    HasPart,
    /// An agency, network or project published an output, alone or with others.
    Published,
    /// An output was published by an agency, network or project.
    PublishedBy,
    /// An agency has a task that an instrument charges it with.
    MandatedBy,
    /// An instrument charges an agency with a task.
    Mandates,
    /// An instrument supplements another.
    Supplements,
    /// An instrument is supplemented by another.
    SupplementedBy,
    /// An instrument amends another.
    Amends,
    /// An instrument is amended by another.
    AmendedBy,
    /// An instrument takes the place of another.
    Supersedes,
    /// An instrument gave its place to another.
    SupersededBy,
    /// An instrument gives effect to another.
    Implements,
    /// An instrument is given effect to by another.
    ImplementedBy,
    /// An agency, network or project has an action in a state.
    ActsIn,
    /// A state has an action of an agency, network or project in it.
    PlaceOfActionsOf,
    /// A project runs in a state.
    RunsIn,
    /// A state has a project in it.
    PlaceOf,
    /// An instrument binds a state.
    Binds,
    /// A state is bound by an instrument.
    BoundBy,
    /// Both rest on one page.
    SharesSourceWith,
    /// A finding is about it.
    SubjectOf,
    /// A finding is about the other.
    About,
}

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'g> {
    /// What joins the two.
    pub relation: PathRelation,
    /// Where it leads from.
    pub from: AnyNode<'g>,
    /// Where it leads to.
    pub to: AnyNode<'g>,
    /// The fact that says so: the membership, participation, arrangement, output, part or instrument; the action, project,
    /// ratification or finding; or the page that two facts rest on.
    pub fact: AnyNode<'g>,
}

/// What paths lead through only where it is asked for: it joins nearly everything, and says little about those it joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Via {
    /// States: where there are actions and projects, and which instruments bind them.
    State,
    /// Sources: two facts that rest on one page.
    Source,
    /// Findings of the research project: what they are about.
    Finding,
}

/// Every shortest path from one node to another.
pub struct ShortestPaths<'g> {
    from: AnyNode<'g>,
    length: usize,
    count: u64,
    /// For each node on such a path, the steps that lead on from it, by the id of where they lead to.
    onward: HashMap<&'g str, Vec<Step<'g>>>,
}

impl<'g> ShortestPaths<'g> {
    /// How many steps each of them has; none from a node to itself.
    pub fn length(&self) -> usize {
        self.length
    }

    /// How many there are. Two that pass the same nodes by other facts are two.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The path whose nodes come first by their ids.
    pub fn first(&self) -> Vec<Step<'g>> {
        let mut path: Vec<Step<'g>> = Vec::with_capacity(self.length);
        while path.len() < self.length {
            let here = path.last().map_or(self.from, |step| step.to);
            path.push(self.onward[here.key()][0]);
        }
        path
    }

    /// All of them, by the ids of their nodes.
    pub fn all(&self) -> Vec<Vec<Step<'g>>> {
        let mut paths = vec![Vec::with_capacity(self.length)];
        for _ in 0..self.length {
            let longer = |path: Vec<Step<'g>>| {
                let here = path.last().map_or(self.from, |step| step.to);
                self.onward[here.key()].iter().map(move |step| path.iter().copied().chain([*step]).collect())
            };
            paths = paths.into_iter().flat_map(longer).collect();
        }
        paths
    }
}

/// The shortest paths from one node to another on the day, over nothing that is only gone through where it is asked
/// for but `via`; nothing where there is none of so few steps.
pub fn shortest<'g>(
    from: AnyNode<'g>,
    to: AnyNode<'g>,
    longest: usize,
    day: PartialDate,
    via: &[Via],
) -> Option<ShortestPaths<'g>> {
    // Level by level away from the start: what was met, how far from it, and every step by which it was met that soon.
    let mut met: HashMap<&'g str, (usize, Vec<Step<'g>>)> = HashMap::from([(from.key(), (0, Vec::new()))]);
    let mut here = vec![from];
    for distance in 1..=longest {
        if met.contains_key(to.key()) || here.is_empty() {
            break;
        }
        let mut there = Vec::new();
        for step in here.into_iter().flat_map(|node| steps(node, day, via)) {
            let (soonest, steps) = met.entry(step.to.key()).or_insert_with(|| {
                there.push(step.to);
                (distance, Vec::new())
            });
            if *soonest == distance {
                steps.push(step);
            }
        }
        here = there;
    }
    let length = met.get(to.key())?.0;
    // And back from the end, over those steps alone; a node's ways are counted when all that follow it were.
    let mut onward: HashMap<&'g str, Vec<Step<'g>>> = HashMap::new();
    let mut ways: HashMap<&'g str, u64> = HashMap::from([(to.key(), 1)]);
    let mut here = vec![to];
    for _ in 0..length {
        let mut there = Vec::new();
        for step in here.iter().flat_map(|node| &met[node.key()].1) {
            onward.entry(step.from.key()).or_insert_with(|| {
                there.push(step.from);
                Vec::new()
            });
            let from_here = ways[step.to.key()];
            let ways = ways.entry(step.from.key()).or_default();
            *ways = ways.saturating_add(from_here);
            onward.get_mut(step.from.key()).expect("it was just put there").push(*step);
        }
        here = there;
    }
    for steps in onward.values_mut() {
        steps.sort_by_key(Step::place);
    }
    Some(ShortestPaths { from, length, count: ways[from.key()], onward })
}

impl<'g> Step<'g> {
    /// Its place among the steps that lead away from one node.
    fn place(&self) -> (&'g str, PathRelation, &'g str) {
        (self.to.key(), self.relation, self.fact.key())
    }
}

/// Every step that leads away from a node on the day, by the id of where it leads to.
pub fn steps<'g>(node: AnyNode<'g>, day: PartialDate, via: &[Via]) -> Vec<Step<'g>> {
    let mut steps = direct_steps(node, day);
    if via.contains(&Via::State) {
        steps.extend(steps_by_state(node, day));
    }
    if via.contains(&Via::Source) {
        steps.extend(steps_by_source(node));
    }
    if via.contains(&Via::Finding) {
        steps.extend(steps_by_finding(node));
    }
    steps.sort_by_key(Step::place);
    steps
}

fn direct_steps(node: AnyNode<'_>, day: PartialDate) -> Vec<Step<'_>> {
    use PathRelation as Relation;
    let mut steps = Vec::new();
    let mut step = |relation, to, fact| steps.push(Step { relation, from: node, to, fact });
    // What joins two does so while both are there: an end of one ends it.
    let joins = |fact: Period, one: Period| fact.within(one).overlaps(day);
    let in_force =
        |instrument: &Instrument<'_>, life: Period| instrument.period().is_some_and(|term| joins(term, life));
    match node {
        AnyNode::Agency(agency) => {
            let life = agency.period();
            for stay in agency.memberships().filter(|stay| stay.active_on(day)) {
                step(Relation::MemberOf, stay.network().any(), stay.any());
            }
            for part in agency.participations().filter(|part| part.active_on(day)) {
                step(Relation::ParticipatesIn, part.project().any(), part.any());
            }
            for arrangement in agency.arrangements().filter(|arrangement| joins(arrangement.period(), life)) {
                step(Relation::PartyTo, arrangement.any(), arrangement.any());
            }
            if let Some(parent) = agency.parent().filter(|parent| joins(parent.period(), life)) {
                step(Relation::PartOf, parent.any(), node);
            }
            for child in agency.children().filter(|child| joins(child.period(), life)) {
                step(Relation::HasPart, child.any(), child.any());
            }
            for output in agency.outputs().chain(agency.joint_outputs()).filter(|output| joins(output.period(), life)) {
                step(Relation::Published, output.any(), output.any());
            }
            for instrument in agency.mandate().filter(|instrument| in_force(instrument, life)) {
                step(Relation::MandatedBy, instrument.any(), node);
            }
        }
        AnyNode::Network(network) => {
            for stay in network.members().filter(|stay| stay.active_on(day)) {
                step(Relation::HasMember, stay.agency().any(), stay.any());
            }
            let joint = |output: &Output<'_>| joins(output.period(), network.period());
            for output in network.outputs().chain(network.joint_outputs()).filter(joint) {
                step(Relation::Published, output.any(), output.any());
            }
        }
        AnyNode::Project(project) => {
            for part in project.participants().filter(|part| part.active_on(day)) {
                step(Relation::HasParticipant, part.agency().any(), part.any());
            }
            let joint = |output: &Output<'_>| joins(output.period(), project.period());
            for output in project.outputs().chain(project.joint_outputs()).filter(joint) {
                step(Relation::Published, output.any(), output.any());
            }
        }
        AnyNode::Arrangement(arrangement) if arrangement.active_on(day) => {
            for party in arrangement.parties().filter(|party| joins(arrangement.period(), party.period())) {
                step(Relation::HasParty, party.any(), node);
            }
        }
        AnyNode::Output(output) if output.active_on(day) => {
            let publishers = std::iter::once(output.owner()).chain(output.joint_with());
            for publisher in publishers.filter(|publisher| joins(output.period(), publisher.period())) {
                step(Relation::PublishedBy, publisher, node);
            }
        }
        AnyNode::Instrument(instrument) => {
            let near = |other: &Instrument<'_>| other.period().is_some_and(|life| in_force(&instrument, life));
            for agency in instrument.mandated_agencies().filter(|agency| in_force(&instrument, agency.period())) {
                step(Relation::Mandates, agency.any(), agency.any());
            }
            for (relation, others) in [
                (Relation::Supplements, instrument.supplements().filter(near).collect::<Vec<_>>()),
                (Relation::Amends, instrument.amends().filter(near).collect()),
                (Relation::Supersedes, instrument.supersedes().collect()),
                (Relation::Implements, instrument.implements().filter(near).collect()),
            ] {
                for other in others {
                    step(relation, other.any(), node);
                }
            }
            for (relation, others) in [
                (Relation::SupplementedBy, instrument.supplemented_by().filter(near).collect::<Vec<_>>()),
                (Relation::AmendedBy, instrument.amended_by().filter(near).collect()),
                (Relation::SupersededBy, instrument.superseded_by().collect()),
                (Relation::ImplementedBy, instrument.implemented_by().filter(near).collect()),
            ] {
                for other in others {
                    step(relation, other.any(), other.any());
                }
            }
        }
        AnyNode::Arrangement(_)
        | AnyNode::Output(_)
        | AnyNode::Measure(_)
        | AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Action(_)
        | AnyNode::Impact(_)
        | AnyNode::State(_)
        | AnyNode::Ratification(_)
        | AnyNode::Finding(_)
        | AnyNode::Source(_) => {}
    }
    steps
}

/// Where an agency, network or project acts, where a project runs, whom an instrument binds; and from a state back.
fn steps_by_state(node: AnyNode<'_>, day: PartialDate) -> Vec<Step<'_>> {
    use PathRelation as Relation;
    let mut steps = Vec::new();
    let mut step = |relation, to, fact| steps.push(Step { relation, from: node, to, fact });
    let actions: Vec<_> = match node {
        AnyNode::Agency(agency) => agency.actions().collect(),
        AnyNode::Network(network) => network.actions().collect(),
        AnyNode::Project(project) => project.actions().collect(),
        _ => Vec::new(),
    };
    for action in actions.into_iter().filter(|action| action.active_on(day)) {
        for state in action.countries() {
            step(Relation::ActsIn, state.any(), action.any());
        }
    }
    match node {
        AnyNode::Project(project) if project.active_on(day) => {
            for state in project.countries() {
                step(Relation::RunsIn, state.any(), node);
            }
        }
        AnyNode::Instrument(instrument) => {
            for ratification in instrument.ratifications().filter(|ratification| ratification.binds_on(day)) {
                if let Some(state) = ratification.state() {
                    step(Relation::Binds, state.any(), ratification.any());
                }
            }
        }
        AnyNode::State(state) => {
            for action in state.actions().filter(|action| action.active_on(day)) {
                step(Relation::PlaceOfActionsOf, action.owner(), action.any());
            }
            for project in state.projects().filter(|project| project.active_on(day)) {
                step(Relation::PlaceOf, project.any(), project.any());
            }
            for ratification in state.ratifications().filter(|ratification| ratification.binds_on(day)) {
                step(Relation::BoundBy, ratification.instrument().any(), ratification.any());
            }
        }
        _ => {}
    }
    steps
}

/// What rests on a page of its own that this rests on too: one step, since a source is no fact that a path could end at.
fn steps_by_source(node: AnyNode<'_>) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    if joins(node) {
        for source in own_sources(node) {
            for to in source.supports().filter(|other| joins(*other) && other.key() != node.key()) {
                if own_sources(to).any(|own| own == source) {
                    steps.push(Step { relation: PathRelation::SharesSourceWith, from: node, to, fact: source.any() });
                }
            }
        }
    }
    steps
}

/// The findings that are about something; and from a finding to what it is about.
fn steps_by_finding(node: AnyNode<'_>) -> Vec<Step<'_>> {
    if let AnyNode::Finding(finding) = node {
        let step = |to| Step { relation: PathRelation::About, from: node, to, fact: node };
        return finding.about().filter(|other| joins(*other)).map(step).collect();
    }
    if !joins(node) {
        return Vec::new();
    }
    let findings = node.findings().map(|finding| finding.any());
    findings.map(|to| Step { relation: PathRelation::SubjectOf, from: node, to, fact: to }).collect()
}

/// Whether paths lead through nodes of this kind without being asked to.
fn joins(node: AnyNode<'_>) -> bool {
    match node {
        AnyNode::Agency(_)
        | AnyNode::Network(_)
        | AnyNode::Project(_)
        | AnyNode::Arrangement(_)
        | AnyNode::Output(_)
        | AnyNode::Instrument(_) => true,
        AnyNode::Measure(_)
        | AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Action(_)
        | AnyNode::Impact(_)
        | AnyNode::State(_)
        | AnyNode::Ratification(_)
        | AnyNode::Finding(_)
        | AnyNode::Source(_) => false,
    }
}

fn own_sources(node: AnyNode<'_>) -> impl Iterator<Item = Source<'_>> {
    node.citations().filter(|citation| !citation.inherited()).map(|citation| citation.source())
}
