//! A server goes over to what the database holds.

use crate::{
    cli::{DatabaseOptions, database},
    http::state::ServerState,
    store::sqlite::follow::{Followed, Look},
};
use std::{sync::Arc, time::Duration};
use tokio::time::MissedTickBehavior;

/// How often one looks. What changed is noticed within a second.
const REFRESH: Duration = Duration::from_millis(500);

/// Goes over to new facts when there are any, for ever. What can't be read changes nothing: the last good facts stay.
pub(super) async fn follow(options: DatabaseOptions, mut followed: Followed, state: Arc<ServerState>) {
    let mut ticks = tokio::time::interval(REFRESH);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match look(&options, &mut followed, &state).await {
            Ok(true) if state.trouble().is_some() => {
                tracing::info!("the database can be read again");
                state.set_trouble(None);
            }
            Ok(_) => {}
            Err(error) => {
                let cause = format!("{error:#}");
                // Said once, not with every look.
                if state.trouble().is_none_or(|known| *known != cause) {
                    tracing::error!(cause, "the database can't be read; the last facts stay");
                    state.set_trouble(Some(cause));
                }
            }
        }
    }
}

/// Whether the facts are those of the database now.
async fn look(options: &DatabaseOptions, followed: &mut Followed, state: &ServerState) -> anyhow::Result<bool> {
    let known = state.snapshot().edition.clone();
    let looked = followed.look(|revision| database::edition(revision) == known).await;
    match looked.map_err(|error| database::of_file(options, error.into()))? {
        Look::Known => Ok(true),
        Look::Changing => Ok(false),
        Look::New { loaded, cursor_key } => {
            let snapshot = database::of(*loaded, cursor_key).await?;
            tracing::info!(revision = snapshot.edition.revision, "answering from a new revision");
            state.set_snapshot(snapshot);
            Ok(true)
        }
    }
}
