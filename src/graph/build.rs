//! How the graph of a data set is laid out: tables in their default order, relations in both directions.

use crate::graph::{
    graph::{Citation, Graph, Place},
    id::Id,
    node::Stored,
    relation::{Lists, Relation},
    sort_key::SortKey,
    table::{Facts, Table},
    territory::Territories,
};
use entity::{
    dataset::{Dataset, Row},
    fact, fold,
    instrument_relation::InstrumentRelationKind,
    kind::Kind,
    source,
};
use std::collections::HashMap;

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
        let regions = Table::new(rows.regions, &facts);
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
        place(&mut nodes, &regions);
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
        let mut empowering: Vec<_> = rows
            .powers
            .iter()
            .filter_map(|power| Some((instruments.place(power.instrument_id?), agencies.place(power.agency_id))))
            .collect();
        empowering.sort();
        empowering.dedup();
        let agency_territory = Relation::links(&rows.agency_territories, &agencies, &regions, |link| link.region_id);
        let state_regions =
            Relation::links(&rows.region_states, &regions, &states, |link| link.state_id).inverse(&states, &regions);
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
        let action_territory = Relation::links(&rows.action_territories, &actions, &regions, |link| link.region_id);
        let action_instruments =
            Relation::links(&rows.action_instruments, &actions, &instruments, |link| link.instrument_id);
        let output_agency = Relation::reference(&outputs, &agencies, |output| output.agency_id);
        let output_network = Relation::reference(&outputs, &networks, |output| output.network_id);
        let output_part_of = Relation::reference(&outputs, &outputs, |output| output.part_of_id);
        let output_project = Relation::reference(&outputs, &projects, |output| output.project_id);
        let arrangement_parties =
            Relation::links(&rows.arrangement_parties, &arrangements, &agencies, |link| link.agency_id);
        let opt_outs = Table::new(rows.opt_outs, &facts);
        let opt_out_instrument = Relation::reference(&opt_outs, &instruments, |row| Some(row.instrument_id));
        let opt_out_state = Relation::reference(&opt_outs, &states, |row| Some(row.state_id));
        let successions = Table::new(rows.successions, &facts);
        let succession_agency = Relation::reference(&successions, &agencies, |row| Some(row.agency_id));
        let succession_predecessor = Relation::reference(&successions, &agencies, |row| row.predecessor_id);
        let fundings = Table::new(rows.fundings, &facts);
        let funding_project = Relation::reference(&fundings, &projects, |row| Some(row.project_id));
        let funding_agency = Relation::reference(&fundings, &agencies, |row| row.agency_id);
        let funding_state = Relation::reference(&fundings, &states, |row| row.state_id);
        let other_members = Table::new(rows.other_members, &facts);
        let other_member_network = Relation::reference(&other_members, &networks, |row| Some(row.network_id));
        let other_member_state = Relation::reference(&other_members, &states, |row| row.state_id);
        let translated_names = Table::new(rows.translated_names, &facts);
        let name_instrument = Relation::reference(&translated_names, &instruments, |row| row.instrument_id);
        let name_agency = Relation::reference(&translated_names, &agencies, |row| row.agency_id);
        let name_network = Relation::reference(&translated_names, &networks, |row| row.network_id);
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
            agency_powers: Lists::new(
                agencies.len(),
                rows.powers.into_iter().map(|power| (agencies.place(power.agency_id), power)),
            ),
            instrument_powers: Lists::new(instruments.len(), empowering),
            region_agencies: agency_territory.inverse(&regions, &agencies),
            agency_territory,
            region_states: state_regions.inverse(&regions, &states),
            state_regions,
            territories: Territories::unknown(),
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
            region_actions: action_territory.inverse(&regions, &actions),
            action_territory,
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
            output_counts: Lists::values(rows.output_counts, &outputs, |link| link.counts),
            output_headline_figures: Lists::new(
                outputs.len(),
                rows.headline_figures.into_iter().map(|figure| (outputs.place(figure.output_id), figure)),
            ),
            output_parts: output_part_of.inverse(&outputs, &outputs),
            output_part_of,
            output_joint_with: Lists::values(rows.output_partners, &outputs, |link| facts.place(link.partner_id)),
            joint_outputs: Lists::new(facts.len(), joint),
            agency_arrangements: arrangement_parties.inverse(&agencies, &arrangements),
            arrangement_parties,
            arrangement_other_parties: Lists::values(rows.arrangement_other_parties, &arrangements, |link| link.name),
            arrangement_covers: Lists::values(rows.arrangement_subjects, &arrangements, |link| link.subject),
            finding_figures: Lists::values(rows.finding_figures, &findings, |figure| figure),
            finding_expectations: Lists::values(rows.finding_expectations, &findings, |expectation| expectation),
            finding_about: Lists::values(rows.finding_abouts, &findings, |link| facts.place(link.about_id)),
            fact_findings: Lists::new(facts.len(), about),
            instrument_party_counts: of(rows.party_counts, &instruments, |row| row.instrument_id),
            instrument_opt_outs: opt_out_instrument.inverse(&instruments, &opt_outs),
            state_opt_outs: opt_out_state.inverse(&states, &opt_outs),
            opt_outs,
            agency_names: of(rows.agency_names, &agencies, |row| row.agency_id),
            agency_seats: of(rows.agency_seats, &agencies, |row| row.agency_id),
            agency_kinds: of(rows.agency_kind_terms, &agencies, |row| row.agency_id),
            agency_successions: succession_agency.inverse(&agencies, &successions),
            predecessor_successions: succession_predecessor.inverse(&agencies, &successions),
            successions,
            project_fundings: funding_project.inverse(&projects, &fundings),
            agency_fundings: funding_agency.inverse(&agencies, &fundings),
            state_fundings: funding_state.inverse(&states, &fundings),
            fundings,
            network_other_members: other_member_network.inverse(&networks, &other_members),
            state_memberships: other_member_state.inverse(&states, &other_members),
            other_member_offices: of(rows.other_office_terms, &other_members, |row| row.other_member_id),
            other_members,
            instrument_translated_names: name_instrument.inverse(&instruments, &translated_names),
            agency_translated_names: name_agency.inverse(&agencies, &translated_names),
            network_translated_names: name_network.inverse(&networks, &translated_names),
            translated_names,
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
            regions,
            ratifications,
            findings,
            sources,
        };
        graph.source_supports = supports(&graph);
        graph.territories = Territories::new(&graph);
        graph
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
    rows.powers.sort_by_cached_key(|power| (power.axis, power.crime, keys[&power.id]));
    rows.headline_figures.sort_by_cached_key(|figure| (SortKey::date(figure.as_of), keys[&figure.id]));
    sort_parts(rows);
    rows.instruments.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.agencies.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.networks.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.projects.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.actions.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.outputs.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.arrangements.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.states.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.regions.sort_by(|one, other| one.slug.cmp(&other.slug));
    rows.findings.sort_by(|one, other| one.slug.cmp(&other.slug));
}

/// By their beginning, as far as it is known, and else in the order of the files.
fn sort_parts(rows: &mut Dataset) {
    let starts: HashMap<i32, _> = rows.networks.iter().map(|network| (network.id, network.starts)).collect();
    rows.party_counts.sort_by_cached_key(|row| SortKey::date(Some(row.counted_on)));
    rows.agency_names.sort_by_cached_key(|row| (row.since.is_some(), SortKey::date(row.since)));
    rows.agency_seats.sort_by_cached_key(|row| (row.since.is_some(), SortKey::date(row.since)));
    rows.agency_kind_terms.sort_by_cached_key(|row| (row.since.is_some(), SortKey::date(row.since)));
    rows.successions.sort_by_cached_key(|row| SortKey::date(row.succeeded_on));
    rows.fundings.sort_by_cached_key(|row| SortKey::date(row.funded_on));
    rows.other_members.sort_by_cached_key(|row| SortKey::date(row.since.or(row.attested).or(starts[&row.network_id])));
    rows.other_office_terms.sort_by_cached_key(|row| SortKey::date(row.since));
}

/// The parts of facts by what they are parts of.
fn of<A: Row, T>(rows: Vec<T>, wholes: &Table<A>, whole: impl Fn(&T) -> i32) -> Lists<A, T> {
    Lists::new(wholes.len(), rows.into_iter().map(|row| (wholes.place(whole(&row)), row)))
}

fn place<T: Stored>(nodes: &mut [Option<Place>], table: &Table<T>) {
    for id in table.ids() {
        nodes[table.fact(id).index()] = Some(Place { kind: T::KIND, fact_id: table.row(id).fact_id() });
    }
}

/// Which facts rest on each source: every fact that lists it, and those whose parts do.
fn supports(graph: &Graph) -> Lists<source::Model, Id<fact::Model>> {
    let mut pairs = Vec::new();
    for node in Kind::ALL.iter().flat_map(|kind| graph.of_kind(*kind)) {
        let parts = node.parts().flat_map(|part| graph.citations.of(part));
        let cited =
            node.citations().map(|citation| citation.source().id()).chain(parts.map(|citation| citation.source));
        pairs.extend(cited.map(|source| (source, node.fact())));
    }
    pairs.sort();
    pairs.dedup();
    Lists::new(graph.sources.len(), pairs)
}
