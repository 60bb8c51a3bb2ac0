//! What actions are compared by: the purpose, the type and the crime.

use crate::graph::{action::Action, agency::Agency, period::Dated, state::State};
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
pub fn profile(agency: Agency<'_>, day: PartialDate) -> BTreeMap<Activity, Vec<Action<'_>>> {
    by_activity(agency.actions().filter(|action| action.active_on(day)))
}

/// The kinds of work of an agency on the day.
pub fn kinds_of_work(agency: Agency<'_>, day: PartialDate) -> BTreeSet<Activity> {
    agency.actions().filter(|action| action.active_on(day)).flat_map(activities).collect()
}

/// What an agency itself does in a state on the day, with the actions that show it. Actions of which no country is known
/// are done nowhere.
pub fn profile_in<'g>(agency: Agency<'g>, place: State<'g>, day: PartialDate) -> BTreeMap<Activity, Vec<Action<'g>>> {
    let there = |action: &Action<'g>| action.active_on(day) && action.countries().any(|country| country == place);
    by_activity(agency.actions().filter(there))
}

/// Actions by the kind of work that they are.
pub fn by_activity<'g>(actions: impl Iterator<Item = Action<'g>>) -> BTreeMap<Activity, Vec<Action<'g>>> {
    let mut work: BTreeMap<Activity, Vec<Action<'g>>> = BTreeMap::new();
    for action in actions {
        for activity in activities(action) {
            work.entry(activity).or_default().push(action);
        }
    }
    work
}
