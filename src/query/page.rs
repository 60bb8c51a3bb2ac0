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
    #[error("`first` and `last` are both given; give one of them: `first` with `after`, or `last` with `before`")]
    BothEnds,
    /// A cursor that this list did not give.
    #[error(
        "`{argument}` is no cursor of this list; give one that the same list gave with the same filter, order and other \
         arguments"
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

/// Cuts a page from a list; `compare` says where a node of it stands against the keys of a cursor.
pub fn cut<N>(
    list: &[N],
    compare: impl Fn(&N, &[Vec<SortKey<'static>>]) -> std::cmp::Ordering,
    arguments: &PageArguments,
    scope: &CursorScope,
) -> Result<Page, PageError> {
    let place = |cursor: &str, argument| scope.decode(cursor).ok_or(PageError::Cursor { argument });
    let mut range = 0..list.len();
    if let Some(after) = &arguments.after {
        let after = place(after, "after")?;
        range.start = list.partition_point(|node| compare(node, &after).is_le());
    }
    if let Some(before) = &arguments.before {
        let before = place(before, "before")?;
        let end = list.partition_point(|node| compare(node, &before).is_lt());
        range.end = end.max(range.start);
    }
    match end_and_size(arguments)? {
        (End::Start, size) => range.end = range.end.min(range.start + size),
        (End::Finish, size) => range.start = range.start.max(range.end.saturating_sub(size)),
    }
    Ok(Page { has_previous: range.start > 0, has_next: range.end < list.len(), range })
}

/// Checks what can be checked without the list.
pub fn check(arguments: &PageArguments) -> Result<(), PageError> {
    end_and_size(arguments).map(|_| ())
}

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
