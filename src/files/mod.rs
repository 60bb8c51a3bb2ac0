//! Data files → `Dataset`, and every problem found on the way.
//!
//! A reader returns what it understood *and* the problems, so that a curator mends a folder in one go. It knows nothing
//! of the database, of the graph and of who reads.

pub mod agency;
pub mod arrangement;
pub mod dataset;
pub mod embedded;
pub mod excluded;
pub mod fields;
pub mod finding;
pub mod folder;
pub mod instrument;
pub mod network;
pub mod problem;
pub mod project;
pub mod ratification;
pub mod read;
pub mod reading;
pub mod rules;
pub mod source;
pub mod state;
pub mod table;
pub mod work;

/// One file of the data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Where it is, from the data folder, with `/`: `agencies/iom.toml`.
    pub path: String,
    /// What is in it.
    pub text: String,
}
