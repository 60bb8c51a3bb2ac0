//! Agencies side by side: what they are, what they are charged with, what they do, and what ties them.

use crate::{
    analysis::{activity, tie},
    budget::{Budget, Stopped},
    compare::{
        rows::{self, Related, cells, of_nodes, of_topics, of_work, outputs, stay},
        side_by_side::{Cell, Entry, Group, Row, SideBySide, Thing, not_there, title},
    },
    graph::{agency::Agency, participation::Participation, period::Dated, power::Power},
    language::voice::Voice,
    pages::entity_page::{called, description::Value},
};
use entity::{partial_date::PartialDate, vocabulary::TieKind};
use std::collections::BTreeMap;

/// Agencies side by side on a day.
pub fn side_by_side(
    agencies: &[Agency<'_>],
    (day, voice): (PartialDate, Voice),
    budget: &Budget,
) -> Result<SideBySide, Stopped> {
    let things: Vec<Thing> = agencies.iter().map(|agency| Thing::of(agency.any(), voice)).collect();
    let gone = not_there(&things, agencies.iter().map(|agency| agency.active_on(day)), day, voice);
    let columns = (things.as_slice(), voice);
    let groups = vec![
        facts(agencies, voice).noting_too(gone),
        ties(agencies, columns, day, budget)?,
        of_nodes(
            "compare-mandate",
            columns,
            each(agencies, budget, |agency| {
                agency
                    .mandate()
                    .map(|instrument| (instrument.any(), Entry::text(voice.text("compare-charges"))))
                    .collect()
            })?,
            &absent(agencies, "mandate", day, voice),
        ),
        work(agencies, columns, day, budget)?,
        topics(agencies, columns, day, budget)?,
        of_nodes(
            "compare-networks",
            columns,
            each(agencies, budget, |agency| networks(agency, day, voice))?,
            &absent(agencies, "memberships", day, voice),
        ),
        of_nodes(
            "compare-projects",
            columns,
            each(agencies, budget, |agency| projects(agency, day, voice))?,
            &absent(agencies, "participations", day, voice),
        ),
        of_nodes(
            "compare-where",
            columns,
            each(agencies, budget, |agency| {
                agency
                    .territory()
                    .map(|region| (region.any(), Entry::text(voice.text("compare-works-there"))))
                    .collect()
            })?,
            &absent(agencies, "territory", day, voice),
        ),
    ];
    let groups = groups.into_iter().filter(|group| !group.rows.is_empty() || group.note.is_some());
    Ok(SideBySide { title: title(&things, voice), things, groups: groups.collect() })
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

fn facts(agencies: &[Agency<'_>], voice: Voice) -> Group {
    let row = |id: &str, name: &'static str, entries: &dyn Fn(Agency<'_>) -> Vec<Entry>| {
        let cells = agencies.iter().map(|agency| Cell::of(entries(*agency), voice).or(voice.text("compare-not-known")));
        Row::fact(id, voice.text(name), cells.collect())
    };
    let rows = vec![
        row("name", "compare-name", &|agency| vec![Entry::text(Value::full(agency.any(), &agency.row().name, voice))]),
        row("kind", "compare-kind", &|agency| vec![Entry::word(agency.kind, voice)]),
        row("kinds", "compare-kinds-by-time", &|agency| {
            let terms = agency.kinds();
            terms
                .map(|term| Entry::word(term.kind, voice).with("since", term.since).with("until", term.until))
                .collect()
        }),
        row("scope", "compare-scope", &|agency| vec![Entry::word(agency.scope, voice)]),
        row("crime", "compare-crime", &|agency| vec![Entry::word(agency.crime, voice)]),
        row("specialised", "compare-specialised", &|agency| {
            vec![Entry::text(voice.text(match agency.specialised {
                true => "compare-main-task",
                false => "compare-one-task",
            }))]
        }),
        row("founded", "compare-founded", &|agency| agency.founded.map(Entry::text).into_iter().collect()),
        row("dissolved", "compare-ended", &|agency| agency.dissolved.map(Entry::text).into_iter().collect()),
        row("seat", "compare-seat", &|agency| {
            agency.row().seat.as_ref().map(|seat| Entry::text(Value::english(seat, voice))).into_iter().collect()
        }),
        row("parent", "compare-part-of", &|agency| {
            agency.parent().map(|parent| Entry::of(parent.any(), voice)).into_iter().collect()
        }),
        row("powers", "compare-powers", &|agency| {
            let power = |power: Power<'_>| {
                let text = format!("{}, {}", voice.lower(power.row.axis), voice.crime(power.row.crime));
                let by = power.instrument().map(|instrument| called(instrument.any(), voice));
                Entry::text(text)
                    .with("through", by.or(power.row.text.clone()))
                    .with("provision", power.row.provision.clone())
            };
            agency.powers().map(power).collect()
        }),
        row("assessment", "compare-actions-reviewed", &|agency| vec![Entry::word(agency.assessment, voice)]),
    ];
    Group::facts(voice.text("compare-what-they-are"), rows)
}

/// Each fact that joins any two of them, with whom.
fn ties(
    agencies: &[Agency<'_>],
    (things, voice): (&[Thing], Voice),
    day: PartialDate,
    budget: &Budget,
) -> Result<Group, Stopped> {
    let mut rows: BTreeMap<(TieKind, &str), (Value, Vec<Cell>)> = BTreeMap::new();
    for (at, one) in agencies.iter().enumerate() {
        for (other_at, other) in agencies.iter().enumerate() {
            for tie in tie::ties(*one, *other, day, budget)? {
                budget.step()?;
                let text = || format!("{} ({})", called(tie.fact, voice), voice.lower(tie.kind));
                let name = || Value { text: text(), ..Value::named(tie.fact, voice) };
                let empty = || (name(), cells(&vec![voice.text("compare-not-on-record"); things.len()], voice));
                let with = voice.say("compare-with").with("name", &things[other_at].name.text);
                let entry = Entry::text(with.to_string());
                let entry = entry.with("since", tie.since).with("until", tie.until);
                rows.entry((tie.kind, tie.fact.key())).or_insert_with(empty).1[at].entries.push(entry);
            }
        }
    }
    let note = voice.say(if rows.is_empty() { "compare-no-tie" } else { "compare-ties-note" }).with("day", day);
    let rows = rows.into_iter().map(|((_, key), (name, cells))| Row::telling(key, name, cells, (things, voice)));
    Ok(Group::telling(voice.text("compare-ties"), rows.collect()).noting(note.to_string()))
}

fn work(
    agencies: &[Agency<'_>],
    columns: (&[Thing], Voice),
    day: PartialDate,
    budget: &Budget,
) -> Result<Group, Stopped> {
    let voice = columns.1;
    let mut profiles = Vec::new();
    for (agency, absent) in agencies.iter().zip(absent(agencies, "actions", day, voice)) {
        profiles.push((absent, activity::profile(*agency, day, budget)?));
    }
    let note = voice.say("compare-work-note").with("day", day).to_string();
    Ok(of_work("compare-work", columns, &profiles).noting(note))
}

/// What it means that nothing of a relation of some agencies is recorded on the day.
fn absent(agencies: &[Agency<'_>], relation: &str, day: PartialDate, voice: Voice) -> Vec<&'static str> {
    rows::absent_of(agencies.iter().map(|agency| agency.any()), relation, Some(day), voice)
}

fn topics(
    agencies: &[Agency<'_>],
    columns: (&[Thing], Voice),
    day: PartialDate,
    budget: &Budget,
) -> Result<Group, Stopped> {
    let mut all = Vec::new();
    for agency in agencies {
        all.push(outputs(agency.outputs(), agency.joint_outputs(), day, budget)?);
    }
    Ok(of_topics(columns, &all, &absent(agencies, "outputs", day, columns.1)))
}

fn networks<'g>(agency: Agency<'g>, day: PartialDate, voice: Voice) -> Related<'g> {
    let stays = agency.memberships().filter(|stay| stay.active_on(day));
    stays.map(|one| (one.network().any(), stay(one, day, voice))).collect()
}

fn projects<'g>(agency: Agency<'g>, day: PartialDate, voice: Voice) -> Related<'g> {
    let parts = agency.participations().filter(|part| part.active_on(day));
    let entry = |part: Participation<'g>| {
        let role = voice.lower(part.role);
        let entry = Entry::text(role.clone()).with("role", Some(role));
        (part.project().any(), entry.with("since", part.since).with("until", part.until))
    };
    parts.map(entry).collect()
}
