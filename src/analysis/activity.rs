//! What actions are compared by: the purpose, the type and the crime.

use crate::{
    analysis::presence::Place,
    budget::{Budget, Stopped},
    graph::{action::Action, agency::Agency, period::Dated},
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{ActionType, Axis, Crime},
};
use std::collections::{BTreeMap, BTreeSet};

/// A kind of work. Its crime is never BOTH: an action about both is work on each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Activity {
    /// The purpose.
    pub axis: Axis,
    /// What is done.
    pub r#type: ActionType,
    /// Against which crime.
    pub crime: Crime,
}

/// The kinds of work that an action is: one, or two where it is about both crimes.
pub fn activities(action: Action<'_>) -> impl Iterator<Item = Activity> {
    let (axis, r#type) = (action.axis, action.r#type);
    crimes(action.crime).iter().map(move |crime| Activity { axis, r#type, crime: *crime })
}

/// Each crime that BOTH stands for, or the one.
pub fn crimes(crime: Crime) -> &'static [Crime] {
    match crime {
        Crime::Trafficking => &[Crime::Trafficking],
        Crime::Smuggling => &[Crime::Smuggling],
        Crime::Both => &[Crime::Trafficking, Crime::Smuggling],
    }
}

/// What an agency itself does on the day, with the actions that show it; not what its networks and projects do.
pub fn profile<'g>(
    agency: Agency<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<BTreeMap<Activity, Vec<Action<'g>>>, Stopped> {
    by_activity(agency.actions(), |action| action.active_on(day), budget)
}

/// The kinds of work of an agency on the day.
pub fn kinds_of_work(agency: Agency<'_>, day: PartialDate, budget: &Budget) -> Result<BTreeSet<Activity>, Stopped> {
    kinds_of(agency.actions(), |action| action.active_on(day), budget)
}

/// What an agency itself does in a place on the day, with the actions that show it. What is not named as done there is done
/// elsewhere, or nowhere.
pub fn profile_in<'g>(
    agency: Agency<'g>,
    place: Place<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<BTreeMap<Activity, Vec<Action<'g>>>, Stopped> {
    let there = |action: Action<'g>| action.active_on(day) && place.is_named_by(action);
    by_activity(agency.actions(), there, budget)
}

/// The actions that count, by the kind of work that they are.
pub fn by_activity<'g>(
    actions: impl Iterator<Item = Action<'g>>,
    counts: impl Fn(Action<'g>) -> bool,
    budget: &Budget,
) -> Result<BTreeMap<Activity, Vec<Action<'g>>>, Stopped> {
    let mut work: BTreeMap<Activity, Vec<Action<'g>>> = BTreeMap::new();
    for action in actions {
        budget.step()?;
        if counts(action) {
            for activity in activities(action) {
                work.entry(activity).or_default().push(action);
            }
        }
    }
    Ok(work)
}

/// The kinds of work of the actions that count.
pub fn kinds_of<'g>(
    actions: impl Iterator<Item = Action<'g>>,
    counts: impl Fn(Action<'g>) -> bool,
    budget: &Budget,
) -> Result<BTreeSet<Activity>, Stopped> {
    let mut kinds = BTreeSet::new();
    for action in actions {
        budget.step()?;
        if counts(action) {
            kinds.extend(activities(action));
        }
    }
    Ok(kinds)
}
