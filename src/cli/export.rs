//! `palermo export`: the data set to download, without a server.

use crate::{
    cli::{ExportOptions, database, output},
    export::list::{Export, Format, exports},
    snapshot::Snapshot,
};
use anyhow::bail;
use std::{
    io::{BufWriter, Write},
    process::ExitCode,
};

/// Writes one export.
pub async fn run(options: ExportOptions) -> anyhow::Result<ExitCode> {
    let export = named(&options.format)?;
    // The database is closed before anything is written: who reads slowly holds nothing up.
    let contents = match export.format {
        Format::Sqlite => Contents::Database(database::filled_copy(&options.database).await?),
        _ => Contents::Snapshot(Box::new(database::filled(&options.database).await?)),
    };
    let write = |out: &mut dyn Write| contents.write(&export, &options, out);
    match &options.output {
        Some(path) => output::write(path, write)?,
        None => {
            let mut out = BufWriter::new(output::standard());
            write(&mut out)?;
            out.flush()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What an export is made of.
enum Contents {
    Database(Vec<u8>),
    Snapshot(Box<Snapshot>),
}

impl Contents {
    fn write(&self, export: &Export, options: &ExportOptions, out: &mut dyn Write) -> anyhow::Result<()> {
        match self {
            Contents::Database(bytes) => out.write_all(bytes)?,
            Contents::Snapshot(snapshot) => {
                let public_url = options.public_url.clone().unwrap_or_default();
                export.format.write(snapshot, public_url.as_str(), out)?;
            }
        }
        Ok(())
    }
}

/// The export with this file name; of `palermo.ttl` and its like the ending alone will do.
fn named(name: &str) -> anyhow::Result<Export> {
    let all = exports();
    match all.iter().find(|export| export.name == name || export.name.strip_prefix("palermo") == Some(name)) {
        Some(export) => Ok(export.clone()),
        None => {
            let names: Vec<&str> = all.iter().map(|export| export.name.as_str()).collect();
            bail!("there is no export `{name}`; give one of {}", names.join(", "))
        }
    }
}
