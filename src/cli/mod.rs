//! The command line: one file a command.

pub mod backup;
pub mod check;
pub mod database;
pub mod diff;
pub mod export;
pub mod findings;
mod follow;
pub mod import;
pub mod licenses;
pub mod log;
pub mod new;
pub mod output;
pub mod query;
pub mod schema;
pub mod serve;

use crate::http::{
    client, kept,
    public_url::{self, PublicUrl},
};
use clap::{Arg, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use ipnet::IpNet;
use std::{
    env,
    net::{IpAddr, SocketAddr, ToSocketAddrs},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

/// How the world cooperates against human trafficking and migrant smuggling, as a graph that answers GraphQL.
///
/// Without a command it serves: it makes the database if there is none, fills it with the facts that it carries, and
/// prints the addresses to open.
#[derive(Debug, Parser)]
#[command(name = "palermo", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeOptions,
}

/// What can be done.
#[derive(Debug, Subcommand)]
enum Command {
    /// Serve GraphQL and GraphiQL over HTTP (what happens without a command)
    Serve(ServeOptions),
    /// Replace the facts of the database by those of a folder of data files, or by those that the program carries
    ///
    /// All files are checked first. The import is one transaction: it happens whole or not at all. The same facts again
    /// change nothing. A server on the same database goes over to the new facts by itself.
    Import(ImportOptions),
    /// Write a whole copy of the database, to be put back some day; servers and imports go on meanwhile
    ///
    /// Unlike the export palermo.db it holds the key of the cursors as well, and only you may read the file.
    Backup(BackupOptions),
    /// Check a folder of data files and show every problem in it; nothing is written
    Check(CheckOptions),
    /// Show what an import of a folder of data files would add, change and remove, each value old and new
    ///
    /// Nothing is imported. The exit code is that of `diff`: 0 where nothing would change, 1 where something would, 2 where
    /// the files have problems or the database can't be read.
    Diff(DiffOptions),
    /// Write a data file to be filled in, with every key and what it means
    ///
    /// What must be there comes first, what may be there as comments. A file that is there already is never touched.
    New(NewOptions),
    /// Answer a GraphQL document from the database, without a server, as JSON or CSV
    Query(QueryOptions),
    /// Write the data set in a form to download: tables, JSON, linked data, a graph or the database
    Export(ExportOptions),
    /// Ask the question behind each finding of the research project, and print what it states next to what the data show
    ///
    /// The exit code is 1 where the data no longer show what a verdict rests on.
    Findings(DatabaseOptions),
    /// Print the licences of the program and of all that it carries
    Licenses,
    /// Print the GraphQL schema
    Schema(SchemaOptions),
}

/// Which database.
#[derive(Clone, Debug, Args)]
pub struct DatabaseOptions {
    /// The database: a file of SQLite, made if it is not there, or a PostgreSQL server
    /// (postgres://user:password@host/database)
    #[arg(
        long,
        env = "DATABASE_URL",
        // It may hold a password.
        hide_env_values = true,
        default_value = "sqlite://palermo.db",
        value_name = "URL"
    )]
    pub database_url: String,
}

/// How to serve.
#[derive(Debug, Args)]
pub struct ServeOptions {
    #[command(flatten)]
    pub database: DatabaseOptions,
    /// The address, or the host, and the port to listen on; port 0 takes one that is free
    #[arg(long, env = "LISTEN", default_value = "127.0.0.1:8000", value_name = "ADDRESS:PORT", value_parser = listened)]
    pub listen: SocketAddr,
    /// The address under which others reach the server, with a path where it has only a part of the host; left out: the one
    /// it listens on
    #[arg(long, env = "PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<PublicUrl>,
    /// Where a data file can be edited, with `{file}` for its path (`data/agencies/iom.toml`); pages then link there
    #[arg(long, env = "EDIT_URL", value_name = "TEMPLATE", value_parser = public_url::edit_url)]
    pub edit_url: Option<String>,
    /// How many points a client may spend a minute: 1 for a request, and 1 more for each 100 nodes that the answer could
    /// have; 0 for as many as it likes
    #[arg(long, env = "RATE_LIMIT", default_value_t = client::DEFAULT_POINTS, value_name = "POINTS")]
    pub rate_limit: u32,
    /// A proxy in front of the server, as an address or a network (10.0.0.0/8), whose `X-Forwarded-For` is believed; may be
    /// given several times
    #[arg(long, env = "TRUSTED_PROXY", value_name = "ADDRESS", value_delimiter = ',', value_parser = network)]
    pub trusted_proxy: Vec<IpNet>,
    /// A folder of documents (.graphql, or manifests of Relay and Apollo); then no others are answered
    #[arg(long, env = "TRUSTED_DOCUMENTS", value_name = "FOLDER")]
    pub trusted_documents: Option<PathBuf>,
    /// How many MiB of answers, pages and pictures are kept to be sent again; 0 for none
    #[arg(long, env = "ANSWER_CACHE", default_value_t = kept::DEFAULT_BYTES / MIB, value_name = "MIB")]
    pub answer_cache: u64,
    #[command(flatten)]
    pub log: log::LogOptions,
}

/// Bytes of a mebibyte.
pub const MIB: u64 = 1024 * 1024;

/// An address and a port, or the name of a host and a port. Of the addresses of a name one is taken, of IPv4 where there
/// is one: so `localhost` is 127.0.0.1, as without the option.
fn listened(text: &str) -> Result<SocketAddr, String> {
    let example = "give an address and a port, such as 127.0.0.1:8000 or localhost:8000";
    let addresses: Vec<SocketAddr> = match text.to_socket_addrs() {
        Ok(addresses) => addresses.collect(),
        // A port alone is not a port for the system, and a name may be unknown to it.
        Err(error) => return Err(format!("{error}; {example}")),
    };
    let first = addresses.iter().find(|address| address.is_ipv4()).or(addresses.first());
    first.copied().ok_or_else(|| format!("there is no such host; {example}"))
}

/// A network, or a single address.
fn network(text: &str) -> Result<IpNet, String> {
    let address = || text.parse::<IpAddr>().map(IpNet::from);
    text.parse()
        .or_else(|_| address())
        .map_err(|_| "give an address such as 127.0.0.1, or a network such as 10.0.0.0/8".to_owned())
}

/// What to import.
#[derive(Debug, Args)]
pub struct ImportOptions {
    #[command(flatten)]
    pub database: DatabaseOptions,
    /// The folder of data files; left out: the facts that the program carries, never over those of a folder
    pub folder: Option<PathBuf>,
}

/// What to back up.
#[derive(Debug, Args)]
pub struct BackupOptions {
    #[command(flatten)]
    pub database: DatabaseOptions,
    /// The file to write
    pub file: PathBuf,
    /// Put the backup in the place of the file if it is there
    #[arg(long)]
    pub overwrite: bool,
}

/// What to check.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// The folder of data files
    pub folder: PathBuf,
}

/// What to compare.
#[derive(Debug, Args)]
pub struct DiffOptions {
    #[command(flatten)]
    pub database: DatabaseOptions,
    /// The folder of data files
    pub folder: PathBuf,
}

/// What to write.
#[derive(Debug, Args)]
pub struct NewOptions {
    /// What it tells of: agency, arrangement, finding, instrument, network, project, or ratifications (of an instrument)
    pub kind: String,
    /// Its id, which is the name of the file
    pub id: String,
    /// The folder of data files
    #[arg(long, value_name = "FOLDER", default_value = "data")]
    pub data: PathBuf,
}

/// Which schema.
#[derive(Debug, Args)]
pub struct SchemaOptions {
    /// Instead of that, write into a folder of data files what editors check and complete them by: JSON Schemas in
    /// `schemas/`, and `.taplo.toml`
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
}

/// What to ask.
#[derive(Debug, Args)]
pub struct QueryOptions {
    #[command(flatten)]
    pub database: DatabaseOptions,
    /// The file with the GraphQL document; `-` reads it from the standard input
    pub file: PathBuf,
    /// The variables, as a JSON object
    #[arg(long, value_name = "JSON")]
    pub variables: Option<String>,
    /// Which operation of the document, if it has several
    #[arg(long, value_name = "NAME")]
    pub operation_name: Option<String>,
    /// How to print the answer; errors are JSON always
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub format: AnswerFormat,
    /// Lines of comment before a table, on what it rests on that is not recorded; only with `--format csv`
    #[arg(long)]
    pub comments: bool,
}

/// What to export.
#[derive(Debug, Args)]
pub struct ExportOptions {
    #[command(flatten)]
    pub database: DatabaseOptions,
    /// Which form: csv.zip, palermo.json, palermo.jsonld, palermo.ttl, palermo.graphml, palermo.db (of these the ending
    /// alone will do), ties.gexf or ties.graphml, or the table of a kind, such as agency.csv
    pub format: String,
    /// The file to write; left out: the standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// What the names of linked data begin with: the address of the server that has their pages
    #[arg(long, env = "PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<PublicUrl>,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// What GraphQL answers
    Json,
    /// A table: a column for each path, a row for each leaf of the first list
    Csv,
}

/// The command line. A variable of the environment that is empty counts as not given.
pub fn arguments() -> Arguments {
    let command = Arguments::command().mut_args(unless_empty).mut_subcommands(|command| command.mut_args(unless_empty));
    // What does not fit is explained by the same words as the help.
    Arguments::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
}

fn unless_empty(argument: Arg) -> Arg {
    let variable = argument.get_env().and_then(env::var_os);
    if variable.is_some_and(|value| value.is_empty()) { argument.env(None::<&str>) } else { argument }
}

/// How long work that goes on when a command has ended may take.
const LAST_WORK: Duration = Duration::from_secs(1);

/// Runs one command. The exit code is 1 where the command itself found something wrong and has said so.
///
/// Not `async`: what such a function does is compiled where it is waited for, so that the program would be compiled twice,
/// once as the library and once as the binary.
pub fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Runtime::new()?;
    let outcome = runtime.block_on(run_command(arguments));
    // Nobody waits for the work of clients that are gone.
    runtime.shutdown_timeout(LAST_WORK);
    outcome
}

async fn run_command(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.command {
        None => serve::run(arguments.serve).await,
        Some(Command::Serve(options)) => serve::run(options).await,
        Some(Command::Import(options)) => import::run(options).await,
        Some(Command::Backup(options)) => backup::run(options).await,
        Some(Command::Check(options)) => check::run(options),
        Some(Command::Query(options)) => query::run(options).await,
        Some(Command::Export(options)) => export::run(options).await,
        Some(Command::Findings(options)) => findings::run(options).await,
        Some(Command::Diff(options)) => diff::run(options).await,
        Some(Command::New(options)) => new::run(&options),
        Some(Command::Licenses) => licenses::run(),
        Some(Command::Schema(options)) => schema::run(&options),
    }
}
