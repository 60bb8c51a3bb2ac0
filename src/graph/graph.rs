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
    relation::{Lists, Relation},
    sort_key::SortKey,
    source::Source,
    state::State,
    table::{Facts, Table},
};
use entity::{
    action, agency, agency_alias, arrangement,
    dataset::{About, Dataset},
    fact, finding, finding_figure, fold, identifier, impact, instrument,
    instrument_relation::InstrumentRelationKind,
    kind::Kind,
    measure, membership, network, office_term, output, participation, project, ratification, ratification_table,
    reported_size, source, state,
    vocabulary::{ArrangementSubject, Beneficiary, DataSource, Figure, Topic},
};
use std::collections::HashMap;

/// One revision of all facts, never changed once built.
pub struct Graph {
    pub(super) about: About,
    pub(super) facts: Facts,
    /// The node of each fact; none for the parts of a fact (offices, reported sizes).
    nodes: Vec<Option<Place>>,

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
    pub(super) ratifications: Table<ratification::Model>,
    pub(super) findings: Table<finding::Model>,
    pub(super) sources: Table<source::Model>,

    pub(super) citations: Lists<fact::Model, Citation>,
    pub(super) source_supports: Lists<source::Model, Id<fact::Model>>,
    pub(super) source_verified: Vec<bool>,
    source_by_url: HashMap<String, Id<source::Model>>,

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
    pub(super) output_joint_with: Lists<output::Model, Id<fact::Model>>,
    /// By fact, because a partner may be an agency, a network or a project.
    pub(super) joint_outputs: Lists<fact::Model, Id<output::Model>>,

    pub(super) arrangement_parties: Relation<arrangement::Model, agency::Model>,
    pub(super) agency_arrangements: Relation<agency::Model, arrangement::Model>,
    pub(super) arrangement_other_parties: Lists<arrangement::Model, String>,
    pub(super) arrangement_covers: Lists<arrangement::Model, ArrangementSubject>,

    pub(super) finding_figures: Lists<finding::Model, finding_figure::Model>,
    pub(super) finding_about: Lists<finding::Model, Id<fact::Model>>,
    /// By fact, because a finding may be about an entity of any kind.
    pub(super) fact_findings: Lists<fact::Model, Id<finding::Model>>,
}

/// A page on which a fact rests.
pub(super) struct Citation {
    pub(super) source: Id<source::Model>,
    pub(super) verified: bool,
}

/// Which table holds a fact, and where in it.
#[derive(Clone, Copy)]
struct Place {
    kind: Kind,
    fact_id: i32,
}

impl Graph {
    /// The graph of a data set that was checked before: every reference leads somewhere.
    pub fn new(mut rows: Dataset) -> Graph {
        sort(&mut rows);
        let mut facts = Facts::new(rows.facts);

        let instruments = Table::new(rows.instruments, &facts);
        let measures = Table::new(rows.measures, &facts);
        let agencies = Table::new(rows.agencies, &facts);
        let networks = Table::new(rows.networks, &facts);
        let memberships = Table::new(rows.memberships, &facts);
        let projects = Table::new(rows.projects, &facts);
        let participations = Table::new(rows.participations, &facts);
        let actions = Table::new(rows.actions, &facts);
        let outputs = Table::new(rows.outputs, &facts);
        let arrangements = Table::new(rows.arrangements, &facts);
        let impacts = Table::new(rows.impacts, &facts);
        let states = Table::new(rows.states, &facts);
        let ratifications = Table::new(rows.ratifications, &facts);
        let findings = Table::new(rows.findings, &facts);
        let sources = Table::new(rows.sources, &facts);

        for alias in &rows.agency_aliases {
            let agency = agencies.fact(agencies.place(alias.agency_id));
            facts.also_known_as(format!("{}:{}", Kind::Agency.prefix(), fold::slug(&alias.name)), agency);
        }
        let mut nodes = vec![None; facts.len()];
        place(&mut nodes, &instruments);
        place(&mut nodes, &measures);
        place(&mut nodes, &agencies);
        place(&mut nodes, &networks);
        place(&mut nodes, &memberships);
        place(&mut nodes, &projects);
        place(&mut nodes, &participations);
        place(&mut nodes, &actions);
        place(&mut nodes, &outputs);
        place(&mut nodes, &arrangements);
        place(&mut nodes, &impacts);
        place(&mut nodes, &states);
        place(&mut nodes, &ratifications);
        place(&mut nodes, &findings);
        place(&mut nodes, &sources);

        let mut source_verified = vec![true; sources.len()];
        for citation in &rows.citations {
            source_verified[sources.place(citation.source_id).index()] &= citation.verified;
        }
        let citations = Lists::new(
            facts.len(),
            rows.citations.iter().map(|citation| {
                let source = sources.place(citation.source_id);
                (facts.place(citation.fact_id), Citation { source, verified: citation.verified })
            }),
        );

        let (of_instruments, of_agencies): (Vec<_>, Vec<_>) =
            rows.identifiers.into_iter().partition(|identifier| instruments.find(identifier.fact_id).is_some());
        let relations = rows.instrument_relations;
        let instrument_targets = InstrumentRelationKind::ALL.map(|kind| {
            let links: Vec<_> = relations.iter().filter(|link| link.kind == kind).cloned().collect();
            Relation::links(&links, &instruments, &instruments, |link| link.other_id)
        });
        let instrument_origins =
            [0, 1, 2, 3].map(|kind: usize| instrument_targets[kind].inverse(&instruments, &instruments));

        let measure_instrument = Relation::reference(&measures, &instruments, |measure| Some(measure.instrument_id));
        let ratification_instrument = Relation::reference(&ratifications, &instruments, |row| Some(row.instrument_id));
        let ratification_state = Relation::reference(&ratifications, &states, |row| row.state_id);
        let ratification_agency = Relation::reference(&ratifications, &agencies, |row| row.agency_id);
        let agency_parent = Relation::reference(&agencies, &agencies, |agency| agency.parent_id);
        let agency_mandate = Relation::links(&rows.agency_mandates, &agencies, &instruments, |link| link.instrument_id);
        let membership_network = Relation::reference(&memberships, &networks, |row| Some(row.network_id));
        let membership_agency = Relation::reference(&memberships, &agencies, |row| Some(row.agency_id));
        let impact_network = Relation::reference(&impacts, &networks, |impact| Some(impact.network_id));
        let impact_agency = Relation::reference(&impacts, &agencies, |impact| Some(impact.agency_id));
        let participation_project = Relation::reference(&participations, &projects, |row| Some(row.project_id));
        let participation_agency = Relation::reference(&participations, &agencies, |row| Some(row.agency_id));
        let project_countries = Relation::links(&rows.project_states, &projects, &states, |link| link.state_id);
        let action_agency = Relation::reference(&actions, &agencies, |action| action.agency_id);
        let action_network = Relation::reference(&actions, &networks, |action| action.network_id);
        let action_project = Relation::reference(&actions, &projects, |action| action.project_id);
        let action_countries = Relation::links(&rows.action_states, &actions, &states, |link| link.state_id);
        let action_instruments =
            Relation::links(&rows.action_instruments, &actions, &instruments, |link| link.instrument_id);
        let output_agency = Relation::reference(&outputs, &agencies, |output| output.agency_id);
        let output_network = Relation::reference(&outputs, &networks, |output| output.network_id);
        let output_project = Relation::reference(&outputs, &projects, |output| output.project_id);
        let arrangement_parties =
            Relation::links(&rows.arrangement_parties, &arrangements, &agencies, |link| link.agency_id);
        let mut joint: Vec<_> = rows
            .output_partners
            .iter()
            .map(|link| (facts.place(link.partner_id), outputs.place(link.output_id)))
            .collect();
        joint.sort();
        let mut about: Vec<_> = rows
            .finding_abouts
            .iter()
            .map(|link| (facts.place(link.about_id), findings.place(link.finding_id)))
            .collect();
        about.sort();

        let mut graph = Graph {
            about: rows.about,
            nodes,
            citations,
            source_supports: Lists::new(sources.len(), []),
            source_verified,
            source_by_url: sources.ids().map(|id| (sources.row(id).url.clone(), id)).collect(),
            instrument_measures: measure_instrument.inverse(&instruments, &measures),
            measure_instrument,
            measure_beneficiaries: Lists::values(rows.measure_beneficiaries, &measures, |link| link.beneficiary),
            instrument_identifiers: Lists::values(of_instruments, &instruments, |identifier| identifier),
            instrument_targets,
            instrument_origins,
            instrument_ratifications: ratification_instrument.inverse(&instruments, &ratifications),
            ratification_instrument,
            ratification_tables: rows.ratification_tables.into_iter().map(|row| (row.instrument_id, row)).collect(),
            state_ratifications: ratification_state.inverse(&states, &ratifications),
            ratification_state,
            agency_ratifications: ratification_agency.inverse(&agencies, &ratifications),
            ratification_agency,
            agency_aliases: Lists::values(rows.agency_aliases, &agencies, |alias| alias),
            agency_identifiers: Lists::values(of_agencies, &agencies, |identifier| identifier),
            agency_children: agency_parent.inverse(&agencies, &agencies),
            agency_parent,
            instrument_mandated: agency_mandate.inverse(&instruments, &agencies),
            agency_mandate,
            network_members: membership_network.inverse(&networks, &memberships),
            membership_network,
            agency_memberships: membership_agency.inverse(&agencies, &memberships),
            membership_agency,
            membership_offices: Lists::new(
                memberships.len(),
                rows.office_terms.into_iter().map(|term| (memberships.place(term.membership_id), term)),
            ),
            network_reported_sizes: Lists::new(
                networks.len(),
                rows.reported_sizes.into_iter().map(|size| (networks.place(size.network_id), size)),
            ),
            network_impacts: impact_network.inverse(&networks, &impacts),
            impact_network,
            agency_impacts: impact_agency.inverse(&agencies, &impacts),
            impact_agency,
            project_participants: participation_project.inverse(&projects, &participations),
            participation_project,
            agency_participations: participation_agency.inverse(&agencies, &participations),
            participation_agency,
            state_projects: project_countries.inverse(&states, &projects),
            project_countries,
            agency_actions: action_agency.inverse(&agencies, &actions),
            action_agency,
            network_actions: action_network.inverse(&networks, &actions),
            action_network,
            project_actions: action_project.inverse(&projects, &actions),
            action_project,
            state_actions: action_countries.inverse(&states, &actions),
            action_countries,
            action_regions: Lists::values(rows.action_regions, &actions, |link| link.region),
            instrument_actions: action_instruments.inverse(&instruments, &actions),
            action_instruments,
            agency_outputs: output_agency.inverse(&agencies, &outputs),
            output_agency,
            network_outputs: output_network.inverse(&networks, &outputs),
            output_network,
            project_outputs: output_project.inverse(&projects, &outputs),
            output_project,
            output_topics: Lists::values(rows.output_topics, &outputs, |link| link.topic),
            output_data_sources: Lists::values(rows.output_data_sources, &outputs, |link| link.data_source),
            output_figures: Lists::values(rows.output_figures, &outputs, |link| link.figure),
            output_joint_with: Lists::values(rows.output_partners, &outputs, |link| facts.place(link.partner_id)),
            joint_outputs: Lists::new(facts.len(), joint),
            agency_arrangements: arrangement_parties.inverse(&agencies, &arrangements),
            arrangement_parties,
            arrangement_other_parties: Lists::values(rows.arrangement_other_parties, &arrangements, |link| link.name),
            arrangement_covers: Lists::values(rows.arrangement_subjects, &arrangements, |link| link.subject),
            finding_figures: Lists::values(rows.finding_figures, &findings, |figure| figure),
            finding_about: Lists::values(rows.finding_abouts, &findings, |link| facts.place(link.about_id)),
            fact_findings: Lists::new(facts.len(), about),
            facts,
            instruments,
            measures,
            agencies,
            networks,
            memberships,
            projects,
            participations,
            actions,
            outputs,
            arrangements,
            impacts,
            states,
            ratifications,
            findings,
            sources,
        };
        graph.source_supports = supports(&graph);
        graph
    }

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
        let fact = self.facts.find(&format!("{}:{slug}", T::KIND.prefix()))?;
        T::table(self).find(self.facts.row_id(fact)).map(|id| self.node(id))
    }

    /// The node with this global id, of whatever kind.
    pub fn by_key(&self, key: &str) -> Option<AnyNode<'_>> {
        self.any(self.facts.find(key)?)
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

/// Puts the rows of each kind in their default order, so that a list is in order as it stands and need not be sorted.
/// It is the order of `Stored::default_order`, which a test holds.
fn sort(rows: &mut Dataset) {
    let keys: HashMap<i32, &str> = rows.facts.iter().map(|fact| (fact.id, fact.key.as_str())).collect();
    let slugs: HashMap<i32, &str> = rows.instruments.iter().map(|row| (row.id, row.slug.as_str())).collect();
    rows.measures.sort_by_key(|measure| (slugs[&measure.instrument_id], measure.position));
    let starts: HashMap<i32, _> = rows.networks.iter().map(|network| (network.id, network.starts)).collect();
    rows.memberships.sort_by_cached_key(|row| {
        (SortKey::date(row.since.or(row.attested).or(starts[&row.network_id])), keys[&row.id])
    });
    rows.participations.sort_by_key(|row| keys[&row.id]);
    rows.impacts.sort_by_key(|row| keys[&row.id]);
    rows.ratifications.sort_by_key(|row| keys[&row.id]);
    rows.sources.sort_by_cached_key(|source| (SortKey::folded(&source.title), keys[&source.id]));
    rows.office_terms.sort_by_cached_key(|term| (SortKey::date(term.since), keys[&term.id]));
    rows.reported_sizes.sort_by_cached_key(|size| SortKey::date(Some(size.reported_on)));
    rows.instruments.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.agencies.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.networks.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.projects.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.actions.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.outputs.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.arrangements.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.states.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.findings.sort_by(|one, other| one.slug.cmp(&other.slug));
}

fn place<T: Stored>(nodes: &mut [Option<Place>], table: &Table<T>) {
    for id in table.ids() {
        nodes[table.fact(id).index()] = Some(Place { kind: T::KIND, fact_id: table.row(id).fact_id() });
    }
}

/// Which facts rest on each source: every fact that lists it, and those whose parts do.
fn supports(graph: &Graph) -> Lists<source::Model, Id<fact::Model>> {
    let mut pairs = Vec::new();
    for node in Kind::ALL.into_iter().flat_map(|kind| graph.of_kind(kind)) {
        let parts = node.parts().flat_map(|part| graph.citations.of(part));
        let cited =
            node.citations().map(|citation| citation.source().id()).chain(parts.map(|citation| citation.source));
        pairs.extend(cited.map(|source| (source, node.fact())));
    }
    pairs.sort();
    pairs.dedup();
    Lists::new(graph.sources.len(), pairs)
}
