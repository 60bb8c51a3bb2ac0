//! Agencies side by side: what they are, what they are charged with, what they do, and what ties them.

use crate::{
    analysis::{activity, tie},
    budget::{Budget, Stopped},
    compare::{
        rows::{self, Related, cells, of_nodes, of_topics, of_work, outputs, stay},
        side_by_side::{Cell, Entry, Group, NOT_ON_RECORD, Row, SideBySide, Thing, not_there},
    },
    graph::{agency::Agency, participation::Participation, period::Dated, power::Power},
    pages::entity_page::description::{Value, crime, lower},
};
use entity::{partial_date::PartialDate, vocabulary::TieKind};
use std::collections::BTreeMap;

/// Agencies side by side on a day.
pub fn side_by_side(agencies: &[Agency<'_>], day: PartialDate, budget: &Budget) -> Result<SideBySide, Stopped> {
    let things: Vec<Thing> = agencies.iter().map(|agency| Thing::of(agency.any())).collect();
    let names: Vec<&str> = things.iter().map(|thing| thing.name.text.as_str()).collect();
    let gone = not_there(&things, agencies.iter().map(|agency| agency.active_on(day)), day);
    let groups = vec![
        facts(agencies).noting_too(gone),
        ties(agencies, &things, day, budget)?,
        of_nodes(
            "Mandate",
            &things,
            each(agencies, budget, |agency| {
                agency.mandate().map(|instrument| (instrument.any(), Entry::text("charges it"))).collect()
            })?,
            &absent(agencies, "mandate", day),
        ),
        work(agencies, &things, day, budget)?,
        topics(agencies, &things, day, budget)?,
        of_nodes(
            "Networks",
            &things,
            each(agencies, budget, |agency| networks(agency, day))?,
            &absent(agencies, "memberships", day),
        ),
        of_nodes(
            "Projects",
            &things,
            each(agencies, budget, |agency| projects(agency, day))?,
            &absent(agencies, "participations", day),
        ),
        of_nodes(
            "Where they work",
            &things,
            each(agencies, budget, |agency| {
                agency.territory().map(|region| (region.any(), Entry::text("works there"))).collect()
            })?,
            &absent(agencies, "territory", day),
        ),
    ];
    let groups = groups.into_iter().filter(|group| !group.rows.is_empty() || group.note.is_some());
    Ok(SideBySide { title: names.join(" beside "), things, groups: groups.collect() })
}

fn each<'g>(
    agencies: &[Agency<'g>],
    budget: &Budget,
    of: impl Fn(Agency<'g>) -> Related<'g>,
) -> Result<Vec<Related<'g>>, Stopped> {
    let mut related = Vec::new();
    for agency in agencies {
        let found = of(*agency);
        budget.steps(1 + found.len())?;
        related.push(found);
    }
    Ok(related)
}

fn facts(agencies: &[Agency<'_>]) -> Group {
    let row = |id: &str, name: &str, entries: &dyn Fn(Agency<'_>) -> Vec<Entry>| {
        let cells = agencies.iter().map(|agency| Cell::of(entries(*agency)).or("not known"));
        Row::fact(id, name, cells.collect())
    };
    let rows = vec![
        row("name", "Name", &|agency| vec![Entry::text(&agency.row().name)]),
        row("kind", "Kind", &|agency| vec![Entry::word(agency.kind)]),
        row("kinds", "Kinds by time", &|agency| {
            let terms = agency.kinds();
            terms.map(|term| Entry::word(term.kind).with("since", term.since).with("until", term.until)).collect()
        }),
        row("scope", "Scope", &|agency| vec![Entry::word(agency.scope)]),
        row("crime", "Crime", &|agency| vec![Entry::word(agency.crime)]),
        row("specialised", "Specialised", &|agency| {
            vec![Entry::text(match agency.specialised {
                true => "trafficking or smuggling is its main task",
                false => "one task among others",
            })]
        }),
        row("founded", "Founded", &|agency| agency.founded.map(Entry::text).into_iter().collect()),
        row("dissolved", "Ended", &|agency| agency.dissolved.map(Entry::text).into_iter().collect()),
        row("seat", "Seat", &|agency| agency.row().seat.as_ref().map(Entry::text).into_iter().collect()),
        row("parent", "Part of", &|agency| agency.parent().map(|parent| Entry::of(parent.any())).into_iter().collect()),
        row("powers", "May act on", &|agency| {
            let power = |power: Power<'_>| {
                let text = format!("{}, {}", lower(power.row.axis), crime(power.row.crime));
                let by = power.instrument().map(|instrument| instrument.label().into_owned());
                Entry::text(text)
                    .with("through", by.or(power.row.text.clone()))
                    .with("provision", power.row.provision.clone())
            };
            agency.powers().map(power).collect()
        }),
        row("assessment", "Actions reviewed", &|agency| vec![Entry::word(agency.assessment)]),
    ];
    Group::facts("What they are", rows)
}

/// Each fact that joins any two of them, with whom.
fn ties(agencies: &[Agency<'_>], things: &[Thing], day: PartialDate, budget: &Budget) -> Result<Group, Stopped> {
    let mut rows: BTreeMap<(TieKind, &str), (Value, Vec<Cell>)> = BTreeMap::new();
    for (at, one) in agencies.iter().enumerate() {
        for (other_at, other) in agencies.iter().enumerate() {
            for tie in tie::ties(*one, *other, day, budget)? {
                budget.step()?;
                let name = || Value { text: format!("{} ({})", tie.label(), lower(tie.kind)), ..Value::link(tie.fact) };
                let empty = || (name(), cells(&vec![NOT_ON_RECORD; things.len()]));
                let entry = Entry::text(format!("with {}", things[other_at].name.text));
                let entry = entry.with("since", tie.since).with("until", tie.until);
                rows.entry((tie.kind, tie.fact.key())).or_insert_with(empty).1[at].entries.push(entry);
            }
        }
    }
    let note = match rows.is_empty() {
        true => format!("No tie between any two of them is on record on {day}."),
        false => format!("Networks, projects, arrangements, parents and joint outputs that join them on {day}."),
    };
    let rows = rows.into_iter().map(|((_, key), (name, cells))| Row::telling(key, name, cells, things));
    Ok(Group::telling("Ties between them", rows.collect()).noting(note))
}

fn work(agencies: &[Agency<'_>], things: &[Thing], day: PartialDate, budget: &Budget) -> Result<Group, Stopped> {
    let mut profiles = Vec::new();
    for (agency, absent) in agencies.iter().zip(absent(agencies, "actions", day)) {
        profiles.push((absent, activity::profile(*agency, day, budget)?));
    }
    let note = format!("Their own actions on {day}, not those of their networks and projects.");
    Ok(of_work("What they do", things, &profiles).noting(note))
}

/// What it means that nothing of a relation of some agencies is recorded on the day.
fn absent(agencies: &[Agency<'_>], relation: &str, day: PartialDate) -> Vec<&'static str> {
    rows::absent(agencies.iter().map(|agency| agency.any()), relation, Some(day))
}

fn topics(agencies: &[Agency<'_>], things: &[Thing], day: PartialDate, budget: &Budget) -> Result<Group, Stopped> {
    let mut all = Vec::new();
    for agency in agencies {
        all.push(outputs(agency.outputs(), agency.joint_outputs(), day, budget)?);
    }
    Ok(of_topics(things, &all, &absent(agencies, "outputs", day)))
}

fn networks<'g>(agency: Agency<'g>, day: PartialDate) -> Related<'g> {
    let stays = agency.memberships().filter(|stay| stay.active_on(day));
    stays.map(|one| (one.network().any(), stay(one, day))).collect()
}

fn projects<'g>(agency: Agency<'g>, day: PartialDate) -> Related<'g> {
    let parts = agency.participations().filter(|part| part.active_on(day));
    let entry = |part: Participation<'g>| {
        let role = lower(part.role);
        let entry = Entry::text(role.clone()).with("role", Some(role));
        (part.project().any(), entry.with("since", part.since).with("until", part.until))
    };
    parts.map(entry).collect()
}
