//! The GraphQL contract, declared: what each type shows, once, and nothing else. A kind has one file.
//!
//! From these declarations follow the schema, the filters, orders and groups, and how every field is answered.

pub mod action;
pub mod agency;
pub mod agency_history;
pub mod arrangement;
pub mod change;
pub mod coverage;
pub mod database;
pub mod dataset;
pub mod federation;
pub mod finding;
pub mod funding;
pub mod history;
pub mod homogeneity;
pub mod impact;
pub mod instrument;
pub mod instrument_history;
pub mod interface;
pub mod known;
pub mod measure;
pub mod membership;
pub mod network;
pub mod other_member;
pub mod output;
pub mod overlap;
pub mod participation;
pub mod path;
pub mod project;
pub mod query;
pub mod ratification;
pub mod region;
pub mod source;
pub mod state;
pub mod translated_name;

use crate::table::{
    group,
    object::{Object, Table},
};
use std::sync::LazyLock;

/// All types; the same for every revision.
pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let kinds = [
        instrument::instrument(),
        measure::measure(),
        agency::agency(),
        network::network(),
        membership::membership(),
        project::project(),
        participation::participation(),
        action::action(),
        output::output(),
        arrangement::arrangement(),
        impact::impact(),
        state::state(),
        region::region(),
        ratification::ratification(),
        finding::finding(),
        source::source(),
    ];
    let groups: Vec<Object> = kinds.iter().map(group::group_of).collect();
    let others = [
        query::query(),
        interface::node(),
        interface::fact(),
        interface::entity(),
        federation::joined(),
        group::size(),
        source::citation(),
        instrument::identifier(),
        instrument::ratification_table(),
        membership::office_term(),
        network::reported_size(),
        instrument_history::party_count(),
        instrument_history::opt_out(),
        agency_history::agency_name(),
        agency_history::agency_seat(),
        agency_history::agency_kind_term(),
        agency_history::succession(),
        translated_name::translated_name(),
        funding::funding(),
        other_member::other_member(),
        agency::power(),
        output::headline_figure(),
        finding::finding_figure(),
        finding::evidence(),
        finding::expectation(),
        overlap::tie(),
        overlap::partner(),
        overlap::work(),
        overlap::overlap(),
        coverage::coverage(),
        coverage::shared_action(),
        coverage::coordination_need(),
        database::database_overlap(),
        database::guidebook_cluster(),
        homogeneity::type_homogeneity(),
        homogeneity::precision_count(),
        homogeneity::precision_share(),
        homogeneity::chart_of_measures(),
        homogeneity::chart_column(),
        homogeneity::chart_row(),
        homogeneity::chart_cell(),
        homogeneity::instrument_comparison(),
        homogeneity::type_comparison(),
        homogeneity::consent(),
        homogeneity::region_consent(),
        history::network_year(),
        history::member_overlap(),
        history::common_member(),
        history::agency_work(),
        path::path(),
        path::step(),
        path::centrality(),
        dataset::dataset(),
        change::fact_change(),
        change::value_change(),
        dataset::subscription(),
        dataset::dataset_change(),
        dataset::kind_count(),
        dataset::vocabulary(),
        dataset::vocabulary_value(),
        dataset::search_hit(),
        dataset::suggestion(),
    ];
    Table::new(kinds.into_iter().chain(groups).chain(others).collect())
});
