//! The chart of databases: which can be laid side by side, and what stands in the way of the others.

use crate::{
    analysis::comparability::database_overlaps,
    budget::Budget,
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size},
        matrix::{Cell, Heading, Matrix, Row, Tone, meanings, sign},
        measures::concerns,
        parameters::Parameters,
    },
    graph::{graph::Graph, output::Output, period::Dated},
    language::voice::Voice,
    pages::{address::capitalised, listed::Listed},
};
use entity::{
    kind::Kind,
    vocabulary::{Figure, Obstacle, OutputKind, Vocabulary},
};
use serde_json::{Map, json};
use std::collections::HashMap;

const DOCUMENT: &str = "# Which databases can be laid side by side, and what stands in the way of the others?
query ChartOfDatabases($where: DatabaseOverlapFilter, $activeOn: PartialDate) {
  databaseOverlaps(where: $where, activeOn: $activeOn, first: 500) {
    totalCount
    nodes {
      databases { slug label crime topics dataSources figures counts harmonised access }
      sharedTopics comparable obstacles
    }
  }
}
";

/// The obstacles in the order of their signs, with the texts that say what they are.
const OBSTACLES: [(Obstacle, &str); 9] = [
    (Obstacle::DifferentSources, "chart-databases-different-sources"),
    (Obstacle::DifferentUnits, "chart-databases-different-units"),
    (Obstacle::JudicialWithPolice, "chart-databases-judicial"),
    (Obstacle::MixedSources, "chart-databases-mixed"),
    (Obstacle::EstimatesWithRecords, "chart-databases-estimates"),
    (Obstacle::PercentagesWithoutCounts, "chart-databases-percentages"),
    (Obstacle::NotHarmonised, "chart-databases-not-harmonised"),
    (Obstacle::RestrictedAccess, "chart-databases-restricted"),
    (Obstacle::UnknownMethod, "chart-databases-unknown"),
];

fn letter(place: usize, voice: Voice) -> &'static str {
    sign(voice, "chart-databases-signs", place)
}

/// The columns that tell what can be compared.
const COMPARED: &str = "crime,topics,dataSources,figures,counts,harmonised,access";

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
    let voice = parameters.voice();
    let day = parameters.day;
    let asked = |output: &Output<'_>| {
        concerns(parameters.crime, output.crime)
            && parameters.topic.is_none_or(|topic| output.topics().contains(&topic))
    };
    let databases = budget.filter(graph.outputs(), |output| {
        let shown = output.kind == OutputKind::Database && output.active_on(day) && asked(output);
        shown && output.figures() != [Figure::Texts]
    })?;
    check_size(ChartKind::Databases, databases.len(), databases.len())?;
    let pairs =
        database_overlaps(graph, day, budget).map_err(|error| Undrawn::of_pairs(ChartKind::Databases, error))?;
    let pairs = budget.filter(pairs, |pair| pair.databases.iter().all(asked))?;
    let pairs: HashMap<(&str, &str), _> =
        pairs.into_iter().map(|pair| ((pair.databases[0].key(), pair.databases[1].key()), pair)).collect();
    let mut comparable = 0;
    let mut in_the_way = [0; OBSTACLES.len()];
    for pair in pairs.values() {
        budget.step()?;
        let obstacles = pair.obstacles();
        comparable += usize::from(obstacles.is_empty());
        for (count, (obstacle, _)) in in_the_way.iter_mut().zip(&OBSTACLES) {
            *count += usize::from(obstacles.contains(obstacle));
        }
    }
    let cell = |one: &Output<'_>, other: &Output<'_>| {
        if one == other {
            let meaning = voice.text("chart-databases-itself").to_owned();
            return Cell { meaning, ..Cell::nothing(Tone::Outside, voice) };
        }
        let pair = pairs.get(&(one.key(), other.key())).or_else(|| pairs.get(&(other.key(), one.key())));
        let Some(pair) = pair else {
            let meaning = voice.text("chart-databases-apart").to_owned();
            return Cell { meaning, ..Cell::nothing(Tone::Nothing, voice) };
        };
        let obstacles = pair.obstacles();
        let topics: Vec<String> = pair.shared_topics().iter().map(|topic| voice.lower(*topic)).collect();
        let about = voice.say("chart-databases-about").with("topics", voice.listed(&topics)).to_string();
        let found = OBSTACLES.iter().enumerate().filter(|(_, (obstacle, _))| obstacles.contains(obstacle));
        let found: Vec<(usize, &str)> = found.map(|(place, (_, text))| (place, voice.text(text))).collect();
        let (text, tone, meaning) = match found.as_slice() {
            [] => {
                let meaning = voice.say("chart-databases-comparable").with("about", about).to_string();
                ("=".to_owned(), Tone::Good, meaning)
            }
            found => {
                let words: Vec<String> = found.iter().map(|(_, word)| (*word).to_owned()).collect();
                let tone = match found.len() {
                    1 => Tone::Level(1),
                    2 => Tone::Level(2),
                    _ => Tone::Level(3),
                };
                let letters = found.iter().map(|(place, _)| letter(*place, voice)).collect();
                (letters, tone, format!("{}; {about}", voice.listed(&words)))
            }
        };
        Cell { text, words: None, tone, count: Some(found.len()), meaning, link: side_by_side([one, other]) }
    };
    let heading = |output: &Output<'_>| Heading::named("", output.any(), &output.title, voice);
    let mut rows = Vec::new();
    for one in &databases {
        let mut cells = Vec::new();
        for other in &databases {
            budget.step()?;
            cells.push(cell(one, other));
        }
        rows.push(Row { heading: heading(one), cells });
    }
    let title = match pairs.len() {
        0 => voice.text("chart-databases-none").to_owned(),
        all => {
            let title = voice.say("chart-databases-title").with("comparable", comparable);
            title.with("pairs", voice.counted("count-database-pairs", all)).to_string()
        }
    };
    // The first of those that are in the way equally often: `max_by_key` would give the last.
    let most =
        in_the_way.iter().zip(&OBSTACLES).rev().max_by_key(|(count, _)| **count).filter(|(count, _)| **count > 0);
    let most = most.map(|(count, (_, text))| {
        let most = voice.say("chart-databases-most").with("obstacle", voice.text(text));
        format!(" {}", most.with("pairs", voice.counted("coordination-pairs", *count)))
    });
    let description = voice.say("chart-databases-text").with("most", most.unwrap_or_default());
    let description = description.with("databases", voice.counted("count-databases", databases.len())).to_string();
    Ok(Chart {
        kind: ChartKind::Databases,
        voice,
        title,
        description,
        show: parameters.show,
        matrix: Matrix {
            row_heading: voice.text("chart-databases-row"),
            columns: databases.iter().map(heading).collect(),
            rows,
            column_width: 44,
            legend: legend(voice),
        },
        picture: Picture::Matrix,
        question: ChartQuestion { document: DOCUMENT, variables: variables(parameters) },
    })
}

/// Both databases with what they are compared by.
fn side_by_side(databases: [&Output<'_>; 2]) -> Option<String> {
    let list = databases.into_iter().fold(Listed::all(Kind::Output), |list, output| list.with("slug", &output.slug));
    Some(list.with("columns", COMPARED).address())
}

fn variables(parameters: &Parameters) -> serde_json::Value {
    let mut each = Map::new();
    each.extend(parameters.crime.map(|crime| ("concerns".to_owned(), json!(crime.word().to_uppercase()))));
    each.extend(parameters.topic.map(|topic| ("topics".to_owned(), json!({"has": topic.word().to_uppercase()}))));
    let mut pairs = Map::new();
    if !each.is_empty() {
        pairs.insert("databases".to_owned(), json!({"every": each}));
    }
    json!({"where": pairs, "activeOn": parameters.day})
}

fn legend(voice: Voice) -> Vec<(Tone, String, String)> {
    let mut legend = meanings(
        voice,
        [(Tone::Good, "=", "chart-databases-legend-comparable"), (Tone::Nothing, "·", "chart-databases-legend-apart")],
    );
    legend.extend(
        OBSTACLES
            .iter()
            .enumerate()
            .map(|(place, (_, text))| (Tone::Level(1), letter(place, voice).to_owned(), capitalised(voice.text(text)))),
    );
    legend.extend(meanings(
        voice,
        [
            (Tone::Level(1), "1", "chart-databases-legend-one"),
            (Tone::Level(2), "2", "chart-databases-legend-two"),
            (Tone::Level(3), "3+", "chart-databases-legend-three"),
        ],
    ));
    legend
}
