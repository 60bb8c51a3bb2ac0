//! How a network grew and shrank: who joined and who left, year by year.

use crate::{
    budget::{Budget, Stopped},
    graph::{membership::Membership, network::Network, period::Dated},
};
use entity::partial_date::{Day, PartialDate};
use std::collections::BTreeSet;

/// One year of a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year<'g> {
    /// The year.
    pub year: u16,
    /// The stays that began in it.
    pub joined: Vec<Membership<'g>>,
    /// The stays that ended in it.
    pub left: Vec<Membership<'g>>,
    /// The stays of its last day; of the last year of the history, of the last day asked for.
    pub members: Vec<Membership<'g>>,
}

/// The years from a network's first known one to its end, or to the day that is asked for. A stay begins as
/// [`Membership::beginning`] says, but not before its network, and ends at latest with its network and its agency; one
/// without any known beginning is among the members and has joined in no year.
pub fn history<'g>(network: Network<'g>, until: PartialDate, budget: &Budget) -> Result<Vec<Year<'g>>, Stopped> {
    budget.look()?;
    let stays = budget.filter(network.members(), |stay| stay.period().is_some_time())?;
    let year_of = |day: Option<Day>| day.map(Day::year);
    let days = |stay: &Membership<'_>| [stay.period().first, stay.period().last];
    let life = network.period();
    let known: BTreeSet<u16> = stays.iter().flat_map(days).chain([life.first, life.last]).filter_map(year_of).collect();
    let last = year_of(life.last).map_or(until.year(), |end| end.min(until.year()));
    let Some(first) = known.first() else { return Ok(Vec::new()) };
    let mut years = Vec::new();
    for year in *first..=last {
        let year_end = PartialDate::from_day(year, 12, 31).expect("every year has a last day");
        let end = if year_end.first() > until.last() { until } else { year_end };
        let happened = |day: Option<Day>| year_of(day) == Some(year) && day.is_some_and(|day| day <= until.last());
        let mut row = Year { year, joined: Vec::new(), left: Vec::new(), members: Vec::new() };
        for stay in &stays {
            budget.step()?;
            let period = stay.period();
            if happened(period.first) {
                row.joined.push(*stay);
            }
            if happened(period.last) {
                row.left.push(*stay);
            }
            if stay.active_on(end) {
                row.members.push(*stay);
            }
        }
        years.push(row);
    }
    Ok(years)
}
