//! Following a server: it is asked every so often, and at once where it tells of an import.

use crate::store::{
    error::{Cause, StoreError},
    follow::Look,
    load::{self, Loaded},
    postgres, secret,
};
use entity::revision;
use sea_orm::{ConnectionTrait, DatabaseConnection, sqlx::postgres::PgListener};
use std::{future, time::Duration};
use tokio::time::{self, Interval, MissedTickBehavior};

/// Where imports are told of.
const CHANNEL: &str = "palermo";

/// How long the server may take to say its revision. A network that is cut says nothing at all.
const LONGEST_ANSWER: Duration = Duration::from_secs(10);

/// How long it may take to give all facts.
const LONGEST_LOAD: Duration = Duration::from_secs(600);

/// A database of a server that is followed.
pub struct Followed {
    database: DatabaseConnection,
    name: String,
    ticks: Interval,
    listener: Option<PgListener>,
    /// Whether the server was found not to tell anything, so that this is said once.
    is_silent: bool,
}

impl Followed {
    /// Follows the database at an address from now on, and asks after each such time.
    pub fn new(url: &str, every: Duration) -> Result<Self, StoreError> {
        let options = postgres::options(url)?;
        let (name, database) = (postgres::name(&options), postgres::pool(options));
        let mut ticks = time::interval(every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Followed { database, name, ticks, listener: None, is_silent: false })
    }

    /// Waits until there may be a new revision. Comes back at once when it is first asked.
    pub async fn changed(&mut self) {
        tokio::select! {
            _ = self.ticks.tick() => self.listen().await,
            () = told(&mut self.listener) => {}
        }
    }

    /// Whether the database holds other facts than the known ones.
    pub async fn look(&self, is_known: impl Fn(&revision::Model) -> bool) -> Result<Look, StoreError> {
        let Some(revision) = within(LONGEST_ANSWER, load::revision(&self.database)).await? else {
            return Err(StoreError::Empty { database: self.name.clone() });
        };
        if is_known(&revision) {
            return Ok(Look::Known);
        }
        let cursor_key = within(LONGEST_ANSWER, secret::cursor_key(&self.database)).await?;
        let loaded: Option<Loaded> = within(LONGEST_LOAD, load::load(&self.database)).await?;
        Ok(loaded.map_or(Look::Unsure, |loaded| Look::New { loaded: Box::new(loaded), cursor_key }))
    }

    /// Sees that news are heard, if the server tells any. What was told before is found by asking, which comes next.
    async fn listen(&mut self) {
        if self.listener.is_some() {
            return;
        }
        match listener(&self.database).await {
            Ok(listener) => {
                self.listener = Some(listener);
                self.is_silent = false;
            }
            Err(cause) if !self.is_silent => {
                self.is_silent = true;
                tracing::debug!(%cause, "the database tells nothing of imports; it is asked every so often");
            }
            Err(_) => {}
        }
    }
}

/// Tells other servers of an import. After it, and not as a part of it: who misses the news asks soon enough, and
/// databases that speak as PostgreSQL does may not know it.
pub(in crate::store) async fn tell(database: &DatabaseConnection) {
    if let Err(error) = database.execute_unprepared(&format!("NOTIFY {CHANNEL}")).await {
        tracing::debug!(cause = %Cause(error), "the database tells nobody of the import; servers find it by asking");
    }
}

async fn listener(database: &DatabaseConnection) -> Result<PgListener, Cause> {
    let unheard = |said| Cause(postgres::error(said));
    let mut listener = PgListener::connect_with(database.get_postgres_connection_pool()).await.map_err(unheard)?;
    listener.listen(CHANNEL).await.map_err(unheard)?;
    // A lost connection is made anew by who listens, and not while he waits for something else as well.
    listener.eager_reconnect(false);
    Ok(listener)
}

/// Waits for news. A connection that is lost is news, too: something may have been told meanwhile.
async fn told(listener: &mut Option<PgListener>) {
    let Some(heard) = listener else { return future::pending().await };
    if !matches!(heard.try_recv().await, Ok(Some(_))) {
        *listener = None;
    }
}

/// What the server answers, if it does so in time.
async fn within<T>(longest: Duration, answer: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    match time::timeout(longest, answer).await {
        Ok(answer) => answer,
        Err(_) => Err(StoreError::Silent { seconds: longest.as_secs() }),
    }
}
