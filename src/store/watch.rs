//! When to ask the database for its revision: every so often, and at once where it tells of an import.

use crate::store::postgres;
use sea_orm::{DatabaseConnection, DbBackend, sqlx::postgres::PgListener};
use std::{future, time::Duration};
use tokio::time::{Interval, MissedTickBehavior};

/// Waits for imports.
pub struct Watch {
    database: DatabaseConnection,
    ticks: Interval,
    listener: Option<PgListener>,
    /// Whether the database was found not to tell anything, so that this is said once.
    silent: bool,
}

impl Watch {
    /// Asks again after each such time, whatever the database tells.
    pub fn new(database: DatabaseConnection, every: Duration) -> Self {
        let mut ticks = tokio::time::interval(every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Watch { database, ticks, listener: None, silent: false }
    }

    /// Waits until there may be a new revision. Comes back at once when it is first asked.
    pub async fn changed(&mut self) {
        tokio::select! {
            _ = self.ticks.tick() => self.listen().await,
            () = told(&mut self.listener) => {}
        }
    }

    /// Sees that news are heard, if the database tells any. What was told before is found by asking, which is why this
    /// comes first.
    async fn listen(&mut self) {
        if self.listener.is_some() || self.database.get_database_backend() != DbBackend::Postgres {
            return;
        }
        match postgres::listen(&self.database).await {
            Ok(listener) => {
                self.listener = Some(listener);
                self.silent = false;
            }
            Err(cause) if !self.silent => {
                self.silent = true;
                tracing::debug!(%cause, "the database tells nothing of imports; it is asked every so often");
            }
            Err(_) => {}
        }
    }
}

/// Waits for news. A connection that is lost is news, too: something may have been told meanwhile.
async fn told(listener: &mut Option<PgListener>) {
    let Some(heard) = listener else { return future::pending().await };
    if !matches!(heard.try_recv().await, Ok(Some(_))) {
        *listener = None;
    }
}
