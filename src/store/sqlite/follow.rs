//! Following a database: a server looks whether it holds other facts than before, and has it open only while it looks.
//!
//! So the file may be copied, replaced and deleted while a server serves.

use crate::store::{
    change, connect,
    error::{Cause, StoreError},
    follow::Look,
    load, secret,
    sqlite::{address, named, sound, stamp::Stamp},
};
use entity::revision;
use sea_orm::{DatabaseConnection, DbErr};
use std::{
    io,
    path::PathBuf,
    time::{Duration, Instant},
};
use tokio::time::{self, Interval, MissedTickBehavior};

/// A database that is followed.
pub struct Followed {
    url: String,
    path: PathBuf,
    /// What the system said of the file when it was last looked into.
    seen: Option<Stamp>,
    /// What it said of a file that could not be read, and when that was.
    unread: Option<(Stamp, Instant)>,
    ticks: Interval,
}

/// How long one waits before one looks again into a file that could not be read and that nobody wrote to since.
const RESPITE: Duration = Duration::from_secs(5);

impl Followed {
    /// Follows the database at an address from now on, and looks after each such time.
    pub fn new(url: &str, every: Duration) -> Result<Self, StoreError> {
        let mut ticks = time::interval(every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Followed { url: url.to_owned(), path: address::file(url)?, seen: None, unread: None, ticks })
    }

    /// Waits until it is time to look.
    pub async fn changed(&mut self) {
        self.ticks.tick().await;
    }

    /// Whether the database holds other facts than the known ones. Where nothing was written since the last look that is
    /// found out without opening it.
    pub async fn look(&mut self, is_known: impl Fn(&revision::Model) -> bool) -> Result<Look, StoreError> {
        let before = self.stamp()?;
        if self.seen.as_ref() == Some(&before) {
            return Ok(Look::Known);
        }
        if self.unread.as_ref().is_some_and(|(stamp, at)| *stamp == before && at.elapsed() < RESPITE) {
            return Ok(Look::Unsure);
        }
        self.seen = None;
        self.unread = Some((before.clone(), Instant::now()));
        let found = self.open_and_read(is_known).await?;
        self.unread = None;
        let after = self.stamp()?;
        if after == before {
            self.seen = after.is_settled().then_some(after);
            return Ok(found);
        }
        Ok(match found {
            // Written to by an import, which a reader does not see, or replaced, so that it saw parts of two files: whether
            // all belongs together the digest tells.
            Look::New { loaded, .. } if change::digest(&loaded.dataset) != loaded.revision.digest => Look::Unsure,
            found => found,
        })
    }

    /// Says that what was found is of no use, so that it is looked for again after a while.
    pub fn unusable(&mut self) {
        if let Some(stamp) = self.seen.take() {
            self.unread = Some((stamp, Instant::now()));
        }
    }

    async fn open_and_read(&self, is_known: impl Fn(&revision::Model) -> bool) -> Result<Look, StoreError> {
        let database = connect::open_existing(&self.url).await?;
        let found = self.read(&database, is_known).await;
        connect::close(database).await.ok();
        found
    }

    async fn read(
        &self,
        database: &DatabaseConnection,
        is_known: impl Fn(&revision::Model) -> bool,
    ) -> Result<Look, StoreError> {
        sound(database, &self.path).await?;
        let Some(revision) = load::revision(database).await? else {
            return Err(StoreError::Empty { database: named(&self.path) });
        };
        if is_known(&revision) {
            return Ok(Look::Known);
        }
        let cursor_key = secret::cursor_key(database).await?;
        let loaded = load::load(database).await?;
        Ok(loaded.map_or(Look::Unsure, |loaded| Look::New { loaded: Box::new(loaded), cursor_key }))
    }

    fn stamp(&self) -> Result<Stamp, StoreError> {
        Stamp::of(&self.path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => StoreError::Gone { path: self.path.clone() },
            _ => StoreError::Open { database: named(&self.path), cause: Cause(DbErr::Custom(error.to_string())) },
        })
    }
}
