//! Which log belongs to which file.
//!
//! SQLite lays the log `palermo.db-wal` over whatever `palermo.db` it finds. Where a program was killed and left a log, and
//! somebody then puts a backup in the place of the file, pages of two databases would be mixed. So each database counts
//! what is written to it (`PRAGMA user_version`, in the head of the file), from a number that is random for each
//! database and each copy of it: what a log begins with must follow what the file holds.

use crate::store::sqlite::owner;
use sea_orm::{ConnectionTrait, DbErr};

/// Counts one more writing, as a part of its transaction. A database that nobody marked as ours is marked.
pub(in crate::store) async fn go_on(transaction: &impl ConnectionTrait) -> Result<(), DbErr> {
    if !owner::is_marked(transaction).await? {
        owner::mark(transaction).await?;
        return begin(transaction).await;
    }
    let count = owner::number(transaction, "user_version").await?;
    transaction.execute_unprepared(&format!("PRAGMA user_version = {}", count.wrapping_add(1))).await.map(|_| ())
}

/// Begins to count, so that no log of another database follows.
pub(super) async fn begin(database: &impl ConnectionTrait) -> Result<(), DbErr> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes)
        .map_err(|error| DbErr::Custom(format!("the system gives no random numbers: {error}")))?;
    // Far from the end, which is never reached then.
    let count = i32::from_be_bytes(bytes) & 0x3fff_ffff;
    database.execute_unprepared(&format!("PRAGMA user_version = {}", count.max(1))).await.map(|_| ())
}

/// Whether a log that holds these counts, the first and the last, was written after a file with this one.
pub(super) fn follows((first, last): (i32, i32), file: i32) -> bool {
    // What the log begins with may be in the file already, up to all of it.
    (first.wrapping_sub(1)..=last).contains(&file)
}

#[cfg(test)]
mod tests {
    use super::follows;

    #[test]
    fn a_log_follows_the_file_that_it_was_written_to() {
        for (file, belongs) in [(6, false), (7, true), (8, true), (9, true), (10, false), (-5, false)] {
            assert_eq!(follows((8, 9), file), belongs, "{file}");
        }
    }
}
