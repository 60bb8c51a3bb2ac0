//! How many of something are recorded, of how many there are said to be.

use crate::graph::{instrument::Instrument, membership::Membership, network::Network, period::Dated};
use entity::{partial_date::PartialDate, vocabulary::MembershipRole};

/// How many are recorded, and of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// How many are recorded.
    pub known: usize,
    /// How many there are, as somebody counted; nothing where no count was read.
    pub of: Option<usize>,
    /// On which day they were counted or, where they were not, until which day they were followed.
    pub as_of: Option<PartialDate>,
}

/// The parties of an instrument, as far as their table goes and as its depositary counted them: those that are bound by it,
/// and not those that only signed. Nothing where there is no table.
pub fn parties(instrument: Instrument<'_>) -> Option<Recorded> {
    let table = instrument.ratification_table()?;
    let known = instrument.ratifications().filter(|row| row.bound_on.is_some()).count();
    let of = instrument.party_count.and_then(|count| usize::try_from(count).ok());
    let counted = of.and(instrument.party_count_as_of);
    Some(Recorded { known, of, as_of: if of.is_some() { counted } else { table.as_of } })
}

/// The members of a network on the day of the last size that it reported until a day, or ever; nothing where it reported
/// none. Observers are not counted.
pub fn members(network: Network<'_>, day: Option<PartialDate>) -> Option<Recorded> {
    let until_then = network.reported_sizes().map(|size| size.row);
    let until_then = until_then.filter(|size| day.is_none_or(|day| size.reported_on.first() <= day.last()));
    let last = until_then.max_by_key(|size| size.reported_on.first())?;
    let counts = |stay: &Membership<'_>| stay.active_on(last.reported_on) && stay.role != MembershipRole::Observer;
    let known = network.members().filter(counts).count();
    Some(Recorded { known, of: usize::try_from(last.count).ok(), as_of: Some(last.reported_on) })
}

impl Recorded {
    /// In a sentence: `31 of 48 parties are recorded`.
    pub fn sentence(self, what: &str) -> String {
        let Recorded { known, of, as_of } = self;
        let day = as_of.map(|day| format!(", as of {day}")).unwrap_or_default();
        match of {
            Some(of) => format!("{known} of {of} {what} are recorded{day}."),
            None => format!("{known} {what} are recorded{day}; how many there are, was not read."),
        }
    }
}
