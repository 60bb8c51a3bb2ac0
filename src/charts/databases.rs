//! The chart of databases: which can be laid side by side, and what stands in the way of the others.

use crate::{
    analysis::comparability::database_overlaps,
    budget::Budget,
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size, counted, enumerated},
        matrix::{Cell, Heading, Matrix, Row, Tone},
        measures::concerns,
        parameters::Parameters,
    },
    graph::{graph::Graph, output::Output, period::Dated},
    pages::listed::Listed,
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

const OBSTACLES: [(Obstacle, &str, &str); 9] = [
    (Obstacle::DifferentSources, "D", "different sources"),
    (Obstacle::DifferentUnits, "C", "count different things"),
    (Obstacle::JudicialWithPolice, "J", "judicial with police cases"),
    (Obstacle::MixedSources, "M", "mixed sources"),
    (Obstacle::EstimatesWithRecords, "E", "estimates with records"),
    (Obstacle::PercentagesWithoutCounts, "P", "percentages without counts"),
    (Obstacle::NotHarmonised, "N", "not harmonised"),
    (Obstacle::RestrictedAccess, "R", "restricted access"),
    (Obstacle::UnknownMethod, "U", "unknown method"),
];

/// The columns that tell what can be compared.
const COMPARED: &str = "crime,topics,dataSources,figures,counts,harmonised,access";

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
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
        for (count, (obstacle, _, _)) in in_the_way.iter_mut().zip(&OBSTACLES) {
            *count += usize::from(obstacles.contains(obstacle));
        }
    }
    let cell = |one: &Output<'_>, other: &Output<'_>| {
        if one == other {
            return Cell { meaning: "itself".to_owned(), ..Cell::nothing(Tone::Outside) };
        }
        let pair = pairs.get(&(one.key(), other.key())).or_else(|| pairs.get(&(other.key(), one.key())));
        let Some(pair) = pair else {
            return Cell { meaning: "share no topic and crime".to_owned(), ..Cell::nothing(Tone::Nothing) };
        };
        let obstacles = pair.obstacles();
        let topics: Vec<String> = pair.shared_topics().iter().map(|topic| topic.label().to_lowercase()).collect();
        let about = format!("both about {}", enumerated(&topics));
        let found: Vec<_> = OBSTACLES.iter().filter(|(obstacle, _, _)| obstacles.contains(obstacle)).collect();
        let (text, tone, meaning) = match found.as_slice() {
            [] => ("=".to_owned(), Tone::Good, format!("comparable; {about}")),
            found => {
                let words: Vec<String> = found.iter().map(|(_, _, word)| (*word).to_owned()).collect();
                let tone = match found.len() {
                    1 => Tone::Level(1),
                    2 => Tone::Level(2),
                    _ => Tone::Level(3),
                };
                (found.iter().map(|(_, letter, _)| *letter).collect(), tone, format!("{}; {about}", enumerated(&words)))
            }
        };
        Cell { text, tone, count: Some(found.len()), meaning, link: side_by_side([one, other]) }
    };
    let heading = |output: &Output<'_>, label: String| Heading {
        group: String::new(),
        label,
        name: output.title.clone(),
        id: output.key().to_owned(),
        link: Some(format!("/output/{}", output.slug)),
    };
    let mut rows = Vec::new();
    for one in &databases {
        let mut cells = Vec::new();
        for other in &databases {
            budget.step()?;
            cells.push(cell(one, other));
        }
        rows.push(Row { heading: heading(one, one.title.clone()), cells });
    }
    let title = match pairs.len() {
        0 => "No two databases are about the same topic and crime".to_owned(),
        all => format!(
            "{comparable} of {} about the same can be laid side by side",
            counted(all, "pair of databases", "pairs of databases")
        ),
    };
    // The first of those that are in the way equally often: `max_by_key` would give the last.
    let most =
        in_the_way.iter().zip(&OBSTACLES).rev().max_by_key(|(count, _)| **count).filter(|(count, _)| **count > 0);
    let description = format!(
        "{} with figures.{} Each letter is an obstacle; where there is none, the two are comparable.",
        counted(databases.len(), "database", "databases"),
        most.map(|(count, (_, _, word))| format!(
            " Most often in the way: {word}, in {}.",
            counted(*count, "pair", "pairs")
        ))
        .unwrap_or_default(),
    );
    Ok(Chart {
        kind: ChartKind::Databases,
        title,
        description,
        show: parameters.show,
        matrix: Matrix {
            row_heading: "Database",
            columns: databases.iter().map(|output| heading(output, output.title.clone())).collect(),
            rows,
            column_width: 44,
            legend: legend(),
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

fn legend() -> Vec<(Tone, String, String)> {
    let mut legend = vec![
        (Tone::Good, "=".to_owned(), "Comparable".to_owned()),
        (Tone::Nothing, "·".to_owned(), "Not about the same".to_owned()),
    ];
    for (_, letter, word) in OBSTACLES {
        let mut word = word.to_owned();
        word[..1].make_ascii_uppercase();
        legend.push((Tone::Level(1), letter.to_owned(), word));
    }
    for (level, sign, word) in [(1, "1", "One obstacle"), (2, "2", "Two"), (3, "3+", "Three or more")] {
        legend.push((Tone::Level(level), sign.to_owned(), word.to_owned()));
    }
    legend
}
