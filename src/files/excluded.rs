//! `excluded.toml`: what was considered and left out, and why. It is held to its form and becomes no fact.

use crate::files::{
    fields::Fields,
    kind,
    value::{one_of, text},
};

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) {
    table.many("excluded", |table| {
        table.required("kind", |value, reading| {
            let words: Vec<&str> = kind::WITH_ID.iter().map(|kind| kind::prefix(*kind)).collect();
            one_of(value, reading, &words).map(str::to_owned)
        });
        table.required("name", text);
        table.required("reason", text);
    });
}
