//! A value of a data file, and where it stands.

use crate::files::problem::Place;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Given<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// A value that must stand in the file. Where it doesn't, or not as it must, that is a problem already.
#[derive(Clone, Debug)]
pub(super) struct Required<T>(Option<Given<T>>);

/// A value that may stand in the file.
#[derive(Clone, Debug)]
pub(super) struct Optional<T>(Option<Given<T>>);

impl<T> Required<T> {
    pub(super) fn new(given: Option<Given<T>>) -> Self {
        Required(given)
    }

    /// The value, for rules: they say nothing of one that has a problem already.
    pub(super) fn get(&self) -> Option<&Given<T>> {
        self.0.as_ref()
    }

    /// The value, for rows.
    pub(super) fn value(self) -> T {
        self.0.expect("rows are written only where no problem was found").value
    }
}

impl<T> Optional<T> {
    pub(super) fn new(given: Option<Given<T>>) -> Self {
        Optional(given)
    }

    /// The value, for rules.
    pub(super) fn get(&self) -> Option<&Given<T>> {
        self.0.as_ref()
    }

    /// The value, for rows.
    pub(super) fn value(self) -> Option<T> {
        self.0.map(|given| given.value)
    }
}
