//! An intergovernmental structure that acts against trafficking or smuggling.

use crate::graph::{
    action::Action,
    agency_history::{AgencyKindTerm, AgencyName, AgencySeat, Succession},
    any_node::AnyNode,
    arrangement::Arrangement,
    finding::Finding,
    funding::Funding,
    graph::Graph,
    impact::Impact,
    instrument::Instrument,
    membership::Membership,
    network::Network,
    node::{Node, Stored},
    output::Output,
    part::Part,
    participation::Participation,
    period::{Dated, Period},
    project::Project,
    ratification::Ratification,
    region::Region,
    sort_key::SortKey,
    table::Table,
    translated_name::TranslatedName,
};
use entity::{agency, agency_alias, identifier, kind::Kind, partial_date::PartialDate, succession};
use std::borrow::Cow;

/// An intergovernmental structure that acts against trafficking or smuggling.
pub type Agency<'g> = Node<'g, agency::Model>;

impl<'g> Agency<'g> {
    /// Its former and other names.
    pub fn aliases(self) -> &'g [agency_alias::Model] {
        self.graph().agency_aliases.of(self.id())
    }

    /// What it was and is called, by time.
    pub fn names(self) -> impl Iterator<Item = AgencyName<'g>> + Clone {
        self.own_parts(&self.graph().agency_names)
    }

    /// What it is officially called in other languages.
    pub fn translated_names(self) -> impl Iterator<Item = TranslatedName<'g>> + Clone {
        self.parts_by(&self.graph().agency_translated_names, &self.graph().translated_names)
    }

    /// Where it had and has its seat, by time.
    pub fn seats(self) -> impl Iterator<Item = AgencySeat<'g>> + Clone {
        self.own_parts(&self.graph().agency_seats)
    }

    /// What it was and is in law, by time.
    pub fn kinds(self) -> impl Iterator<Item = AgencyKindTerm<'g>> + Clone {
        self.own_parts(&self.graph().agency_kinds)
    }

    /// Whose place it took.
    pub fn predecessors(self) -> impl Iterator<Item = Succession<'g>> + Clone {
        self.successions().filter(|part| part.successor_name.is_none()).map(Succession::to_predecessor)
    }

    /// Who took its place.
    pub fn successors(self) -> impl Iterator<Item = Succession<'g>> + Clone {
        let told = self.successions().filter(|part| part.successor_name.is_some());
        let graph = self.graph();
        told.chain(self.parts_by(&graph.predecessor_successions, &graph.successions)).map(Succession::to_successor)
    }

    /// The successions that it tells itself.
    pub(super) fn successions(self) -> impl Iterator<Item = Part<'g, succession::Model>> + Clone {
        self.parts_by(&self.graph().agency_successions, &self.graph().successions)
    }

    /// What it pays for projects.
    pub fn fundings(self) -> impl Iterator<Item = Funding<'g>> + Clone {
        self.parts_by(&self.graph().agency_fundings, &self.graph().fundings)
    }

    /// What registers call it.
    pub fn identifiers(self) -> &'g [identifier::Model] {
        self.graph().agency_identifiers.of(self.id())
    }

    /// The agency it is part of.
    pub fn parent(self) -> Option<Agency<'g>> {
        self.optional(&self.graph().agency_parent)
    }

    /// The agencies that are part of it.
    pub fn children(self) -> impl Iterator<Item = Agency<'g>> + Clone {
        self.many(&self.graph().agency_children)
    }

    /// The instruments that charge it with a task.
    pub fn mandate(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().agency_mandate)
    }

    /// The regions that it works in; none where that is not known.
    pub fn territory(self) -> impl Iterator<Item = Region<'g>> + Clone {
        self.many(&self.graph().agency_territory)
    }

    /// Its own actions; not those of its networks and projects.
    pub fn actions(self) -> impl Iterator<Item = Action<'g>> + Clone {
        self.many(&self.graph().agency_actions)
    }

    /// Its own outputs.
    pub fn outputs(self) -> impl Iterator<Item = Output<'g>> + Clone {
        self.many(&self.graph().agency_outputs)
    }

    /// Outputs of others that it published together with them.
    pub fn joint_outputs(self) -> impl Iterator<Item = Output<'g>> + Clone {
        self.any().joint_outputs()
    }

    /// Its stays in networks, by their beginning.
    pub fn memberships(self) -> impl Iterator<Item = Membership<'g>> + Clone {
        self.many(&self.graph().agency_memberships)
    }

    /// The networks that it is or was in.
    pub fn networks(self) -> impl Iterator<Item = Network<'g>> + Clone {
        self.memberships().map(Membership::network)
    }

    /// Its parts in projects.
    pub fn participations(self) -> impl Iterator<Item = Participation<'g>> + Clone {
        self.many(&self.graph().agency_participations)
    }

    /// The projects that it has or had a part in, each once.
    pub fn projects(self) -> impl Iterator<Item = Project<'g>> + Clone {
        let mut last = None;
        // Its participations are in order of their keys, which begin with the project.
        self.participations()
            .map(Participation::project)
            .filter(move |project| last.replace(project.id()) != Some(project.id()))
    }

    /// The arrangements that it is party to.
    pub fn arrangements(self) -> impl Iterator<Item = Arrangement<'g>> + Clone {
        self.many(&self.graph().agency_arrangements)
    }

    /// What networks changed in its work.
    pub fn impacts(self) -> impl Iterator<Item = Impact<'g>> + Clone {
        self.many(&self.graph().agency_impacts)
    }

    /// What it signed or is bound by as a party.
    pub fn ratifications(self) -> impl Iterator<Item = Ratification<'g>> + Clone {
        self.many(&self.graph().agency_ratifications)
    }

    /// The findings that are about it.
    pub fn findings(self) -> impl Iterator<Item = Finding<'g>> + Clone {
        self.any().findings()
    }
}

impl Agency<'_> {
    /// From its founding to its end.
    pub fn period(self) -> Period {
        Period::new(self.founded, self.dissolved)
    }
}

impl Dated for Agency<'_> {
    fn active_on(self, date: PartialDate) -> bool {
        self.period().overlaps(date)
    }
}

impl Stored for agency::Model {
    const KIND: Kind = Kind::Agency;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.agencies
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Agency(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(node.row().acronym.as_deref().unwrap_or(&node.row().name))
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
