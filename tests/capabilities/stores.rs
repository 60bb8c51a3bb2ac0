//! Databases to test with, of both sorts: what the program promises, it promises on SQLite and on PostgreSQL.

use palermo::store::connect;
use sea_orm::DatabaseConnection;
use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{
        LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};
use tempfile::TempDir;

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Sqlite,
    Postgres,
}

/// An empty database of a test's own.
pub(crate) struct Place {
    pub(crate) sort: Sort,
    pub(crate) url: String,
    /// A folder of the test's own, in which a file of SQLite lies.
    pub(crate) folder: TempDir,
}

/// An empty database of each sort, one after the other.
pub(crate) fn both() -> impl Iterator<Item = Place> {
    [Sort::Sqlite, Sort::Postgres].into_iter().map(Place::new)
}

impl Place {
    pub(crate) fn new(sort: Sort) -> Place {
        // Shown where the test fails.
        println!("on {sort:?}");
        let folder = TempDir::new().unwrap();
        let url = match sort {
            Sort::Sqlite => format!("sqlite://{}/palermo.db", folder.path().display()),
            Sort::Postgres => SERVER.database(),
        };
        Place { sort, url, folder }
    }

    pub(crate) async fn open(&self) -> DatabaseConnection {
        connect::open(&self.url).await.unwrap()
    }

    /// How many steps one goes at once where each is tried: all of them with SQLite, some of the same with PostgreSQL.
    pub(crate) fn stride(&self) -> usize {
        if self.is_file() { 1 } else { 7 }
    }

    /// Whether it is a file of SQLite.
    pub(crate) fn is_file(&self) -> bool {
        self.sort == Sort::Sqlite
    }
}

/// The server that tests share; gone with their process.
pub(crate) static SERVER: LazyLock<PostgresServer> = LazyLock::new(PostgresServer::start);

/// A private server of PostgreSQL.
pub(crate) struct PostgresServer {
    _process: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
    folder: String,
    databases: AtomicUsize,
}

impl PostgresServer {
    pub(crate) fn start() -> PostgresServer {
        let mut process = Command::new("sh")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/postgres"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (orders, answers) = (process.stdin.take().unwrap(), process.stdout.take().unwrap());
        let mut server = PostgresServer {
            orders,
            answers: BufReader::new(answers),
            folder: String::new(),
            databases: AtomicUsize::new(0),
            _process: process,
        };
        server.folder = server.answer();
        if server.folder.is_empty() {
            let mut said = String::new();
            server._process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            panic!("no server of PostgreSQL for the tests: {said}");
        }
        server
    }

    /// The address of a new database.
    pub(crate) fn database(&self) -> String {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        // Other strategies write all of it to the log first.
        self.sql("postgres", &format!("CREATE DATABASE {name} STRATEGY file_copy"));
        self.url("postgres", &name)
    }

    pub(crate) fn url(&self, user: &str, database: &str) -> String {
        format!("postgres://{user}@localhost/{database}?host={}", self.folder)
    }

    /// Runs a statement as the owner of all, and gives what it says.
    pub(crate) fn sql(&self, database: &str, sql: &str) -> String {
        let output = Command::new("psql")
            .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--username", "postgres"])
            .args(["--host", &self.folder, "--dbname", database, "--command", sql])
            .output()
            .unwrap();
        assert!(output.status.success(), "{sql}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Stops it, or starts it again with all that it held.
    pub(crate) fn order(&mut self, order: &str) {
        writeln!(self.orders, "{order}").unwrap();
        assert_eq!(self.answer(), order);
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        line.trim().to_owned()
    }
}
