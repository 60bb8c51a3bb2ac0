//! `palermo backup`: a whole copy of the database, to be put back some day.

use crate::{
    cli::{BackupOptions, database, output},
    store::copy,
};
use anyhow::{Context, bail};
use std::{io::Write, path::Path, process::ExitCode};

/// Only we may read a backup, because the key of the cursors is in it.
const PRIVATE: u32 = 0o600;

/// Writes a backup; servers and imports go on meanwhile.
pub async fn run(options: BackupOptions) -> anyhow::Result<ExitCode> {
    let path = &options.file;
    if path.exists() && !options.overwrite {
        bail!(
            "`{}` is there already; give another name, or `--overwrite` to put the backup in its place",
            path.display()
        );
    }
    if is_the_database(&options, path) {
        bail!("`{}` is the database itself; give another name", path.display());
    }
    let unwritten = || format!("`{}` can't be written", path.display());
    let file = output::beside(path, PRIVATE).with_context(unwritten)?;
    let revision =
        database::with_existing(&options.database, async |database| Ok(copy::to_keep(database, file.path()).await?))
            .await?;
    let size = file.as_file().metadata().with_context(unwritten)?.len();
    match options.overwrite {
        true => output::keep(file, path),
        // Somebody else may have made it meanwhile.
        false => output::keep_new(file, path),
    }
    .with_context(unwritten)?;
    let facts = match revision {
        Some(row) => format!("data set {}, revision {}, digest {}", row.version, row.revision, row.digest),
        None => "no facts".to_owned(),
    };
    writeln!(output::standard(), "{}: {facts}, {size} bytes", path.display())?;
    Ok(ExitCode::SUCCESS)
}

fn is_the_database(options: &BackupOptions, path: &Path) -> bool {
    let file = database::file(&options.database);
    file.is_some_and(|file| path.canonicalize().is_ok_and(|path| file.canonicalize().is_ok_and(|file| file == path)))
}
