//! Rows that agencies and networks have alike: of facts that things have to do with, of work, and of topics.

use crate::{
    analysis::activity::Activity,
    api::TABLE,
    budget::{Budget, Stopped},
    compare::side_by_side::{Cell, Entry, Group, Row, Thing, absent},
    graph::{action::Action, any_node::AnyNode, membership::Membership, output::Output, period::Dated},
    language::voice::Voice,
    pages::entity_page::{called, description::Value},
    table::{
        knowledge::{Knowledge, Known},
        row::{Item, type_name},
    },
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Assessment, Office, Topic, Vocabulary},
};
use std::collections::BTreeMap;

/// What a thing has to do with some facts.
pub(super) type Related<'g> = Vec<(AnyNode<'g>, Entry)>;

/// The kinds of work of a thing with the actions that show it, and what it means that a kind is not among them.
pub(super) type Profile<'g> = (&'static str, BTreeMap<Activity, Vec<Action<'g>>>);

/// What it means that nothing of a relation of some things is recorded on a day: as far as the relation tells it is known.
pub(super) fn absent_of<'g>(
    nodes: impl Iterator<Item = AnyNode<'g>>,
    relation: &str,
    day: Option<PartialDate>,
    voice: Voice,
) -> Vec<&'static str> {
    let of = |node: AnyNode<'g>| {
        let field = TABLE.target(type_name(node)).field(relation).expect("it is a relation of the kind");
        match field.knowledge(&Item::Node(node), day) {
            Knowledge::Complete => absent(Assessment::Complete, voice),
            Knowledge::Partial(_) => absent(Assessment::Partial, voice),
            // Of an agency or an instrument somebody said that nobody looked.
            Knowledge::Unknown
                if matches!(field.known(), Known::By(_))
                    && matches!(node, AnyNode::Agency(_) | AnyNode::Instrument(_)) =>
            {
                absent(Assessment::None, voice)
            }
            Knowledge::Unknown => voice.text("compare-not-on-record"),
        }
    };
    nodes.map(of).collect()
}

/// A row for each fact that any of the things has to do with, by name.
pub(super) fn of_nodes(
    heading: &'static str,
    (things, voice): (&[Thing], Voice),
    related: Vec<Related<'_>>,
    absent: &[&'static str],
) -> Group {
    let mut rows: BTreeMap<(String, &str), (Value, Vec<Cell>)> = BTreeMap::new();
    for (at, entries) in related.into_iter().enumerate() {
        for (node, entry) in entries {
            let key = (entity::fold::fold(&called(node, voice)), node.key());
            let empty = || (Value::named(node, voice), cells(absent, voice));
            rows.entry(key).or_insert_with(empty).1[at].entries.push(entry);
        }
    }
    let rows = rows.into_iter().map(|((_, key), (name, cells))| Row::telling(key, name, cells, (things, voice)));
    Group::telling(voice.text(heading), rows.collect())
}

/// Cells in which nothing stands yet, with what it means that nothing does.
pub(super) fn cells(absent: &[&'static str], voice: Voice) -> Vec<Cell> {
    absent.iter().map(|absent| Cell::of([], voice).or(absent)).collect()
}

/// A row for each kind of work that any of the things does.
pub(super) fn of_work(heading: &'static str, (things, voice): (&[Thing], Voice), profiles: &[Profile<'_>]) -> Group {
    let mut kinds: Vec<Activity> = profiles.iter().flat_map(|(_, profile)| profile.keys().copied()).collect();
    kinds.sort();
    kinds.dedup();
    let row = |kind: Activity| {
        let cells = profiles.iter().map(|(absent, profile)| {
            let actions = profile.get(&kind).into_iter().flatten();
            let entry = |action: &Action<'_>| {
                Entry::of(action.any(), voice).with("since", action.starts).with("until", action.ends)
            };
            Cell::of(actions.map(entry), voice).or(absent)
        });
        let id = format!("{}/{}/{}", kind.axis.word(), kind.r#type.word(), kind.crime.word());
        let (axis, crime) = (voice.lower(kind.axis), voice.lower(kind.crime));
        let name = format!("{} ({axis}, {crime})", voice.label(kind.r#type));
        Row::telling(&id, name.into(), cells.collect(), (things, voice))
    };
    Group::telling(voice.text(heading), kinds.into_iter().map(row).collect())
}

/// A row for each topic that some outputs of the things are on.
pub(super) fn of_topics(
    (things, voice): (&[Thing], Voice),
    outputs: &[Vec<Output<'_>>],
    absent: &[&'static str],
) -> Group {
    let row = |topic: &Topic| {
        let of = |(outputs, absent): (&Vec<Output<'_>>, &&'static str)| {
            let found = outputs.iter().filter(|output| output.topics().contains(topic));
            Cell::of(found.map(|output| Entry::of(output.any(), voice).with("on", output.published)), voice).or(absent)
        };
        let cells = outputs.iter().zip(absent).map(of).collect();
        Row::telling(topic.word(), Value::said(*topic, voice), cells, (things, voice))
    };
    let mut rows: Vec<Row> = Topic::ALL.iter().map(row).collect();
    rows.retain(|row| row.present().next().is_some());
    Group::telling(voice.text("compare-topics"), rows)
}

/// The outputs of the day.
pub(super) fn outputs<'g>(
    own: impl Iterator<Item = Output<'g>>,
    joint: impl Iterator<Item = Output<'g>>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Output<'g>>, Stopped> {
    budget.filter(own.chain(joint), |output| output.active_on(day))
}

/// A stay of the day as an entry in the row of its network or of its agency.
pub(super) fn stay(stay: Membership<'_>, day: PartialDate, voice: Voice) -> Entry {
    let offices = stay.offices().filter(|term| term.active_on(day)).map(|term| term.office());
    let role = voice.lower(stay.role);
    let entry = Entry::text(role.clone()).with("role", Some(role)).with("offices", named(offices, voice));
    entry.with("since", stay.since).with("until", stay.until)
}

/// The names of some offices; nothing where there are none.
fn named(offices: impl Iterator<Item = Office>, voice: Voice) -> Option<String> {
    let offices: Vec<String> = offices.map(|office| voice.lower(office)).collect();
    (!offices.is_empty()).then(|| offices.join(", "))
}
