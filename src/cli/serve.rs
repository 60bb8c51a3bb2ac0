//! `palermo serve`: where the database, the snapshot and HTTP meet.

use crate::{
    answer::excerpt,
    cli::{MIB, ServeOptions, database, log},
    files::excluded,
    http::{
        client::Clients,
        connections::{self, Patience},
        documents,
        kept::Kept,
        public_url::PublicUrl,
        router,
        shutdown::StopSignals,
        state::{CopyDatabase, ServerState},
    },
    pages::method::Exclusion,
    store::{connect, import::EmbeddedImport, load, watch::Watch},
};
use anyhow::Context;
use sea_orm::DatabaseConnection;
use std::{
    io::{self, Write},
    net::SocketAddr,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::timeout;

/// How often the database is asked for its revision.
const REFRESH: Duration = Duration::from_secs(1);

/// How long the database may take to say its revision. A network that is cut says nothing at all.
const LONGEST_ANSWER: Duration = Duration::from_secs(10);

/// How long it may take to give all facts.
const LONGEST_LOAD: Duration = Duration::from_secs(600);

/// Serves until asked to stop.
pub async fn run(options: ServeOptions) -> anyhow::Result<ExitCode> {
    log::start(&options.log)?;
    // The port comes first: who can't serve need not import.
    let listener = connections::listen(options.listen).map_err(|error| cannot_listen(options.listen, &error))?;
    let address = listener.local_addr().context("the system does not say which port it gave")?;
    let database = database::open(&options.database).await?;
    let outcome = database::fill(&database).await?;
    match &outcome {
        EmbeddedImport::Imported(imported) if imported.unchanged => {}
        EmbeddedImport::Imported(imported) => {
            tracing::info!(revision = imported.revision, "the facts that the program carries were imported")
        }
        EmbeddedImport::CuratedKept { version } => tracing::info!(version, "the database holds facts of a folder"),
        EmbeddedImport::NewerKept { version } => {
            tracing::warn!(version, "the database holds a later edition of the facts than the program carries");
        }
    }
    let public_url = options.public_url.clone().unwrap_or_else(|| PublicUrl::of(address));
    let snapshot = database::snapshot(&database).await?;
    let mut state = ServerState::new(snapshot).reached_at(public_url).copying(copies(database.clone()));
    state.edit_url = options.edit_url.clone();
    state.clients = Clients::new(options.rate_limit, options.trusted_proxy.clone());
    state.kept = Kept::new(options.answer_cache * MIB);
    if let Some(folder) = &options.trusted_documents {
        state.documents = documents::trusted(folder).context("the trusted documents can't be read")?;
    }
    // What a curator left out, the database does not say; what we left out says nothing of it.
    if !matches!(outcome, EmbeddedImport::CuratedKept { .. }) {
        state.exclusions = excluded::carried()
            .into_iter()
            .map(|excluded| Exclusion { kind: excluded.kind, name: excluded.name, reason: excluded.reason })
            .collect();
    }
    let state = Arc::new(state);
    tokio::spawn(refresh(database, state.clone()));
    // Read once, and not while the first client waits.
    drop(tokio::task::spawn_blocking(excerpt::entries));
    // Before the addresses are printed: who reads them may ask to stop the next moment.
    let mut signals = StopSignals::listen().context("the signals to stop can't be waited for")?;
    // Who closed the standard output does not want to know, but wants to be served.
    if let Err(error) = announce(address, &options, &state) {
        tracing::info!(%address, cause = %error, "serving; the addresses could not be printed");
    }

    let patience = Patience::default();
    let server =
        tokio::spawn(connections::serve(listener, router::server(state.clone()), patience, state.stopping.subscribe()));
    let signal = signals.requested().await;
    tracing::info!(signal, "stopping; requests in flight are finished first");
    state.stopping.send_replace(true);
    if !server.await? {
        tracing::warn!(grace_s = patience.grace.as_secs(), "some connections did not end in time and were cut");
    }
    Ok(ExitCode::SUCCESS)
}

/// How HTTP gets at copies of a database that it knows nothing of.
fn copies(database: DatabaseConnection) -> CopyDatabase {
    Box::new(move || {
        let database = database.clone();
        Box::pin(async move { database::copy(&database).await.map_err(|error| format!("{error:#}")) })
    })
}

fn cannot_listen(address: SocketAddr, error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => anyhow::anyhow!(
            "port {} of {} is taken; stop the other program, or give another with `--listen {}:8001`",
            address.port(),
            address.ip(),
            address.ip()
        ),
        io::ErrorKind::PermissionDenied => anyhow::anyhow!(
            "you may not listen on port {}; give one above 1023 with `--listen {}:8000`",
            address.port(),
            address.ip()
        ),
        _ => anyhow::anyhow!("can't listen on {address} ({error}); give another address with `--listen`"),
    }
}

fn announce(address: SocketAddr, options: &ServeOptions, state: &ServerState) -> io::Result<()> {
    let snapshot = state.snapshot();
    let facts: usize = snapshot.counts.iter().map(|count| count.count).sum();
    let mut out = io::stdout();
    writeln!(
        out,
        "Palermo {}: {facts} facts, data set {}, revision {} in {}\n\n  \
         the pages              http://{address}/\n  \
         GraphiQL and GraphQL   http://{address}/graphql\n  \
         the schema             http://{address}/schema.graphql\n\nStop with Ctrl+C.",
        env!("CARGO_PKG_VERSION"),
        snapshot.graph.about().version,
        snapshot.edition.revision,
        connect::shown(&options.database.database_url),
    )?;
    out.flush()
}

/// Goes over to a new revision when there is one. What can't be read changes nothing: the last good snapshot goes on.
async fn refresh(database: DatabaseConnection, state: Arc<ServerState>) {
    let mut watch = Watch::new(database.clone(), REFRESH);
    loop {
        watch.changed().await;
        let noticed = Instant::now();
        match newer(&database, state.snapshot().edition.revision).await {
            Ok(None) => {}
            Ok(Some(snapshot)) => {
                let elapsed_ms = noticed.elapsed().as_millis() as u64;
                tracing::info!(revision = snapshot.edition.revision, elapsed_ms, "answering from a new revision");
                state.set_snapshot(snapshot);
            }
            Err(error) => {
                // Said once, not every second.
                if state.is_current() {
                    tracing::error!(cause = format!("{error:#}"), "the database can't be read; the last facts stay");
                }
                state.set_current(false);
                continue;
            }
        }
        if !state.is_current() {
            tracing::info!("the database can be read again");
        }
        state.set_current(true);
    }
}

async fn newer(database: &DatabaseConnection, revision: i32) -> anyhow::Result<Option<crate::snapshot::Snapshot>> {
    match within(LONGEST_ANSWER, load::revision(database)).await?? {
        Some(current) if current != revision => Ok(Some(within(LONGEST_LOAD, database::snapshot(database)).await??)),
        _ => Ok(None),
    }
}

/// What the database answers, if it does so in time.
async fn within<T>(longest: Duration, answer: impl Future<Output = T>) -> anyhow::Result<T> {
    match timeout(longest, answer).await {
        Ok(answer) => Ok(answer),
        Err(_) => anyhow::bail!("it gave no answer within {} seconds", longest.as_secs()),
    }
}
