//! Nothing is lost: whatever happens in the midst of an import, the database holds the facts of before or those of after.

use crate::{
    at_rest::names,
    every_table::{dataset, tables},
    program::{PALERMO, Server, agencies, palermo, run, text},
    stores::both,
};
use entity::{dataset::Dataset, revision::Origin};
use palermo::store::{
    connect,
    error::StoreError,
    import::{self, Imported},
    load::{self, Loaded},
};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, EntityName, Statement, TransactionTrait,
};
use std::{
    collections::BTreeSet,
    fs::{self, Permissions},
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    },
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

fn url(folder: &Path) -> String {
    format!("sqlite://{}/palermo.db", folder.display())
}

async fn import(database: &DatabaseConnection, dataset: &Dataset) -> Result<Imported, StoreError> {
    import::import(database, dataset, Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await
}

/// The facts of a test after they were edited.
fn edited() -> Dataset {
    let mut dataset = dataset();
    dataset.agencies[0].name = "Other".into();
    dataset
}

async fn texts(database: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = database.query_all_raw(Statement::from_string(database.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by(0).unwrap()).collect()
}

/// Opens a database as after a fault, holds that it is sound, and gives what it holds.
async fn sound(folder: &Path) -> Loaded {
    let database = connect::open(&url(folder)).await.unwrap();
    assert_eq!(texts(&database, "PRAGMA integrity_check").await, ["ok"]);
    assert!(texts(&database, "PRAGMA foreign_key_check").await.is_empty());
    let loaded = load::load(&database).await.unwrap().unwrap();
    connect::close(database).await.unwrap();
    loaded
}

/// The one word that all names of agencies begin with.
fn whose(loaded: &Loaded) -> String {
    let words: BTreeSet<&str> =
        loaded.dataset.agencies.iter().map(|agency| agency.name.split(' ').next().unwrap()).collect();
    assert_eq!(words.len(), 1, "a mixture: {words:?}");
    words.into_iter().next().unwrap().to_owned()
}

/// Two folders of facts, of which the old ones are imported.
fn old_and_new(folder: &Path, count: usize) {
    agencies(folder, "old", count);
    agencies(folder, "new", count);
    assert!(run(folder, &["import", "old"]).status.success());
}

/// Says that it is over, also where a test fails.
struct Done(Arc<AtomicBool>);

impl Drop for Done {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Asks a server until it is over, and holds that each answer is of one revision. Gives how often it was asked.
fn ask_meanwhile(server: Server) -> (Done, thread::JoinHandle<usize>) {
    let done = Done(Arc::default());
    let is_over = Arc::clone(&done.0);
    let asking = thread::spawn(move || {
        let mut asked = 0;
        while !is_over.load(Ordering::Relaxed) {
            let answer = server.ask("{ agencies(first: 500) { nodes { name } } }");
            let nodes = answer["data"]["agencies"]["nodes"].as_array().unwrap().clone();
            let words: BTreeSet<_> =
                nodes.iter().map(|node| node["name"].as_str().unwrap().split(' ').next().unwrap()).collect();
            assert_eq!((nodes.len(), words.len()), (COUNT, 1), "{words:?}");
            asked += 1;
            thread::sleep(Duration::from_millis(20));
        }
        asked
    });
    (done, asking)
}

const COUNT: usize = 150;

#[tokio::test]
async fn an_import_that_is_killed_at_any_moment_leaves_the_old_facts_or_the_new() {
    const KILLS: u32 = 100;
    let folder = TempDir::new().unwrap();
    old_and_new(folder.path(), COUNT);
    let begin = Instant::now();
    assert!(run(folder.path(), &["import", "new"]).status.success());
    let whole = begin.elapsed();
    let (done, asking) = ask_meanwhile(Server::start(folder.path(), &["--log", "error"]));
    let (mut revision, mut before, mut interrupted) = (2, "new".to_owned(), 0);
    for kill in 0..KILLS {
        let next = if before == "new" { "old" } else { "new" };
        let quiet = || Stdio::null();
        let mut process = palermo(folder.path(), &["import", next]).stdout(quiet()).stderr(quiet()).spawn().unwrap();
        // All moments of an import, in an order that jumps to and fro: 37 and 100 have no common factor.
        thread::sleep(whole * ((kill * 37) % KILLS) / KILLS);
        process.kill().unwrap();
        let ended = process.wait().unwrap();
        interrupted += u32::from(!ended.success() && folder.path().join("palermo.db-wal").exists());
        let loaded = sound(folder.path()).await;
        let now = whose(&loaded);
        match loaded.revision.revision - revision {
            0 => assert_eq!(now, before, "after {kill} kills"),
            1 => assert_eq!(now, next, "after {kill} kills"),
            more => panic!("{more} revisions by one import"),
        }
        (revision, before) = (loaded.revision.revision, now);
    }
    drop(done);
    let asked = asking.join().unwrap();
    println!("{interrupted} of {KILLS} kills met an open database; the server answered {asked} times");
    assert!(interrupted > 0 && asked > 10);
}

#[tokio::test]
async fn an_import_that_ends_after_any_statement_leaves_the_facts_from_before() {
    for place in both() {
        let database = place.open().await;
        import(&database, &dataset()).await.unwrap();
        let before = load::load(&database).await.unwrap();
        for last in (1..).step_by(place.stride()) {
            let mut watched = database.clone();
            let count = Arc::new(AtomicUsize::new(0));
            let counted = Arc::clone(&count);
            watched.set_metric_callback(move |_| {
                if counted.fetch_add(1, Ordering::Relaxed) + 1 == last {
                    // Unwinding drops the future in the midst of its transaction.
                    std::panic::resume_unwind(Box::new("this far and no further"));
                }
            });
            let task = tokio::spawn(async move { import(&watched, &edited()).await.map(|imported| imported.revision) });
            match task.await {
                Err(_) => assert_eq!(load::load(&database).await.unwrap(), before, "after {last} statements"),
                Ok(revision) => {
                    assert_eq!(revision.unwrap(), 2);
                    // Each table is read, emptied and written, each by a statement of its own.
                    assert!(last > 3 * 39, "{last}");
                    break;
                }
            }
        }
        assert_eq!(load::load(&database).await.unwrap().unwrap().dataset, edited());
        if place.is_file() {
            assert_eq!(texts(&database, "PRAGMA integrity_check").await, ["ok"]);
        }
    }
}

macro_rules! names_of_all {
    ($($rows:ident: $table:ident,)*) => {
        fn tables_of_facts() -> Vec<&'static str> {
            vec![$(entity::$table::Entity.table_name(),)*]
        }
    };
}
tables!(names_of_all);

/// Lets each row that is deleted or inserted be counted down to the one that fails. An import that fails takes the count back.
async fn count_rows_down(database: &DatabaseConnection) {
    database.execute_unprepared("CREATE TABLE fault (rows_left integer)").await.unwrap();
    if database.get_database_backend() == DbBackend::Postgres {
        let function = "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN
                 UPDATE fault SET rows_left = rows_left - 1;
                 IF (SELECT rows_left FROM fault) = 0 THEN RAISE EXCEPTION 'no further'; END IF;
                 IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
             END $$";
        database.execute_unprepared(function).await.unwrap();
    }
    let others = ["dataset", "edition", "edition_change"];
    for table in tables_of_facts().into_iter().chain(others) {
        for change in ["DELETE", "INSERT"] {
            let when = format!("CREATE TRIGGER fault_{table}_{change} BEFORE {change} ON \"{table}\"");
            let trigger = match database.get_database_backend() {
                DbBackend::Postgres => format!("{when} FOR EACH ROW EXECUTE FUNCTION fault()"),
                _ => format!(
                    "{when} BEGIN
                         UPDATE fault SET rows_left = rows_left - 1;
                         SELECT RAISE(ABORT, 'no further') FROM fault WHERE rows_left = 0;
                     END"
                ),
            };
            database.execute_unprepared(&trigger).await.unwrap();
        }
    }
}

#[tokio::test]
async fn an_import_that_fails_at_any_row_leaves_the_facts_from_before() {
    for place in both() {
        let database = place.open().await;
        import(&database, &dataset()).await.unwrap();
        let before = load::load(&database).await.unwrap();
        count_rows_down(&database).await;
        for failing in (1..).step_by(place.stride()) {
            let count = format!("DELETE FROM fault; INSERT INTO fault VALUES ({failing})");
            database.execute_unprepared(&count).await.unwrap();
            match import(&database, &edited()).await {
                Err(error) => {
                    assert!(error.to_string().ends_with("those from before stay: no further"), "{error}");
                    assert_eq!(load::load(&database).await.unwrap(), before, "at row {failing}");
                }
                Ok(imported) => {
                    assert_eq!(imported.revision, 2);
                    assert!(failing > 2 * dataset().facts.len(), "{failing}");
                    break;
                }
            }
        }
        assert_eq!(load::load(&database).await.unwrap().unwrap().dataset, edited());
    }
}

#[tokio::test]
async fn imports_of_many_programs_come_one_after_the_other() {
    let folder = TempDir::new().unwrap();
    old_and_new(folder.path(), 50);
    let imports: Vec<_> = ["new", "old", "new", "old"]
        .map(|name| {
            palermo(folder.path(), &["import", name]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .into_iter()
        .collect();
    for import in imports {
        let output = import.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    let loaded = sound(folder.path()).await;
    whose(&loaded);
    // Two of the same in a row change nothing.
    assert!((2..=5).contains(&loaded.revision.revision), "{}", loaded.revision.revision);
    assert_eq!(loaded.editions.len(), loaded.revision.revision as usize);
}

#[tokio::test]
async fn a_full_disk_leaves_the_old_facts_or_the_new() {
    let folder = TempDir::new().unwrap();
    old_and_new(folder.path(), 60);
    let before = sound(folder.path()).await;
    let (mut refused, mut unmoved) = (0, 0);
    // No file may be larger than so many bytes, in steps until all of the import fits.
    let mut kilobytes = 4;
    loop {
        let script = format!("trap '' XFSZ; ulimit -f {}; exec {PALERMO} import new", kilobytes * 2);
        let output = Command::new("sh").args(["-c", &script]).current_dir(folder.path()).env_clear().output().unwrap();
        let after = sound(folder.path()).await;
        let said = text(&output.stderr);
        assert!(said.is_empty() || said.contains("the database `palermo.db`") && said.lines().count() == 1, "{said}");
        match output.status.code() {
            Some(1) => {
                assert_eq!(after.dataset, before.dataset, "{kilobytes} kB");
                refused += 1;
            }
            Some(0) => {
                assert_eq!(whose(&after), "new");
                if said.is_empty() {
                    break;
                }
                // The log had room enough, and the file had not.
                assert!(said.contains("what was written stands in its log (`-wal`) still"), "{said}");
                unmoved += 1;
                kilobytes += 112;
                fs::remove_file(folder.path().join("palermo.db")).unwrap();
                assert!(run(folder.path(), &["import", "old"]).status.success());
            }
            code => panic!("{code:?}: {said}"),
        }
        kilobytes += 16;
    }
    println!("{refused} imports were refused, {unmoved} stayed in the log");
    assert!(refused > 3, "{refused}");
}

#[tokio::test]
async fn a_database_that_may_grow_no_further_keeps_its_facts() {
    let folder = TempDir::new().unwrap();
    let database = connect::open(&url(folder.path())).await.unwrap();
    import(&database, &dataset()).await.unwrap();
    let before = load::load(&database).await.unwrap();
    let mut larger = dataset();
    larger.agencies[0].summary = "A long text. ".repeat(20_000);
    // On every connection that the import may take.
    let mut connections = Vec::new();
    for _ in 0..5 {
        connections.push(database.begin().await.unwrap());
    }
    for connection in connections {
        connection.execute_unprepared("PRAGMA max_page_count = 1").await.unwrap();
        connection.rollback().await.unwrap();
    }
    let error = import(&database, &larger).await.unwrap_err().to_string();
    assert!(error.ends_with("the disk is full; make room and try again"), "{error}");
    assert_eq!(load::load(&database).await.unwrap(), before);
}

#[tokio::test]
async fn a_place_that_may_not_be_written_to_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    old_and_new(folder.path(), 2);
    // An administrator may write everywhere, so somebody else imports, with a program that is where he may go.
    let is_administrator = fs::metadata("/proc/self").unwrap().uid() == 0;
    let program = folder.path().join("palermo");
    fs::hard_link(PALERMO, &program).or_else(|_| fs::copy(PALERMO, &program).map(drop)).unwrap();
    let import = || {
        let mut command = Command::new(&program);
        command.current_dir(folder.path()).args(["import", "new"]).env_clear();
        if is_administrator {
            command.uid(65_534).gid(65_534);
        }
        command
    };
    let file = folder.path().join("palermo.db");
    let modes = |of_folder, of_file| {
        fs::set_permissions(&file, Permissions::from_mode(of_file)).unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(of_folder)).unwrap();
    };
    for (of_folder, of_file) in [(0o555, 0o666), (0o555, 0o444), (0o777, 0o444), (0o777, 0o000)] {
        modes(0o755, 0o644);
        let before = sound(folder.path()).await;
        modes(of_folder, of_file);
        let output = import().output().unwrap();
        modes(0o755, 0o644);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{of_folder:o} {of_file:o}: {said}");
        assert!(
            said.contains("palermo.db`") && said.contains("see that you may") && said.lines().count() == 1,
            "{said}"
        );
        assert_eq!(sound(folder.path()).await, before);
    }
}

#[tokio::test]
async fn what_another_tool_tore_apart_is_told_and_mended_by_an_import() {
    let folder = TempDir::new().unwrap();
    let database = connect::open(&url(folder.path())).await.unwrap();
    import(&database, &dataset()).await.unwrap();
    let mut options = ConnectOptions::new(url(folder.path()));
    options.max_connections(1).map_sqlx_sqlite_opts(|options| options.foreign_keys(false));
    let tool = Database::connect(options).await.unwrap();
    tool.execute_unprepared("DELETE FROM agency WHERE slug = 'iom'").await.unwrap();
    let error = load::load(&database).await.unwrap_err().to_string();
    assert!(
        error.starts_with("a row of the table `") && error.contains("` refers to one of `agency` that is not there"),
        "{error}"
    );
    import(&database, &dataset()).await.unwrap();
    assert_eq!(load::load(&database).await.unwrap().unwrap().dataset, dataset());
}

#[tokio::test]
async fn a_locked_database_is_named() {
    let folder = TempDir::new().unwrap();
    old_and_new(folder.path(), 2);
    let writer = connect::open(&url(folder.path())).await.unwrap();
    let transaction = writer.begin().await.unwrap();
    transaction.execute_unprepared("UPDATE dataset SET citation = 'being written'").await.unwrap();
    let output = run(folder.path(), &["import", "new"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("the database `palermo.db`: ") && said.contains("it is locked") && said.lines().count() == 1,
        "{said}"
    );
    transaction.rollback().await.unwrap();
    connect::close(writer).await.unwrap();
    assert_eq!(whose(&sound(folder.path()).await), "old");
}

#[tokio::test]
async fn the_database_of_a_newer_program_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    old_and_new(folder.path(), 2);
    let database = connect::open(&url(folder.path())).await.unwrap();
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_more', 0)";
    database.execute_unprepared(newer).await.unwrap();
    connect::close(database).await.unwrap();
    let before = fs::read(folder.path().join("palermo.db")).unwrap();
    for arguments in [&["import", "new"][..], &["query", "-"], &["export", "palermo.db"], &["backup", "b.db"]] {
        let output = run(folder.path(), arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("the database `palermo.db` was made by a newer Palermo"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert_eq!(fs::read(folder.path().join("palermo.db")).unwrap(), before);
    assert_eq!(names(folder.path()), ["new", "old", "palermo.db"]);
}
