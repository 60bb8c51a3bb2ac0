//! When to stop.

use tokio::signal::unix::{SignalKind, signal};

/// Waits until the process is asked to stop, by SIGINT (Ctrl+C) or SIGTERM.
pub async fn requested() -> std::io::Result<&'static str> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(tokio::select! {
        _ = interrupt.recv() => "SIGINT",
        _ = terminate.recv() => "SIGTERM",
    })
}
