//! What must hold of the facts: one file a rule, with its tests.

pub(super) mod alias;
pub(super) mod ancestor;
pub(super) mod attested;
pub(super) mod citation;
pub(super) mod consent;
pub(super) mod database;
pub(super) mod document;
pub(super) mod duplicate;
pub(super) mod file_name;
pub(super) mod identifier;
pub(super) mod joint_with;
pub(super) mod layout;
pub(super) mod measure_id;
pub(super) mod page;
pub(super) mod parties;
pub(super) mod party_count;
pub(super) mod period;
pub(super) mod reference;
pub(super) mod relation_to_itself;
pub(super) mod row_source;
pub(super) mod slug;
pub(super) mod state_citation;
pub(super) mod state_code;
pub(super) mod text;
pub(super) mod url;
pub(super) mod version;
