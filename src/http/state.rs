//! What every request shares.

use crate::{
    analysis::evidence::Examined,
    answer::Answerer,
    budget::{Budget, Left},
    http::{entrance::Entrance, public_url::PublicUrl},
    pages::{frame::Site, method::Exclusion},
    snapshot::Snapshot,
};
use arc_swap::{ArcSwap, ArcSwapOption};
use axum::body::Bytes;
use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::Mutex;

/// Makes a copy of the database without its secrets: the digest of the facts in it and its bytes, or why it could not.
pub type CopyDatabase =
    Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(String, Vec<u8>), String>> + Send>> + Send + Sync>;

/// How long the making of one page or chart may take.
const LONGEST: Duration = Duration::from_secs(5);

/// What every request shares: how to answer, and what from.
pub struct ServerState {
    /// Answers questions.
    pub answerer: Answerer,
    /// Who may work on answers.
    pub questions: Entrance,
    /// What absolute links begin with.
    pub public_url: PublicUrl,
    /// Where a data file can be edited: an address with `{file}` for its path.
    pub edit_url: Option<String>,
    /// What was considered for the graph and left out, and why.
    pub exclusions: Vec<Exclusion>,
    /// How long the making of one page or chart may take.
    pub longest: Duration,
    snapshot: ArcSwap<Snapshot>,
    current: AtomicBool,
    /// What was found of the findings, and of which facts.
    examined: ArcSwapOption<(String, Arc<Vec<Examined>>)>,
    copy_database: Option<CopyDatabase>,
    /// The last copy, and the digest of the facts in it. Locked while a new one is made, so that it is made once.
    copied: Mutex<Option<(String, Bytes)>>,
}

impl ServerState {
    /// Answers from this snapshot until another is set; reached where it listens unless told otherwise.
    pub fn new(snapshot: Snapshot) -> Self {
        ServerState {
            answerer: Answerer::default(),
            questions: Entrance::default(),
            public_url: PublicUrl::default(),
            edit_url: None,
            exclusions: Vec::new(),
            longest: LONGEST,
            snapshot: ArcSwap::from_pointee(snapshot),
            current: AtomicBool::new(true),
            examined: ArcSwapOption::empty(),
            copy_database: None,
            copied: Mutex::new(None),
        }
    }

    /// The same, reached at another address.
    pub fn reached_at(mut self, public_url: PublicUrl) -> Self {
        self.public_url = public_url;
        self
    }

    /// The same, giving away copies of the database.
    pub fn copying(mut self, copy_database: CopyDatabase) -> Self {
        self.copy_database = Some(copy_database);
        self
    }

    /// A copy of the database with these facts, or with those that took their place a moment ago; nothing where the
    /// server can't make any.
    pub async fn database_copy(&self, digest: &str) -> Option<Result<Bytes, String>> {
        let copy_database = self.copy_database.as_ref()?;
        let mut copied = self.copied.lock().await;
        if let Some((_, bytes)) = copied.as_ref().filter(|(of, _)| of == digest) {
            return Some(Ok(bytes.clone()));
        }
        Some(copy_database().await.map(|(digest, bytes)| {
            let bytes = Bytes::from(bytes);
            *copied = Some((digest, bytes.clone()));
            bytes
        }))
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

    /// What one page or chart may take, for a client that may leave.
    pub fn budget(&self, left: Left) -> Budget {
        Budget::new(self.longest, left)
    }

    /// What the pages are told of the server.
    pub fn site(&self) -> Site {
        Site { public_url: self.public_url.to_string(), edit_url: self.edit_url.clone() }
    }

    /// What was found of the findings among the facts with this digest, if that was looked at.
    pub fn examined(&self, digest: &str) -> Option<Arc<Vec<Examined>>> {
        self.examined.load().as_deref().filter(|kept| kept.0 == digest).map(|kept| Arc::clone(&kept.1))
    }

    /// Keeps what was found of the findings among the facts with this digest.
    pub fn set_examined(&self, digest: &str, examined: Arc<Vec<Examined>>) {
        self.examined.store(Some(Arc::new((digest.to_owned(), examined))));
    }
}
