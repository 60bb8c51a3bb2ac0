//! `excluded.toml`: what was considered and left out, and why. It is held to its form and becomes no fact.

use crate::files::{
    embedded,
    fields::Fields,
    form::Words,
    kind,
    value::{one_of, text},
};
use toml::de::DeTable;

/// What was considered and left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The kind that it would have been of, such as `network`.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// Why it is not in the graph.
    pub reason: String,
}

/// What the carried edition of the facts leaves out, in the order of the file.
pub fn carried() -> Vec<Exclusion> {
    let files = embedded::files();
    let file = files.iter().find(|file| file.path == "excluded.toml");
    let text = file.and_then(|file| file.text.as_deref().ok()).unwrap_or_default();
    let (table, _) = DeTable::parse_recoverable(text);
    let Some(excluded) = table.get_ref().get("excluded").and_then(|value| value.get_ref().as_array()) else {
        return Vec::new();
    };
    excluded
        .iter()
        .filter_map(|entry| {
            let entry = entry.get_ref().as_table()?;
            let text = |key: &str| Some(entry.get(key)?.get_ref().as_str()?.to_owned());
            Some(Exclusion { kind: text("kind")?, name: text("name")?, reason: text("reason")? })
        })
        .collect()
}

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) {
    table.many("excluded", |table| {
        table.required("kind", |value, reading| {
            one_of(value, reading, Words::plain(kind::WITH_ID.iter().map(|kind| kind::prefix(*kind))))
        });
        table.required("name", text);
        table.required("reason", text);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_was_left_out_is_told_with_its_reason() {
        let files = embedded::files();
        let file = files.iter().find(|file| file.path == "excluded.toml").expect("it is carried");
        let text = file.text.as_deref().expect("it was read");
        let carried = carried();
        assert_eq!(carried.len(), text.matches("[[excluded]]").count());
        assert!(carried.iter().any(|exclusion| exclusion.name == "Budapest Process"));
    }
}
