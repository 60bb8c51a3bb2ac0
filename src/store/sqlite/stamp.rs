//! What tells that a file was written or replaced, without opening it.

use crate::store::sqlite::address::beside;
use std::{
    fs::{self, Metadata},
    io,
    os::unix::fs::MetadataExt,
    path::Path,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// What the system says of a database and of the log beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    file: Mark,
    /// Nothing where the log is empty or not there: SQLite makes and deletes it when it reads, too.
    log: Option<Mark>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

/// The clocks of file systems tick in steps: what was written less than this ago may be written again unseen.
const STEP: Duration = Duration::from_secs(2);

impl Stamp {
    /// What the system says now.
    pub(super) fn of(path: &Path) -> io::Result<Stamp> {
        let file = Mark::of(&fs::metadata(path)?);
        let log = fs::metadata(beside(path, "-wal")).ok().filter(|log| log.len() > 0).map(|log| Mark::of(&log));
        Ok(Stamp { file, log })
    }

    /// Whether whatever is written from now on changes the stamp.
    pub(super) fn is_settled(&self) -> bool {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let latest = self.log.iter().map(|log| log.changed).fold(self.file.changed, Ord::max);
        let latest = Duration::from_secs(latest.0.try_into().unwrap_or_default());
        now.saturating_sub(latest) > STEP
    }
}

impl Mark {
    fn of(file: &Metadata) -> Mark {
        Mark {
            device: file.dev(),
            inode: file.ino(),
            size: file.size(),
            modified: (file.mtime(), file.mtime_nsec()),
            changed: (file.ctime(), file.ctime_nsec()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_a_moment_ago_may_be_written_again_unseen() {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970").as_secs().cast_signed();
        let mark = |ago: i64| {
            let at = (now - ago, 0);
            Mark { device: 1, inode: 2, size: 3, modified: at, changed: at }
        };
        let settled = |file: i64, log: Option<i64>| Stamp { file: mark(file), log: log.map(mark) }.is_settled();
        assert!(settled(10, None) && settled(10, Some(10)));
        assert!(!settled(0, None) && !settled(10, Some(0)) && !settled(0, Some(10)));
    }
}
