//! What a kind of fact is called in data files: in keys, in folders and in sentences.

use entity::fact::FactKind;

/// The kinds that have an id of their own in data files.
pub(super) const WITH_ID: &[FactKind] = &[
    FactKind::Agency,
    FactKind::Network,
    FactKind::Project,
    FactKind::Instrument,
    FactKind::Measure,
    FactKind::Action,
    FactKind::Output,
    FactKind::Arrangement,
    FactKind::State,
    FactKind::Finding,
];

/// The kinds with a file for each, and the folder of these files.
pub(super) const FOLDERS: &[(FactKind, &str)] = &[
    (FactKind::Agency, "agencies"),
    (FactKind::Arrangement, "arrangements"),
    (FactKind::Finding, "findings"),
    (FactKind::Instrument, "instruments"),
    (FactKind::Network, "networks"),
    (FactKind::Project, "projects"),
];

/// The folder of the kind, if each of its facts has a file.
pub(super) fn folder(kind: FactKind) -> Option<&'static str> {
    FOLDERS.iter().find(|(other, _)| *other == kind).map(|(_, folder)| *folder)
}

/// What stands before the colon of its keys.
pub(super) fn prefix(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Instrument => "instrument",
        FactKind::Measure => "measure",
        FactKind::Agency => "agency",
        FactKind::Network => "network",
        FactKind::Membership => "membership",
        FactKind::Project => "project",
        FactKind::Participation => "participation",
        FactKind::Action => "action",
        FactKind::Output => "output",
        FactKind::Arrangement => "arrangement",
        FactKind::Impact => "impact",
        FactKind::State => "state",
        FactKind::Ratification => "ratification",
        FactKind::Finding => "finding",
        FactKind::Source => "source",
        FactKind::OfficeTerm => "office",
        FactKind::ReportedSize => "reported-size",
    }
}

/// The kind that keys with this prefix belong to, if it is one with an id.
pub(super) fn with_prefix(word: &str) -> Option<FactKind> {
    WITH_ID.iter().copied().find(|kind| prefix(*kind) == word)
}
