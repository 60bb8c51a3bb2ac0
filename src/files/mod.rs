//! Files → [`entity::dataset::Dataset`] and every problem found in them.
//!
//! Reading goes in two steps. First each file becomes facts whose values know their place (`agency.rs`,
//! `instrument.rs` … : one file an entity, which is the definition of its format) and every rule of `rules/` says what
//! is wrong with them. Then, if nothing is, the facts are numbered and written as rows.
//!
//! It knows nothing of the database, the graph or those who ask, and does not look at the clock.

mod action;
mod agency;
mod agency_history;
mod arrangement;
mod dataset;
pub mod excluded;
mod fields;
mod finding;
mod form;
mod format;
mod funding;
mod given;
mod headline_figure;
mod instrument;
mod instrument_history;
mod kind;
mod layout;
mod manual;
mod measure;
mod member;
mod nearest;
mod network;
mod order;
mod output;
mod power;
mod project;
mod ratification;
mod reading;
mod reference;
mod region;
mod rows;
mod rules;
mod sheet;
mod source;
mod state;
mod translated_name;
mod value;

pub mod embedded;
pub mod folder;
pub mod problem;
pub mod read;
pub mod schema;
pub mod skeleton;

#[cfg(test)]
mod fixture;

use std::string::FromUtf8Error;

/// One file of the data folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataFile {
    /// Its path from the data folder, with `/` between the parts: `agencies/iom.toml`.
    pub path: String,
    /// What stands in it, or why that is not known.
    pub text: Result<String, Unread>,
}

/// Why nobody knows what stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// It has a name that no data file has, and was not opened.
    Unknown,
    /// It is not written in UTF-8.
    NotUtf8 {
        /// The line up to which it is, counted from 1.
        line: usize,
        /// The character of this line at which it ends to be, counted from 1.
        column: usize,
    },
    /// It is larger than a data file may be.
    TooLarge,
    /// The files before it are as large together as all may be.
    TooMuch,
    /// It is something else that has a name: a pipe, a socket, a device.
    NoFile {
        /// What it is.
        what: &'static str,
    },
    /// It is a link that leads nowhere.
    BrokenLink,
    /// It is a folder that has another name too, under which it was read: links may lead round in circles.
    Again {
        /// The other name; empty for the data folder itself.
        first: String,
    },
    /// Its name is not written in UTF-8.
    Name,
    /// The system refused.
    System {
        /// What it said.
        cause: String,
    },
}

impl Unread {
    /// Where bytes cease to be UTF-8.
    fn not_utf8(error: &FromUtf8Error) -> Unread {
        let right = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line_start = right.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        Unread::NotUtf8 {
            line: right.iter().filter(|byte| **byte == b'\n').count() + 1,
            column: String::from_utf8_lossy(&right[line_start..]).chars().count() + 1,
        }
    }
}

impl DataFile {
    /// A file that was read.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        DataFile { path: path.into(), text: Ok(text.into()) }
    }
}
