//! The order of rows: each table by its primary key, as the database gives them back.

use entity::{dataset::Dataset, instrument_relation::InstrumentRelationKind};

/// Sorts every table.
pub(super) fn sort(dataset: &mut Dataset) {
    // Taken apart without `..`, so that a new table does not compile before its order is decided here.
    let Dataset {
        about: _,
        facts,
        sources,
        citations,
        identifiers,
        instruments,
        instrument_relations,
        measures,
        measure_beneficiaries,
        agencies,
        agency_aliases,
        agency_mandates,
        agency_territories,
        powers,
        networks,
        reported_sizes,
        memberships,
        office_terms,
        impacts,
        projects,
        project_states,
        participations,
        actions,
        action_states,
        action_regions,
        action_territories,
        action_instruments,
        outputs,
        output_topics,
        output_data_sources,
        output_figures,
        output_counts,
        headline_figures,
        output_partners,
        arrangements,
        arrangement_parties,
        arrangement_other_parties,
        arrangement_subjects,
        states,
        regions,
        region_states,
        ratifications,
        ratification_tables,
        findings,
        finding_figures,
        finding_expectations,
        finding_abouts,
        party_counts,
        opt_outs,
        agency_names,
        agency_seats,
        agency_kind_terms,
        successions,
        fundings,
        other_members,
        other_office_terms,
        translated_names,
    } = dataset;
    facts.sort_by_key(|row| row.id);
    sources.sort_by_key(|row| row.id);
    citations.sort_by_key(|row| (row.fact_id, row.position));
    identifiers.sort_by(|left, right| (left.fact_id, &left.scheme).cmp(&(right.fact_id, &right.scheme)));
    instruments.sort_by_key(|row| row.id);
    instrument_relations.sort_by_key(|row| (row.instrument_id, word(row.kind), row.other_id));
    measures.sort_by_key(|row| row.id);
    measure_beneficiaries.sort_by_key(|row| (row.measure_id, row.position));
    agencies.sort_by_key(|row| row.id);
    agency_aliases.sort_by_key(|row| (row.agency_id, row.position));
    agency_mandates.sort_by_key(|row| (row.agency_id, row.position));
    agency_territories.sort_by_key(|row| (row.agency_id, row.position));
    powers.sort_by_key(|row| row.id);
    networks.sort_by_key(|row| row.id);
    reported_sizes.sort_by_key(|row| row.id);
    memberships.sort_by_key(|row| row.id);
    office_terms.sort_by_key(|row| row.id);
    impacts.sort_by_key(|row| row.id);
    projects.sort_by_key(|row| row.id);
    project_states.sort_by_key(|row| (row.project_id, row.position));
    participations.sort_by_key(|row| row.id);
    actions.sort_by_key(|row| row.id);
    action_states.sort_by_key(|row| (row.action_id, row.position));
    action_regions.sort_by_key(|row| (row.action_id, row.position));
    action_territories.sort_by_key(|row| (row.action_id, row.position));
    action_instruments.sort_by_key(|row| (row.action_id, row.position));
    outputs.sort_by_key(|row| row.id);
    output_topics.sort_by_key(|row| (row.output_id, row.position));
    output_data_sources.sort_by_key(|row| (row.output_id, row.position));
    output_figures.sort_by_key(|row| (row.output_id, row.position));
    output_counts.sort_by_key(|row| (row.output_id, row.position));
    headline_figures.sort_by_key(|row| row.id);
    output_partners.sort_by_key(|row| (row.output_id, row.position));
    arrangements.sort_by_key(|row| row.id);
    arrangement_parties.sort_by_key(|row| (row.arrangement_id, row.position));
    arrangement_other_parties.sort_by_key(|row| (row.arrangement_id, row.position));
    arrangement_subjects.sort_by_key(|row| (row.arrangement_id, row.position));
    states.sort_by_key(|row| row.id);
    regions.sort_by_key(|row| row.id);
    region_states.sort_by_key(|row| (row.region_id, row.position));
    ratifications.sort_by_key(|row| row.id);
    ratification_tables.sort_by_key(|row| row.instrument_id);
    findings.sort_by_key(|row| row.id);
    finding_figures.sort_by_key(|row| (row.finding_id, row.position));
    finding_expectations.sort_by_key(|row| (row.finding_id, row.position));
    finding_abouts.sort_by_key(|row| (row.finding_id, row.position));
    party_counts.sort_by_key(|row| row.id);
    opt_outs.sort_by_key(|row| row.id);
    agency_names.sort_by_key(|row| row.id);
    agency_seats.sort_by_key(|row| row.id);
    agency_kind_terms.sort_by_key(|row| row.id);
    successions.sort_by_key(|row| row.id);
    fundings.sort_by_key(|row| row.id);
    other_members.sort_by_key(|row| row.id);
    other_office_terms.sort_by_key(|row| row.id);
    translated_names.sort_by_key(|row| row.id);
}

/// The database keeps the word and sorts by it.
fn word(kind: InstrumentRelationKind) -> &'static str {
    match kind {
        InstrumentRelationKind::Supplements => "supplements",
        InstrumentRelationKind::Amends => "amends",
        InstrumentRelationKind::Supersedes => "supersedes",
        InstrumentRelationKind::Implements => "implements",
    }
}
