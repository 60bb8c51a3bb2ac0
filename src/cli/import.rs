//! `palermo import`: replaces the facts of the database.

use crate::{
    cli::{ImportOptions, check, database, output},
    files::folder,
    http::shutdown::StopSignals,
    store::{
        change::Changes,
        import::{self, EmbeddedImport, Imported, Listener, Progress},
    },
};
use anyhow::{Context, bail};
use entity::revision::Origin;
use indicatif::{ProgressBar, ProgressStyle};
use sea_orm::DatabaseConnection;
use std::{
    collections::BTreeMap,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

/// Imports a folder, or what the program carries, and says what that changed.
pub async fn run(options: ImportOptions) -> anyhow::Result<ExitCode> {
    match &options.folder {
        Some(folder) => from_folder(&options, folder).await,
        None => embedded(&options).await,
    }
}

async fn from_folder(options: &ImportOptions, folder: &Path) -> anyhow::Result<ExitCode> {
    let files = folder::read_folder(folder)?;
    let Some(dataset) = check::dataset(&files) else {
        eprintln!("nothing was imported");
        return Ok(ExitCode::FAILURE);
    };
    let imported = within(options, async |database, listener| {
        Ok(import::import(database, &dataset, Origin::Folder, &database::now(), listener).await?)
    });
    report(&imported.await?)?;
    Ok(ExitCode::SUCCESS)
}

async fn embedded(options: &ImportOptions) -> anyhow::Result<ExitCode> {
    let dataset = database::carried()?;
    let outcome = within(options, async |database, listener| {
        Ok(import::import_embedded(database, &dataset, &database::now(), listener).await?)
    });
    match outcome.await? {
        EmbeddedImport::Imported(imported) => report(&imported)?,
        EmbeddedImport::CuratedKept { version } => bail!(
            "the database holds facts of a folder (version {version}), which the facts that the program carries never \
             replace; import a folder, or use another database"
        ),
        EmbeddedImport::NewerKept { version } => bail!(
            "the database holds a later edition ({version}) than the program carries; use the program that brought it"
        ),
    }
    Ok(ExitCode::SUCCESS)
}

/// Imports, and shows how far it is. Who asks to stop gets the facts from before, and a database at rest.
async fn within<T>(
    options: &ImportOptions,
    import: impl AsyncFnOnce(&DatabaseConnection, Listener<'_>) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let mut signals = StopSignals::listen().context("the signals to stop can't be waited for")?;
    let bar = progress_bar();
    let mut show = |progress: Progress| advance(&bar, progress);
    let imported = database::with(&options.database, async |database| {
        tokio::select! {
            imported = import(database, &mut show) => imported,
            signal = signals.requested() => bail!("stopped by {signal}; nothing was imported"),
        }
    });
    let imported = imported.await;
    bar.finish_and_clear();
    imported
}

/// Drawn only on a terminal.
fn progress_bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} rows, {msg}");
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn advance(bar: &ProgressBar, progress: Progress) {
    bar.set_length(progress.rows as u64);
    bar.set_position(progress.written as u64);
    bar.set_message(progress.table);
}

fn report(imported: &Imported) -> io::Result<()> {
    let mut out = output::standard();
    if imported.unchanged {
        return writeln!(out, "revision {}: the same facts were there already; nothing was changed", imported.revision);
    }
    let Changes { about, added, changed, removed } = &imported.changes;
    let (added, changed, removed) = (
        by_kind(added.iter().map(String::as_str)),
        by_kind(changed.iter().map(|fact| fact.key.as_str())),
        by_kind(removed.iter().map(String::as_str)),
    );
    writeln!(out, "revision {}, digest {}", imported.revision, imported.digest)?;
    for (what, kinds) in [("added", added), ("changed", changed), ("removed", removed)] {
        let total: usize = kinds.values().sum();
        let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        match total {
            0 => writeln!(out, "{what:>8} {total:>5}")?,
            _ => writeln!(out, "{what:>8} {total:>5}   {}", kinds.join(", "))?,
        }
    }
    for value in about {
        let of = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
        writeln!(out, "{}: {}, before {}", value.place, of(&value.new), of(&value.old))?;
    }
    Ok(())
}

fn by_kind<'k>(keys: impl Iterator<Item = &'k str>) -> BTreeMap<&'k str, usize> {
    let mut kinds = BTreeMap::new();
    for key in keys {
        *kinds.entry(key.split(':').next().unwrap_or(key)).or_default() += 1;
    }
    kinds
}
