//! `palermo schema`: prints the GraphQL schema, or writes those of the data files.

use crate::{
    answer,
    cli::{SchemaOptions, output},
    files::schema,
};
use anyhow::Context;
use std::{fs, io::Write, path::Path, process::ExitCode};

/// Prints the schema, or writes the others.
pub fn run(options: &SchemaOptions) -> anyhow::Result<ExitCode> {
    match &options.data {
        Some(folder) => write_data_schemas(folder)?,
        None => output::standard().write_all(answer::schema::print().as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn write_data_schemas(folder: &Path) -> anyhow::Result<()> {
    if !folder.join("dataset.toml").is_file() {
        anyhow::bail!("there is no `dataset.toml` in `{}`; name the folder of data files", folder.display());
    }
    for file in schema::files() {
        let place = folder.join(&file.path);
        let text = file.text.unwrap_or_default();
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).with_context(|| format!("`{}` can't be made", folder.display()))?;
        }
        output::write(&place, |out| Ok(out.write_all(text.as_bytes())?))?;
        writeln!(output::standard(), "{}", place.display())?;
    }
    Ok(())
}
