//! From the database to a snapshot: what `serve` and `query` share.

use crate::{
    cli::{DatabaseOptions, check},
    files::embedded,
    snapshot::{Edition, Snapshot},
    store::{
        connect, copy,
        error::StoreError,
        import::{self, EmbeddedImport},
        load::{self, Loaded},
        secret,
    },
};
use anyhow::{Context, bail};
use entity::{dataset::Dataset, revision};
use sea_orm::DatabaseConnection;
use std::path::PathBuf;

/// Does something with the database, which is made if there is none, and closes it again, whatever comes of it: so that
/// it is one file when a command has ended.
pub async fn with<T>(
    options: &DatabaseOptions,
    work: impl AsyncFnOnce(&DatabaseConnection) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    closing(options, connect::open(&options.database_url).await?, work).await
}

/// The same with a database that has to be there.
pub async fn with_existing<T>(
    options: &DatabaseOptions,
    work: impl AsyncFnOnce(&DatabaseConnection) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    closing(options, connect::open_existing(&options.database_url).await?, work).await
}

async fn closing<T>(
    options: &DatabaseOptions,
    database: DatabaseConnection,
    work: impl AsyncFnOnce(&DatabaseConnection) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let outcome = work(&database).await;
    let closed = connect::close(database).await;
    let done = outcome.map_err(|error| of_file(options, error))?;
    if let Err(error) = closed {
        // What was done is done.
        eprintln!("palermo: {:#}", of_file(options, error.into()));
    }
    Ok(done)
}

/// The same error, with the file: what a statement met with does not know in which.
pub fn of_file(options: &DatabaseOptions, error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<StoreError>() {
        Some(cause) if !cause.names_the_file() => {
            let name = connect::name(&options.database_url).unwrap_or_default();
            error.context(format!("the database `{name}`"))
        }
        _ => error,
    }
}

/// The file that the database is, where it is one.
pub fn file(options: &DatabaseOptions) -> Option<PathBuf> {
    connect::file(&options.database_url)
}

/// The snapshot of what the database holds, after the facts that the program carries were put into it.
pub async fn filled(options: &DatabaseOptions) -> anyhow::Result<Snapshot> {
    with(options, async |database| {
        fill(database).await?;
        snapshot(database).await
    })
    .await
}

/// The facts that the program carries.
pub fn carried() -> anyhow::Result<Dataset> {
    match check::dataset(&embedded::files()) {
        Some(dataset) => Ok(dataset),
        None => bail!("the facts that the program carries have problems; build it again with `data/` as released"),
    }
}

/// Puts the facts that the program carries into an empty database or over an older edition of themselves.
pub async fn fill(database: &DatabaseConnection) -> anyhow::Result<EmbeddedImport> {
    Ok(import::import_embedded(database, &carried()?, &now(), &mut |_| {}).await?)
}

/// The snapshot of what the database holds.
pub async fn snapshot(database: &DatabaseConnection) -> anyhow::Result<Snapshot> {
    let loaded = load::load(database).await?.context("the database holds no facts; run `palermo import`")?;
    of(loaded, secret::cursor_key(database).await?).await
}

/// The snapshot of what was loaded.
pub async fn of(loaded: Loaded, cursor_key: [u8; 32]) -> anyhow::Result<Snapshot> {
    let edition = edition(&loaded.revision);
    let snapshot = move || Snapshot::new(loaded.dataset, edition, cursor_key).after(loaded.editions);
    Ok(tokio::task::spawn_blocking(snapshot).await?)
}

/// Which edition the row about the facts tells of.
pub fn edition(revision: &revision::Model) -> Edition {
    Edition { revision: revision.revision, digest: revision.digest.clone(), imported_at: revision.imported_at.clone() }
}

/// A copy of the database without its secrets, after the facts that the program carries were put into it.
pub async fn filled_copy(options: &DatabaseOptions) -> anyhow::Result<Vec<u8>> {
    with(options, async |database| {
        fill(database).await?;
        copy(database).await
    })
    .await
}

/// A copy of the database without its secrets, as bytes.
pub async fn copy(database: &DatabaseConnection) -> anyhow::Result<Vec<u8>> {
    // A folder that only we may read, because the copy holds the secrets until it is done.
    let folder = tempfile::tempdir().context("there is no place for a copy of the database")?;
    let path = folder.path().join("palermo.db");
    copy::to_give_away(database, &path).await?;
    std::fs::read(&path).context("the copy of the database can't be read")
}

/// The time, to the second, in UTC.
pub fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
