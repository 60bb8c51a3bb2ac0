//! Files → [`entity::dataset::Dataset`] and every problem found in them.
//!
//! Reading goes in two steps. First each file becomes facts whose values know their place (`agency.rs`,
//! `instrument.rs` … : one file an entity, which is the definition of its format) and every rule of `rules/` says what
//! is wrong with them. Then, if nothing is, the facts are numbered and written as rows.
//!
//! It knows nothing of the database, the graph or those who ask, and does not look at the clock.

mod action;
mod agency;
mod arrangement;
mod dataset;
pub mod excluded;
mod fields;
mod finding;
mod given;
mod instrument;
mod kind;
mod measure;
mod member;
mod nearest;
mod network;
mod order;
mod output;
mod project;
mod ratification;
mod reading;
mod reference;
mod rows;
mod rules;
mod sheet;
mod source;
mod state;
mod value;

pub mod embedded;
pub mod folder;
pub mod problem;
pub mod read;

#[cfg(test)]
mod fixture;

/// One file of the data folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataFile {
    /// Its path from the data folder, with `/` between the parts: `agencies/iom.toml`.
    pub path: String,
    /// What stands in it.
    pub text: String,
}
