//! What lists are put in order by, one value for every type of column.

use entity::{fold::fold, partial_date::PartialDate, vocabulary::Vocabulary};
use std::borrow::Cow;

/// One value to put a list in order by. Values of one column are of one variant; what is absent comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortKey<'g> {
    /// A number, a date or the place of a word in its vocabulary.
    Number(i64),
    /// A text as it stands.
    Text(Cow<'g, str>),
    /// Nothing.
    Absent,
}

impl<'g> SortKey<'g> {
    /// A text as it stands, byte by byte: for slugs and keys.
    pub fn exact(text: &'g str) -> Self {
        SortKey::Text(Cow::Borrowed(text))
    }

    /// A text for human eyes: case and accents don't count.
    pub fn folded(text: &str) -> Self {
        SortKey::Text(Cow::Owned(fold(text)))
    }

    /// A text for human eyes that may be missing.
    pub fn optional_folded(text: Option<&str>) -> Self {
        text.map_or(SortKey::Absent, SortKey::folded)
    }

    /// A word by its place in its vocabulary.
    pub fn word<V: Vocabulary>(word: V) -> Self {
        let place = V::ALL.iter().position(|value| *value == word);
        place.map_or(SortKey::Absent, |place| SortKey::Number(place as i64))
    }

    /// A date by its first, then by its last day.
    pub fn date(date: Option<PartialDate>) -> [Self; 2] {
        match date {
            Some(date) => [date.first(), date.last()].map(|day| SortKey::Number(day.ordinal())),
            None => [SortKey::Absent, SortKey::Absent],
        }
    }
}
