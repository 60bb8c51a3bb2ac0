//! `palermo schema`: prints the GraphQL schema.

use crate::{answer::schema, cli::output};
use std::{io::Write, process::ExitCode};

/// Prints the schema.
pub fn run() -> anyhow::Result<ExitCode> {
    output::standard().write_all(schema::print().as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
