//! What each file may hold, as its reader tells it, with what the manual of the data files says of it.

use crate::files::{
    agency, arrangement, dataset, excluded,
    fields::describe,
    finding,
    form::{Form, Key},
    instrument,
    layout::{FileKind, LAYOUTS, Layout},
    manual::Manual,
    network, project, ratification, state,
};

/// The format of the files of a kind.
pub(super) struct Format {
    /// What they are called.
    pub(super) layout: &'static Layout,
    /// The word for one of them: `agency`.
    pub(super) word: &'static str,
    /// The part of the manual that is about them.
    section: &'static str,
    /// The keys.
    pub(super) keys: Vec<Key>,
    manual: Manual,
}

/// Every format in TOML, in the order of the folders.
pub(super) fn formats() -> Vec<Format> {
    LAYOUTS.iter().filter_map(format).collect()
}

fn format(layout: &'static Layout) -> Option<Format> {
    let (word, section, keys) = match layout.kind {
        FileKind::Dataset => ("dataset", "The edition", describe(dataset::read)),
        FileKind::Excluded => ("excluded", "What was left out", describe(excluded::read)),
        FileKind::Agency => ("agency", "Agencies", describe(agency::read)),
        FileKind::Arrangement => ("arrangement", "Arrangements", describe(arrangement::read)),
        FileKind::Finding => ("finding", "Findings", describe(finding::read)),
        FileKind::Instrument => ("instrument", "Instruments", describe(instrument::read)),
        FileKind::Network => ("network", "Networks", describe(network::read)),
        FileKind::Project => ("project", "Projects", describe(project::read)),
        FileKind::RatificationCoverage => ("ratifications", "Ratifications", describe(ratification::read_coverage)),
        FileKind::StateSources => ("states", "States", describe(state::read_sources)),
        FileKind::Document | FileKind::Ratifications | FileKind::States => return None,
    };
    Some(Format { layout, word, section, keys, manual: Manual::carried() })
}

impl Format {
    /// What the manual says of a key. The table is named by the key that it stands behind, and is empty for the file itself.
    pub(super) fn told(&self, table: &str, key: &str) -> &'static str {
        self.manual.told(self.section, table, key).unwrap_or_default()
    }
}

impl Key {
    /// The keys of the table or the tables behind it; nothing where no table stands there.
    pub(super) fn inner(&self) -> Option<&[Key]> {
        match &self.form {
            Form::Tables(keys) | Form::Table(keys) => Some(keys),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// All keys of a format: the table they stand in, and themselves.
    fn all<'k>(table: &'k str, keys: &'k [Key], found: &mut Vec<(&'k str, &'k Key)>) {
        for key in keys {
            found.push((table, key));
            if let Some(inner) = key.inner() {
                all(key.name, inner, found);
            }
        }
    }

    #[test]
    fn the_manual_tells_of_every_key_and_whether_it_must_be_there() {
        let manual = Manual::carried();
        for format in formats() {
            let mut keys = Vec::new();
            all("", &format.keys, &mut keys);
            for (table, key) in keys {
                let place = format!("`{}` of `{table}` under `{}`", key.name, format.section);
                assert_eq!(manual.required(format.section, table, key.name), Some(key.required), "{place}");
                assert!(!format.told(table, key.name).is_empty(), "data/README.md says nothing of {place}");
            }
        }
    }

    #[test]
    fn the_manual_tells_of_no_key_that_nobody_reads() {
        let mut read = BTreeSet::new();
        let formats = formats();
        for format in &formats {
            let mut keys = Vec::new();
            all("", &format.keys, &mut keys);
            read.extend(keys.iter().map(|(_, key)| key.name));
        }
        read.extend(ratification::COLUMNS.all());
        read.extend(state::COLUMNS.all());
        for key in Manual::carried().keys() {
            assert!(read.contains(key), "data/README.md tells of `{key}`, which nobody reads");
        }
    }

    #[test]
    fn a_format_has_every_key_that_a_file_of_the_kind_has() {
        let agency = formats().into_iter().find(|format| format.word == "agency").expect("it is there");
        let names = |keys: &[Key]| keys.iter().map(|key| (key.name, key.required)).collect::<Vec<_>>();
        assert_eq!(names(&agency.keys)[..3], [("id", true), ("acronym", false), ("name", true)]);
        let outputs = agency.keys.iter().find(|key| key.name == "outputs").and_then(Key::inner).expect("outputs");
        let sources = outputs.iter().find(|key| key.name == "sources").and_then(Key::inner).expect("sources");
        assert_eq!(names(sources), ["url", "title", "publisher", "verified"].map(|key| (key, true)));
    }
}
