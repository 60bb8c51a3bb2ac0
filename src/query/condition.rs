//! What a value of the graph meets or does not meet. Every condition has two values: it holds or it doesn't.

use crate::{graph::period::Dated, query::index::Key};
use entity::{partial_date::PartialDate, vocabulary::Crime};

/// Something that a value meets or does not meet.
pub trait Condition<V> {
    /// Whether the value meets it.
    fn holds(&self, value: V) -> bool;
}

/// A condition that may be met by few values only, which an index knows.
pub trait Selective {
    /// What a value must be equal to one of; nothing where that alone does not decide.
    fn keys(&self) -> Option<Vec<Key>> {
        None
    }
}

impl<V, C: Condition<V>> Condition<V> for Box<C> {
    fn holds(&self, value: V) -> bool {
        (**self).holds(value)
    }
}

impl<C: Selective> Selective for Box<C> {
    fn keys(&self) -> Option<Vec<Key>> {
        (**self).keys()
    }
}

/// Yes or no.
impl Condition<bool> for bool {
    fn holds(&self, value: bool) -> bool {
        *self == value
    }
}

/// Active on some day of the date.
impl<N: Dated> Condition<N> for PartialDate {
    fn holds(&self, node: N) -> bool {
        node.active_on(*self)
    }
}

/// Concerns the crime: what is about both concerns each of the two.
impl Condition<Crime> for Crime {
    fn holds(&self, crime: Crime) -> bool {
        crime == *self || crime == Crime::Both
    }
}

impl Selective for bool {}
impl Selective for PartialDate {}
impl Selective for Crime {}
