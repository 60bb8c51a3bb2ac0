//! What is only so with PostgreSQL: a database is one of a server, which has an address, users, locks and words of its own.

pub mod follow;

use crate::store::{
    connect::bring_up_to_date,
    error::{Cause, StoreError},
};
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, RuntimeErr, SqlxError,
    SqlxPostgresConnector, SqlxPostgresError, Statement,
    sqlx::{
        ConnectOptions, Connection,
        postgres::{PgConnectOptions, PgConnection, PgPoolOptions},
    },
};
use std::{fmt::Display, io, sync::Arc, time::Duration};
use url::{ParseError, Url};

/// How long one waits for others that write, and for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many connections a server keeps at most: one writes, one waits for news, the others read.
const MAXIMUM_CONNECTIONS: u32 = 6;

/// How long a writer that says nothing keeps the lock: its machine may be gone.
const LONGEST_SILENCE: Duration = Duration::from_secs(600);

/// What others are unlikely to call a lock of theirs. The number of the schema is added.
const LOCK: i64 = i64::from_be_bytes(*b"Pale\0\0\0\0");

/// How many tables of others are named.
const NAMED_TABLES: u32 = 3;

/// What may stand behind the `?` of an address, besides `options[…]`.
const PARAMETERS: [&str; 18] = [
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "ssl-root-cert",
    "ssl-ca",
    "sslcert",
    "ssl-cert",
    "sslkey",
    "ssl-key",
    "statement-cache-capacity",
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
    "options",
];

/// Whether an address names a server of PostgreSQL.
pub(super) fn is_address(url: &str) -> bool {
    ["postgres:", "postgresql:"].iter().any(|scheme| url.starts_with(scheme))
}

/// What an address says. What it leaves out comes from the environment (`PGHOST`, `PGPASSWORD` …) and from `~/.pgpass`.
pub(super) fn options(url: &str) -> Result<PgConnectOptions, StoreError> {
    let unreadable = |reason: String| StoreError::Address {
        reason: format!("{reason}; in a password, signs such as `/`, `@` and `#` are written %2F, %40 and %23"),
    };
    let mut address = Url::parse(url).map_err(|error| match error {
        ParseError::EmptyHost => StoreError::Address { reason: "it names no host; write localhost there".to_owned() },
        error => unreadable(error.to_string()),
    })?;
    // Hosts of databases add parameters that only libpq knows. The driver would pass over them too, and log their
    // values, which may be a password under a misspelt name.
    let (known, unknown): (Vec<_>, Vec<_>) = address.query_pairs().into_owned().partition(|(key, _)| is_known(key));
    for (key, _) in unknown {
        tracing::info!(parameter = key, "passing over a parameter of the database's address that is not known here");
    }
    address.set_query(None);
    if !known.is_empty() {
        address.query_pairs_mut().extend_pairs(known);
    }
    let options: PgConnectOptions =
        address.as_str().parse().map_err(|error: SqlxError| unreadable(error.to_string()))?;
    // Statements are ours, and those that wait for a lock are not slow.
    Ok(match options.disable_statement_logging() {
        options if options.get_application_name().is_none() => options.application_name("palermo"),
        options => options,
    })
}

fn is_known(parameter: &str) -> bool {
    PARAMETERS.contains(&parameter) || parameter.starts_with("options[")
}

/// What a database is called: its address without password and parameters.
pub(super) fn name(options: &PgConnectOptions) -> String {
    let place = match options.get_socket() {
        Some(folder) => folder.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    };
    let database = options.get_database().unwrap_or(options.get_username());
    format!("postgres://{}@{place}/{database}", options.get_username())
}

/// Opens the database at an address, or says at once why not.
pub(super) async fn open(url: &str) -> Result<DatabaseConnection, StoreError> {
    let options = options(url)?;
    let name = name(&options);
    // The pool would wait for a server that is not there, and then not say that it isn't.
    let encoding = match tokio::time::timeout(PATIENCE, encoding(&options)).await {
        Ok(encoding) => encoding.map_err(error),
        Err(_) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
    };
    match encoding {
        Err(error) => return Err(StoreError::Open { database: name, cause: Cause(error) }),
        Ok(encoding) if encoding != "UTF8" => return Err(StoreError::Encoding { database: name, encoding }),
        Ok(_) => {}
    }
    let database = pool(options);
    match bring_up_to_date(&database).await {
        Ok(()) => Ok(database),
        Err(error) => {
            database.close().await.ok();
            Err(error.of(name))
        }
    }
}

/// Connections, made when they are needed.
fn pool(options: PgConnectOptions) -> DatabaseConnection {
    let pool =
        PgPoolOptions::new().max_connections(MAXIMUM_CONNECTIONS).acquire_timeout(PATIENCE).connect_lazy_with(options);
    SqlxPostgresConnector::from_sqlx_postgres_pool(pool)
}

async fn encoding(options: &PgConnectOptions) -> Result<String, SqlxError> {
    let mut connection = PgConnection::connect_with(options).await?;
    let encoding = sea_orm::sqlx::query_scalar("SHOW server_encoding").fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(encoding)
}

/// Waits until nobody else writes. Readers see none of it.
pub(super) async fn lock(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    transaction
        .execute_unprepared(&format!(
            "SET LOCAL lock_timeout = '{}s'; SET LOCAL idle_in_transaction_session_timeout = '{}s'",
            PATIENCE.as_secs(),
            LONGEST_SILENCE.as_secs()
        ))
        .await?;
    // The transaction is READ COMMITTED, and has to be: else it would go on seeing what was there before it waited.
    transaction
        .execute_unprepared(&format!(
            "SELECT pg_advisory_xact_lock({LOCK} + CAST(oid AS bigint)) FROM pg_namespace WHERE nspname = current_schema()"
        ))
        .await?;
    Ok(())
}

/// Some of the tables and views in our place, leaving out those that belong to an extension. Asked where no migration of
/// ours was found.
pub(super) async fn tables_of_others(database: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let here = "relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())";
    let migrations = format!("SELECT relname FROM pg_class WHERE {here} AND relname = 'seaql_migrations'");
    let migrations = Statement::from_string(DbBackend::Postgres, migrations);
    if database.query_one_raw(migrations).await?.is_some() {
        // Who may not read them is not shown them either, and is to be told so.
        database.execute_unprepared("SELECT 1 FROM seaql_migrations LIMIT 1").await?;
    }
    let others = format!(
        "SELECT CAST(relname AS text) FROM pg_class
         WHERE {here} AND relkind IN ('r', 'p', 'v', 'm', 'f') AND relname <> 'seaql_migrations'
             AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
         ORDER BY relname LIMIT {NAMED_TABLES}"
    );
    let rows = database.query_all_raw(Statement::from_string(DbBackend::Postgres, others)).await?;
    rows.iter().map(|row| row.try_get_by(0)).collect()
}

/// What went wrong, in plain words; nothing where it was not PostgreSQL or its driver that said it.
pub(super) fn words(error: &DbErr) -> Option<String> {
    let (DbErr::Conn(RuntimeErr::SqlxError(error))
    | DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))) = error
    else {
        return match error {
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => {
                Some("it does not answer, or others hold all connections to it; see that it runs, and try again".into())
            }
            _ => None,
        };
    };
    match error.as_ref() {
        SqlxError::Io(error) => Some(match error.kind() {
            io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound => {
                format!("no server answers there ({error}); start it, or correct the address")
            }
            io::ErrorKind::InvalidData => not_encrypted(error),
            _ => format!("the connection to it failed ({error})"),
        }),
        SqlxError::Tls(error) => Some(not_encrypted(error)),
        SqlxError::Database(error) => {
            error.try_downcast_ref::<SqlxPostgresError>().map(|error| words_of_server(error.code(), error.message()))
        }
        _ => None,
    }
}

fn not_encrypted(error: impl Display) -> String {
    format!("no encrypted connection to it ({error}); see `sslmode` and `sslrootcert` of the address")
}

/// By the codes of PostgreSQL's appendix A.
fn words_of_server(code: &str, message: &str) -> String {
    match code {
        "28P01" => {
            "it does not take this user with this password; correct the address, PGPASSWORD or ~/.pgpass".to_owned()
        }
        "28000" => format!("it does not let this user in ({message}); correct the address, or let the server take it"),
        "3D000" => "there is no database of this name; make it with `createdb`, or correct the address".to_owned(),
        "3F000" => "its search path names no schema that is there; make it with CREATE SCHEMA".to_owned(),
        "42501" => format!("this user may not do that ({message}); let its owner grant it, or give another user"),
        "25006" => "it can only be read, as a standby; give the address of the primary".to_owned(),
        "55P03" => "it is locked, because another program writes to it; try again when that is done".to_owned(),
        "40001" | "40P01" => "another program wrote to it at the same time; try again".to_owned(),
        "53100" => "its disk is full; make room and try again".to_owned(),
        "53300" => "all its connections are taken; close some, or let it take more (max_connections)".to_owned(),
        "57P01" | "57P02" | "57P03" => format!("it is starting or stopping ({message}); try again"),
        _ => message.to_owned(),
    }
}

fn error(error: SqlxError) -> DbErr {
    match error {
        SqlxError::PoolTimedOut => DbErr::ConnectionAcquire(ConnAcquireErr::Timeout),
        error => DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error))),
    }
}
