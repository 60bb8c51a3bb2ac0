//! What every request shares.

use crate::{api::answer::Answerer, snapshot::Snapshot};
use arc_swap::ArcSwap;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// What every request shares: how to answer, and what from.
pub struct ServerState {
    /// Answers questions.
    pub answerer: Answerer,
    snapshot: ArcSwap<Snapshot>,
    current: AtomicBool,
}

impl ServerState {
    /// Answers from this snapshot until another is set.
    pub fn new(snapshot: Snapshot) -> Self {
        ServerState {
            answerer: Answerer::default(),
            snapshot: ArcSwap::from_pointee(snapshot),
            current: AtomicBool::new(true),
        }
    }

    /// The snapshot of today; a request takes it once, so that all of its answer is of one revision.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// Answers from another snapshot from now on; requests under way keep theirs.
    pub fn set_snapshot(&self, snapshot: Snapshot) {
        self.snapshot.store(Arc::new(snapshot));
    }

    /// Whether the snapshot is known to be that of the database.
    pub fn is_current(&self) -> bool {
        self.current.load(Ordering::Relaxed)
    }

    /// Says whether the database could be asked for its revision.
    pub fn set_current(&self, current: bool) {
        self.current.store(current, Ordering::Relaxed);
    }
}
