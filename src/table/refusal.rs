//! Why a question is not answered.

use crate::{
    analysis::{centrality::CentralityError, changes::ChangesError, overlap::OverlapError, standing::PlanError},
    budget::Stopped,
    query::{page::PageError, search::SearchError},
};
use std::borrow::Cow;

/// Why a question is not answered. It has no `Display` on purpose: it becomes an error only where a code is given to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// An argument has a value that is not allowed.
    Input(String),
    /// More than an answer may take.
    TooLarge(String),
    /// The work on it was stopped.
    Stopped(Stopped),
}

impl Refusal {
    /// Of an argument, or of something within one: where it stands, and what is wrong with it.
    pub fn of(path: &str, wrong: impl std::fmt::Display) -> Self {
        Refusal::Input(format!("`{path}` {wrong}"))
    }
}

impl From<Stopped> for Refusal {
    fn from(stopped: Stopped) -> Self {
        Refusal::Stopped(stopped)
    }
}

impl From<PageError> for Refusal {
    fn from(error: PageError) -> Self {
        Refusal::Input(error.to_string())
    }
}

impl From<SearchError> for Refusal {
    fn from(error: SearchError) -> Self {
        Refusal::Input(error.to_string())
    }
}

impl From<OverlapError> for Refusal {
    fn from(error: OverlapError) -> Self {
        match error {
            OverlapError::TooManyPairs(error) => Refusal::TooLarge(error.to_string()),
            OverlapError::Stopped(stopped) => Refusal::Stopped(stopped),
        }
    }
}

impl From<PlanError> for Refusal {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::TooManyPairs(_) | PlanError::TooManyEntries { .. } => Refusal::TooLarge(error.to_string()),
            PlanError::Stopped(stopped) => Refusal::Stopped(stopped),
        }
    }
}

impl From<ChangesError> for Refusal {
    fn from(error: ChangesError) -> Self {
        match error {
            ChangesError::Unknown { .. } | ChangesError::TooMany { .. } => Refusal::of("since", error),
            ChangesError::Stopped(stopped) => Refusal::Stopped(stopped),
        }
    }
}

impl From<CentralityError> for Refusal {
    fn from(error: CentralityError) -> Self {
        match error {
            CentralityError::TooManyAgencies(error) => Refusal::TooLarge(error.to_string()),
            CentralityError::Stopped(stopped) => Refusal::Stopped(stopped),
        }
    }
}

/// The most characters that a message quotes of what a client sent.
pub const MAXIMUM_QUOTED: usize = 100;

/// The beginning of a client's text, as much as a message may quote.
pub fn quoted(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAXIMUM_QUOTED) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// A sentence in which a client's words may stand, each of them cut where it is long.
pub fn shortened(sentence: &str) -> String {
    sentence.split(' ').map(quoted).collect::<Vec<_>>().join(" ")
}

/// Why a walk ends before its end.
#[derive(Debug)]
pub enum Halt {
    /// What was looked for was found.
    Enough,
    /// The question is not answered.
    Refused(Box<Refusal>),
}

/// Whether a walk goes on.
pub type Flow = Result<(), Halt>;

impl<R: Into<Refusal>> From<R> for Halt {
    fn from(refusal: R) -> Self {
        Halt::Refused(Box::new(refusal.into()))
    }
}

/// Whether something holds of a row: what refuses it is left, and a walk that ended early found nothing that does.
pub fn decided(met: Result<bool, Halt>) -> Result<bool, Refusal> {
    match met {
        Ok(holds) => Ok(holds),
        Err(Halt::Enough) => Ok(false),
        Err(Halt::Refused(refusal)) => Err(*refusal),
    }
}

/// A walk that nobody ends early: only what refuses it is left.
pub fn whole(flow: Flow) -> Result<(), Refusal> {
    match flow {
        Ok(()) | Err(Halt::Enough) => Ok(()),
        Err(Halt::Refused(refusal)) => Err(*refusal),
    }
}
