//! The one list of the tables of facts, those that others refer to first.

/// Calls a macro with every table: its field in `Dataset`, and its module in `entity`.
///
/// A field of `Dataset` that is missing here does not compile, because loading builds a whole `Dataset` of it.
macro_rules! tables {
    ($callback:ident) => {
        $callback! {
            facts: fact,
            sources: source,
            citations: citation,
            identifiers: identifier,
            instruments: instrument,
            instrument_relations: instrument_relation,
            measures: measure,
            measure_beneficiaries: measure_beneficiary,
            states: state,
            ratification_tables: ratification_table,
            agencies: agency,
            agency_aliases: agency_alias,
            agency_mandates: agency_mandate,
            networks: network,
            reported_sizes: reported_size,
            memberships: membership,
            office_terms: office_term,
            impacts: impact,
            projects: project,
            project_states: project_state,
            participations: participation,
            arrangements: arrangement,
            arrangement_parties: arrangement_party,
            arrangement_other_parties: arrangement_other_party,
            arrangement_subjects: arrangement_subject,
            ratifications: ratification,
            actions: action,
            action_states: action_state,
            action_regions: action_region,
            action_instruments: action_instrument,
            outputs: output,
            output_topics: output_topic,
            output_data_sources: output_data_source,
            output_figures: output_figure,
            output_partners: output_partner,
            findings: finding,
            finding_figures: finding_figure,
            finding_expectations: finding_expectation,
            finding_abouts: finding_about,
            party_counts: party_count,
            opt_outs: opt_out,
            agency_names: agency_name,
            agency_seats: agency_seat,
            agency_kind_terms: agency_kind_term,
            successions: succession,
            fundings: funding,
            other_members: other_member,
            other_office_terms: other_office_term,
        }
    };
}
pub(super) use tables;
