//! The part of a list that was asked for, by keyset and in both directions.

use crate::{graph::sort_key::SortKey, query::cursor::CursorScope};
use std::ops::Range;

/// How many nodes a page has when no number is given.
pub const DEFAULT_SIZE: usize = 50;

/// How many nodes a page has at most.
pub const MAXIMUM_SIZE: usize = 500;

/// A page as it was asked for.
#[derive(Clone, Debug, Default)]
pub struct PageArguments {
    /// How many from the start.
    pub first: Option<i64>,
    /// Only what follows this cursor.
    pub after: Option<String>,
    /// How many from the end.
    pub last: Option<i64>,
    /// Only what precedes this cursor.
    pub before: Option<String>,
}

/// Why a page can't be given.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum PageError {
    /// A page was asked to be negative or larger than the limit.
    #[error("`{argument}` is {given}; give a number from 0 to {MAXIMUM_SIZE}")]
    Size {
        /// `first` or `last`.
        argument: &'static str,
        /// The number given.
        given: i64,
    },
    /// A page from both ends.
    #[error("`first` and `last` can't be given together; use `first` with `after`, or `last` with `before`")]
    BothEnds,
    /// A cursor that this list did not give.
    #[error(
        "`{argument}` is not a cursor of this list; give one that the same list returned for the same filter, order and \
         other arguments"
    )]
    Cursor {
        /// `after` or `before`.
        argument: &'static str,
    },
}

/// Which part of a list a page is.
#[derive(Debug, PartialEq)]
pub struct Page {
    /// Where in the list its nodes stand.
    pub range: Range<usize>,
    /// Whether the list has nodes before it.
    pub has_previous: bool,
    /// Whether the list has nodes after it.
    pub has_next: bool,
}

/// The keys that a cursor holds.
pub type Place = Vec<Vec<SortKey<'static>>>;

/// Between which nodes of a list a page lies, from which end it is taken, and how many nodes it has at most.
pub struct Bounds {
    /// The node that it follows.
    pub after: Option<Place>,
    /// The node that it precedes.
    pub before: Option<Place>,
    end: End,
    size: usize,
}

impl Bounds {
    /// The bounds that were asked for, of cursors that the list gave.
    pub fn new(arguments: &PageArguments, scope: impl Fn() -> CursorScope) -> Result<Bounds, PageError> {
        let place = |cursor: &Option<String>, argument| match cursor {
            Some(cursor) => scope().decode(cursor).map(Some).ok_or(PageError::Cursor { argument }),
            None => Ok(None),
        };
        let (end, size) = end_and_size(arguments)?;
        Ok(Bounds { after: place(&arguments.after, "after")?, before: place(&arguments.before, "before")?, end, size })
    }

    /// How many nodes the page has at most.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The page of a list, of which so many nodes do not follow `after`, and so many precede `before`.
    pub fn cut(&self, start: usize, end: usize, length: usize) -> Page {
        let end = end.max(start);
        let range = match self.end {
            End::Start => start..end.min(start + self.size),
            End::Finish => start.max(end.saturating_sub(self.size))..end,
        };
        Page { has_previous: range.start > 0, has_next: range.end < length, range }
    }

    /// The page of a list that is in order; `compare` says where the node at a place of it stands against a cursor.
    pub fn cut_ordered(&self, length: usize, compare: impl Fn(usize, &Place) -> std::cmp::Ordering) -> Page {
        let point = |holds: &dyn Fn(usize) -> bool| {
            let (mut low, mut high) = (0, length);
            while low < high {
                let middle = low + (high - low) / 2;
                if holds(middle) { low = middle + 1 } else { high = middle }
            }
            low
        };
        let start = self.after.as_ref().map_or(0, |after| point(&|at| compare(at, after).is_le()));
        let end = self.before.as_ref().map_or(length, |before| point(&|at| compare(at, before).is_lt()));
        self.cut(start, end, length)
    }
}

/// Checks what can be checked without the list.
pub fn check(arguments: &PageArguments) -> Result<(), PageError> {
    end_and_size(arguments).map(|_| ())
}

#[derive(Clone, Copy)]
enum End {
    Start,
    Finish,
}

fn end_and_size(arguments: &PageArguments) -> Result<(End, usize), PageError> {
    let size = |argument, given: i64| match usize::try_from(given) {
        Ok(size) if size <= MAXIMUM_SIZE => Ok(size),
        _ => Err(PageError::Size { argument, given }),
    };
    match (arguments.first, arguments.last) {
        (Some(_), Some(_)) => Err(PageError::BothEnds),
        (Some(first), None) => Ok((End::Start, size("first", first)?)),
        (None, Some(last)) => Ok((End::Finish, size("last", last)?)),
        // Who says only what to precede pages backward.
        (None, None) if arguments.before.is_some() && arguments.after.is_none() => Ok((End::Finish, DEFAULT_SIZE)),
        (None, None) => Ok((End::Start, DEFAULT_SIZE)),
    }
}
