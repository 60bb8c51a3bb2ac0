//! The data set as a whole.

use crate::snapshot::{self, Snapshot};
use async_graphql::{Object, SimpleObject};
use entity::kind::Kind;

/// The data set as a whole: which edition this is, who may use it, how to cite it, how much there is of what.
pub struct Dataset<'s>(pub &'s Snapshot);

/// The data set as a whole: which edition this is, who may use it, how to cite it, how much there is of what.
#[Object]
impl<'s> Dataset<'s> {
    /// The edition of the facts, such as `2026.11.1`.
    async fn version(&self) -> &'s str {
        &self.0.graph.about().version
    }

    /// Counts the imports into this database that changed something. All of one answer is of one revision.
    async fn revision(&self) -> i32 {
        self.0.edition.revision
    }

    /// The SHA-256 of the facts in hexadecimal digits: equal wherever the same facts are.
    async fn digest(&self) -> &'s str {
        &self.0.edition.digest
    }

    /// When these facts were imported into this database (RFC 3339, UTC).
    async fn imported_at(&self) -> &'s str {
        &self.0.edition.imported_at
    }

    /// The licence under which the facts may be used.
    async fn license(&self) -> &'s str {
        &self.0.graph.about().license
    }

    /// How to cite the data set.
    async fn citation(&self) -> &'s str {
        &self.0.graph.about().citation
    }

    /// How many facts there are of each kind, and how many of them are verified.
    async fn counts(&self) -> Vec<KindCount> {
        let count =
            |count: &snapshot::KindCount| KindCount { kind: count.kind, count: count.count, verified: count.verified };
        self.0.counts.iter().map(count).collect()
    }
}

/// How many facts there are of one kind.
#[derive(SimpleObject)]
pub struct KindCount {
    /// The kind.
    kind: Kind,
    /// How many facts of this kind there are.
    count: usize,
    /// How many of them rest on a page, their own or inherited, that was read and shows the fact. Of sources: how many
    /// show every fact that cites them.
    verified: usize,
}
