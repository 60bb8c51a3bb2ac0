//! The real data set, many times over: copies that stand side by side, each with its own slugs and ids.

use entity::dataset::Dataset;

/// So many copies of a data set as one. The first is the data set itself, so that its slugs lead to it.
pub(crate) fn scale(dataset: &Dataset, copies: i32) -> Dataset {
    let span = dataset.facts.iter().map(|fact| fact.id).max().unwrap_or(0);
    let mut scaled = dataset.clone();
    for copy in 1..copies {
        append(&mut scaled, dataset, span * copy, &format!("-{copy}"));
    }
    scaled
}

/// Adds a copy of which every id is moved on and every key ends in the suffix.
fn append(scaled: &mut Dataset, dataset: &Dataset, moved: i32, suffix: &str) {
    /// Adds the rows of tables, with these columns moved on and these texts lengthened.
    macro_rules! tables {
        ($($table:ident: [$($id:ident)*] [$($optional:ident)*] [$($text:ident)*];)*) => {
            $(
                scaled.$table.extend(dataset.$table.iter().cloned().map(|mut row| {
                    $( row.$id += moved; )*
                    $( row.$optional = row.$optional.map(|id| id + moved); )*
                    $( row.$text.push_str(suffix); )*
                    row
                }));
            )*
        };
    }
    tables! {
        facts: [id] [] [key];
        sources: [id] [] [url];
        citations: [fact_id source_id] [] [];
        identifiers: [fact_id] [] [];
        instruments: [id] [] [slug];
        instrument_relations: [instrument_id other_id] [] [];
        measures: [id instrument_id] [] [slug];
        measure_beneficiaries: [measure_id] [] [];
        agencies: [id] [parent_id] [slug];
        agency_aliases: [agency_id] [] [name];
        agency_mandates: [agency_id instrument_id] [] [];
        agency_territories: [agency_id region_id] [] [];
        powers: [id agency_id] [instrument_id] [];
        networks: [id] [] [slug];
        reported_sizes: [id network_id] [] [];
        memberships: [id network_id agency_id] [] [];
        office_terms: [id membership_id] [] [];
        impacts: [id network_id agency_id] [] [];
        projects: [id] [] [slug];
        project_states: [project_id state_id] [] [];
        participations: [id project_id agency_id] [] [];
        actions: [id] [agency_id network_id project_id] [slug];
        action_states: [action_id state_id] [] [];
        action_regions: [action_id] [] [];
        action_territories: [action_id region_id] [] [];
        action_instruments: [action_id instrument_id] [] [];
        outputs: [id] [agency_id network_id project_id] [slug];
        output_topics: [output_id] [] [];
        output_data_sources: [output_id] [] [];
        output_figures: [output_id] [] [];
        output_counts: [output_id] [] [];
        headline_figures: [id output_id] [] [];
        output_partners: [output_id partner_id] [] [];
        arrangements: [id] [] [slug];
        arrangement_parties: [arrangement_id agency_id] [] [];
        arrangement_other_parties: [arrangement_id] [] [];
        arrangement_subjects: [arrangement_id] [] [];
        states: [id] [] [slug];
        regions: [id] [] [slug];
        region_states: [region_id state_id] [] [];
        ratifications: [id instrument_id] [state_id agency_id] [];
        ratification_tables: [instrument_id] [] [];
        findings: [id] [] [slug];
        finding_figures: [finding_id] [] [];
        finding_expectations: [finding_id] [] [];
        finding_abouts: [finding_id about_id] [] [];
        party_counts: [id instrument_id] [] [];
        opt_outs: [id instrument_id state_id] [] [];
        agency_names: [id agency_id] [] [];
        agency_seats: [id agency_id] [] [];
        agency_kind_terms: [id agency_id] [] [];
        successions: [id agency_id] [predecessor_id] [];
        fundings: [id project_id] [agency_id state_id] [];
        other_members: [id network_id] [state_id] [];
        other_office_terms: [id other_member_id] [] [];
        translated_names: [id] [instrument_id agency_id network_id] [];
    }
}
