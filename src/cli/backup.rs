//! `palermo backup`: a whole copy of the database, to be put back some day.

use crate::{
    cli::{BackupOptions, database, output},
    store::copy,
};
use anyhow::{Context, bail};
use std::{io::Write, process::ExitCode};

/// Only we may read a backup, because the key of the cursors is in it.
const PRIVATE: u32 = 0o600;

/// Writes a backup; servers and imports go on meanwhile.
pub async fn run(options: BackupOptions) -> anyhow::Result<ExitCode> {
    let path = &options.file;
    let unwritten = || format!("`{}` can't be written", path.display());
    if path.exists() && !options.overwrite {
        bail!(
            "`{}` is there already; give another name, or `--overwrite` to put the backup in its place",
            path.display()
        );
    }
    let Some(place) = output::place(path).with_context(unwritten)? else {
        bail!("`{}` is not a plain file; give another name", path.display());
    };
    if database::file(&options.database).and_then(|file| file.canonicalize().ok()).is_some_and(|file| file == place) {
        bail!("`{}` is the database itself; give another name", path.display());
    }
    let file = output::beside(&place, PRIVATE).with_context(unwritten)?;
    let copied =
        database::with_existing(&options.database, async |database| Ok(copy::to_keep(database, file.path()).await?));
    let revision = copied.await.with_context(|| format!("`{}` was not made", path.display()))?;
    let size = file.as_file().metadata().with_context(unwritten)?.len();
    match options.overwrite {
        true => output::keep(file, &place),
        // Somebody else may have made it meanwhile.
        false => output::keep_new(file, &place),
    }
    .with_context(unwritten)?;
    let facts = match revision {
        Some(row) => format!("data set {}, revision {}, digest {}", row.version, row.revision, row.digest),
        None => "no facts".to_owned(),
    };
    writeln!(output::standard(), "{}: {facts}, {size} bytes", path.display())?;
    Ok(ExitCode::SUCCESS)
}
