//! All tables of one revision, side by side: what files become, the database keeps and the graph is built from.

use crate::{
    action, action_instrument, action_region, action_state, action_territory, agency, agency_alias, agency_kind_term,
    agency_mandate, agency_name, agency_seat, agency_territory, arrangement, arrangement_other_party,
    arrangement_party, arrangement_subject, citation, fact, finding, finding_about, finding_expectation,
    finding_figure, funding, headline_figure, identifier, impact, instrument, instrument_relation, measure,
    measure_beneficiary, membership, network, office_term, opt_out, other_member, other_office_term, output,
    output_count, output_data_source, output_figure, output_partner, output_topic, participation, party_count, power,
    project, project_state, ratification, ratification_table, region, region_state, reported_size, source, state,
    succession, translated_name,
};

/// A row of a table, which belongs to one fact: it is the fact, or says more about it.
pub trait Row {
    /// The fact that the row belongs to.
    fn fact_id(&self) -> i32;
}

/// Every row of every table. Rows refer to each other by the ids of facts, which hold within one dataset only; what
/// stays equal from one to the next are the keys of facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// Which edition of the facts this is, who may use it and how to cite it.
    pub about: About,
    /// Everything that is stated and rests on sources, under one id: what citations, partners and findings refer to.
    pub facts: Vec<fact::Model>,
    /// A page or document that facts rest on.
    pub sources: Vec<source::Model>,
    /// A page on which a fact rests.
    pub citations: Vec<citation::Model>,
    /// What an instrument or agency is called in a register, such as UNTS, CELEX or Wikidata.
    pub identifiers: Vec<identifier::Model>,
    /// A treaty, an act of the European Union or a text of soft law.
    pub instruments: Vec<instrument::Model>,
    /// What one instrument does to another.
    pub instrument_relations: Vec<instrument_relation::Model>,
    /// One provision of an instrument that combats trafficking or smuggling.
    pub measures: Vec<measure::Model>,
    /// Whom a measure protects.
    pub measure_beneficiaries: Vec<measure_beneficiary::Model>,
    /// An intergovernmental structure that acts against trafficking or smuggling.
    pub agencies: Vec<agency::Model>,
    /// A former or other name of an agency, which lookups and searches resolve.
    pub agency_aliases: Vec<agency_alias::Model>,
    /// An instrument that charges an agency with a task.
    pub agency_mandates: Vec<agency_mandate::Model>,
    /// A region that an agency works in.
    pub agency_territories: Vec<agency_territory::Model>,
    /// What an agency is empowered to act on, and by which provision.
    pub powers: Vec<power::Model>,
    /// A formal group of agencies.
    pub networks: Vec<network::Model>,
    /// How many members a network said it had.
    pub reported_sizes: Vec<reported_size::Model>,
    /// An agency's stay in a network.
    pub memberships: Vec<membership::Model>,
    /// A time during which a member held an office of its network.
    pub office_terms: Vec<office_term::Model>,
    /// A documented effect of a network on an agency's strategy or work plan.
    pub impacts: Vec<impact::Model>,
    /// A partnership that is not a network.
    pub projects: Vec<project::Model>,
    /// A state that a project works in.
    pub project_states: Vec<project_state::Model>,
    /// An agency's part in a project.
    pub participations: Vec<participation::Model>,
    /// Something that an agency, a network or a project does.
    pub actions: Vec<action::Model>,
    /// A state that an action takes place in.
    pub action_states: Vec<action_state::Model>,
    /// A region that an action takes place in, as its sources name it.
    pub action_regions: Vec<action_region::Model>,
    /// A region that an action is done in.
    pub action_territories: Vec<action_territory::Model>,
    /// An instrument that an action gives effect to.
    pub action_instruments: Vec<action_instrument::Model>,
    /// What came out of the work of an agency, a network or a project.
    pub outputs: Vec<output::Model>,
    /// What an output is about.
    pub output_topics: Vec<output_topic::Model>,
    /// Where the data of a database come from.
    pub output_data_sources: Vec<output_data_source::Model>,
    /// What a database holds.
    pub output_figures: Vec<output_figure::Model>,
    /// What the figures of a database count.
    pub output_counts: Vec<output_count::Model>,
    /// A number by which a database is known.
    pub headline_figures: Vec<headline_figure::Model>,
    /// An agency, network or project that published an output together with its owner.
    pub output_partners: Vec<output_partner::Model>,
    /// A memorandum, working arrangement or agreement between agencies.
    pub arrangements: Vec<arrangement::Model>,
    /// An agency that is party to an arrangement.
    pub arrangement_parties: Vec<arrangement_party::Model>,
    /// A party to an arrangement that is not an agency of the graph.
    pub arrangement_other_parties: Vec<arrangement_other_party::Model>,
    /// What an arrangement covers.
    pub arrangement_subjects: Vec<arrangement_subject::Model>,
    /// A state.
    pub states: Vec<state::Model>,
    /// A part of the world, as the states that it takes in.
    pub regions: Vec<region::Model>,
    /// A state that a region takes in.
    pub region_states: Vec<region_state::Model>,
    /// A party's signature of an instrument and consent to be bound by it.
    pub ratifications: Vec<ratification::Model>,
    /// How far the ratifications of an instrument were reviewed.
    pub ratification_tables: Vec<ratification_table::Model>,
    /// A result or key idea of the research project.
    pub findings: Vec<finding::Model>,
    /// A number that a finding states.
    pub finding_figures: Vec<finding_figure::Model>,
    /// A value that the evidence of a finding is expected to show.
    pub finding_expectations: Vec<finding_expectation::Model>,
    /// What a finding is about.
    pub finding_abouts: Vec<finding_about::Model>,
    /// How many parties the depositary of an instrument counted on a day.
    pub party_counts: Vec<party_count::Model>,
    /// That a state does not take part in an act that binds the others.
    pub opt_outs: Vec<opt_out::Model>,
    /// What an agency was called at a time.
    pub agency_names: Vec<agency_name::Model>,
    /// Where an agency had its seat at a time.
    pub agency_seats: Vec<agency_seat::Model>,
    /// What an agency was in law at a time.
    pub agency_kind_terms: Vec<agency_kind_term::Model>,
    /// That a body took the place of another.
    pub successions: Vec<succession::Model>,
    /// What somebody pays for a project.
    pub fundings: Vec<funding::Model>,
    /// The stay in a network of a state, or of a body that is not an agency of the graph.
    pub other_members: Vec<other_member::Model>,
    /// A time during which such a member held an office of its network.
    pub other_office_terms: Vec<other_office_term::Model>,
    /// What an instrument, an agency or a network is officially called in another language.
    pub translated_names: Vec<translated_name::Model>,
}

impl Dataset {
    /// How many facts of the sixteen kinds there are; parts of facts that have sources of their own are none.
    pub fn fact_count(&self) -> usize {
        self.facts.iter().filter(|fact| !fact.kind.is_part()).count()
    }
}

/// What `dataset.toml` says of the facts as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The edition, such as `2026.11.1`; later editions have greater numbers.
    pub version: String,
    /// The licence under which the facts may be used.
    pub license: String,
    /// How to cite the data set.
    pub citation: String,
}
