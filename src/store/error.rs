//! What can go wrong with a database, in words that say what to do.

use crate::store::postgres;
use sea_orm::{DbErr, RuntimeErr, SqlxError};
use std::{fmt, path::PathBuf};

/// Something went wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address names another sort of database.
    #[error(
        "`{scheme}` is not an address of a database that this Palermo can open; give a file, such as sqlite://palermo.db, or a \
         server, such as postgres://palermo@localhost/palermo"
    )]
    Scheme {
        /// What the address begins with; the rest may hold a password.
        scheme: String,
    },
    /// The address begins right and goes wrong.
    #[error(
        "the address of the database can't be read ({reason}); give a file, such as sqlite://palermo.db, or a server, such \
         as postgres://palermo@localhost/palermo"
    )]
    Address {
        /// What is wrong with it.
        reason: String,
    },
    /// A database in memory would forget what was imported.
    #[error("a database in memory keeps nothing; give a file, such as sqlite://palermo.db")]
    Memory,
    /// There is no folder for the file.
    #[error("the folder `{}` of the database does not exist; make it, or give a file in another folder", folder.display())]
    NoFolder {
        /// The folder that is missing.
        folder: PathBuf,
    },
    /// There is a folder where the file should be.
    #[error("`{}` is a folder; give the file of the database, such as sqlite://palermo.db", path.display())]
    Folder {
        /// What was given.
        path: PathBuf,
    },
    /// What is there is no file.
    #[error("`{}` is not a plain file; give the file of the database, such as sqlite://palermo.db", path.display())]
    NoFile {
        /// What was given.
        path: PathBuf,
    },
    /// There is no file where one has to be.
    #[error("there is no database `{}`", path.display())]
    Gone {
        /// Where it would be.
        path: PathBuf,
    },
    /// It is the database of another program.
    #[error("`{database}` is the database of another program ({found}), and nothing was written to it; give another")]
    Foreign {
        /// The file, or the address without a password.
        database: String,
        /// What tells so.
        found: String,
    },
    /// The database would not keep every text.
    #[error("the database `{database}` keeps texts as {encoding}; give one that was made with the encoding UTF8")]
    Encoding {
        /// The address without a password.
        database: String,
        /// What it keeps texts as.
        encoding: String,
    },
    /// It says nothing at all, as where a network is cut.
    #[error("it gave no answer within {seconds} seconds")]
    Silent {
        /// How long was waited.
        seconds: u64,
    },
    /// The file was replaced, and the log of the one before is still there.
    #[error(
        "`{}` was put in the place of another database, whose log `{}` is still there; nothing was opened, because that \
         would mix the two. Delete the log to go on with the file as it is",
        path.display(),
        log.display()
    )]
    ForeignLog {
        /// The file.
        path: PathBuf,
        /// The log.
        log: PathBuf,
    },
    /// There are no facts yet.
    #[error("the database `{database}` holds no facts; run `palermo import`")]
    Empty {
        /// The file, or the address without a password.
        database: String,
    },
    /// The file can be opened, and is not sound.
    #[error("the database `{}` is damaged; put a backup in its place ({found})", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        found: String,
    },
    /// It can't be opened.
    #[error("the database `{database}` can't be opened: {cause}")]
    Open {
        /// The file, or the address without a password.
        database: String,
        /// Why.
        cause: Cause,
    },
    /// The tables can't be made or brought up to date.
    #[error("the tables of the database `{database}` can't be made: {cause}")]
    Migrate {
        /// The file, or the address without a password.
        database: String,
        /// Why.
        cause: Cause,
    },
    /// A newer program made the tables.
    #[error(
        "the database `{database}` was made by a newer Palermo; use that one, or another database (unknown here: {})",
        migrations.join(", ")
    )]
    Newer {
        /// The file, or the address without a password.
        database: String,
        /// The migrations that this program does not know.
        migrations: Vec<String>,
    },
    /// The facts can't be written; those from before stand.
    #[error("the facts can't be written to the table `{table}`, and those from before stay: {cause}")]
    Write {
        /// The table.
        table: &'static str,
        /// Why.
        cause: Cause,
    },
    /// The facts can't be read.
    #[error("the table `{table}` can't be read: {cause}")]
    Read {
        /// The table.
        table: &'static str,
        /// Why.
        cause: Cause,
    },
    /// Somebody wrote to the database with the references switched off.
    #[error(
        "a row of the table `{table}` refers to one of `{other}` that is not there; import the facts again, or put a backup in \
         its place"
    )]
    Dangling {
        /// The table.
        table: String,
        /// The table that the row refers to.
        other: String,
    },
    /// A transaction can't begin or end.
    #[error("the facts can't be read or written: {cause}")]
    Transaction {
        /// Why.
        cause: Cause,
    },
    /// What was written is safe, and not where it belongs.
    #[error(
        "what was written stands in its log (`-wal`) still and can't be moved into the file: {cause}. Nothing is lost, but copy \
         no file before some command could open and close the database"
    )]
    Close {
        /// Why.
        cause: Cause,
    },
    /// The database can't be copied.
    #[error("it can't be copied: {cause}")]
    Copy {
        /// Why.
        cause: Cause,
    },
    /// A backup is of a file.
    #[error(
        "it is one of a PostgreSQL server, of which `pg_dump` makes backups; `palermo export palermo.db` writes its facts as a \
         file of SQLite"
    )]
    NotAFile,
    /// The key of the cursors is damaged.
    #[error(
        "the secret `{name}` of the database has {length} bytes instead of 32; delete its row from the table `secret`"
    )]
    Secret {
        /// Which secret.
        name: &'static str,
        /// How many bytes there are.
        length: usize,
    },
    /// The operating system gives no random numbers.
    #[error("the system gives no random numbers for the secret of the database: {0}")]
    Random(getrandom::Error),
}

impl StoreError {
    /// Whether the words say which database it is; a statement that failed does not know.
    pub fn names_the_file(&self) -> bool {
        !matches!(
            self,
            StoreError::Write { .. }
                | StoreError::Read { .. }
                | StoreError::Dangling { .. }
                | StoreError::Transaction { .. }
                | StoreError::Close { .. }
                | StoreError::NotAFile
                | StoreError::Silent { .. }
                | StoreError::Copy { .. }
                | StoreError::Secret { .. }
                | StoreError::Random(_)
        )
    }

    pub(super) fn write(table: &'static str) -> impl FnOnce(DbErr) -> Self {
        move |error| StoreError::Write { table, cause: Cause(error) }
    }

    pub(super) fn read(table: &'static str) -> impl FnOnce(DbErr) -> Self {
        move |error| StoreError::Read { table, cause: Cause(error) }
    }

    pub(super) fn transaction(error: DbErr) -> Self {
        StoreError::Transaction { cause: Cause(error) }
    }
}

/// What the database said, in plain words where they are known.
#[derive(Debug)]
pub struct Cause(pub(super) DbErr);

impl Cause {
    /// Whether another program holds the lock, so that a later try may succeed.
    pub(super) fn is_lock(&self) -> bool {
        matches!(self.said(), Some((Some(SQLITE_BUSY | SQLITE_LOCKED), _)))
    }

    /// Whether there is no room for what is to be written, or the disk is at fault.
    pub(super) fn is_of_the_disk(&self) -> bool {
        matches!(self.said(), Some((Some(SQLITE_FULL | SQLITE_IOERR), _)))
    }

    /// The code and the words of SQLite, where the error comes from there.
    fn said(&self) -> Option<(Option<u32>, &str)> {
        let (DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error))) = &self.0
        else {
            return None;
        };
        let SqlxError::Database(error) = error.as_ref() else {
            return None;
        };
        Some((error.code().and_then(|code| code.parse().ok()).map(primary_code), error.message()))
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(words) = postgres::words(&self.0) {
            return formatter.write_str(&words);
        }
        let (code, message) = match (self.said(), &self.0) {
            (Some(said), _) => said,
            (None, DbErr::Custom(said)) => return formatter.write_str(said),
            (None, error) => return error.fmt(formatter),
        };
        match code {
            Some(SQLITE_BUSY | SQLITE_LOCKED) => {
                formatter.write_str("it is locked, because another program writes to it; try again when that is done")
            }
            Some(SQLITE_READONLY) => {
                formatter.write_str("it can't be written; see that you may write to the file and to its folder")
            }
            Some(SQLITE_IOERR) => write!(formatter, "the disk did not do as told ({message})"),
            Some(SQLITE_CORRUPT) => write!(formatter, "the file is damaged; put a backup in its place ({message})"),
            Some(SQLITE_FULL) => formatter.write_str("the disk is full; make room and try again"),
            Some(SQLITE_CANTOPEN) => {
                formatter.write_str("see that you may read and write the file, and write to its folder")
            }
            Some(SQLITE_NOTADB) => formatter.write_str("it is another sort of file; give another name"),
            _ => formatter.write_str(message),
        }
    }
}

const SQLITE_BUSY: u32 = 5;
const SQLITE_LOCKED: u32 = 6;
const SQLITE_READONLY: u32 = 8;
const SQLITE_IOERR: u32 = 10;
const SQLITE_CORRUPT: u32 = 11;
const SQLITE_FULL: u32 = 13;
const SQLITE_CANTOPEN: u32 = 14;
const SQLITE_NOTADB: u32 = 26;

/// SQLite's codes tell more in their upper bits.
fn primary_code(extended: u32) -> u32 {
    extended & 0xff
}
