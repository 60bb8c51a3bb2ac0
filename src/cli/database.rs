//! From the database to a snapshot: what `serve` and `query` share.

use crate::{
    cli::{DatabaseOptions, check},
    files::embedded,
    snapshot::{Edition, Snapshot},
    store::{
        connect, copy,
        import::{self, EmbeddedImport},
        load, secret,
    },
};
use anyhow::{Context, bail};
use entity::dataset::Dataset;
use sea_orm::DatabaseConnection;

/// Opens the database, and makes it if there is none.
pub async fn open(options: &DatabaseOptions) -> anyhow::Result<DatabaseConnection> {
    Ok(connect::open(&options.database_url).await?)
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
    let secret = secret::cursor_key(database).await?;
    let edition = Edition {
        revision: loaded.revision.revision,
        digest: loaded.revision.digest,
        imported_at: loaded.revision.imported_at,
    };
    let snapshot = move || Snapshot::new(loaded.dataset, edition, secret).after(loaded.editions);
    Ok(tokio::task::spawn_blocking(snapshot).await?)
}

/// A copy of the database without its secrets, as bytes.
pub async fn copy(database: &DatabaseConnection) -> anyhow::Result<Vec<u8>> {
    // A folder that only we may read, because the copy holds the secrets until it is done.
    let folder = tempfile::tempdir().context("there is no place for a copy of the database")?;
    let path = folder.path().join("palermo.db");
    copy::copy(database, &path).await?;
    std::fs::read(&path).context("the copy of the database can't be read")
}

/// The time, to the second, in UTC.
pub fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
