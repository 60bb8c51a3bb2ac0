//! A database that an earlier release wrote is taken up by this one. `released/` holds one of each, as CONTRIBUTING.md says.

use crate::{at_rest::text_of, every_table::dataset};
use entity::revision::Origin;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use palermo::store::{change, connect, import, load, secret};
use sea_orm::{ConnectionTrait, Database};
use std::{
    env, fs,
    io::{self, Read},
    path::{Path, PathBuf},
};
use tempfile::TempDir;

fn released() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/capabilities/released")
}

/// Packs a database of this release, with a row in every table, where `FIXTURE` names the release.
async fn pack() {
    let Ok(version) = env::var("FIXTURE") else { return };
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("palermo.db");
    let database = connect::open(&format!("sqlite://{}", file.display())).await.unwrap();
    let mut before = dataset();
    before.agencies[0].name = "What it was called before".into();
    for (facts, time) in [(before, "2026-11-23T12:00:00Z"), (dataset(), "2026-11-24T12:00:00Z")] {
        import::import(&database, &facts, Origin::Folder, time, &mut |_| {}).await.unwrap();
    }
    secret::cursor_key(&database).await.unwrap();
    connect::close(database).await.unwrap();
    let packed = fs::File::create_new(released().join(format!("{version}.db.gz"))).unwrap();
    let mut packed = GzEncoder::new(packed, Compression::best());
    io::copy(&mut fs::File::open(&file).unwrap(), &mut packed).unwrap();
    packed.finish().unwrap();
}

/// The database of a release, in a folder.
fn unpacked(packed: &Path, folder: &TempDir) -> PathBuf {
    let mut bytes = Vec::new();
    GzDecoder::new(fs::File::open(packed).unwrap()).read_to_end(&mut bytes).unwrap();
    let file = folder.path().join("palermo.db");
    fs::write(&file, bytes).unwrap();
    file
}

#[tokio::test]
async fn the_database_of_every_release_is_taken_up() {
    pack().await;
    let mut taken_up = 0;
    for entry in fs::read_dir(released()).unwrap() {
        let packed = entry.unwrap().path();
        let folder = TempDir::new().unwrap();
        let file = unpacked(&packed, &folder);
        let secret = text_of(&file, "SELECT hex(value) FROM secret").await;

        let database = connect::open(&format!("sqlite://{}", file.display())).await.unwrap();
        let loaded = load::load(&database).await.unwrap().unwrap();
        connect::close(database).await.unwrap();
        // What later releases add nobody has said there, and what is not said has no part in the digest.
        assert_eq!(change::digest(&loaded.dataset), loaded.revision.digest, "{}", packed.display());
        assert!(loaded.dataset.fact_count() >= 20, "{}", packed.display());
        assert_eq!(loaded.editions[0].edition.digest, loaded.revision.digest, "{}", packed.display());
        assert_eq!(&fs::read(&file).unwrap()[68..72], b"PLRM", "it is marked");
        assert_eq!(text_of(&file, "SELECT hex(value) FROM secret").await, secret, "cursors hold");
        taken_up += 1;
    }
    assert!(taken_up >= 2, "the fixtures were not found");
}

#[tokio::test]
async fn an_upgrade_that_fails_half_way_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let file = unpacked(&released().join("2026-11-24.db.gz"), &folder);
    // In the way of the second table that the next migration makes.
    let database = Database::connect(format!("sqlite://{}", file.display())).await.unwrap();
    database.execute_unprepared("CREATE TABLE edition_change (notes text)").await.unwrap();
    database.close().await.unwrap();
    let dump =
        "SELECT group_concat(sql, ';') || (SELECT group_concat(version) FROM seaql_migrations) FROM sqlite_master";
    let before = text_of(&file, dump).await;

    let error = connect::open(&format!("sqlite://{}", file.display())).await.unwrap_err().to_string();
    assert!(error.starts_with(&format!("the tables of the database `{}` can't be made: ", file.display())), "{error}");
    assert!(error.contains("edition_change") && !error.contains('\n'), "{error}");
    assert_eq!(text_of(&file, dump).await, before);
    assert_eq!(text_of(&file, "SELECT acronym FROM agency WHERE slug = 'iom'").await, "IOM");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
