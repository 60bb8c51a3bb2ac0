//! The history of a network: how many members of it are known, year by year, and how many it said it had.

use crate::{
    analysis::history::{self, Year},
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size},
        matrix::{Cell, Heading, Matrix, Row, Tone, WORDS},
        parameters::Parameters,
        steps::{Dot, Step, Steps},
    },
    graph::{graph::Graph, membership::Membership, network::Network},
    language::voice::Voice,
    pages::{address, entity_page::called},
};
use entity::{
    kind::Kind,
    network,
    partial_date::PartialDate,
    vocabulary::{Certainty, MembershipRole, Vocabulary},
};
use serde_json::json;
use std::cmp::Reverse;

const DOCUMENT: &str = "# How did a network grow, by the stays that are known and by what it said itself?
query HistoryOfNetwork($slug: String!, $activeOn: PartialDate) {
  network(slug: $slug) {
    label
    starts
    ends
    reportedSizes { on count sources { title url } }
    history(activeOn: $activeOn) {
      year
      memberCount
      joined { agency { slug label } role }
      left { agency { slug label } role }
      members { agency { slug } role certainty }
    }
  }
}
";

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
    let voice = parameters.voice();
    let day = parameters.day;
    let asked = parameters.network.as_deref().and_then(|slug| graph.by_slug::<network::Model>(slug));
    let network = match asked {
        Some(network) => Some(network),
        None => best_documented(graph, budget)?,
    };
    let years = match network {
        Some(network) => history::history(network, day, budget)?,
        None => Vec::new(),
    };
    let mut steps = Vec::new();
    for year in &years {
        budget.steps(1 + year.members.len())?;
        steps.push(step(year));
    }
    let sizes = network.into_iter().flat_map(Network::reported_sizes);
    let sizes = budget.filter(sizes, |size| size.row.reported_on.first() <= day.last())?;
    let dots: Vec<Dot> = sizes.iter().map(|size| Dot { on: size.row.reported_on, count: size.row.count }).collect();
    let rows: Vec<Row> =
        years.iter().zip(&steps).map(|(year, step)| row(network, (year, step), &dots, day, voice)).collect();
    let columns = [
        ("chart-history-members", "members"),
        ("chart-history-undated", "undated"),
        ("chart-history-observers", "observers"),
        ("chart-history-joined", "joined"),
        ("chart-history-left", "left"),
        ("chart-history-reported", "reported"),
    ];
    let (title, description) = finding(network, &steps, &dots, day, voice);
    let slug = network.map(|network| network.row().slug.clone()).unwrap_or_default();
    check_size(ChartKind::History, rows.len(), columns.len())?;
    Ok(Chart {
        kind: ChartKind::History,
        voice,
        title,
        description,
        show: parameters.show,
        matrix: Matrix {
            row_heading: voice.text("chart-history-year"),
            columns: columns.map(|(label, id)| Heading::of("", voice.text(label), id)).to_vec(),
            rows,
            column_width: WORDS,
            legend: Vec::new(),
        },
        picture: Picture::Steps(Steps { steps, dots }),
        question: ChartQuestion { document: DOCUMENT, variables: json!({ "slug": slug, "activeOn": day }) },
    })
}

/// The network that said most often how many members it had; of equals, that of which most stays are known.
fn best_documented<'g>(graph: &'g Graph, budget: &Budget) -> Result<Option<Network<'g>>, Stopped> {
    let networks = budget.filter(graph.networks(), |_| true)?;
    let known = |network: &Network<'_>| (network.reported_sizes().count(), network.members().count());
    Ok(networks.into_iter().min_by_key(|network| (Reverse(known(network)), &network.row().slug)))
}

fn is_observer(stay: &Membership<'_>) -> bool {
    stay.role == MembershipRole::Observer
}

fn step(year: &Year<'_>) -> Step {
    let members = year.members.iter().filter(|stay| !is_observer(stay));
    Step {
        year: year.year,
        members: members.clone().count(),
        undated: members.filter(|stay| stay.certainty() == Certainty::Assumed).count(),
        observers: year.members.iter().filter(|stay| is_observer(stay)).count(),
    }
}

fn row(
    network: Option<Network<'_>>,
    (year, step): (&Year<'_>, &Step),
    dots: &[Dot],
    day: PartialDate,
    voice: Voice,
) -> Row {
    let slug = network.map(|network| network.row().slug.clone()).unwrap_or_default();
    let end = match PartialDate::from_day(year.year, 12, 31) {
        Some(end) if end.first() <= day.last() => end,
        _ => day,
    };
    let stays = |roles: &dyn Fn(MembershipRole) -> bool| {
        let mut parameters = vec![("network", slug.clone()), ("activeOn", end.to_string())];
        let roles = MembershipRole::ALL.iter().filter(|role| roles(**role));
        parameters.extend(roles.map(|role| ("role", role.name())));
        address::of_list(Kind::Membership, "", &parameters)
    };
    let number = |count: usize, said: &'static str, link: Option<String>| match count {
        0 => Cell { text: "0".to_owned(), ..Cell::nothing(Tone::Nothing, voice) },
        _ => Cell { link, ..Cell::number(count, Tone::Plain, voice.counted(said, count)) },
    };
    let names = |stays: &[Membership<'_>]| match stays {
        [] => Cell::nothing(Tone::Nothing, voice),
        stays => {
            let name = |stay: &Membership<'_>| match is_observer(stay) {
                true => {
                    voice.say("chart-history-observer").with("agency", called(stay.agency().any(), voice)).to_string()
                }
                false => called(stay.agency().any(), voice),
            };
            let names: Vec<String> = stays.iter().map(name).collect();
            Cell { count: Some(stays.len()), ..Cell::words(names.join(", ")) }
        }
    };
    let said: Vec<String> =
        dots.iter().filter(|dot| dot.on.year() == year.year).map(|dot| format!("{} ({})", dot.count, dot.on)).collect();
    Row {
        heading: Heading {
            link: Some(format!("/charts/networks?network={slug}&activeOn={}", year.year)),
            ..Heading::of("", year.year.to_string(), year.year.to_string())
        },
        cells: vec![
            number(step.members, "chart-history-members-cell", Some(stays(&|role| role != MembershipRole::Observer))),
            number(step.undated, "chart-history-undated-cell", None),
            number(
                step.observers,
                "chart-history-observers-cell",
                Some(stays(&|role| role == MembershipRole::Observer)),
            ),
            names(&year.joined),
            names(&year.left),
            if said.is_empty() { Cell::nothing(Tone::Nothing, voice) } else { Cell::words(said.join("; ")) },
        ],
    }
}

fn finding(
    network: Option<Network<'_>>,
    steps: &[Step],
    dots: &[Dot],
    day: PartialDate,
    voice: Voice,
) -> (String, String) {
    let members = |step: &Step| voice.counted("count-known-members", step.members);
    let title = match (network, steps) {
        (None, _) => voice.text("chart-history-none").to_owned(),
        (Some(network), []) => voice
            .say("chart-history-no-year")
            .with("network", called(network.any(), voice))
            .with("day", day)
            .to_string(),
        (Some(network), [only]) => {
            let title = voice.say("chart-history-one-year").with("network", called(network.any(), voice));
            title.with("members", members(only)).with("year", only.year.to_string()).to_string()
        }
        (Some(network), [first, .., last]) => {
            let title = voice.say("chart-history-title").with("network", called(network.any(), voice));
            let title = title.with("members", members(first)).with("first", first.year.to_string());
            let title = title.with("last", last.members).with("year", last.year.to_string()).to_string();
            match dots.last() {
                Some(dot) => {
                    let said = voice.say("chart-history-said").with("title", title);
                    said.with("year", dot.on.year().to_string()).with("count", dot.count.to_string()).to_string()
                }
                None => title,
            }
        }
    };
    (title, how_to_read(steps, dots, day, voice))
}

fn how_to_read(steps: &[Step], dots: &[Dot], day: PartialDate, voice: Voice) -> String {
    let undated = steps.last().filter(|last| last.undated > 0).map(|last| {
        let undated = voice.say("chart-history-text-undated").with("undated", last.undated);
        undated.with("members", last.members).to_string()
    });
    let said = match dots.len() {
        0 => voice.text("chart-history-text-unsaid").to_owned(),
        count => voice.say("chart-history-text-said").with("times", voice.counted("count-times", count)).to_string(),
    };
    let steps = voice.say("chart-history-text").with("day", day).to_string();
    [Some(steps), undated, Some(said)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
