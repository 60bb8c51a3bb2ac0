//! Following a database: waiting until it may hold other facts than before, and looking whether it does.

use crate::store::{error::StoreError, load::Loaded, postgres, sqlite};
use entity::revision;
use std::time::Duration;

/// How often one looks at a file. What changed is noticed within a second.
const LOOK_AT_FILE: Duration = Duration::from_millis(500);

/// How often one asks a server that tells nothing.
const ASK_SERVER: Duration = Duration::from_secs(1);

/// A database that is followed.
pub enum Followed {
    /// A file, which is looked at.
    File(sqlite::follow::Followed),
    /// A server, which tells of imports and is asked.
    Server(postgres::follow::Followed),
}

/// What a look found.
pub enum Look {
    /// The known facts.
    Known,
    /// Other facts than the known ones.
    New {
        /// The facts.
        loaded: Box<Loaded>,
        /// The key that signs cursors.
        cursor_key: [u8; 32],
    },
    /// The file was replaced while it was read, or could not be read a moment ago, so that there is nothing new to say. A later
    /// look tells.
    Unsure,
}

impl Followed {
    /// Follows the database at an address from now on.
    pub fn new(url: &str) -> Result<Self, StoreError> {
        Ok(match postgres::is_address(url) {
            true => Followed::Server(postgres::follow::Followed::new(url, ASK_SERVER)?),
            false => Followed::File(sqlite::follow::Followed::new(url, LOOK_AT_FILE)?),
        })
    }

    /// Waits until a look may find something. Comes back at once when it is first asked.
    pub async fn changed(&mut self) {
        match self {
            Followed::File(file) => file.changed().await,
            Followed::Server(server) => server.changed().await,
        }
    }

    /// Whether the database holds other facts than the known ones.
    pub async fn look(&mut self, is_known: impl Fn(&revision::Model) -> bool) -> Result<Look, StoreError> {
        match self {
            Followed::File(file) => file.look(is_known).await,
            Followed::Server(server) => server.look(is_known).await,
        }
    }

    /// Says that what was found is of no use, so that it is looked for again after a while.
    pub fn unusable(&mut self) {
        match self {
            Followed::File(file) => file.unusable(),
            // A server does not let go of what rows refer to, and is asked again in a second.
            Followed::Server(_) => {}
        }
    }
}
