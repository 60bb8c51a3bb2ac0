//! `palermo serve`: where the database, the snapshot and HTTP meet.

use crate::{
    answer::excerpt,
    cli::{DatabaseOptions, MIB, ServeOptions, database, follow, log},
    files::excluded,
    http::{
        client::Clients,
        connections::{self, Patience},
        documents,
        front::Front,
        kept::Kept,
        public_url::PublicUrl,
        shutdown::StopSignals,
        state::{CopyDatabase, ServerState},
    },
    pages::method::Exclusion,
    snapshot::Snapshot,
    store::{connect, follow::Followed, import::EmbeddedImport},
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

/// How long a look into the database that has begun may take when the server stops.
const LAST_LOOK: Duration = Duration::from_secs(5);

/// Serves until asked to stop.
pub async fn run(options: ServeOptions) -> anyhow::Result<ExitCode> {
    let _logging = log::start(&options.log)?;
    let mut signals = StopSignals::listen().context("the signals to stop can't be waited for")?;
    // The port comes first: who can't serve need not import.
    let listener = connections::listen(options.listen).map_err(|error| cannot_listen(options.listen, &error))?;
    let address = listener.local_addr().context("the system does not say which port it gave")?;
    // Held open no longer than it is read, so that the file may be copied and replaced while this serves.
    let opened = database::with(&options.database, async |database| {
        tokio::select! {
            filled = filled(database) => filled.map(Some),
            _ = signals.requested() => Ok(None),
        }
    });
    let Some((outcome, snapshot, loading)) = opened.await? else { return Ok(ExitCode::SUCCESS) };
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
    let mut state = ServerState::new(snapshot).reached_at(public_url).copying(copies(options.database.clone()));
    state.metrics.loaded(loading);
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
    let followed = Followed::new(&options.database.database_url)?;
    let following = tokio::spawn(follow::follow(options.database.clone(), followed, state.clone()));
    // Once, and not while the first client waits.
    drop(tokio::task::spawn_blocking(excerpt::entries));
    follow::prepare(&state);
    // Who closed the standard output does not want to know, but wants to be served.
    if let Err(error) = announce(address, &options, &state) {
        tracing::info!(%address, cause = %error, "serving; the addresses could not be printed");
    }

    let patience = Patience::default();
    let server =
        tokio::spawn(connections::serve(listener, Front::new(state.clone()), patience, state.stopping.subscribe()));
    let signal = signals.requested().await;
    tracing::info!(signal, "stopping; requests in flight are finished first");
    state.stopping.send_replace(true);
    if !server.await? {
        tracing::warn!(grace_s = patience.grace.as_secs(), "some connections did not end in time and were cut");
    }
    if tokio::time::timeout(LAST_LOOK, following).await.is_err() {
        tracing::warn!("the database could not be closed in time; the next who opens it does that");
    }
    tracing::info!(requests = state.metrics.total(), "stopped");
    Ok(ExitCode::SUCCESS)
}

/// What the database holds, after the facts that the program carries were put into it.
/// What became of the facts that the program carries, those that the database holds, and how long these took to be read.
async fn filled(database: &DatabaseConnection) -> anyhow::Result<(EmbeddedImport, Snapshot, Duration)> {
    let outcome = database::fill(database).await?;
    let begin = Instant::now();
    let snapshot = database::snapshot(database).await?;
    Ok((outcome, snapshot, begin.elapsed()))
}

/// How HTTP gets at copies of a database that it knows nothing of.
fn copies(options: DatabaseOptions) -> CopyDatabase {
    Box::new(move || {
        let options = options.clone();
        Box::pin(async move {
            database::with_existing(&options, database::copy).await.map_err(|error| format!("{error:#}"))
        })
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
