//! The data set to download: one file a format, a snapshot or an answer → bytes into a writer.
//!
//! It knows nothing of HTTP, of the database and of files: who asks gives the writer, and the address that links begin
//! with. It asks no budget either: an export is the same for everybody as long as the facts are, and an answer was made
//! within one already.

pub mod answer;
pub mod answer_notes;
pub mod changes;
pub mod citation;
pub mod csv;
pub mod description;
pub mod graphml;
pub mod json;
pub mod json_ld;
pub mod list;
mod part;
pub mod record;
pub mod ties;
pub mod triples;
pub mod turtle;
mod xml;
