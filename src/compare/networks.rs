//! Networks side by side: what they rest on, who is in them, what they do, and what they changed.

use crate::{
    analysis::activity,
    budget::{Budget, Stopped},
    compare::{
        rows::{self, Related, cells, of_nodes, of_topics, of_work, outputs, stay},
        side_by_side::{Cell, Entry, Group, Row, SideBySide, Thing, not_there, title},
    },
    graph::{impact::Impact, network::Network, period::Dated},
    language::voice::Voice,
    pages::entity_page::description::Value,
};
use entity::partial_date::PartialDate;
use std::collections::BTreeMap;

/// Networks side by side on a day.
pub fn side_by_side(
    networks: &[Network<'_>],
    (day, voice): (PartialDate, Voice),
    budget: &Budget,
) -> Result<SideBySide, Stopped> {
    let things: Vec<Thing> = networks.iter().map(|network| Thing::of(network.any(), voice)).collect();
    let gone = not_there(&things, networks.iter().map(|network| network.active_on(day)), day, voice);
    let columns = (things.as_slice(), voice);
    let mut groups = vec![facts(networks, voice).noting_too(gone)];
    let (mut members, mut impacts) = (Vec::new(), Vec::new());
    for network in networks {
        members.push(agencies(*network, (day, voice), budget)?);
        impacts.push(changed(*network, day, budget)?);
    }
    let note = voice.say("compare-members-note").with("day", day).to_string();
    let absent = |relation| absent(networks, relation, day, voice);
    groups.push(of_nodes("compare-members", columns, members, &absent("members")).noting(note));
    groups.push(other_members(networks, columns, day, budget)?);
    let mut profiles = Vec::new();
    for (network, absent) in networks.iter().zip(absent("actions")) {
        profiles.push((absent, activity::by_activity(network.actions(), |action| action.active_on(day), budget)?));
    }
    groups.push(of_work("compare-own-work", columns, &profiles));
    groups.push(topics(networks, columns, day, budget)?);
    groups.push(of_nodes("compare-effects", columns, impacts, &absent("impacts")));
    groups.retain(|group| !group.rows.is_empty());
    Ok(SideBySide { title: title(&things, voice), things, groups })
}

/// What it means that nothing of a relation of some networks is recorded on the day.
fn absent(networks: &[Network<'_>], relation: &str, day: PartialDate, voice: Voice) -> Vec<&'static str> {
    rows::absent_of(networks.iter().map(|network| network.any()), relation, Some(day), voice)
}

fn facts(networks: &[Network<'_>], voice: Voice) -> Group {
    let row = |id: &str, name: &'static str, entries: &dyn Fn(Network<'_>) -> Vec<Entry>| {
        let cells =
            networks.iter().map(|network| Cell::of(entries(*network), voice).or(voice.text("compare-not-known")));
        Row::fact(id, voice.text(name), cells.collect())
    };
    let rows = vec![
        row("name", "compare-name", &|network| {
            vec![Entry::text(Value::full(network.any(), &network.row().name, voice))]
        }),
        row("formalization", "compare-rests-on", &|network| vec![Entry::word(network.formalization, voice)]),
        row("foundingText", "compare-founding-text", &|network| {
            network.row().founding_text.as_ref().map(Entry::text).into_iter().collect()
        }),
        row("scope", "compare-scope", &|network| vec![Entry::word(network.scope, voice)]),
        row("crime", "compare-crime", &|network| vec![Entry::word(network.crime, voice)]),
        row("starts", "compare-began", &|network| network.starts.map(Entry::text).into_iter().collect()),
        row("ends", "compare-ended", &|network| network.ends.map(Entry::text).into_iter().collect()),
        row("reportedSizes", "compare-reported", &|network| {
            let sizes = network.reported_sizes();
            sizes.map(|size| Entry::text(size.row.count.to_string()).with("on", Some(size.row.reported_on))).collect()
        }),
    ];
    Group::facts(voice.text("compare-what-they-are"), rows)
}

fn agencies<'g>(
    network: Network<'g>,
    (day, voice): (PartialDate, Voice),
    budget: &Budget,
) -> Result<Related<'g>, Stopped> {
    let stays = budget.filter(network.members(), |stay| stay.active_on(day))?;
    Ok(stays.into_iter().map(|one| (one.agency().any(), stay(one, day, voice))).collect())
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
    (things, voice): (&[Thing], Voice),
    day: PartialDate,
    budget: &Budget,
) -> Result<Group, Stopped> {
    let mut rows: BTreeMap<String, (Value, Vec<Cell>)> = BTreeMap::new();
    for (at, network) in networks.iter().enumerate() {
        for member in budget.filter(network.other_members(), |member| member.active_on(day))? {
            let name = match member.state() {
                Some(state) => Value::named(state.any(), voice),
                None => Value::english(&member.name(), voice),
            };
            let role = voice.lower(member.role);
            let entry = Entry::text(role.clone()).with("role", Some(role));
            let entry = entry.with("since", member.since).with("until", member.until);
            let empty = || (name, cells(&absent(networks, "otherMembers", day, voice), voice));
            rows.entry(member.name().into_owned()).or_insert_with(empty).1[at].entries.push(entry);
        }
    }
    let rows = rows.into_iter().map(|(id, (name, cells))| Row::telling(&id, name, cells, (things, voice)));
    Ok(Group::telling(voice.text("compare-other-members"), rows.collect()))
}

fn topics(
    networks: &[Network<'_>],
    columns: (&[Thing], Voice),
    day: PartialDate,
    budget: &Budget,
) -> Result<Group, Stopped> {
    let mut all = Vec::new();
    for network in networks {
        all.push(outputs(network.outputs(), network.joint_outputs(), day, budget)?);
    }
    Ok(of_topics(columns, &all, &absent(networks, "outputs", day, columns.1)))
}
