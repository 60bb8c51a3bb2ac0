//! The chart of networks: which agency is in which, in what role, and what each network has to show.

use crate::{
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, counted},
        layers::{Edge, EdgeKind, Layers, Side, Vertex},
        matrix::{Cell, Heading, Matrix, Row, Tone},
        measures::{concerns, equal},
        parameters::{Parameters, View},
    },
    graph::{agency::Agency, graph::Graph, membership::Membership, network::Network, period::Dated},
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Formalization, MembershipRole, Office, Scope, Vocabulary},
};
use serde_json::{Map, json};

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
      impacts { totalCount nodes { agency { slug } title } }
    }
  }
}
";

pub(super) fn chart(graph: &Graph, parameters: &Parameters) -> Chart {
    let day = parameters.day;
    let networks: Vec<Network<'_>> = graph
        .networks()
        .filter(|network| {
            network.active_on(day)
                && parameters.scope.is_none_or(|scope| network.scope == scope)
                && concerns(parameters.crime, network.crime)
                && parameters.formalization.is_none_or(|formalization| network.formalization == formalization)
                && parameters.network.as_ref().is_none_or(|slug| network.slug == *slug)
        })
        .collect();
    let stays = |network: Network<'_>| network.members().filter(move |stay| stay.active_on(day)).count();
    let mut agencies: Vec<(Agency<'_>, usize)> = graph
        .agencies()
        .map(|agency| {
            let joins = |network: &&Network<'_>| {
                agency.memberships().any(|stay| stay.network() == **network && stay.active_on(day))
            };
            (agency, networks.iter().filter(joins).count())
        })
        .filter(|(_, joined)| *joined > 0)
        .collect();
    agencies.sort_by_key(|(agency, joined)| (agency.row().scope, std::cmp::Reverse(*joined), &agency.row().slug));

    let columns = networks.iter().map(|network| Heading {
        group: network.scope.label(),
        label: network.label().into_owned(),
        name: network.name.clone(),
        id: network.key().to_owned(),
        link: Some(format!("/network/{}", network.slug)),
    });
    let mut columns: Vec<(Scope, Network<'_>, Heading)> =
        networks.iter().zip(columns).map(|(network, heading)| (network.scope, *network, heading)).collect();
    columns.sort_by_key(|(scope, network, _)| (*scope, &network.row().slug));

    let mut rows = summaries(&columns, day);
    rows.extend(agencies.iter().map(|(agency, _)| Row {
        heading: Heading {
            group: format!("{} structures", agency.scope.label()),
            label: agency.label().into_owned(),
            name: agency.name.clone(),
            id: agency.key().to_owned(),
            link: Some(format!("/agency/{}", agency.slug)),
        },
        cells: columns.iter().map(|(_, network, _)| cell(*agency, *network, day)).collect(),
    }));
    if agencies.is_empty() && networks.is_empty() {
        rows.clear();
    }

    let several = agencies.iter().filter(|(_, joined)| *joined > 1).count();
    let largest = columns.iter().max_by_key(|(_, network, _)| stays(*network));
    let title = match largest {
        None => "No network of these kinds was at work on the day".to_owned(),
        Some((_, only, _)) if networks.len() == 1 => {
            format!("{} joins {}", only.label(), counted(agencies.len(), "structure", "structures"))
        }
        Some((_, largest, _)) => format!(
            "{several} of {} in networks are in more than one; {} joins most, {}",
            counted(agencies.len(), "structure", "structures"),
            largest.label(),
            stays(*largest)
        ),
    };
    let with = |count: fn(Network<'_>) -> usize| networks.iter().filter(|network| count(**network) > 0).count();
    let description = format!(
        "{} on {day}: {} with actions of their own, {} with outputs, {} with documented impact on the work of a member.",
        counted(networks.len(), "network", "networks"),
        networks.iter().filter(|network| network.actions().any(|action| action.active_on(day))).count(),
        networks.iter().filter(|network| network.outputs().any(|output| output.active_on(day))).count(),
        with(|network| network.impacts().count()),
    );
    let picture = match parameters.view {
        View::Matrix => Picture::Matrix,
        View::Graph => Picture::Layers(layers(&columns, &agencies, day)),
    };
    let mut conditions = Map::new();
    conditions.insert("activeOn".to_owned(), json!(day));
    conditions.extend(parameters.scope.map(|scope| ("scope".to_owned(), equal(scope))));
    conditions.extend(parameters.crime.map(|crime| ("concerns".to_owned(), json!(crime.word().to_uppercase()))));
    conditions.extend(parameters.formalization.map(|word| ("formalization".to_owned(), equal(word))));
    conditions.extend(parameters.network.as_ref().map(|slug| ("slug".to_owned(), json!({"eq": slug}))));
    Chart {
        kind: ChartKind::Networks,
        title,
        description,
        matrix: Matrix {
            row_heading: "Structure",
            columns: columns.into_iter().map(|(_, _, heading)| heading).collect(),
            rows,
            column_width: 40,
            legend: legend(),
        },
        picture,
        question: ChartQuestion { document: DOCUMENT, variables: json!({"where": conditions, "activeOn": day}) },
    }
}

/// What each network rests on and has to show.
fn summaries(columns: &[(Scope, Network<'_>, Heading)], day: PartialDate) -> Vec<Row> {
    let row = |label: &str, id: &str, cell: &dyn Fn(Network<'_>) -> Cell| Row {
        heading: Heading::of("The network itself", label, id),
        cells: columns.iter().map(|(_, network, _)| cell(*network)).collect(),
    };
    let number = |network: Network<'_>, count: usize, one: &str, many: &str| match count {
        0 => Cell::nothing(Tone::Nothing),
        _ => Cell {
            link: Some(format!("/network/{}", network.slug)),
            ..Cell::number(count, Tone::Plain, counted(count, one, many))
        },
    };
    vec![
        row("Rests on", "formalization", &|network| {
            let (sign, level) = match network.formalization {
                Formalization::Treaty => ("Tr", 5),
                Formalization::Resolution => ("Re", 4),
                Formalization::Decision => ("De", 3),
                Formalization::Memorandum => ("Me", 2),
                Formalization::TermsOfReference => ("ToR", 1),
                Formalization::Declaration => ("Dc", 1),
            };
            let meaning = network.formalization.label();
            Cell { text: sign.to_owned(), tone: Tone::Level(level), count: None, meaning, link: None }
        }),
        row("Structures in it", "members", &|network| {
            number(network, network.members().filter(|stay| stay.active_on(day)).count(), "structure", "structures")
        }),
        row("Actions of its own", "actions", &|network| {
            number(network, network.actions().filter(|action| action.active_on(day)).count(), "action", "actions")
        }),
        row("Outputs", "outputs", &|network| {
            number(network, network.outputs().filter(|output| output.active_on(day)).count(), "output", "outputs")
        }),
        row("Impacts", "impacts", &|network| number(network, network.impacts().count(), "impact", "impacts")),
    ]
}

/// An agency's stays in a network, which it may have left and entered again.
fn cell(agency: Agency<'_>, network: Network<'_>, day: PartialDate) -> Cell {
    let stays: Vec<Membership<'_>> =
        agency.memberships().filter(|stay| stay.network() == network && stay.active_on(day)).collect();
    let Some(first) = stays.iter().min_by_key(|stay| stay.role) else { return Cell::nothing(Tone::Nothing) };
    let offices: Vec<Office> = stays
        .iter()
        .flat_map(|stay| stay.offices())
        .filter(|term| term.active_on(day))
        .map(|term| term.row.office)
        .collect();
    let impacts = network.impacts().filter(|impact| impact.agency() == agency).count();
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
    Cell {
        text: format!("{sign}{office}{}", if impacts > 0 { "!" } else { "" }),
        tone: Tone::Level(level),
        count: Some(stays.len()),
        meaning,
        link: Some(format!("/network/{}", network.slug)),
    }
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

fn layers(columns: &[(Scope, Network<'_>, Heading)], agencies: &[(Agency<'_>, usize)], day: PartialDate) -> Layers {
    let vertices = agencies.iter().map(|(agency, _)| Vertex {
        side: if agency.scope == Scope::Universal { Side::Left } else { Side::Right },
        label: agency.label().into_owned(),
        name: agency.name.clone(),
        link: format!("/agency/{}", agency.slug),
    });
    let hubs = columns.iter().map(|(_, network, heading)| {
        let count = |count: usize, one: &str, many: &str| counted(count, one, many);
        Vertex {
            side: Side::Middle,
            label: heading.label.clone(),
            name: format!(
                "{} · {} · {} · {} · {}",
                network.formalization.label(),
                count(network.members().filter(|stay| stay.active_on(day)).count(), "structure", "structures"),
                count(network.actions().filter(|action| action.active_on(day)).count(), "action", "actions"),
                count(network.outputs().filter(|output| output.active_on(day)).count(), "output", "outputs"),
                count(network.impacts().count(), "impact", "impacts"),
            ),
            link: format!("/network/{}", network.slug),
        }
    });
    let mut edges = Vec::new();
    for (at, (agency, _)) in agencies.iter().enumerate() {
        for (hub, (_, network, _)) in columns.iter().enumerate() {
            let cell = cell(*agency, *network, day);
            let strongest = agency
                .memberships()
                .filter(|stay| stay.network() == *network && stay.active_on(day))
                .map(|stay| stay.role)
                .min();
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
    Layers::new(vertices.collect(), hubs.collect(), edges)
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
