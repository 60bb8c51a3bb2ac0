//! A server goes over to what the database holds.

use crate::{
    cli::{DatabaseOptions, database},
    http::{pages, state::ServerState},
    snapshot::Snapshot,
    store::follow::{Followed, Look},
};
use std::{sync::Arc, time::Instant};

/// Goes over to new facts when there are any, until the server stops; a look that has begun is finished, so that the database
/// is closed. What can't be read changes nothing: the last good facts stay.
pub(super) async fn follow(options: DatabaseOptions, mut followed: Followed, state: Arc<ServerState>) {
    let mut stopping = state.stopping.subscribe();
    loop {
        tokio::select! {
            () = followed.changed() => {}
            _ = stopping.wait_for(|stopping| *stopping) => return,
        }
        let (known, begin) = (state.snapshot().edition.clone(), Instant::now());
        let looked = followed.look(|revision| database::edition(revision) == known).await;
        let trouble = match looked.map_err(|error| database::of_file(&options, error.into())) {
            Ok(Look::Known) => None,
            Ok(Look::Unsure) => continue,
            Ok(Look::New { loaded, cursor_key }) => tokio::select! {
                snapshot = database::of(*loaded, cursor_key) => go_over(&state, snapshot, begin).err(),
                _ = stopping.wait_for(|stopping| *stopping) => return,
            },
            Err(error) => Some(error),
        };
        if trouble.is_some() {
            followed.unusable();
        }
        tell(&state, trouble.map(|error| format!("{error:#}")));
    }
}

/// Works out, beside everything else, what clients would wait for.
pub(super) fn prepare(state: &Arc<ServerState>) {
    let state = Arc::clone(state);
    drop(tokio::task::spawn_blocking(move || pages::prepare(&state)));
}

fn go_over(state: &Arc<ServerState>, snapshot: anyhow::Result<Snapshot>, begin: Instant) -> anyhow::Result<()> {
    let snapshot = snapshot?;
    let elapsed_ms = begin.elapsed().as_millis() as u64;
    tracing::info!(revision = snapshot.edition.revision, elapsed_ms, "answering from a new revision");
    state.metrics.loaded(begin.elapsed());
    state.set_snapshot(snapshot);
    prepare(state);
    Ok(())
}

/// Says what changed, once and not with every look.
fn tell(state: &ServerState, cause: Option<String>) {
    let known = state.trouble();
    if known.as_deref() == cause.as_ref() {
        return;
    }
    match &cause {
        Some(cause) => tracing::error!(cause, "the database can't be read; the last facts stay"),
        None => tracing::info!("the database can be read again"),
    }
    state.set_trouble(cause);
}
