//! What tells how far things are known, where a word of a declaration does not say it.

use crate::{
    analysis::recorded::{self, Recorded},
    graph::{agency::Agency, instrument::Instrument, network::Network, output::Output, ratification::Ratification},
    table::knowledge::{Knowledge, Told},
};
use entity::{partial_date::PartialDate, vocabulary::OutputKind};

/// The members of a network: by the last size that it reported until the day. How far those of all its time are known, no
/// size tells.
pub fn members(network: Network<'_>, day: Option<PartialDate>) -> Knowledge<'_> {
    let Some(Recorded { known, of, as_of }) = recorded::members(network, day) else { return Knowledge::Unknown };
    let missing = of.filter(|_| day.is_some()).map(|of| of.saturating_sub(known));
    match missing {
        Some(0) => Knowledge::Complete,
        unseen => Knowledge::Partial(Told { known: Some(known), of, as_of, note: None, unseen }),
    }
}

/// The ratifications of an instrument: as far as their table goes. A text that nobody ratifies has none.
pub fn ratifications(instrument: Instrument<'_>) -> Knowledge<'_> {
    let (Some(table), Some(parties)) = (instrument.ratification_table(), recorded::parties(instrument)) else {
        return if instrument.has_parties() { Knowledge::Unknown } else { Knowledge::Complete };
    };
    match table.assessment.into() {
        Knowledge::Partial(_) => Knowledge::Partial(Told {
            known: Some(parties.known),
            of: parties.of,
            as_of: parties.as_of,
            note: Some(&table.note),
            // A count of parties is one of its day, and who only signed is not in it.
            unseen: None,
        }),
        other => other,
    }
}

/// Whether a party is bound: as far as the table goes that its row stands in.
pub fn consent(ratification: Ratification<'_>) -> Knowledge<'_> {
    ratification.instrument().ratification_table().map_or(Knowledge::Unknown, |table| table.assessment.into())
}

/// What an agency may act on: where some powers are recorded, all are.
pub fn powers(agency: Agency<'_>) -> Knowledge<'_> {
    if agency.powers().next().is_some() { Knowledge::Complete } else { Knowledge::Unknown }
}

/// What only databases have.
pub fn of_database(output: Output<'_>) -> Knowledge<'_> {
    if output.kind == OutputKind::Database { Knowledge::Unknown } else { Knowledge::Complete }
}

/// What only databases have, where nothing of it is known.
pub fn listed<T>(output: Output<'_>, list: impl IntoIterator<Item = T>) -> Knowledge<'_> {
    if list.into_iter().next().is_some() { Knowledge::Complete } else { of_database(output) }
}
