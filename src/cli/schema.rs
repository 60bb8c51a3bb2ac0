//! `palermo schema`: prints the GraphQL schema.

use crate::answer::schema;
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Prints the schema.
pub fn run() -> anyhow::Result<ExitCode> {
    io::stdout().write_all(schema::print().as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
