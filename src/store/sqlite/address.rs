//! Which file an address means.

use crate::store::error::StoreError;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use std::path::{Path, PathBuf};

/// The file at an address, whose place is there.
pub(in crate::store) fn file(url: &str) -> Result<PathBuf, StoreError> {
    if !url.starts_with("sqlite:") {
        let scheme = url.split_once(':').map_or(url, |(scheme, _)| scheme);
        return Err(StoreError::Scheme { scheme: scheme.chars().take(100).collect() });
    }
    let options: SqliteConnectOptions =
        url.parse().map_err(|error: sea_orm::SqlxError| StoreError::Address { reason: error.to_string() })?;
    let path = options.get_filename();
    if path.to_string_lossy().starts_with("file:sqlx-in-memory") || url.contains("mode=memory") {
        return Err(StoreError::Memory);
    }
    if path.as_os_str().is_empty() {
        return Err(StoreError::Address { reason: "it names no file".to_owned() });
    }
    if path.is_dir() {
        return Err(StoreError::Folder { path: path.to_owned() });
    }
    match path.parent().filter(|folder| *folder != Path::new("")) {
        Some(folder) if !folder.is_dir() => Err(StoreError::NoFolder { folder: folder.to_owned() }),
        _ => Ok(path.to_owned()),
    }
}

/// The file beside a database, whose name has something more at its end: `palermo.db-wal`.
pub(super) fn beside(path: &Path, end: &str) -> PathBuf {
    // SQLite follows links first.
    let mut name = path.canonicalize().unwrap_or_else(|_| path.to_owned()).into_os_string();
    name.push(end);
    PathBuf::from(name)
}
