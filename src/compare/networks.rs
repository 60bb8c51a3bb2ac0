//! Networks side by side: what they rest on, who is in them, what they do, and what they changed.

use crate::{
    analysis::activity,
    budget::{Budget, Stopped},
    compare::{
        rows::{self, Related, cells, of_nodes, of_topics, of_work, outputs, stay},
        side_by_side::{Cell, Entry, Group, Row, SideBySide, Thing, not_there},
    },
    graph::{impact::Impact, network::Network, period::Dated},
    pages::entity_page::description::{Value, lower},
};
use entity::partial_date::PartialDate;
use std::collections::BTreeMap;

/// Networks side by side on a day.
pub fn side_by_side(networks: &[Network<'_>], day: PartialDate, budget: &Budget) -> Result<SideBySide, Stopped> {
    let things: Vec<Thing> = networks.iter().map(|network| Thing::of(network.any())).collect();
    let names: Vec<&str> = things.iter().map(|thing| thing.name.text.as_str()).collect();
    let gone = not_there(&things, networks.iter().map(|network| network.active_on(day)), day);
    let mut groups = vec![facts(networks).noting_too(gone)];
    let (mut members, mut impacts) = (Vec::new(), Vec::new());
    for network in networks {
        members.push(agencies(*network, day, budget)?);
        impacts.push(changed(*network, day, budget)?);
    }
    let note = format!("The agencies in them on {day}, observers among them.");
    groups.push(of_nodes("Members", &things, members, &absent(networks, "members", day)).noting(note));
    groups.push(other_members(networks, &things, day, budget)?);
    let mut profiles = Vec::new();
    for (network, absent) in networks.iter().zip(absent(networks, "actions", day)) {
        profiles.push((absent, activity::by_activity(network.actions(), |action| action.active_on(day), budget)?));
    }
    groups.push(of_work("What they do themselves", &things, &profiles));
    groups.push(topics(networks, &things, day, budget)?);
    groups.push(of_nodes("Effects on the work of agencies", &things, impacts, &absent(networks, "impacts", day)));
    groups.retain(|group| !group.rows.is_empty());
    Ok(SideBySide { title: names.join(" beside "), things, groups })
}

/// What it means that nothing of a relation of some networks is recorded on the day.
fn absent(networks: &[Network<'_>], relation: &str, day: PartialDate) -> Vec<&'static str> {
    rows::absent(networks.iter().map(|network| network.any()), relation, Some(day))
}

fn facts(networks: &[Network<'_>]) -> Group {
    let row = |id: &str, name: &str, entries: &dyn Fn(Network<'_>) -> Vec<Entry>| {
        let cells = networks.iter().map(|network| Cell::of(entries(*network)).or("not known"));
        Row::fact(id, name, cells.collect())
    };
    let rows = vec![
        row("name", "Name", &|network| vec![Entry::text(&network.row().name)]),
        row("formalization", "Rests on", &|network| vec![Entry::word(network.formalization)]),
        row("foundingText", "Founding text", &|network| {
            network.row().founding_text.as_ref().map(Entry::text).into_iter().collect()
        }),
        row("scope", "Scope", &|network| vec![Entry::word(network.scope)]),
        row("crime", "Crime", &|network| vec![Entry::word(network.crime)]),
        row("starts", "Began", &|network| network.starts.map(Entry::text).into_iter().collect()),
        row("ends", "Ended", &|network| network.ends.map(Entry::text).into_iter().collect()),
        row("reportedSizes", "Members it said it had", &|network| {
            let sizes = network.reported_sizes();
            sizes.map(|size| Entry::text(size.row.count.to_string()).with("on", Some(size.row.reported_on))).collect()
        }),
    ];
    Group::facts("What they are", rows)
}

fn agencies<'g>(network: Network<'g>, day: PartialDate, budget: &Budget) -> Result<Related<'g>, Stopped> {
    let stays = budget.filter(network.members(), |stay| stay.active_on(day))?;
    Ok(stays.into_iter().map(|one| (one.agency().any(), stay(one, day))).collect())
}

fn changed<'g>(network: Network<'g>, day: PartialDate, budget: &Budget) -> Result<Related<'g>, Stopped> {
    let impacts = budget.filter(network.impacts(), |impact| impact.active_on(day))?;
    let entry = |impact: Impact<'g>| {
        let entry = Entry { id: Some(impact.key().to_owned()), ..Entry::text(&impact.row().title) };
        (impact.agency().any(), entry.with("on", impact.year))
    };
    Ok(impacts.into_iter().map(entry).collect())
}

/// States, and bodies that are no agencies of the graph.
fn other_members(
    networks: &[Network<'_>],
    things: &[Thing],
    day: PartialDate,
    budget: &Budget,
) -> Result<Group, Stopped> {
    let mut rows: BTreeMap<String, (Value, Vec<Cell>)> = BTreeMap::new();
    for (at, network) in networks.iter().enumerate() {
        for member in budget.filter(network.other_members(), |member| member.active_on(day))? {
            let name = match member.state() {
                Some(state) => Value::link(state.any()),
                None => member.name().into_owned().into(),
            };
            let entry = Entry::text(lower(member.role)).with("role", Some(lower(member.role)));
            let entry = entry.with("since", member.since).with("until", member.until);
            let empty = || (name, cells(&absent(networks, "otherMembers", day)));
            rows.entry(member.name().into_owned()).or_insert_with(empty).1[at].entries.push(entry);
        }
    }
    let rows = rows.into_iter().map(|(id, (name, cells))| Row::telling(&id, name, cells, things));
    Ok(Group::telling("Members that are no agencies", rows.collect()))
}

fn topics(networks: &[Network<'_>], things: &[Thing], day: PartialDate, budget: &Budget) -> Result<Group, Stopped> {
    let mut all = Vec::new();
    for network in networks {
        all.push(outputs(network.outputs(), network.joint_outputs(), day, budget)?);
    }
    Ok(of_topics(things, &all, &absent(networks, "outputs", day)))
}
