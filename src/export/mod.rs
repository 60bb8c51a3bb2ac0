//! The data set to take along: one file a format, a snapshot or an answer → bytes into a writer.
//!
//! It knows nothing of HTTP, of the database and of files: who asks gives the writer, and the address that links begin
//! with.

pub mod answer;
