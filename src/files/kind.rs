//! What a kind of fact is called in data files: in keys, in folders and in sentences.

use crate::files::layout::{FileKind, LAYOUTS};
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
    FactKind::Region,
    FactKind::Finding,
];

/// The kind of fact that each file of a kind tells, if it tells one.
pub(super) fn of_file(kind: FileKind) -> Option<FactKind> {
    match kind {
        FileKind::Agency => Some(FactKind::Agency),
        FileKind::Arrangement => Some(FactKind::Arrangement),
        FileKind::Finding => Some(FactKind::Finding),
        FileKind::Instrument => Some(FactKind::Instrument),
        FileKind::Network => Some(FactKind::Network),
        FileKind::Project => Some(FactKind::Project),
        FileKind::Region => Some(FactKind::Region),
        FileKind::Dataset
        | FileKind::Excluded
        | FileKind::Document
        | FileKind::Ratifications
        | FileKind::RatificationCoverage
        | FileKind::States
        | FileKind::StateSources => None,
    }
}

/// The folder of the kind, if each of its facts has a file.
pub(super) fn folder(kind: FactKind) -> Option<&'static str> {
    LAYOUTS.iter().find(|layout| of_file(layout.kind) == Some(kind)).map(|layout| layout.folder)
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
        FactKind::Region => "region",
        FactKind::Ratification => "ratification",
        FactKind::Finding => "finding",
        FactKind::Source => "source",
        FactKind::OfficeTerm => "office",
        FactKind::ReportedSize => "reported-size",
        FactKind::PartyCount => "party-count",
        FactKind::OptOut => "opt-out",
        FactKind::AgencyName => "agency-name",
        FactKind::AgencySeat => "agency-seat",
        FactKind::AgencyKindTerm => "agency-kind",
        FactKind::Succession => "succession",
        FactKind::TranslatedName => "translated-name",
        FactKind::Funding => "funding",
        FactKind::OtherMember => "other-member",
        FactKind::OtherOfficeTerm => "other-office",
        FactKind::Power => "power",
        FactKind::HeadlineFigure => "headline-figure",
    }
}

/// The kind that keys with this prefix belong to, if it is one with an id.
pub(super) fn with_prefix(word: &str) -> Option<FactKind> {
    WITH_ID.iter().copied().find(|kind| prefix(*kind) == word)
}
