//! What must hold beyond types and words, one file a rule.

pub mod ancestry;
pub mod owner_sources;
pub mod period;
pub mod slug;
pub mod web_address;
