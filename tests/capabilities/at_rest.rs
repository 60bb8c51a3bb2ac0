//! The database is a file: one, whole, ours, and what a server answers from even when the file was replaced.

use crate::{
    every_table::dataset,
    program::{Server, agencies, eventually, palermo, run, text},
};
use entity::{dataset::Dataset, revision::Origin};
use palermo::store::{connect, import, load};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Stdio,
};
use tempfile::TempDir;

fn url(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

/// The names in a folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// What a file holds, by a connection that knows nothing of Palermo and changes nothing.
pub(crate) async fn text_of(file: &Path, sql: &str) -> String {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=ro&immutable=1", file.display()));
    options.max_connections(1).sqlx_logging(false);
    let database = Database::connect(options).await.unwrap();
    let row = database.query_one_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    let value = row.unwrap().try_get_by(0).unwrap();
    database.close().await.unwrap();
    value
}

async fn agency_names(file: &Path) -> String {
    text_of(file, "SELECT group_concat(name) FROM agency").await
}

/// A database in which one agency has this name.
async fn database(file: &Path, name: &str) -> DatabaseConnection {
    let database = connect::open(&url(file)).await.unwrap();
    put(&database, name).await;
    database
}

async fn put(database: &DatabaseConnection, name: &str) {
    import::import(database, &named(name), Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap();
}

fn named(name: &str) -> Dataset {
    let mut dataset = dataset();
    dataset.agencies[0].name = name.to_owned();
    dataset
}

/// Why a database can't be opened.
async fn refusal(file: &Path) -> String {
    connect::open(&url(file)).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_database_that_was_closed_is_one_file() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("palermo.db");
    let open = database(&file, "First").await;
    let other = connect::open(&url(&file)).await.unwrap();
    put(&open, "Second").await;
    connect::close(open).await.unwrap();
    // Another program has it open still: so there is a log, and the file holds all of it.
    assert!(names(folder.path()).contains(&"palermo.db-wal".to_owned()));
    assert!(agency_names(&file).await.starts_with("Second,"));
    connect::close(other).await.unwrap();
    assert_eq!(names(folder.path()), ["palermo.db"]);
}

#[test]
fn every_command_leaves_one_file_also_where_it_fails() {
    let folder = TempDir::new().unwrap();
    agencies(folder.path(), "facts", 2);
    fs::write(folder.path().join("good.graphql"), "{ agencies { totalCount } }").unwrap();
    fs::write(folder.path().join("bad.graphql"), "{ nothing }").unwrap();
    let others = ["bad.graphql", "facts", "good.graphql"];
    for (arguments, code) in [
        (&["import", "facts"][..], 0),
        (&["import"], 1),
        (&["query", "good.graphql"], 0),
        (&["query", "bad.graphql"], 1),
        (&["export", "agency.csv"], 0),
        (&["export", "palermo.db"], 0),
        (&["export", "palermo.ttl", "--output", "nowhere/palermo.ttl"], 1),
        (&["findings"], 0),
        (&["backup", "nowhere/palermo.db"], 1),
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", text(&output.stderr));
        let mut files = names(folder.path());
        files.retain(|name| !others.contains(&name.as_str()));
        assert_eq!(files, ["palermo.db"], "{arguments:?}");
    }
}

#[tokio::test]
async fn while_it_is_served_a_database_is_one_file() {
    for signal in ["-TERM", "-INT", "-HUP", "-KILL"] {
        let folder = TempDir::new().unwrap();
        let mut server = Server::start(folder.path(), &[]);
        assert!(eventually(|| names(folder.path()) == ["palermo.db"]));
        // A copy is a backup.
        fs::copy(folder.path().join("palermo.db"), folder.path().join("copy.db")).unwrap();
        server.signal(signal);
        server.process.wait().unwrap();
        if signal == "-KILL" {
            // It may have been looking just then; the next who opens the database tidies up.
            assert!(run(folder.path(), &["backup", "backup.db"]).status.success());
            fs::remove_file(folder.path().join("backup.db")).unwrap();
        }
        assert_eq!(names(folder.path()), ["copy.db", "palermo.db"], "{signal}");
        let query = "SELECT digest FROM dataset";
        let (of_file, of_copy) = (folder.path().join("palermo.db"), folder.path().join("copy.db"));
        assert_eq!(text_of(&of_file, query).await, text_of(&of_copy, query).await);
    }
}

#[tokio::test]
async fn an_import_that_is_asked_to_stop_leaves_one_file() {
    let folder = TempDir::new().unwrap();
    agencies(folder.path(), "old", 150);
    agencies(folder.path(), "new", 150);
    assert!(run(folder.path(), &["import", "old"]).status.success());
    let import = palermo(folder.path(), &["import", "new"]).stderr(Stdio::piped()).spawn().unwrap();
    // The log is there as soon as the import has begun; it may be done before the signal comes.
    assert!(eventually(|| folder.path().join("palermo.db-wal").exists()));
    std::process::Command::new("kill").args(["-INT", &import.id().to_string()]).status().unwrap();
    let output = import.wait_with_output().unwrap();
    assert_eq!(names(folder.path()), ["new", "old", "palermo.db"]);
    let held = agency_names(&folder.path().join("palermo.db")).await;
    match output.status.code() {
        Some(1) => {
            assert_eq!(text(&output.stderr), "palermo: stopped by SIGINT; nothing was imported\n");
            assert!(held.starts_with("old "), "{held}");
        }
        code => assert_eq!((code, &held[..4]), (Some(0), "new ")),
    }
}

#[tokio::test]
async fn a_backup_is_whole_and_private_and_replaces_nothing_unasked() {
    let folder = TempDir::new().unwrap();
    agencies(folder.path(), "facts", 2);
    let missing = run(folder.path(), &["backup", "backup.db"]);
    assert_eq!(text(&missing.stderr), "palermo: `backup.db` was not made: there is no database `palermo.db`\n");
    assert_eq!(names(folder.path()), ["facts"]);

    assert!(run(folder.path(), &["import", "facts"]).status.success());
    let server = Server::start(folder.path(), &[]);
    let made = run(folder.path(), &["backup", "backup.db"]);
    assert!(text(&made.stdout).starts_with("backup.db: data set 2026.11.1, revision 1, digest "), "{made:?}");
    let (file, backup) = (folder.path().join("palermo.db"), folder.path().join("backup.db"));
    assert_eq!(fs::metadata(&backup).unwrap().permissions().mode() & 0o777, 0o600);
    let secret = "SELECT hex(value) FROM secret";
    assert_eq!(text_of(&backup, secret).await, text_of(&file, secret).await);
    let facts = |file: PathBuf| async move { load::load(&connect::open(&url(&file)).await.unwrap()).await.unwrap() };
    assert_eq!(facts(backup.clone()).await, facts(file.clone()).await);

    let before = fs::read(&backup).unwrap();
    let refused = run(folder.path(), &["backup", "backup.db"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("`backup.db` is there already; give another name, or `--overwrite`"));
    assert_eq!(fs::read(&backup).unwrap(), before);
    agencies(folder.path(), "more", 3);
    assert!(run(folder.path(), &["import", "more"]).status.success());
    assert!(run(folder.path(), &["backup", "backup.db", "--overwrite"]).status.success());
    assert_eq!(text_of(&backup, "SELECT CAST(count(*) AS text) FROM agency").await, "3");
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink(&pipe, folder.path().join("link")).unwrap();
    for name in ["pipe", "link"] {
        let refused = run(folder.path(), &["backup", name, "--overwrite"]);
        assert!(text(&refused.stderr).contains("is not a plain file; give another name"), "{}", text(&refused.stderr));
        assert!(!fs::metadata(&pipe).unwrap().is_file());
    }
    let itself = run(folder.path(), &["backup", "./palermo.db", "--overwrite"]);
    assert!(text(&itself.stderr).contains("is the database itself"), "{}", text(&itself.stderr));
    assert!(eventually(|| server.revision() == 2));
}

#[tokio::test]
async fn the_database_of_another_program_is_refused_and_left_alone() {
    let foreign = [
        ("PRAGMA user_version = 7; CREATE TABLE notes (text)", "it holds `notes`"),
        ("PRAGMA application_id = 252006673; CREATE TABLE notes (text)", "its application_id is 252006673"),
        ("PRAGMA application_id = 252006673", "its application_id is 252006673"),
        ("PRAGMA journal_mode = WAL; CREATE TABLE notes (text)", "it holds `notes`"),
        // Others migrate with the same library.
        (
            "CREATE TABLE seaql_migrations (version text, applied_at integer); \
             INSERT INTO seaql_migrations VALUES ('m20220101_000001_posts', 0); CREATE TABLE agency (id integer)",
            "it holds `",
        ),
    ];
    for (sql, found) in foreign {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("notes.db");
        let database = Database::connect(format!("{}?mode=rwc", url(&file))).await.unwrap();
        database.execute_unprepared(sql).await.unwrap();
        database.close().await.unwrap();
        let before = (fs::read(&file).unwrap(), fs::metadata(&file).unwrap().modified().unwrap());
        for arguments in [&["import"][..], &["query", "-"], &["backup", "b.db"], &["--listen", "127.0.0.1:0"]] {
            let output = palermo(folder.path(), arguments).env("DATABASE_URL", "sqlite://notes.db").output().unwrap();
            let said = text(&output.stderr);
            let said = said.lines().last().unwrap();
            assert_eq!(output.status.code(), Some(1), "{sql}: {said}");
            assert!(said.contains("`notes.db` is the database of another program") && said.contains(found), "{said}");
        }
        assert_eq!((fs::read(&file).unwrap(), fs::metadata(&file).unwrap().modified().unwrap()), before, "{sql}");
        assert_eq!(names(folder.path()), ["notes.db"]);
    }
}

#[tokio::test]
async fn the_database_of_another_program_that_has_it_open_is_refused() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("notes.db");
    let theirs = Database::connect(format!("{}?mode=rwc", url(&file))).await.unwrap();
    // All of it stands in their log.
    theirs.execute_unprepared("PRAGMA journal_mode = WAL; CREATE TABLE notes (text)").await.unwrap();
    let before = (fs::read(&file).unwrap(), fs::read(folder.path().join("notes.db-wal")).unwrap());
    assert!(refusal(&file).await.contains("is the database of another program (it holds `notes`)"));
    assert_eq!((fs::read(&file).unwrap(), fs::read(folder.path().join("notes.db-wal")).unwrap()), before);
    theirs.execute_unprepared("INSERT INTO notes VALUES ('they go on')").await.unwrap();
}

#[tokio::test]
async fn our_databases_are_marked() {
    let folder = TempDir::new().unwrap();
    let (file, copy) = (folder.path().join("palermo.db"), folder.path().join("copy.db"));
    let database = database(&file, "First").await;
    palermo::store::copy::to_give_away(&database, &copy).await.unwrap();
    connect::close(database).await.unwrap();
    for file in [&file, &copy] {
        assert_eq!(&fs::read(file).unwrap()[68..72], b"PLRM");
        connect::close(connect::open(&url(file)).await.unwrap()).await.unwrap();
    }
}

/// The database as a program leaves it that is killed after an import: the facts of `First` in the file, those of `Second` in
/// the log beside it.
async fn killed(file: &Path) {
    let folder = TempDir::new().unwrap();
    let source = folder.path().join("palermo.db");
    connect::close(database(&source, "First").await).await.unwrap();
    let open = connect::open(&url(&source)).await.unwrap();
    put(&open, "Second").await;
    fs::copy(&source, file).unwrap();
    fs::copy(folder.path().join("palermo.db-wal"), file.with_extension("db-wal")).unwrap();
}

#[tokio::test]
async fn what_a_killed_program_had_written_is_there() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("palermo.db");
    killed(&file).await;
    assert!(agency_names(&file).await.starts_with("First,"));
    connect::close(connect::open(&url(&file)).await.unwrap()).await.unwrap();
    assert!(agency_names(&file).await.starts_with("Second,"));
    assert_eq!(names(folder.path()), ["palermo.db"]);
}

#[tokio::test]
async fn a_file_is_never_mixed_with_the_log_of_another() {
    let folder = TempDir::new().unwrap();
    let (file, other) = (folder.path().join("palermo.db"), folder.path().join("other.db"));
    connect::close(database(&other, "Other").await).await.unwrap();
    let link = folder.path().join("link.db");
    symlink(&file, &link).unwrap();
    for replace in [
        |other: &Path, file: &Path| {
            fs::copy(other, file).unwrap();
        },
        |other: &Path, file: &Path| {
            fs::copy(other, other.with_extension("new")).unwrap();
            fs::rename(other.with_extension("new"), file).unwrap();
        },
    ] {
        killed(&file).await;
        replace(&other, &file);
        let before = (fs::read(&file).unwrap(), fs::read(file.with_extension("db-wal")).unwrap());
        for name in [&file, &link] {
            let refusal = refusal(name).await;
            assert!(refusal.contains("palermo.db-wal` is still there"), "{refusal}");
        }
        assert_eq!((fs::read(&file).unwrap(), fs::read(file.with_extension("db-wal")).unwrap()), before);
        // What the message says helps.
        fs::remove_file(file.with_extension("db-wal")).unwrap();
        connect::close(connect::open(&url(&file)).await.unwrap()).await.unwrap();
        assert!(agency_names(&file).await.starts_with("Other,"));
    }
}

#[tokio::test]
async fn an_earlier_copy_of_the_same_database_is_not_mixed_with_its_log() {
    let folder = TempDir::new().unwrap();
    let (file, earlier) = (folder.path().join("palermo.db"), folder.path().join("earlier.db"));
    let open = database(&file, "First").await;
    connect::close(open).await.unwrap();
    fs::copy(&file, &earlier).unwrap();
    connect::close(database(&file, "Second").await).await.unwrap();
    let open = database(&file, "Third").await;
    let log = fs::read(folder.path().join("palermo.db-wal")).unwrap();
    connect::close(open).await.unwrap();
    fs::copy(&earlier, &file).unwrap();
    fs::write(folder.path().join("palermo.db-wal"), log).unwrap();
    assert!(refusal(&file).await.contains("palermo.db-wal` is still there"));
}

#[test]
fn a_server_goes_over_to_the_file_that_was_put_in_the_place_of_its_own() {
    let folder = TempDir::new().unwrap();
    for name in ["old", "new"] {
        agencies(folder.path(), name, 2);
        let url = format!("sqlite://{name}.db");
        assert!(run(folder.path(), &["import", name, "--database-url", &url]).status.success());
    }
    let path = |name: &str| folder.path().join(name);
    fs::copy(path("old.db"), path("palermo.db")).unwrap();
    let server = Server::start(folder.path(), &[]);
    let name = || server.ask("{ agency(slug: \"a1\") { name } dataset { revision } }")["data"].to_string();
    let named = |name: &str| format!("{{\"agency\":{{\"name\":\"{name} 1\"}},\"dataset\":{{\"revision\":1}}}}");
    assert_eq!(name(), named("old"));
    // Of the same revision, written over, moved over, and with the time of before.
    fs::copy(path("new.db"), path("palermo.db")).unwrap();
    assert!(eventually(|| name() == named("new")), "{}", name());
    fs::copy(path("old.db"), path("moved.db")).unwrap();
    fs::rename(path("moved.db"), path("palermo.db")).unwrap();
    assert!(eventually(|| name() == named("old")), "{}", name());
    assert_eq!(server.get("/readyz"), (200, "ready, revision 1\n".to_owned()));
    assert!(server.get("/export/palermo.db").0 == 200);
}

#[test]
fn a_server_says_when_its_database_is_gone_or_spoilt_and_answers_from_the_last_good_facts() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    agencies(folder.path(), "facts", 60);
    assert!(run(folder.path(), &["import", "facts"]).status.success());
    let good = fs::read(path("palermo.db")).unwrap();
    let server = Server::start(folder.path(), &["--log", "off"]);
    let mut holed = good.clone();
    // A page with rows of agencies: without those of the list of tables it could not even be opened.
    let text = b"One of facts.";
    let row = good.windows(text.len()).position(|bytes| bytes == text).unwrap();
    let page = row / 4_096 * 4_096;
    holed[page..page + 4_096].fill(0x5a);
    let mut headless = good.clone();
    headless[..100].fill(0);
    type Spoil = Box<dyn Fn()>;
    let write = |bytes: Vec<u8>| -> Spoil {
        let file = path("palermo.db");
        Box::new(move || fs::write(&file, &bytes).unwrap())
    };
    let gone = path("palermo.db");
    let spoils: [(&str, Spoil); 5] = [
        ("there is no database `palermo.db`", Box::new(move || fs::remove_file(&gone).unwrap())),
        ("the database `palermo.db` is damaged; put a backup in its place", write(holed)),
        ("the database `palermo.db` can't be opened: it is another sort of file", write(headless)),
        ("the database `palermo.db` can't be opened: the file is damaged", write(good[..good.len() / 3].to_vec())),
        ("the database `palermo.db` holds no facts; run `palermo import`", write(Vec::new())),
    ];
    for (cause, spoil) in spoils {
        spoil();
        let said = || server.get("/readyz");
        let expected = format!("answering from revision 1, the last that could be read: {cause}");
        assert!(eventually(|| said().1.starts_with(&expected)), "{} is not {cause}", said().1);
        assert_eq!(said().0, 503);
        assert_eq!(server.ask("{ agencies { totalCount } }")["data"]["agencies"]["totalCount"], 60);
        assert_eq!(server.get("/healthz").0, 200);
        fs::write(path("palermo.db"), &good).unwrap();
        assert!(eventually(|| server.get("/readyz").0 == 200), "{cause}: {}", server.get("/readyz").1);
    }
    assert_eq!(server.revision(), 1);
}

#[test]
fn an_output_is_written_beside_and_then_takes_its_name() {
    let folder = TempDir::new().unwrap();
    agencies(folder.path(), "facts", 150);
    assert!(run(folder.path(), &["import", "facts"]).status.success());
    let (old, link) = (folder.path().join("agency.csv"), folder.path().join("link.csv"));
    fs::write(&old, "old").unwrap();
    fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("agency.csv", &link).unwrap();
    // For the program no file may have more than 40 KiB: the disk is full.
    let script =
        format!("trap '' XFSZ; ulimit -f 80; exec {} export palermo.json --output agency.csv", crate::program::PALERMO);
    let full = std::process::Command::new("sh").args(["-c", &script]).current_dir(folder.path()).env_clear().output();
    let full = full.unwrap();
    assert_eq!(full.status.code(), Some(1));
    let said = text(&full.stderr);
    assert!(said.starts_with("palermo: `agency.csv` can't be written: ") && said.lines().count() == 1, "{said}");
    assert_eq!(fs::read_to_string(&old).unwrap(), "old");

    assert!(run(folder.path(), &["export", "agency.csv", "--output", "link.csv"]).status.success());
    assert!(fs::read_to_string(&old).unwrap().starts_with("id,"));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&old).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(names(folder.path()), ["agency.csv", "facts", "link.csv", "palermo.db"]);
    // What is not a file is written to.
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let read = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    assert!(run(folder.path(), &["export", "agency.csv", "--output", "pipe"]).status.success());
    assert_eq!(read.join().unwrap(), fs::read_to_string(&old).unwrap());
}
