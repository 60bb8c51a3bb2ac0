//! How one node leads to another: over agencies, networks, projects, arrangements, outputs and instruments, one named
//! step for each fact that joins two of them.

use crate::graph::{any_node::AnyNode, instrument::Instrument, period::Dated};
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
    /// The fact that says so: the membership, participation, arrangement, output, part or instrument.
    pub fact: AnyNode<'g>,
}

/// The shortest path from one node to another on the day; of several the one whose nodes come first by their ids. Empty
/// from a node to itself; nothing where there is none of so few steps.
pub fn shortest<'g>(from: AnyNode<'g>, to: AnyNode<'g>, longest: usize, day: PartialDate) -> Option<Vec<Step<'g>>> {
    let mut came_by: HashMap<&'g str, Option<Step<'g>>> = HashMap::from([(from.key(), None)]);
    let mut here = vec![from];
    for _ in 0..longest {
        if came_by.contains_key(to.key()) || here.is_empty() {
            break;
        }
        let mut there = Vec::new();
        // In the order of ids level by level, so that the first to reach a node is the first by ids.
        for node in here {
            for step in steps(node, day) {
                if !came_by.contains_key(step.to.key()) {
                    came_by.insert(step.to.key(), Some(step));
                    there.push(step.to);
                }
            }
        }
        here = there;
    }
    let mut path = Vec::new();
    let mut step = *came_by.get(to.key())?;
    while let Some(last) = step {
        path.push(last);
        step = came_by[last.from.key()];
    }
    path.reverse();
    Some(path)
}

/// Every step that leads away from a node on the day, by the id of where it leads to.
pub fn steps(node: AnyNode<'_>, day: PartialDate) -> Vec<Step<'_>> {
    use PathRelation as Relation;
    let mut steps = Vec::new();
    let mut step = |relation, to, fact| steps.push(Step { relation, from: node, to, fact });
    match node {
        AnyNode::Agency(agency) => {
            for stay in agency.memberships().filter(|stay| stay.active_on(day)) {
                step(Relation::MemberOf, stay.network().any(), stay.any());
            }
            for part in agency.participations().filter(|part| part.active_on(day)) {
                step(Relation::ParticipatesIn, part.project().any(), part.any());
            }
            for arrangement in agency.arrangements().filter(|arrangement| arrangement.active_on(day)) {
                step(Relation::PartyTo, arrangement.any(), arrangement.any());
            }
            if let Some(parent) = agency.parent().filter(|parent| parent.active_on(day) && agency.active_on(day)) {
                step(Relation::PartOf, parent.any(), node);
            }
            for child in agency.children().filter(|child| child.active_on(day) && agency.active_on(day)) {
                step(Relation::HasPart, child.any(), child.any());
            }
            for output in agency.outputs().chain(agency.joint_outputs()).filter(|output| output.active_on(day)) {
                step(Relation::Published, output.any(), output.any());
            }
            for instrument in agency.mandate().filter(|instrument| instrument.active_on(day)) {
                step(Relation::MandatedBy, instrument.any(), node);
            }
        }
        AnyNode::Network(network) => {
            for stay in network.members().filter(|stay| stay.active_on(day)) {
                step(Relation::HasMember, stay.agency().any(), stay.any());
            }
            for output in network.outputs().chain(network.joint_outputs()).filter(|output| output.active_on(day)) {
                step(Relation::Published, output.any(), output.any());
            }
        }
        AnyNode::Project(project) => {
            for part in project.participants().filter(|part| part.active_on(day)) {
                step(Relation::HasParticipant, part.agency().any(), part.any());
            }
            for output in project.outputs().chain(project.joint_outputs()).filter(|output| output.active_on(day)) {
                step(Relation::Published, output.any(), output.any());
            }
        }
        AnyNode::Arrangement(arrangement) if arrangement.active_on(day) => {
            for party in arrangement.parties() {
                step(Relation::HasParty, party.any(), node);
            }
        }
        AnyNode::Output(output) if output.active_on(day) => {
            for publisher in std::iter::once(output.owner()).chain(output.joint_with()) {
                step(Relation::PublishedBy, publisher, node);
            }
        }
        AnyNode::Instrument(instrument) => {
            let near = |other: &Instrument<'_>| other.active_on(day);
            for agency in instrument.mandated_agencies().filter(|_| instrument.active_on(day)) {
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
    steps.sort_by(|one, other| {
        (one.to.key(), one.relation, one.fact.key()).cmp(&(other.to.key(), other.relation, other.fact.key()))
    });
    steps
}
