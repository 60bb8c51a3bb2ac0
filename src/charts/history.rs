//! The history of a network: how many members of it are known, year by year, and how many it said it had.

use crate::{
    analysis::history::{self, Year},
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size, counted},
        matrix::{Cell, Heading, Matrix, Row, Tone},
        parameters::Parameters,
        steps::{Dot, Step, Steps},
    },
    graph::{graph::Graph, membership::Membership, network::Network},
    pages::address,
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
    let rows: Vec<Row> = years.iter().zip(&steps).map(|(year, step)| row(network, year, step, &dots, day)).collect();
    let columns = [
        ("Known members", "members"),
        ("Of them with no known beginning", "undated"),
        ("Observers", "observers"),
        ("Joined", "joined"),
        ("Left", "left"),
        ("Members it said it had", "reported"),
    ];
    let (title, description) = finding(network, &steps, &dots, day);
    let slug = network.map(|network| network.row().slug.clone()).unwrap_or_default();
    check_size(ChartKind::History, rows.len(), columns.len())?;
    Ok(Chart {
        kind: ChartKind::History,
        title,
        description,
        show: parameters.show,
        matrix: Matrix {
            row_heading: "Year",
            columns: columns.map(|(label, id)| Heading::of("", label, id)).to_vec(),
            rows,
            column_width: 90,
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

fn row(network: Option<Network<'_>>, year: &Year<'_>, step: &Step, dots: &[Dot], day: PartialDate) -> Row {
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
    let number = |count: usize, of: &str, link: String| match count {
        0 => Cell { text: "0".to_owned(), ..Cell::nothing(Tone::Nothing) },
        _ => Cell { link: Some(link), ..Cell::number(count, Tone::Plain, format!("{count} {of}")) },
    };
    let names = |stays: &[Membership<'_>]| match stays {
        [] => Cell::nothing(Tone::Nothing),
        stays => {
            let name = |stay: &Membership<'_>| match is_observer(stay) {
                true => format!("{} (observer)", stay.agency().label()),
                false => stay.agency().label().into_owned(),
            };
            let names: Vec<String> = stays.iter().map(name).collect();
            Cell { count: Some(stays.len()), ..Cell::words(names.join(", ")) }
        }
    };
    let said: Vec<String> =
        dots.iter().filter(|dot| dot.on.year() == year.year).map(|dot| format!("{} ({})", dot.count, dot.on)).collect();
    let undated = match step.undated {
        0 => Cell { text: "0".to_owned(), ..Cell::nothing(Tone::Nothing) },
        count => Cell::number(count, Tone::Plain, format!("{count} count from the beginning of the network")),
    };
    Row {
        heading: Heading {
            link: Some(format!("/charts/networks?network={slug}&activeOn={}", year.year)),
            ..Heading::of("", year.year.to_string(), year.year.to_string())
        },
        cells: vec![
            number(step.members, "members on its last day", stays(&|role| role != MembershipRole::Observer)),
            undated,
            number(step.observers, "observers on its last day", stays(&|role| role == MembershipRole::Observer)),
            names(&year.joined),
            names(&year.left),
            if said.is_empty() { Cell::nothing(Tone::Nothing) } else { Cell::words(said.join("; ")) },
        ],
    }
}

fn finding(network: Option<Network<'_>>, steps: &[Step], dots: &[Dot], day: PartialDate) -> (String, String) {
    let (Some(network), [first, .., last]) = (network, steps) else {
        return match (network, steps) {
            (Some(network), [only]) => (
                format!(
                    "{}: {} in {}",
                    network.label(),
                    counted(only.members, "known member", "known members"),
                    only.year
                ),
                how_to_read(steps, dots, day),
            ),
            (Some(network), _) => {
                (format!("No year of {} is known by {day}", network.label()), how_to_read(steps, dots, day))
            }
            (None, _) => ("No network is recorded".to_owned(), how_to_read(steps, dots, day)),
        };
    };
    let said = match dots.last() {
        Some(dot) => format!("; in {} it said it had {}", dot.on.year(), dot.count),
        None => String::new(),
    };
    let title = format!(
        "{}: {} in {}, {} in {}{said}",
        network.label(),
        counted(first.members, "known member", "known members"),
        first.year,
        last.members,
        last.year
    );
    (title, how_to_read(steps, dots, day))
}

fn how_to_read(steps: &[Step], dots: &[Dot], day: PartialDate) -> String {
    let undated = match steps.last() {
        Some(last) if last.undated > 0 => format!(
            " Of {} of the last {} no beginning is known; they count from that of the network (hatched).",
            last.undated, last.members
        ),
        _ => String::new(),
    };
    let said = match dots.len() {
        0 => "The network is not on record with a number of its own.".to_owned(),
        count => format!("The dots are what it said itself, {}.", counted(count, "time", "times")),
    };
    format!(
        "The steps are the agencies whose stays are known, at the end of each year, until {day}; observers are not among \
         them.{undated} {said}"
    )
}
