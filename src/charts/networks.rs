//! The chart of networks: which agency is in which, in what role, and what each network has to show.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size, counted},
        layers::{Edge, EdgeKind, Layers, Side, Vertex},
        matrix::{Cell, Heading, Matrix, Row, Tone},
        measures::{concerns, equal},
        parameters::{Parameters, View},
    },
    graph::{agency::Agency, graph::Graph, id::Id, membership::Membership, network::Network, period::Dated},
    pages::listed::Listed,
};
use entity::{
    kind::Kind,
    network,
    partial_date::PartialDate,
    vocabulary::{Formalization, MembershipRole, Office, Scope, Vocabulary},
};
use serde_json::{Map, json};
use std::collections::BTreeSet;

const DOCUMENT: &str = "# Which agencies are in which networks, in what role and office, and what does each network do?
query ChartOfNetworks($where: NetworkFilter, $activeOn: PartialDate!) {
  networks(where: $where, first: 500) {
    totalCount
    nodes {
      slug label formalization scope crime
      members(activeOn: $activeOn, first: 500) {
        totalCount
        nodes { role offices(activeOn: $activeOn) { office } agency { slug label scope } }
      }
      actions(activeOn: $activeOn) { totalCount }
      outputs(activeOn: $activeOn) { totalCount }
      impacts(activeOn: $activeOn) { totalCount nodes { agency { slug } title } }
    }
  }
}
";

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
    let day = parameters.day;
    let mut networks: Vec<(Network<'_>, Shows)> = Vec::new();
    for network in shown(graph, parameters, budget)? {
        networks.push((network, Shows::of(network, day, budget)?));
    }
    let agencies = joined(graph, networks.iter().map(|(network, _)| *network), day, budget)?;
    // Besides the agencies the rows on the networks themselves.
    check_size(ChartKind::Networks, agencies.len() + 5, networks.len())?;

    budget.steps(networks.len())?;
    networks.sort_by_key(|(network, _)| (network.row().scope, &network.row().slug));
    let columns = networks.iter().map(|(network, _)| Heading {
        group: network.scope.label(),
        label: network.label().into_owned(),
        name: network.name.clone(),
        id: network.key().to_owned(),
        link: Some(format!("/network/{}", network.slug)),
    });

    let mut rows = summaries(&networks, day);
    for (agency, _) in &agencies {
        let mut cells = Vec::new();
        for (network, _) in &networks {
            cells.push(cell(*agency, *network, day, budget)?);
        }
        rows.push(Row {
            heading: Heading {
                group: format!("{} structures", agency.scope.label()),
                label: agency.label().into_owned(),
                name: agency.name.clone(),
                id: agency.key().to_owned(),
                link: Some(format!("/agency/{}", agency.slug)),
            },
            cells,
        });
    }
    if agencies.is_empty() && networks.is_empty() {
        rows.clear();
    }

    let several = agencies.iter().filter(|(_, joined)| *joined > 1).count();
    let largest = networks.iter().max_by_key(|(_, shows)| shows.members);
    let title = match largest {
        None => "No network of these kinds was at work on the day".to_owned(),
        Some((only, _)) if networks.len() == 1 => {
            format!("{} joins {}", only.label(), counted(agencies.len(), "structure", "structures"))
        }
        Some((largest, shows)) => format!(
            "{several} of {} in networks are in more than one; {} joins most, {}",
            counted(agencies.len(), "structure", "structures"),
            largest.label(),
            shows.members
        ),
    };
    let with = |count: fn(&Shows) -> usize| networks.iter().filter(|(_, shows)| count(shows) > 0).count();
    let description = format!(
        "{} on {day}: {} with actions of their own, {} with outputs, {} with documented impact on the work of a member.",
        counted(networks.len(), "network", "networks"),
        with(|shows| shows.actions),
        with(|shows| shows.outputs),
        with(|shows| shows.impacts),
    );
    let picture = match parameters.view {
        View::Table | View::Picture => Picture::Matrix,
        View::Graph => Picture::Layers(layers(&networks, &agencies, day, budget)?),
    };
    let mut conditions = Map::new();
    conditions.insert("activeOn".to_owned(), json!(day));
    conditions.extend(parameters.scope.map(|scope| ("scope".to_owned(), equal(scope))));
    conditions.extend(parameters.crime.map(|crime| ("concerns".to_owned(), json!(crime.word().to_uppercase()))));
    conditions.extend(parameters.formalization.map(|word| ("formalization".to_owned(), equal(word))));
    conditions.extend(parameters.network.as_ref().map(|slug| ("slug".to_owned(), json!({"eq": slug}))));
    let columns = columns.collect();
    Ok(Chart {
        kind: ChartKind::Networks,
        title,
        description,
        show: parameters.show,
        matrix: Matrix { row_heading: "Structure", columns, rows, column_width: 40, legend: legend() },
        picture,
        question: ChartQuestion { document: DOCUMENT, variables: json!({"where": conditions, "activeOn": day}) },
    })
}

/// The networks that are shown.
fn shown<'g>(graph: &'g Graph, parameters: &Parameters, budget: &Budget) -> Result<Vec<Network<'g>>, Stopped> {
    budget.filter(graph.networks(), |network| {
        network.active_on(parameters.day)
            && parameters.scope.is_none_or(|scope| network.scope == scope)
            && concerns(parameters.crime, network.crime)
            && parameters.formalization.is_none_or(|formalization| network.formalization == formalization)
            && parameters.network.as_ref().is_none_or(|slug| network.slug == *slug)
    })
}

/// The agencies that are in these networks on the day, each with how many: those that reach farthest first, then those in
/// most.
fn joined<'g>(
    graph: &'g Graph,
    networks: impl Iterator<Item = Network<'g>>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<(Agency<'g>, usize)>, Stopped> {
    let known: BTreeSet<Id<network::Model>> = networks.map(|network| network.id()).collect();
    let mut agencies: Vec<(Agency<'_>, usize)> = Vec::new();
    for agency in graph.agencies() {
        budget.step()?;
        let stays =
            budget.filter(agency.memberships(), |stay| known.contains(&stay.network().id()) && stay.active_on(day))?;
        let joined: BTreeSet<Id<network::Model>> = stays.into_iter().map(|stay| stay.network().id()).collect();
        if !joined.is_empty() {
            agencies.push((agency, joined.len()));
        }
    }
    budget.steps(agencies.len())?;
    agencies.sort_by_key(|(agency, joined)| (agency.row().scope, std::cmp::Reverse(*joined), &agency.row().slug));
    Ok(agencies)
}

/// The agencies that the chart shows.
pub(super) fn agencies<'g>(
    graph: &'g Graph,
    parameters: &Parameters,
    budget: &Budget,
) -> Result<Vec<Agency<'g>>, Stopped> {
    let networks = shown(graph, parameters, budget)?;
    let agencies = joined(graph, networks.into_iter(), parameters.day, budget)?;
    Ok(agencies.into_iter().map(|(agency, _)| agency).collect())
}

/// How much a network has to show on the day.
struct Shows {
    members: usize,
    actions: usize,
    outputs: usize,
    impacts: usize,
}

impl Shows {
    fn of(network: Network<'_>, day: PartialDate, budget: &Budget) -> Result<Self, Stopped> {
        Ok(Shows {
            members: budget.filter(network.members(), |stay| stay.active_on(day))?.len(),
            actions: budget.filter(network.actions(), |action| action.active_on(day))?.len(),
            outputs: budget.filter(network.outputs(), |output| output.active_on(day))?.len(),
            impacts: budget.filter(network.impacts(), |impact| impact.active_on(day))?.len(),
        })
    }
}

/// What each network rests on and has to show.
fn summaries(networks: &[(Network<'_>, Shows)], day: PartialDate) -> Vec<Row> {
    let row = |label: &str, id: &str, cell: &dyn Fn(&Network<'_>, &Shows) -> Cell| Row {
        heading: Heading::of("The network itself", label, id),
        cells: networks.iter().map(|(network, shows)| cell(network, shows)).collect(),
    };
    let number = |network: &Network<'_>, kind: Kind, count: usize, one: &str| match count {
        0 => Cell::nothing(Tone::Nothing),
        _ => Cell {
            link: Some(Listed::all(kind).with("network", &network.slug).on(day).address()),
            ..Cell::number(count, Tone::Plain, counted(count, one, &format!("{one}s")))
        },
    };
    vec![
        row("Rests on", "formalization", &|network, _| {
            let (sign, level) = match network.formalization {
                Formalization::Treaty => ("Tr", 5),
                Formalization::Resolution => ("Re", 4),
                Formalization::Decision => ("De", 3),
                Formalization::Memorandum => ("Me", 2),
                Formalization::TermsOfReference => ("ToR", 1),
                Formalization::Declaration => ("Dc", 1),
            };
            let meaning = network.formalization.label();
            let link = Listed::all(Kind::Network).word("formalization", network.formalization).on(day).address();
            Cell { text: sign.to_owned(), tone: Tone::Level(level), count: None, meaning, link: Some(link) }
        }),
        row("Structures in it", "members", &|network, shows| {
            number(network, Kind::Membership, shows.members, "structure")
        }),
        row("Actions of its own", "actions", &|network, shows| number(network, Kind::Action, shows.actions, "action")),
        row("Outputs", "outputs", &|network, shows| number(network, Kind::Output, shows.outputs, "output")),
        row("Impacts", "impacts", &|network, shows| number(network, Kind::Impact, shows.impacts, "impact")),
    ]
}

/// An agency's stays in a network, which it may have left and entered again.
fn cell(agency: Agency<'_>, network: Network<'_>, day: PartialDate, budget: &Budget) -> Result<Cell, Stopped> {
    let stays = stays(agency, network, day, budget)?;
    let Some(first) = stays.iter().min_by_key(|stay| stay.role) else { return Ok(Cell::nothing(Tone::Nothing)) };
    let offices: Vec<Office> = stays
        .iter()
        .flat_map(|stay| stay.offices())
        .filter(|term| term.active_on(day))
        .map(|term| term.office())
        .collect();
    let impacts = budget.filter(network.impacts(), |impact| impact.agency() == agency && impact.active_on(day))?.len();
    let (sign, level) = role(first.role);
    let mut meaning = first.role.label();
    for office in &offices {
        meaning.push_str(&format!(", {}", office.label().to_lowercase()));
    }
    if impacts > 0 {
        meaning.push_str(&format!(", {}", counted(impacts, "impact on its work", "impacts on its work")));
    }
    let office = match offices.iter().min() {
        Some(Office::Chair) => "★",
        Some(Office::CoChair | Office::ViceChair) => "☆",
        None => "",
    };
    Ok(Cell {
        text: format!("{sign}{office}{}", if impacts > 0 { "!" } else { "" }),
        tone: Tone::Level(level),
        count: Some(stays.len()),
        meaning,
        link: Some(
            Listed::all(Kind::Membership).with("agency", &agency.slug).with("network", &network.slug).on(day).address(),
        ),
    })
}

fn stays<'g>(
    agency: Agency<'g>,
    network: Network<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Membership<'g>>, Stopped> {
    budget.filter(agency.memberships(), |stay| stay.network() == network && stay.active_on(day))
}

fn role(role: MembershipRole) -> (&'static str, u8) {
    match role {
        MembershipRole::Coordinator => ("C", 5),
        MembershipRole::Secretariat => ("S", 4),
        MembershipRole::Member => ("M", 3),
        MembershipRole::Partner => ("P", 2),
        MembershipRole::Observer => ("O", 1),
    }
}

fn layers(
    networks: &[(Network<'_>, Shows)],
    agencies: &[(Agency<'_>, usize)],
    day: PartialDate,
    budget: &Budget,
) -> Result<Layers, Stopped> {
    let vertices = agencies.iter().map(|(agency, _)| Vertex {
        side: if agency.scope == Scope::Universal { Side::Left } else { Side::Right },
        label: agency.label().into_owned(),
        name: agency.name.clone(),
        link: format!("/agency/{}", agency.slug),
    });
    let hubs = networks.iter().map(|(network, shows)| Vertex {
        side: Side::Middle,
        label: network.label().into_owned(),
        name: format!(
            "{} · {} · {} · {} · {}",
            network.formalization.label(),
            counted(shows.members, "structure", "structures"),
            counted(shows.actions, "action", "actions"),
            counted(shows.outputs, "output", "outputs"),
            counted(shows.impacts, "impact", "impacts"),
        ),
        link: format!("/network/{}", network.slug),
    });
    let mut edges = Vec::new();
    for (at, (agency, _)) in agencies.iter().enumerate() {
        for (hub, (network, _)) in networks.iter().enumerate() {
            let cell = cell(*agency, *network, day, budget)?;
            let strongest = stays(*agency, *network, day, budget)?.into_iter().map(|stay| stay.role).min();
            if let Some(role) = strongest {
                let kind = match role {
                    MembershipRole::Coordinator | MembershipRole::Secretariat => EdgeKind::Leads,
                    MembershipRole::Member => EdgeKind::Belongs,
                    MembershipRole::Partner | MembershipRole::Observer => EdgeKind::Loose,
                };
                let office = cell.text.contains(['★', '☆']);
                let name = format!("{} in {}: {}", agency.label(), network.label(), cell.meaning);
                edges.push(Edge { vertex: at, hub, kind: if office { EdgeKind::Leads } else { kind }, name });
            }
        }
    }
    Layers::new(vertices.collect(), hubs.collect(), edges, budget)
}

fn legend() -> Vec<(Tone, String, String)> {
    let mut legend: Vec<(Tone, String, String)> = MembershipRole::ALL
        .iter()
        .map(|word| {
            let (sign, level) = role(*word);
            (Tone::Level(level), sign.to_owned(), word.label())
        })
        .collect();
    for (tone, sign, meaning) in [
        (Tone::Plain, "★", "Holds the chair"),
        (Tone::Plain, "☆", "Co-chair or vice-chair"),
        (Tone::Plain, "!", "Impact on its work is documented"),
        (Tone::Nothing, "·", "Not in it"),
        (Tone::Level(5), "Tr", "Treaty"),
        (Tone::Level(4), "Re", "Resolution"),
        (Tone::Level(3), "De", "Decision"),
        (Tone::Level(2), "Me", "Memorandum"),
        (Tone::Level(1), "ToR", "Terms of reference"),
        (Tone::Level(1), "Dc", "Declaration"),
    ] {
        legend.push((tone, sign.to_owned(), meaning.to_owned()));
    }
    legend
}
