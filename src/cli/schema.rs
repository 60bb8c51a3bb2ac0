//! `palermo schema`: prints the GraphQL schema, or writes those of the data files.

use crate::{answer, cli::SchemaOptions, files::schema};
use anyhow::Context;
use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

/// Prints the schema, or writes the others.
pub fn run(options: &SchemaOptions) -> anyhow::Result<ExitCode> {
    match &options.data {
        Some(folder) => write_data_schemas(folder)?,
        None => io::stdout().write_all(answer::schema::print().as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn write_data_schemas(folder: &Path) -> anyhow::Result<()> {
    if !folder.join("dataset.toml").is_file() {
        anyhow::bail!("there is no `dataset.toml` in `{}`; name the folder of data files", folder.display());
    }
    for file in schema::files() {
        let place = folder.join(&file.path);
        let written = place.parent().map_or(Ok(()), fs::create_dir_all);
        let text = file.text.unwrap_or_default();
        written
            .and_then(|()| fs::write(&place, text))
            .with_context(|| format!("`{}` could not be written", place.display()))?;
        writeln!(io::stdout(), "{}", place.display())?;
    }
    Ok(())
}
