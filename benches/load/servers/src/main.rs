//! Two limits that Palermo is compared with, behind the same HTTP as Palermo itself.
//!
//! `bytes FOLDER` sends the bytes of `FOLDER/NAME.answer`, ready-made: nothing that answers can be faster.
//! `sql FOLDER DATABASE` runs the one statement of `FOLDER/NAME.sql`, which builds the answer as JSON.
//! Both know a question by its request, which is the bytes of `FOLDER/NAME.json`, and print the port they listen on.

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use rusqlite::{Connection, OpenFlags};
use std::{
    cell::OnceCell,
    collections::HashMap,
    env, fs, io,
    net::Ipv4Addr,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::net::TcpListener;

// As in Palermo.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What requests lead to.
type Questions<T> = HashMap<Bytes, T>;

struct Database {
    path: PathBuf,
    statements: Questions<String>,
}

thread_local! {
    /// Each worker has its own, so that none waits for another.
    static CONNECTION: OnceCell<Connection> = const { OnceCell::new() };
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let router = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bytes", folder] => {
            let answers: Questions<Bytes> = questions(Path::new(folder), "answer", Bytes::from)?;
            Router::new().route("/graphql", post(ready_made)).with_state(Arc::new(answers))
        }
        ["sql", folder, path] => {
            let text = |bytes| String::from_utf8(bytes).expect("a statement is UTF-8");
            let statements = questions(Path::new(folder), "sql", text)?;
            let database = Database { path: path.into(), statements };
            Router::new().route("/graphql", post(one_statement)).with_state(Arc::new(database))
        }
        ["version"] => {
            println!("SQLite {}", rusqlite::version());
            return Ok(());
        }
        _ => panic!("give `bytes FOLDER` or `sql FOLDER DATABASE`"),
    };
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        println!("{}", listener.local_addr()?.port());
        axum::serve(listener, router).await
    })
}

/// Pairs each request of a folder with what the file beside it holds.
fn questions<T>(folder: &Path, extension: &str, read: impl Fn(Vec<u8>) -> T) -> io::Result<Questions<T>> {
    let mut questions = HashMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            questions.insert(Bytes::from(fs::read(&path)?), read(fs::read(path.with_extension(extension))?));
        }
    }
    Ok(questions)
}

async fn ready_made(State(answers): State<Arc<Questions<Bytes>>>, request: Bytes) -> Response {
    match answers.get(&request) {
        Some(answer) => respond(answer.clone()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn one_statement(State(database): State<Arc<Database>>, request: Bytes) -> Response {
    let Some(statement) = database.statements.get(&request) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // On the worker itself: the statement does not wait, and to hand it to another thread would cost more.
    let answer = CONNECTION.with(|connection| run(connection.get_or_init(|| open(&database.path)), statement));
    respond(answer.into())
}

fn open(path: &Path) -> Connection {
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .expect("the database opens");
    connection.pragma_update(None, "mmap_size", 1_i64 << 30).expect("a number of bytes");
    connection
}

fn run(connection: &Connection, statement: &str) -> Vec<u8> {
    let mut statement = connection.prepare_cached(statement).expect("a statement of SQLite");
    let answer = statement.query_row((), |row| Ok(row.get_ref(0)?.as_bytes()?.to_vec()));
    answer.expect("one row with one text")
}

fn respond(answer: Bytes) -> Response {
    ([(header::CONTENT_TYPE, "application/graphql-response+json; charset=utf-8")], answer).into_response()
}
