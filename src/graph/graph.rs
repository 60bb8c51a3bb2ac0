//! All facts of one revision with their relations, both ways.

use crate::graph::{
    action::Action,
    agency::Agency,
    any_node::AnyNode,
    arrangement::Arrangement,
    finding::Finding,
    id::Id,
    impact::Impact,
    instrument::Instrument,
    measure::Measure,
    membership::Membership,
    network::Network,
    node::{Node, Stored},
    output::Output,
    participation::Participation,
    project::Project,
    ratification::Ratification,
    region::Region,
    relation::{Lists, Relation},
    source::Source,
    state::State,
    table::{Facts, Table},
    territory::Territories,
};
use entity::{
    action, agency, agency_alias, agency_kind_term, agency_name, agency_seat, arrangement,
    dataset::About,
    fact, finding, finding_expectation, finding_figure, funding, headline_figure, identifier, impact, instrument,
    kind::Kind,
    measure, membership, network, office_term, opt_out, other_member, other_office_term, output, participation,
    party_count, power, project, ratification, ratification_table, region, reported_size, source, state, succession,
    translated_name,
    vocabulary::{ArrangementSubject, Beneficiary, DataSource, Figure, Topic, UnitOfCount},
};
use std::collections::HashMap;

/// One revision of all facts, never changed once built.
pub struct Graph {
    pub(super) about: About,
    pub(super) facts: Facts,
    /// The node of each fact; none for the parts of a fact (offices, reported sizes).
    pub(super) nodes: Vec<Option<Place>>,

    pub(super) instruments: Table<instrument::Model>,
    pub(super) measures: Table<measure::Model>,
    pub(super) agencies: Table<agency::Model>,
    pub(super) networks: Table<network::Model>,
    pub(super) memberships: Table<membership::Model>,
    pub(super) projects: Table<project::Model>,
    pub(super) participations: Table<participation::Model>,
    pub(super) actions: Table<action::Model>,
    pub(super) outputs: Table<output::Model>,
    pub(super) arrangements: Table<arrangement::Model>,
    pub(super) impacts: Table<impact::Model>,
    pub(super) states: Table<state::Model>,
    pub(super) regions: Table<region::Model>,
    pub(super) ratifications: Table<ratification::Model>,
    pub(super) findings: Table<finding::Model>,
    pub(super) sources: Table<source::Model>,

    pub(super) citations: Lists<fact::Model, Citation>,
    pub(super) source_supports: Lists<source::Model, Id<fact::Model>>,
    pub(super) source_verified: Vec<bool>,
    pub(super) source_by_url: HashMap<String, Id<source::Model>>,

    pub(super) instrument_measures: Relation<instrument::Model, measure::Model>,
    pub(super) measure_instrument: Relation<measure::Model, instrument::Model>,
    pub(super) measure_beneficiaries: Lists<measure::Model, Beneficiary>,
    pub(super) instrument_identifiers: Lists<instrument::Model, identifier::Model>,
    pub(super) instrument_targets: [Relation<instrument::Model, instrument::Model>; 4],
    pub(super) instrument_origins: [Relation<instrument::Model, instrument::Model>; 4],
    pub(super) instrument_ratifications: Relation<instrument::Model, ratification::Model>,
    pub(super) ratification_instrument: Relation<ratification::Model, instrument::Model>,
    pub(super) ratification_tables: HashMap<i32, ratification_table::Model>,
    pub(super) state_ratifications: Relation<state::Model, ratification::Model>,
    pub(super) ratification_state: Relation<ratification::Model, state::Model>,
    pub(super) agency_ratifications: Relation<agency::Model, ratification::Model>,
    pub(super) ratification_agency: Relation<ratification::Model, agency::Model>,

    pub(super) agency_aliases: Lists<agency::Model, agency_alias::Model>,
    pub(super) agency_identifiers: Lists<agency::Model, identifier::Model>,
    pub(super) agency_parent: Relation<agency::Model, agency::Model>,
    pub(super) agency_children: Relation<agency::Model, agency::Model>,
    pub(super) agency_mandate: Relation<agency::Model, instrument::Model>,
    pub(super) instrument_mandated: Relation<instrument::Model, agency::Model>,

    pub(super) agency_powers: Lists<agency::Model, power::Model>,
    pub(super) instrument_powers: Lists<instrument::Model, Id<agency::Model>>,
    pub(super) agency_territory: Relation<agency::Model, region::Model>,
    pub(super) region_agencies: Relation<region::Model, agency::Model>,
    pub(super) region_states: Relation<region::Model, state::Model>,
    pub(super) state_regions: Relation<state::Model, region::Model>,
    /// Where agencies work and actions are done.
    pub(super) territories: Territories,

    pub(super) network_members: Relation<network::Model, membership::Model>,
    pub(super) membership_network: Relation<membership::Model, network::Model>,
    pub(super) agency_memberships: Relation<agency::Model, membership::Model>,
    pub(super) membership_agency: Relation<membership::Model, agency::Model>,
    pub(super) membership_offices: Lists<membership::Model, office_term::Model>,
    pub(super) network_reported_sizes: Lists<network::Model, reported_size::Model>,
    pub(super) network_impacts: Relation<network::Model, impact::Model>,
    pub(super) impact_network: Relation<impact::Model, network::Model>,
    pub(super) agency_impacts: Relation<agency::Model, impact::Model>,
    pub(super) impact_agency: Relation<impact::Model, agency::Model>,

    pub(super) project_participants: Relation<project::Model, participation::Model>,
    pub(super) participation_project: Relation<participation::Model, project::Model>,
    pub(super) agency_participations: Relation<agency::Model, participation::Model>,
    pub(super) participation_agency: Relation<participation::Model, agency::Model>,
    pub(super) project_countries: Relation<project::Model, state::Model>,
    pub(super) state_projects: Relation<state::Model, project::Model>,

    pub(super) action_agency: Relation<action::Model, agency::Model>,
    pub(super) agency_actions: Relation<agency::Model, action::Model>,
    pub(super) action_network: Relation<action::Model, network::Model>,
    pub(super) network_actions: Relation<network::Model, action::Model>,
    pub(super) action_project: Relation<action::Model, project::Model>,
    pub(super) project_actions: Relation<project::Model, action::Model>,
    pub(super) action_countries: Relation<action::Model, state::Model>,
    pub(super) state_actions: Relation<state::Model, action::Model>,
    pub(super) action_regions: Lists<action::Model, String>,
    pub(super) action_territory: Relation<action::Model, region::Model>,
    pub(super) region_actions: Relation<region::Model, action::Model>,
    pub(super) action_instruments: Relation<action::Model, instrument::Model>,
    pub(super) instrument_actions: Relation<instrument::Model, action::Model>,

    pub(super) output_agency: Relation<output::Model, agency::Model>,
    pub(super) agency_outputs: Relation<agency::Model, output::Model>,
    pub(super) output_network: Relation<output::Model, network::Model>,
    pub(super) network_outputs: Relation<network::Model, output::Model>,
    pub(super) output_project: Relation<output::Model, project::Model>,
    pub(super) project_outputs: Relation<project::Model, output::Model>,
    pub(super) output_topics: Lists<output::Model, Topic>,
    pub(super) output_data_sources: Lists<output::Model, DataSource>,
    pub(super) output_figures: Lists<output::Model, Figure>,
    pub(super) output_counts: Lists<output::Model, UnitOfCount>,
    pub(super) output_headline_figures: Lists<output::Model, headline_figure::Model>,
    pub(super) output_part_of: Relation<output::Model, output::Model>,
    pub(super) output_parts: Relation<output::Model, output::Model>,
    pub(super) output_joint_with: Lists<output::Model, Id<fact::Model>>,
    /// By fact, because a partner may be an agency, a network or a project.
    pub(super) joint_outputs: Lists<fact::Model, Id<output::Model>>,

    pub(super) arrangement_parties: Relation<arrangement::Model, agency::Model>,
    pub(super) agency_arrangements: Relation<agency::Model, arrangement::Model>,
    pub(super) arrangement_other_parties: Lists<arrangement::Model, String>,
    pub(super) arrangement_covers: Lists<arrangement::Model, ArrangementSubject>,

    pub(super) finding_expectations: Lists<finding::Model, finding_expectation::Model>,
    pub(super) finding_figures: Lists<finding::Model, finding_figure::Model>,
    pub(super) finding_about: Lists<finding::Model, Id<fact::Model>>,
    /// By fact, because a finding may be about an entity of any kind.
    pub(super) fact_findings: Lists<fact::Model, Id<finding::Model>>,

    pub(super) instrument_party_counts: Lists<instrument::Model, party_count::Model>,
    pub(super) opt_outs: Table<opt_out::Model>,
    pub(super) instrument_opt_outs: Relation<instrument::Model, opt_out::Model>,
    pub(super) state_opt_outs: Relation<state::Model, opt_out::Model>,
    pub(super) agency_names: Lists<agency::Model, agency_name::Model>,
    pub(super) agency_seats: Lists<agency::Model, agency_seat::Model>,
    pub(super) agency_kinds: Lists<agency::Model, agency_kind_term::Model>,
    pub(super) successions: Table<succession::Model>,
    /// By the agency that tells them.
    pub(super) agency_successions: Relation<agency::Model, succession::Model>,
    /// By the agency whose place was taken, where another tells that.
    pub(super) predecessor_successions: Relation<agency::Model, succession::Model>,
    pub(super) fundings: Table<funding::Model>,
    pub(super) project_fundings: Relation<project::Model, funding::Model>,
    pub(super) agency_fundings: Relation<agency::Model, funding::Model>,
    pub(super) state_fundings: Relation<state::Model, funding::Model>,
    pub(super) other_members: Table<other_member::Model>,
    pub(super) network_other_members: Relation<network::Model, other_member::Model>,
    pub(super) state_memberships: Relation<state::Model, other_member::Model>,
    pub(super) other_member_offices: Lists<other_member::Model, other_office_term::Model>,
    pub(super) translated_names: Table<translated_name::Model>,
    pub(super) instrument_translated_names: Relation<instrument::Model, translated_name::Model>,
    pub(super) agency_translated_names: Relation<agency::Model, translated_name::Model>,
    pub(super) network_translated_names: Relation<network::Model, translated_name::Model>,
}
/// A page on which a fact rests.
pub(super) struct Citation {
    pub(super) source: Id<source::Model>,
    pub(super) verified: bool,
}

/// Which table holds a fact, and where in it.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) kind: Kind,
    pub(super) fact_id: i32,
}
impl Graph {
    /// Which edition of the facts this is.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// All nodes of one kind, in their default order.
    pub fn all<T: Stored>(&self) -> impl ExactSizeIterator<Item = Node<'_, T>> + Clone {
        T::table(self).ids().map(|id| Node::new(self, id))
    }

    /// The node with this handle.
    pub fn node<T: Stored>(&self, id: Id<T>) -> Node<'_, T> {
        Node::new(self, id)
    }

    /// The node with this slug, or with an alias that is written like it.
    pub fn by_slug<T: Stored>(&self, slug: &str) -> Option<Node<'_, T>> {
        self.by_id(&format!("{}:{slug}", T::KIND.prefix()))
    }

    /// The node of one kind with this global id.
    pub fn by_id<T: Stored>(&self, key: &str) -> Option<Node<'_, T>> {
        let fact = self.facts.find(key)?;
        T::table(self).find(self.facts.row_id(fact)).map(|id| self.node(id))
    }

    /// The node with this global id, of whatever kind.
    pub fn by_key(&self, key: &str) -> Option<AnyNode<'_>> {
        self.any(self.facts.find(key)?)
    }

    /// The global id of the fact with this row id, which a column of another row holds.
    pub fn key_of(&self, row_id: i32) -> &str {
        self.facts.key(self.facts.place(row_id))
    }

    /// The node of a fact; none for a part of one.
    pub(super) fn any(&self, fact: Id<fact::Model>) -> Option<AnyNode<'_>> {
        let Place { kind, fact_id } = self.nodes[fact.index()]?;
        Some(match kind {
            Kind::Instrument => AnyNode::Instrument(self.node(self.instruments.place(fact_id))),
            Kind::Measure => AnyNode::Measure(self.node(self.measures.place(fact_id))),
            Kind::Agency => AnyNode::Agency(self.node(self.agencies.place(fact_id))),
            Kind::Network => AnyNode::Network(self.node(self.networks.place(fact_id))),
            Kind::Membership => AnyNode::Membership(self.node(self.memberships.place(fact_id))),
            Kind::Project => AnyNode::Project(self.node(self.projects.place(fact_id))),
            Kind::Participation => AnyNode::Participation(self.node(self.participations.place(fact_id))),
            Kind::Action => AnyNode::Action(self.node(self.actions.place(fact_id))),
            Kind::Output => AnyNode::Output(self.node(self.outputs.place(fact_id))),
            Kind::Arrangement => AnyNode::Arrangement(self.node(self.arrangements.place(fact_id))),
            Kind::Impact => AnyNode::Impact(self.node(self.impacts.place(fact_id))),
            Kind::State => AnyNode::State(self.node(self.states.place(fact_id))),
            Kind::Region => AnyNode::Region(self.node(self.regions.place(fact_id))),
            Kind::Ratification => AnyNode::Ratification(self.node(self.ratifications.place(fact_id))),
            Kind::Finding => AnyNode::Finding(self.node(self.findings.place(fact_id))),
            Kind::Source => AnyNode::Source(self.node(self.sources.place(fact_id))),
        })
    }

    /// Every node of one kind, as nodes of any kind.
    pub fn of_kind(&self, kind: Kind) -> Vec<AnyNode<'_>> {
        match kind {
            Kind::Instrument => self.all::<instrument::Model>().map(Node::any).collect(),
            Kind::Measure => self.all::<measure::Model>().map(Node::any).collect(),
            Kind::Agency => self.all::<agency::Model>().map(Node::any).collect(),
            Kind::Network => self.all::<network::Model>().map(Node::any).collect(),
            Kind::Membership => self.all::<membership::Model>().map(Node::any).collect(),
            Kind::Project => self.all::<project::Model>().map(Node::any).collect(),
            Kind::Participation => self.all::<participation::Model>().map(Node::any).collect(),
            Kind::Action => self.all::<action::Model>().map(Node::any).collect(),
            Kind::Output => self.all::<output::Model>().map(Node::any).collect(),
            Kind::Arrangement => self.all::<arrangement::Model>().map(Node::any).collect(),
            Kind::Impact => self.all::<impact::Model>().map(Node::any).collect(),
            Kind::State => self.all::<state::Model>().map(Node::any).collect(),
            Kind::Region => self.all::<region::Model>().map(Node::any).collect(),
            Kind::Ratification => self.all::<ratification::Model>().map(Node::any).collect(),
            Kind::Finding => self.all::<finding::Model>().map(Node::any).collect(),
            Kind::Source => self.all::<source::Model>().map(Node::any).collect(),
        }
    }
}

/// The lists of every kind, by their names.
impl Graph {
    /// Every instrument.
    pub fn instruments(&self) -> impl ExactSizeIterator<Item = Instrument<'_>> + Clone {
        self.all()
    }

    /// Every measure.
    pub fn measures(&self) -> impl ExactSizeIterator<Item = Measure<'_>> + Clone {
        self.all()
    }

    /// Every agency.
    pub fn agencies(&self) -> impl ExactSizeIterator<Item = Agency<'_>> + Clone {
        self.all()
    }

    /// Every network.
    pub fn networks(&self) -> impl ExactSizeIterator<Item = Network<'_>> + Clone {
        self.all()
    }

    /// Every membership.
    pub fn memberships(&self) -> impl ExactSizeIterator<Item = Membership<'_>> + Clone {
        self.all()
    }

    /// Every project.
    pub fn projects(&self) -> impl ExactSizeIterator<Item = Project<'_>> + Clone {
        self.all()
    }

    /// Every participation.
    pub fn participations(&self) -> impl ExactSizeIterator<Item = Participation<'_>> + Clone {
        self.all()
    }

    /// Every action.
    pub fn actions(&self) -> impl ExactSizeIterator<Item = Action<'_>> + Clone {
        self.all()
    }

    /// Every output.
    pub fn outputs(&self) -> impl ExactSizeIterator<Item = Output<'_>> + Clone {
        self.all()
    }

    /// Every arrangement.
    pub fn arrangements(&self) -> impl ExactSizeIterator<Item = Arrangement<'_>> + Clone {
        self.all()
    }

    /// Every impact.
    pub fn impacts(&self) -> impl ExactSizeIterator<Item = Impact<'_>> + Clone {
        self.all()
    }

    /// Every state.
    pub fn states(&self) -> impl ExactSizeIterator<Item = State<'_>> + Clone {
        self.all()
    }

    /// Every region.
    pub fn regions(&self) -> impl ExactSizeIterator<Item = Region<'_>> + Clone {
        self.all()
    }

    /// Every ratification.
    pub fn ratifications(&self) -> impl ExactSizeIterator<Item = Ratification<'_>> + Clone {
        self.all()
    }

    /// Every finding.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = Finding<'_>> + Clone {
        self.all()
    }

    /// Every source.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> + Clone {
        self.all()
    }

    /// The source with this address.
    pub fn source(&self, url: &str) -> Option<Source<'_>> {
        self.source_by_url.get(url).map(|id| self.node(*id))
    }
}
