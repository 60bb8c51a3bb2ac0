//! Who may work at once, and how many may wait for that. Questions, drawings, thumbnails and exports have a room each, so that none
//! of them keeps the others waiting, and none of them the connections.

use crate::budget::{Budget, Left};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::JoinError,
    time::timeout,
};
use tracing::Span;

/// How many may wait for each that works.
const WAITING: usize = 256;

/// Lets as many work at once as there are cores, and a bounded number wait.
pub struct Room {
    places: Arc<Semaphore>,
    most: usize,
    waiting: AtomicUsize,
    most_waiting: usize,
}

/// Why work was not done.
#[derive(Debug)]
pub enum Undone {
    /// Too many wait already, or the wait took too long.
    Full,
    /// It panicked.
    Failed(JoinError),
}

impl Default for Room {
    fn default() -> Self {
        Room::of(std::thread::available_parallelism().map_or(2, usize::from))
    }
}

impl Room {
    /// One in which so many work at once.
    pub fn of(most: usize) -> Self {
        let places = Arc::new(Semaphore::new(most));
        Room { places, most, waiting: AtomicUsize::new(0), most_waiting: most * WAITING }
    }

    /// Does work on a thread of its own, as soon as there is a place. Both the wait and the work may take so long. The
    /// budget tells the work when the client that it is for has left.
    pub async fn work<T: Send + 'static>(
        &self,
        longest: Duration,
        work: impl FnOnce(&Budget) -> T + Send + 'static,
    ) -> Result<T, Undone> {
        let Ok(Some(permit)) = timeout(longest, self.enter()).await else { return Err(Undone::Full) };
        let left = Left::default();
        let _leaving = Leaving(left.clone());
        let span = Span::current();
        let work = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            span.in_scope(|| work(&Budget::new(longest, left)))
        });
        work.await.map_err(Undone::Failed)
    }

    /// How many work.
    pub fn working(&self) -> usize {
        self.most - self.places.available_permits()
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// A place, as soon as one is free; none where too many wait for one.
    async fn enter(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(permit) = Arc::clone(&self.places).try_acquire_owned() {
            return Some(permit);
        }
        let waiting = Waiting::new(&self.waiting);
        if waiting.before >= self.most_waiting {
            return None;
        }
        Arc::clone(&self.places).acquire_owned().await.ok()
    }
}

/// Tells work that nobody waits for it any more, when the wait for it is given up.
struct Leaving(Left);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.set();
    }
}

/// Counts one who waits, for as long as that lasts.
struct Waiting<'r> {
    count: &'r AtomicUsize,
    before: usize,
}

impl<'r> Waiting<'r> {
    fn new(count: &'r AtomicUsize) -> Self {
        Waiting { before: count.fetch_add(1, Ordering::Relaxed), count }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[tokio::test]
    async fn who_finds_no_place_in_time_is_told_so() {
        let room = Room { places: Arc::new(Semaphore::new(0)), most: 0, waiting: AtomicUsize::new(0), most_waiting: 1 };
        assert!(matches!(room.work(Duration::from_millis(1), |_| ()).await, Err(Undone::Full)));
        let crowded =
            Room { places: Arc::new(Semaphore::new(0)), most: 0, waiting: AtomicUsize::new(1), most_waiting: 1 };
        // At once: the wait would outlast the test.
        assert!(matches!(crowded.work(Duration::from_secs(3_600), |_| ()).await, Err(Undone::Full)));
        assert_eq!(crowded.waiting.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn work_learns_that_its_client_has_left() {
        let room = Room::default();
        let (begun, begins) = mpsc::channel();
        let (ended, ends) = mpsc::channel();
        let work = room.work(Duration::from_secs(3_600), move |budget| {
            begun.send(()).ok();
            while budget.look().is_ok() {
                std::thread::yield_now();
            }
            ended.send(()).ok();
        });
        let waited = tokio::task::spawn_blocking(move || begins.recv());
        tokio::select! {
            _ = work => panic!("the work ends only when its client leaves"),
            begun = waited => begun.unwrap().unwrap(),
        }
        assert!(tokio::task::spawn_blocking(move || ends.recv()).await.unwrap().is_ok());
    }

    #[tokio::test]
    async fn work_that_panics_gives_its_place_back() {
        let room = Room::default();
        for _ in 0..100 {
            assert!(matches!(
                room.work(Duration::from_secs(5), |_| panic!("on purpose")).await,
                Err(Undone::Failed(_))
            ));
        }
        assert!(matches!(room.work(Duration::from_secs(5), |_| 1).await, Ok(1)));
    }
}
