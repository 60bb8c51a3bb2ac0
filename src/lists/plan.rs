//! The coordination plan to download: a line for each kind of work of an entry as CSV, the entries as JSON.

use crate::{
    analysis::{activity::Activity, coordination::Reason, standing::Entry},
    budget::{Budget, Stopped},
    export::csv::{EDITION, edition},
    graph::{action::Action, agency::Agency},
    lists::download::Format,
    pages::{
        coordination::{Chosen, Wanted, kind},
        frame::Frame,
    },
    snapshot::Snapshot,
};
use entity::vocabulary::Vocabulary;
use serde_json::{Map, Value, json};

/// What the table has of each kind of work of each entry.
const COLUMNS: [&str; 16] = [
    "rank",
    "rank_low",
    "rank_high",
    "stability",
    "kind",
    "score",
    "among_members",
    "axis",
    "type",
    "crime",
    "agencies",
    "agency_ids",
    "actions",
    "action_ids",
    "partly_assessed",
    "not_assessed",
];

/// All entries that are asked for; nothing where no such network is known.
pub fn written(
    wanted: &Wanted,
    format: Format,
    snapshot: &Snapshot,
    frame: &Frame,
    budget: &Budget,
) -> Result<Option<Vec<u8>>, PlanRefused> {
    let day = wanted.day.unwrap_or(frame.day);
    let Some(chosen) = Chosen::new(snapshot, wanted, day, budget)? else { return Ok(None) };
    if let Some(refused) = chosen.refused {
        return Err(PlanRefused::Refused(refused));
    }
    budget.steps(chosen.entries.len())?;
    let actions = chosen.entries.iter().flat_map(|entry| &entry.need.work).map(|work| work.actions.len()).sum();
    budget.steps(actions)?;
    Ok(Some(match format {
        Format::Csv => csv(&chosen, snapshot),
        Format::Json => json(&chosen, wanted, frame).to_string().into_bytes(),
    }))
}

/// Why a plan can't be downloaded.
#[derive(Debug)]
pub enum PlanRefused {
    /// It is asked for wrongly.
    Refused(String),
    /// The work ended before it was whole.
    Stopped(Stopped),
}

impl From<Stopped> for PlanRefused {
    fn from(stopped: Stopped) -> Self {
        PlanRefused::Stopped(stopped)
    }
}

fn csv(chosen: &Chosen<'_>, snapshot: &Snapshot) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(COLUMNS.into_iter().chain(EDITION)).expect("memory takes all that is written");
    for entry in &chosen.entries {
        for work in &entry.need.work {
            let [axis, r#type, crime] = words(work.activity);
            let (partly, not) = assessed(entry);
            let (labels, ids) = named(&entry.need.agencies);
            let ids_of_actions: Vec<&str> = work.actions.iter().map(|action| action.key()).collect();
            let cells = [
                entry.need.rank.to_string(),
                entry.standing.rank_low.to_string(),
                entry.standing.rank_high.to_string(),
                entry.standing.stability().to_string(),
                kind(entry).name(),
                entry.need.score.to_string(),
                entry.need.among_members.to_string(),
                axis,
                r#type,
                crime,
                labels.join("; "),
                ids.join("; "),
                work.actions.len().to_string(),
                ids_of_actions.join("; "),
                partly.map(|number| number.to_string()).unwrap_or_default(),
                not.map(|number| number.to_string()).unwrap_or_default(),
            ];
            let record = cells.into_iter().chain(edition(snapshot).map(str::to_owned));
            csv.write_record(record).expect("memory takes all that is written");
        }
    }
    csv.into_inner().expect("memory takes all that is written")
}

fn json(chosen: &Chosen<'_>, wanted: &Wanted, frame: &Frame) -> Value {
    let asked: Map<String, Value> =
        wanted.parameters().into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    json!({
        "address": frame.site.absolute(&wanted.from_the_beginning().address(Format::Json.ending())),
        "activeOn": wanted.day.unwrap_or(frame.day),
        "parameters": asked,
        "version": frame.version,
        "license": frame.license,
        "citation": frame.citation,
        "dualities": chosen.without_tie,
        "gaps": chosen.gaps,
        "entries": chosen.entries.iter().map(record).collect::<Vec<_>>(),
    })
}

fn record(entry: &Entry<'_>) -> Value {
    let (need, (partly, not)) = (&entry.need, assessed(entry));
    let work = need.work.iter().map(|work| {
        let [axis, r#type, crime] = words(work.activity);
        let action = |action: &Action<'_>| json!({"id": action.key(), "title": action.title});
        json!({"axis": axis, "type": r#type, "crime": crime, "actions": work.actions.iter().map(action).collect::<Vec<_>>()})
    });
    let agency = |agency: &Agency<'_>| json!({"id": agency.key(), "label": agency.label()});
    json!({
        "rank": need.rank,
        "rankLow": entry.standing.rank_low,
        "rankHigh": entry.standing.rank_high,
        "stability": entry.standing.stability(),
        "kind": kind(entry).name(),
        "score": need.score,
        "amongMembers": need.among_members,
        "agencies": need.agencies.iter().map(agency).collect::<Vec<_>>(),
        "work": work.collect::<Vec<_>>(),
        "partlyAssessed": partly,
        "notAssessed": not,
    })
}

fn words(activity: Activity) -> [String; 3] {
    [activity.axis.name(), activity.r#type.name(), activity.crime.name()]
}

fn named<'g>(agencies: &[Agency<'g>]) -> (Vec<String>, Vec<&'g str>) {
    agencies.iter().map(|agency| (agency.label().into_owned(), agency.key())).unzip()
}

/// Of a gap: how many of those concerned were reviewed only in part, and how many not.
fn assessed(entry: &Entry<'_>) -> (Option<usize>, Option<usize>) {
    match &entry.need.reason {
        Reason::Duality(_) => (None, None),
        Reason::Gap(coverage) => (Some(coverage.partly_assessed.len()), Some(coverage.not_assessed.len())),
    }
}
