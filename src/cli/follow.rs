//! A server goes over to what the database holds.

use crate::{
    cli::{DatabaseOptions, database},
    http::state::ServerState,
    store::follow::{Followed, Look},
};
use std::{sync::Arc, time::Instant};

/// Goes over to new facts when there are any, for ever. What can't be read changes nothing: the last good facts stay.
pub(super) async fn follow(options: DatabaseOptions, mut followed: Followed, state: Arc<ServerState>) {
    loop {
        followed.changed().await;
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
    let (known, begin) = (state.snapshot().edition.clone(), Instant::now());
    let looked = followed.look(|revision| database::edition(revision) == known).await;
    match looked.map_err(|error| database::of_file(options, error.into()))? {
        Look::Known => Ok(true),
        Look::Changing => Ok(false),
        Look::New { loaded, cursor_key } => {
            let snapshot = database::of(*loaded, cursor_key).await?;
            let elapsed_ms = begin.elapsed().as_millis() as u64;
            tracing::info!(revision = snapshot.edition.revision, elapsed_ms, "answering from a new revision");
            state.set_snapshot(snapshot);
            Ok(true)
        }
    }
}
