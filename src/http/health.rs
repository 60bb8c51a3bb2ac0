//! Whether the server lives, and whether it answers from what the database holds.

use crate::http::state::ServerState;
use axum::{extract::State, http::StatusCode};
use std::sync::Arc;

/// The process lives.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The snapshot is that of the database. Where it is not, the last good one goes on answering.
pub async fn ready(State(state): State<Arc<ServerState>>) -> (StatusCode, String) {
    let revision = state.snapshot().edition.revision;
    match state.trouble() {
        None => (StatusCode::OK, format!("ready, revision {revision}\n")),
        Some(cause) => (
            StatusCode::SERVICE_UNAVAILABLE,
            format!("answering from revision {revision}, the last that could be read: {cause}\n"),
        ),
    }
}
