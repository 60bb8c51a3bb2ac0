//! Who may work at once, and how many may wait for that.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many may wait for each that works.
const WAITING: usize = 256;

/// Lets as many work at once as there are cores, and a bounded number wait.
pub struct Entrance {
    places: Arc<Semaphore>,
    waiting: AtomicUsize,
    most_waiting: usize,
}

/// There are too many waiting already.
#[derive(Debug)]
pub struct Full;

impl Default for Entrance {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Entrance {
            places: Arc::new(Semaphore::new(cores)),
            waiting: AtomicUsize::new(0),
            most_waiting: cores * WAITING,
        }
    }
}

impl Entrance {
    /// A place to work at, as soon as one is free; none where too many wait for one.
    pub async fn try_enter(&self) -> Result<OwnedSemaphorePermit, Full> {
        if let Ok(permit) = Arc::clone(&self.places).try_acquire_owned() {
            return Ok(permit);
        }
        let waiting = Waiting::new(&self.waiting);
        if waiting.before >= self.most_waiting {
            return Err(Full);
        }
        Arc::clone(&self.places).acquire_owned().await.map_err(|_| Full)
    }
}

/// Counts one who waits, for as long as he does.
struct Waiting<'e> {
    count: &'e AtomicUsize,
    before: usize,
}

impl<'e> Waiting<'e> {
    fn new(count: &'e AtomicUsize) -> Self {
        Waiting { before: count.fetch_add(1, Ordering::Relaxed), count }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::Relaxed);
    }
}
