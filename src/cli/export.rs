//! `palermo export`: the data set to take along, without a server.

use crate::{
    cli::{ExportOptions, database},
    export::list::{Export, Format, exports},
};
use anyhow::{Context, bail};
use sea_orm::DatabaseConnection;
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

/// Writes one export.
pub async fn run(options: ExportOptions) -> anyhow::Result<ExitCode> {
    let export = named(&options.format)?;
    let database = database::open(&options.database).await?;
    database::fill(&database).await?;
    match &options.output {
        Some(path) => {
            let file = File::create(path).with_context(|| format!("`{}` can't be written", path.display()))?;
            write(&database, &export, &options, BufWriter::new(file)).await?;
        }
        None => write(&database, &export, &options, BufWriter::new(io::stdout())).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn write(
    database: &DatabaseConnection,
    export: &Export,
    options: &ExportOptions,
    mut out: impl Write,
) -> anyhow::Result<()> {
    if export.format == Format::Sqlite {
        let bytes = database::copy(database).await?;
        out.write_all(&bytes)?;
    } else {
        let snapshot = database::snapshot(database).await?;
        let public_url = options.public_url.clone().unwrap_or_default();
        export.format.write(&snapshot, public_url.as_str(), &mut out)?;
    }
    Ok(out.flush()?)
}

/// The export with this file name.
fn named(name: &str) -> anyhow::Result<Export> {
    let all = exports();
    match all.iter().find(|export| export.name == name) {
        Some(export) => Ok(export.clone()),
        None => {
            let names: Vec<&str> = all.iter().map(|export| export.name.as_str()).collect();
            bail!("there is no export `{name}`; give one of {}", names.join(", "))
        }
    }
}
