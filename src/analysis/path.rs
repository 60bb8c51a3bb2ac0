//! How one node leads to another: over agencies, networks, projects, arrangements, outputs and instruments, one named
//! step for each fact that joins two of them.

use crate::{
    budget::{Budget, Stopped},
    graph::{
        action::Action,
        any_node::AnyNode,
        instrument::Instrument,
        output::Output,
        period::{Dated, Period},
        source::Source,
        state::State,
    },
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{PathRelation, PathVia},
};
use std::collections::HashMap;

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
    pub fn all(&self, budget: &Budget) -> Result<Vec<Vec<Step<'g>>>, Stopped> {
        let mut paths = vec![Vec::with_capacity(self.length)];
        for _ in 0..self.length {
            let mut longer = Vec::new();
            for path in &paths {
                let here = path.last().map_or(self.from, |step: &Step<'g>| step.to);
                for step in &self.onward[here.key()] {
                    budget.step()?;
                    longer.push(path.iter().copied().chain([*step]).collect());
                }
            }
            paths = longer;
        }
        Ok(paths)
    }
}

/// What was met on the way from a node, by id: how far from it, and every step by which it was met that soon.
type Met<'g> = HashMap<&'g str, (usize, Vec<Step<'g>>)>;

/// Which paths are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Search<'g, 'v> {
    /// Where they begin.
    pub from: AnyNode<'g>,
    /// Where they end.
    pub to: AnyNode<'g>,
    /// How many steps they may have.
    pub longest: usize,
    /// The day on which every step is one.
    pub day: PartialDate,
    /// What they may lead through besides: what is only traversed where it is asked for.
    pub via: &'v [PathVia],
}

impl<'g> Search<'g, '_> {
    /// Goes level by level away from the beginning, until the end is met or nothing more can be.
    fn met(&self, budget: &Budget) -> Result<Met<'g>, Stopped> {
        budget.look()?;
        let mut met: Met<'g> = HashMap::from([(self.from.key(), (0, Vec::new()))]);
        let mut here = vec![self.from];
        for distance in 1..=self.longest {
            if met.contains_key(self.to.key()) || here.is_empty() {
                break;
            }
            let mut there = Vec::new();
            for node in here {
                for step in steps(node, self.day, self.via, budget)? {
                    budget.step()?;
                    let (soonest, steps) = met.entry(step.to.key()).or_insert_with(|| {
                        there.push(step.to);
                        (distance, Vec::new())
                    });
                    if *soonest == distance {
                        steps.push(step);
                    }
                }
            }
            here = there;
        }
        Ok(met)
    }

    /// The nodes from which one more step, if it were recorded, could make a path where there is none of so few steps, or
    /// a shorter one where there is: in the order of their ids.
    pub fn decisive(&self, budget: &Budget) -> Result<Vec<AnyNode<'g>>, Stopped> {
        let met = self.met(budget)?;
        let shorter = match met.get(self.to.key()) {
            Some((length, _)) => length.saturating_sub(1),
            None => self.longest,
        };
        let near = met.into_iter().filter(|(_, (distance, _))| *distance < shorter);
        let mut near: Vec<AnyNode<'g>> =
            near.map(|(_, (_, steps))| steps.first().map_or(self.from, |step| step.to)).collect();
        budget.steps(near.len())?;
        near.sort_by_key(|node| node.key());
        Ok(near)
    }

    /// The shortest paths; nothing where there is none of so few steps.
    pub fn shortest(&self, budget: &Budget) -> Result<Option<ShortestPaths<'g>>, Stopped> {
        let Search { from, to, .. } = *self;
        let met = self.met(budget)?;
        let Some((length, _)) = met.get(to.key()) else { return Ok(None) };
        let length = *length;
        // And back from the end, over those steps alone; a node's ways are counted when all that follow it were.
        let mut onward: HashMap<&'g str, Vec<Step<'g>>> = HashMap::new();
        let mut ways: HashMap<&'g str, u64> = HashMap::from([(to.key(), 1)]);
        let mut here = vec![to];
        for _ in 0..length {
            let mut there = Vec::new();
            for step in here.iter().flat_map(|node| &met[node.key()].1) {
                budget.step()?;
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
            budget.steps(steps.len())?;
            steps.sort_by_key(Step::place);
        }
        Ok(Some(ShortestPaths { from, length, count: ways[from.key()], onward }))
    }
}

impl<'g> Step<'g> {
    /// Its place among the steps that lead away from one node.
    fn place(&self) -> (&'g str, PathRelation, &'g str) {
        (self.to.key(), self.relation, self.fact.key())
    }
}

/// Every step that leads away from a node on the day, by the id of where it leads to.
pub fn steps<'g>(
    node: AnyNode<'g>,
    day: PartialDate,
    via: &[PathVia],
    budget: &Budget,
) -> Result<Vec<Step<'g>>, Stopped> {
    let mut steps = Steps { from: node, found: Vec::new(), budget };
    steps.direct(day)?;
    if via.contains(&PathVia::State) {
        steps.by_state(day)?;
    }
    if via.contains(&PathVia::Source) {
        steps.by_source()?;
    }
    if via.contains(&PathVia::Finding) {
        steps.by_finding()?;
    }
    budget.steps(steps.found.len())?;
    steps.found.sort_by_key(Step::place);
    Ok(steps.found)
}

/// The steps that lead away from a node, as they are found.
struct Steps<'g, 'b> {
    from: AnyNode<'g>,
    found: Vec<Step<'g>>,
    budget: &'b Budget,
}

impl<'g> Steps<'g, '_> {
    /// One for each that counts: where it leads to, and the fact that says so.
    fn add<T: Copy>(
        &mut self,
        relation: PathRelation,
        others: impl Iterator<Item = T>,
        counts: impl Fn(T) -> bool,
        leads: impl Fn(T) -> (AnyNode<'g>, AnyNode<'g>),
    ) -> Result<(), Stopped> {
        for other in others {
            self.budget.step()?;
            if counts(other) {
                let (to, fact) = leads(other);
                self.found.push(Step { relation, from: self.from, to, fact });
            }
        }
        Ok(())
    }

    fn direct(&mut self, day: PartialDate) -> Result<(), Stopped> {
        use PathRelation as Relation;
        let node = self.from;
        // What joins two does so while both are there: an end of one ends it.
        let joins = |fact: Period, one: Period| fact.within(one).overlaps(day);
        let in_force =
            |instrument: Instrument<'g>, life: Period| instrument.period().is_some_and(|term| joins(term, life));
        let published = |output: Output<'g>| (output.any(), output.any());
        match node {
            AnyNode::Agency(agency) => {
                let life = agency.period();
                self.add(
                    Relation::MemberOf,
                    agency.memberships(),
                    |stay| stay.active_on(day),
                    |stay| (stay.network().any(), stay.any()),
                )?;
                self.add(
                    Relation::ParticipatesIn,
                    agency.participations(),
                    |part| part.active_on(day),
                    |part| (part.project().any(), part.any()),
                )?;
                self.add(
                    Relation::PartyTo,
                    agency.arrangements(),
                    |arrangement| joins(arrangement.period(), life),
                    |arrangement| (arrangement.any(), arrangement.any()),
                )?;
                self.add(
                    Relation::PartOf,
                    agency.parent().into_iter(),
                    |parent| joins(parent.period(), life),
                    |parent| (parent.any(), node),
                )?;
                self.add(
                    Relation::HasPart,
                    agency.children(),
                    |child| joins(child.period(), life),
                    |child| (child.any(), child.any()),
                )?;
                let outputs = agency.outputs().chain(agency.joint_outputs());
                self.add(Relation::Published, outputs, |output| joins(output.period(), life), published)?;
                self.add(
                    Relation::MandatedBy,
                    agency.mandate(),
                    |instrument| in_force(instrument, life),
                    |instrument| (instrument.any(), node),
                )?;
            }
            AnyNode::Network(network) => {
                self.add(
                    Relation::HasMember,
                    network.members(),
                    |stay| stay.active_on(day),
                    |stay| (stay.agency().any(), stay.any()),
                )?;
                let outputs = network.outputs().chain(network.joint_outputs());
                let joint = |output: Output<'g>| joins(output.period(), network.period());
                self.add(Relation::Published, outputs, joint, published)?;
            }
            AnyNode::Project(project) => {
                self.add(
                    Relation::HasParticipant,
                    project.participants(),
                    |part| part.active_on(day),
                    |part| (part.agency().any(), part.any()),
                )?;
                let outputs = project.outputs().chain(project.joint_outputs());
                let joint = |output: Output<'g>| joins(output.period(), project.period());
                self.add(Relation::Published, outputs, joint, published)?;
            }
            AnyNode::Arrangement(arrangement) if arrangement.active_on(day) => {
                self.add(
                    Relation::HasParty,
                    arrangement.parties(),
                    |party| joins(arrangement.period(), party.period()),
                    |party| (party.any(), node),
                )?;
            }
            AnyNode::Output(output) if output.active_on(day) => {
                self.add(
                    Relation::PublishedBy,
                    std::iter::once(output.owner()).chain(output.joint_with()),
                    |publisher| joins(output.period(), publisher.period()),
                    |publisher| (publisher, node),
                )?;
            }
            AnyNode::Instrument(instrument) => {
                let near = |other: Instrument<'g>| other.period().is_some_and(|life| in_force(instrument, life));
                let ever = |_: Instrument<'g>| true;
                // The later of two says what it does to the earlier.
                let own = |other: Instrument<'g>| (other.any(), node);
                let of_other = |other: Instrument<'g>| (other.any(), other.any());
                self.add(
                    Relation::Mandates,
                    instrument.mandated_agencies(),
                    |agency| in_force(instrument, agency.period()),
                    |agency| (agency.any(), agency.any()),
                )?;
                self.add(Relation::Supplements, instrument.supplements(), near, own)?;
                self.add(Relation::Amends, instrument.amends(), near, own)?;
                self.add(Relation::Supersedes, instrument.supersedes(), ever, own)?;
                self.add(Relation::Implements, instrument.implements(), near, own)?;
                self.add(Relation::SupplementedBy, instrument.supplemented_by(), near, of_other)?;
                self.add(Relation::AmendedBy, instrument.amended_by(), near, of_other)?;
                self.add(Relation::SupersededBy, instrument.superseded_by(), ever, of_other)?;
                self.add(Relation::ImplementedBy, instrument.implemented_by(), near, of_other)?;
            }
            AnyNode::Arrangement(_)
            | AnyNode::Output(_)
            | AnyNode::Measure(_)
            | AnyNode::Membership(_)
            | AnyNode::Participation(_)
            | AnyNode::Action(_)
            | AnyNode::Impact(_)
            | AnyNode::State(_)
            | AnyNode::Region(_)
            | AnyNode::Ratification(_)
            | AnyNode::Finding(_)
            | AnyNode::Source(_) => {}
        }
        Ok(())
    }

    /// Where an agency, network or project acts, where a project runs, whom an instrument binds; and from a state back.
    fn by_state(&mut self, day: PartialDate) -> Result<(), Stopped> {
        use PathRelation as Relation;
        let node = self.from;
        match node {
            AnyNode::Agency(agency) => self.places(agency.actions(), day),
            AnyNode::Network(network) => self.places(network.actions(), day),
            AnyNode::Project(project) => {
                self.places(project.actions(), day)?;
                let runs = |_: State<'g>| project.active_on(day);
                self.add(Relation::RunsIn, project.countries(), runs, |state| (state.any(), node))
            }
            AnyNode::Instrument(instrument) => {
                for ratification in instrument.ratifications() {
                    self.add(
                        Relation::Binds,
                        ratification.state().into_iter(),
                        |_| ratification.binds_on(day),
                        |state| (state.any(), ratification.any()),
                    )?;
                }
                Ok(())
            }
            AnyNode::State(state) => {
                self.add(
                    Relation::PlaceOfActionsOf,
                    state.actions(),
                    |action| action.active_on(day),
                    |action| (action.owner(), action.any()),
                )?;
                self.add(
                    Relation::PlaceOf,
                    state.projects(),
                    |project| project.active_on(day),
                    |project| (project.any(), project.any()),
                )?;
                self.add(
                    Relation::BoundBy,
                    state.ratifications(),
                    |ratification| ratification.binds_on(day),
                    |ratification| (ratification.instrument().any(), ratification.any()),
                )
            }
            _ => Ok(()),
        }
    }

    fn places(&mut self, actions: impl Iterator<Item = Action<'g>>, day: PartialDate) -> Result<(), Stopped> {
        for action in actions {
            self.budget.step()?;
            if action.active_on(day) {
                let there = |state: State<'g>| (state.any(), action.any());
                self.add(PathRelation::ActsIn, action.countries(), |_| true, there)?;
            }
        }
        Ok(())
    }

    /// What rests on a page of its own that this rests on too: one step, since a source is not a fact that a path could end
    /// at.
    fn by_source(&mut self) -> Result<(), Stopped> {
        let node = self.from;
        if joins(node) {
            for source in own_sources(node) {
                self.add(
                    PathRelation::SharesSourceWith,
                    source.supports(),
                    |to| joins(to) && to.key() != node.key() && own_sources(to).any(|own| own == source),
                    |to| (to, source.any()),
                )?;
            }
        }
        Ok(())
    }

    /// The findings that are about something; and from a finding to what it is about.
    fn by_finding(&mut self) -> Result<(), Stopped> {
        let node = self.from;
        match node {
            AnyNode::Finding(finding) => self.add(PathRelation::About, finding.about(), joins, |to| (to, node)),
            _ if joins(node) => {
                self.add(PathRelation::SubjectOf, node.findings(), |_| true, |finding| (finding.any(), finding.any()))
            }
            _ => Ok(()),
        }
    }
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
        | AnyNode::Region(_)
        | AnyNode::Ratification(_)
        | AnyNode::Finding(_)
        | AnyNode::Source(_) => false,
    }
}

fn own_sources(node: AnyNode<'_>) -> impl Iterator<Item = Source<'_>> {
    node.citations().filter(|citation| !citation.inherited()).map(|citation| citation.source())
}
