//! What every request shares.

use crate::{
    analysis::evidence::Examined,
    answer::Answerer,
    budget::{Budget, Left},
    clock,
    http::{
        client::Clients,
        documents::Documents,
        download::Downloads,
        kept::{Kept, Key},
        metrics::Metrics,
        public_url::PublicUrl,
        room::Room,
        speech,
        subscription::{MAXIMUM_SOCKETS, MAXIMUM_SUBSCRIPTIONS},
        visit::Lines,
    },
    pages::{frame::Site, method::Exclusion},
    snapshot::Snapshot,
};
use arc_swap::{ArcSwap, ArcSwapOption};
use axum::body::Bytes;
use std::{pin::Pin, sync::Arc, time::Duration};
use tokio::sync::{Semaphore, watch};

/// Makes a copy of the database without its secrets, or says why it could not.
pub type CopyDatabase = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<Vec<u8>, String>> + Send>> + Send + Sync>;

/// How long the making of one page or chart may take.
const LONGEST: Duration = Duration::from_secs(5);

/// What every request shares: how to answer, and what from.
pub struct ServerState {
    /// Answers questions.
    pub answerer: Answerer,
    /// Where questions are answered.
    pub questions: Room,
    /// Where pages and charts are drawn.
    pub drawings: Room,
    /// Draws the charts of the start page, one after the other.
    pub thumbnails: Room,
    /// Where exports are written.
    pub exports: Room,
    /// What was made once and is sent again.
    pub kept: Kept,
    /// The exports of today.
    pub downloads: Downloads,
    /// The documents that can be named by their hash.
    pub documents: Documents,
    /// Who may ask for how much.
    pub clients: Clients,
    /// What is counted.
    pub metrics: Metrics,
    /// How much is logged of requests.
    pub lines: Lines,
    /// How many more WebSockets may be open.
    pub sockets: Arc<Semaphore>,
    /// How many more subscriptions may be followed.
    pub subscriptions: Arc<Semaphore>,
    /// Tells of each new revision.
    pub changes: watch::Sender<()>,
    /// Says that the server stops.
    pub stopping: watch::Sender<bool>,
    /// What absolute links begin with.
    pub public_url: PublicUrl,
    /// Where a data file can be edited: an address with `{file}` for its path.
    pub edit_url: Option<String>,
    /// What was considered for the graph and left out, and why.
    pub exclusions: Vec<Exclusion>,
    /// How long the making of one page or chart may take.
    pub longest: Duration,
    snapshot: ArcSwap<Snapshot>,
    trouble: ArcSwapOption<String>,
    /// What was found of the findings, and of which facts.
    examined: ArcSwapOption<(String, Arc<Vec<Examined>>)>,
    copy_database: Option<CopyDatabase>,
}

impl ServerState {
    /// Answers from this snapshot until another is set; reached where it listens unless told otherwise.
    pub fn new(snapshot: Snapshot) -> Self {
        ServerState {
            answerer: Answerer::of_site(PublicUrl::default().as_str()),
            questions: Room::default(),
            drawings: Room::default(),
            thumbnails: Room::of(1),
            exports: Room::default(),
            kept: Kept::default(),
            downloads: Downloads::default(),
            documents: Documents::default(),
            clients: Clients::default(),
            metrics: Metrics::default(),
            lines: Lines::default(),
            sockets: Arc::new(Semaphore::new(MAXIMUM_SOCKETS)),
            subscriptions: Arc::new(Semaphore::new(MAXIMUM_SUBSCRIPTIONS)),
            changes: watch::Sender::new(()),
            stopping: watch::Sender::new(false),
            public_url: PublicUrl::default(),
            edit_url: None,
            exclusions: Vec::new(),
            longest: LONGEST,
            snapshot: ArcSwap::from_pointee(snapshot),
            trouble: ArcSwapOption::empty(),
            examined: ArcSwapOption::empty(),
            copy_database: None,
        }
    }

    /// The same, reached at another address.
    pub fn reached_at(mut self, public_url: PublicUrl) -> Self {
        self.answerer = Answerer::of_site(public_url.as_str());
        self.public_url = public_url;
        self
    }

    /// The same, giving away copies of the database.
    pub fn copying(mut self, copy_database: CopyDatabase) -> Self {
        self.copy_database = Some(copy_database);
        self
    }

    /// A copy of the database without its secrets; nothing where the server can't make any.
    pub async fn database_copy(&self) -> Option<Result<Vec<u8>, String>> {
        Some(self.copy_database.as_ref()?().await)
    }

    /// What something made now depends on: what it is, what was asked for and in which language, the facts and the day.
    pub fn key(&self, what: &'static str, text: Bytes) -> Key {
        let snapshot = self.snapshot.load();
        let digits = snapshot.edition.digest.get(..16).unwrap_or_default();
        let edition = (snapshot.edition.revision, u64::from_str_radix(digits, 16).unwrap_or_default());
        Key { what, edition, day: clock::day_number(), language: speech::current(), text }
    }

    /// The snapshot of today; a request takes it once, so that all of its answer is of one revision.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// Answers from another snapshot from now on; requests under way keep theirs.
    pub fn set_snapshot(&self, snapshot: Snapshot) {
        self.snapshot.store(Arc::new(snapshot));
        self.kept.clear();
        self.downloads.clear();
        self.changes.send_replace(());
    }

    /// Why the database can't be read now, so that the last good facts go on answering; nothing where the snapshot is known to
    /// be that of the database.
    pub fn trouble(&self) -> Option<Arc<String>> {
        self.trouble.load_full()
    }

    /// Says why the database can't be read, or that it can.
    pub fn set_trouble(&self, cause: Option<String>) {
        self.trouble.store(cause.map(Arc::new));
    }

    /// How many WebSockets are open, and how many subscriptions are followed.
    pub fn followed(&self) -> (usize, usize) {
        (
            MAXIMUM_SOCKETS - self.sockets.available_permits(),
            MAXIMUM_SUBSCRIPTIONS - self.subscriptions.available_permits(),
        )
    }

    /// What work may take that is done where a client connects.
    pub fn budget(&self) -> Budget {
        Budget::new(self.longest, Left::default())
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
