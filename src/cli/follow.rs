//! A server goes over to what the database holds.

use crate::{
    cli::{DatabaseOptions, database},
    http::state::ServerState,
    snapshot::Snapshot,
    store::sqlite::follow::{Followed, Look},
};
use std::{sync::Arc, time::Duration};
use tokio::time::MissedTickBehavior;

/// How often one looks. What changed is noticed within a second.
const REFRESH: Duration = Duration::from_millis(500);

/// Goes over to new facts when there are any, until the server stops; a look that has begun is finished, so that the database
/// is closed. What can't be read changes nothing: the last good facts stay.
pub(super) async fn follow(options: DatabaseOptions, mut followed: Followed, state: Arc<ServerState>) {
    let mut ticks = tokio::time::interval(REFRESH);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut stopping = state.stopping.subscribe();
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            _ = stopping.wait_for(|stopping| *stopping) => return,
        }
        let known = state.snapshot().edition.clone();
        let looked = followed.look(|revision| database::edition(revision) == known).await;
        let trouble = match looked.map_err(|error| database::of_file(&options, error.into())) {
            Ok(Look::Known) => None,
            Ok(Look::Unsure) => continue,
            Ok(Look::New { loaded, cursor_key }) => tokio::select! {
                snapshot = database::of(*loaded, cursor_key) => go_over(&state, snapshot).err(),
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

fn go_over(state: &ServerState, snapshot: anyhow::Result<Snapshot>) -> anyhow::Result<()> {
    let snapshot = snapshot?;
    tracing::info!(revision = snapshot.edition.revision, "answering from a new revision");
    state.set_snapshot(snapshot);
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
