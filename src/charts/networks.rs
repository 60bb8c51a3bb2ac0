//! The chart of networks: which agency is in which, in what role, and what each network has to show.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size},
        layers::{Edge, EdgeKind, Layers, Side, Vertex},
        matrix::{Cell, Heading, Matrix, Row, Tone, meanings, sign},
        measures::{concerns, equal},
        parameters::{Parameters, View},
    },
    graph::{agency::Agency, graph::Graph, id::Id, membership::Membership, network::Network, period::Dated},
    language::voice::Voice,
    pages::{
        entity_page::{called, full_name},
        listed::Listed,
    },
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
    let voice = parameters.voice();
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
    let columns = networks.iter().map(|(network, _)| {
        let name = full_name(network.any(), &network.row().name, voice);
        Heading::named(voice.label(network.scope), network.any(), name, voice)
    });

    let mut rows = summaries(&networks, day, voice);
    for (agency, _) in &agencies {
        let mut cells = Vec::new();
        for (network, _) in &networks {
            cells.push(cell(*agency, *network, parameters, budget)?);
        }
        rows.push(Row {
            heading: Heading::named(
                voice.say("chart-of-scope").with("scope", agency.scope.word()).to_string(),
                agency.any(),
                full_name(agency.any(), &agency.row().name, voice),
                voice,
            ),
            cells,
        });
    }
    if agencies.is_empty() && networks.is_empty() {
        rows.clear();
    }

    let several = agencies.iter().filter(|(_, joined)| *joined > 1).count();
    let largest = networks.iter().max_by_key(|(_, shows)| shows.members);
    let structures = voice.counted("count-structures", agencies.len());
    let title = match largest {
        None => voice.text("chart-networks-none").to_owned(),
        Some((only, _)) if networks.len() == 1 => {
            let title = voice.say("chart-networks-one").with("network", called(only.any(), voice));
            title.with("structures", structures).to_string()
        }
        Some((largest, shows)) => {
            let title = voice.say("chart-networks-title").with("several", several).with("structures", structures);
            title.with("largest", called(largest.any(), voice)).with("members", shows.members).to_string()
        }
    };
    let with = |count: fn(&Shows) -> usize| networks.iter().filter(|(_, shows)| count(shows) > 0).count();
    let description =
        voice.say("chart-networks-text").with("networks", voice.counted("count-networks", networks.len()));
    let description = description.with("day", day).with("actions", with(|shows| shows.actions));
    let description = description.with("outputs", with(|shows| shows.outputs));
    let description = description.with("impacts", with(|shows| shows.impacts)).to_string();
    let picture = match parameters.view {
        View::Table | View::Picture => Picture::Matrix,
        View::Graph => Picture::Layers(layers(&networks, &agencies, parameters, budget)?),
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
        voice,
        title,
        description,
        show: parameters.show,
        matrix: Matrix {
            row_heading: voice.text("chart-structure"),
            columns,
            rows,
            column_width: 40,
            legend: legend(voice),
        },
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
fn summaries(networks: &[(Network<'_>, Shows)], day: PartialDate, voice: Voice) -> Vec<Row> {
    let row = |label: &'static str, id: &str, cell: &dyn Fn(&Network<'_>, &Shows) -> Cell| Row {
        heading: Heading::of(voice.text("chart-networks-itself"), voice.text(label), id),
        cells: networks.iter().map(|(network, shows)| cell(network, shows)).collect(),
    };
    let number = |network: &Network<'_>, kind: Kind, count: usize, said: &'static str| match count {
        0 => Cell::nothing(Tone::Nothing, voice),
        _ => Cell {
            link: Some(Listed::all(kind).with("network", &network.slug).on(day).address()),
            ..Cell::number(count, Tone::Plain, voice.counted(said, count))
        },
    };
    vec![
        row("chart-rests-on", "formalization", &|network, _| {
            let (sign, level) = basis(network.formalization, voice);
            let meaning = voice.label(network.formalization);
            let link = Listed::all(Kind::Network).word("formalization", network.formalization).on(day).address();
            Cell {
                text: sign.to_owned(),
                words: None,
                tone: Tone::Level(level),
                count: None,
                meaning,
                link: Some(link),
            }
        }),
        row("chart-networks-in-it", "members", &|network, shows| {
            number(network, Kind::Membership, shows.members, "count-structures")
        }),
        row("chart-networks-actions", "actions", &|network, shows| {
            number(network, Kind::Action, shows.actions, "count-actions")
        }),
        row("chart-networks-outputs", "outputs", &|network, shows| {
            number(network, Kind::Output, shows.outputs, "count-outputs")
        }),
        row("chart-networks-impacts", "impacts", &|network, shows| {
            number(network, Kind::Impact, shows.impacts, "count-impacts")
        }),
    ]
}

/// The sign of what a network rests on, and how firm that is.
fn basis(formalization: Formalization, voice: Voice) -> (&'static str, u8) {
    let level = match formalization {
        Formalization::Treaty => 5,
        Formalization::Resolution => 4,
        Formalization::Decision => 3,
        Formalization::Memorandum => 2,
        Formalization::TermsOfReference | Formalization::Declaration => 1,
    };
    (sign(voice, "chart-networks-bases", formalization.place()), level)
}

/// An agency's stays in a network, which it may have left and entered again.
fn cell(agency: Agency<'_>, network: Network<'_>, parameters: &Parameters, budget: &Budget) -> Result<Cell, Stopped> {
    let (day, voice) = (parameters.day, parameters.voice());
    let stays = stays(agency, network, day, budget)?;
    let Some(first) = stays.iter().min_by_key(|stay| stay.role) else {
        return Ok(Cell::nothing(Tone::Nothing, voice));
    };
    let offices: Vec<Office> = stays
        .iter()
        .flat_map(|stay| stay.offices())
        .filter(|term| term.active_on(day))
        .map(|term| term.office())
        .collect();
    let impacts = budget.filter(network.impacts(), |impact| impact.agency() == agency && impact.active_on(day))?.len();
    let (sign, level) = role(first.role, voice);
    let mut meaning = voice.label(first.role);
    for office in &offices {
        meaning.push_str(&format!(", {}", voice.lower(*office)));
    }
    if impacts > 0 {
        meaning.push_str(&format!(", {}", voice.counted("count-impacts-on-work", impacts)));
    }
    let office = match offices.iter().min() {
        Some(Office::Chair) => "★",
        Some(Office::CoChair | Office::ViceChair) => "☆",
        None => "",
    };
    Ok(Cell {
        words: None,
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

fn role(role: MembershipRole, voice: Voice) -> (&'static str, u8) {
    let level = match role {
        MembershipRole::Coordinator => 5,
        MembershipRole::Secretariat => 4,
        MembershipRole::Member => 3,
        MembershipRole::Partner => 2,
        MembershipRole::Observer => 1,
    };
    (sign(voice, "chart-networks-signs", role.place()), level)
}

fn layers(
    networks: &[(Network<'_>, Shows)],
    agencies: &[(Agency<'_>, usize)],
    parameters: &Parameters,
    budget: &Budget,
) -> Result<Layers, Stopped> {
    let voice = parameters.voice();
    let vertices = agencies.iter().map(|(agency, _)| Vertex {
        side: if agency.scope == Scope::Universal { Side::Left } else { Side::Right },
        label: called(agency.any(), voice),
        name: full_name(agency.any(), &agency.row().name, voice).to_owned(),
        link: format!("/agency/{}", agency.slug),
    });
    let hubs = networks.iter().map(|(network, shows)| Vertex {
        side: Side::Middle,
        label: called(network.any(), voice),
        name: format!(
            "{} · {} · {} · {} · {}",
            voice.label(network.formalization),
            voice.counted("count-structures", shows.members),
            voice.counted("count-actions", shows.actions),
            voice.counted("count-outputs", shows.outputs),
            voice.counted("count-impacts", shows.impacts),
        ),
        link: format!("/network/{}", network.slug),
    });
    let mut edges = Vec::new();
    for (at, (agency, _)) in agencies.iter().enumerate() {
        for (hub, (network, _)) in networks.iter().enumerate() {
            let cell = cell(*agency, *network, parameters, budget)?;
            let strongest = stays(*agency, *network, parameters.day, budget)?.into_iter().map(|stay| stay.role).min();
            if let Some(role) = strongest {
                let kind = match role {
                    MembershipRole::Coordinator | MembershipRole::Secretariat => EdgeKind::Leads,
                    MembershipRole::Member => EdgeKind::Belongs,
                    MembershipRole::Partner | MembershipRole::Observer => EdgeKind::Loose,
                };
                let office = cell.text.contains(['★', '☆']);
                let name = voice.say("chart-networks-stay").with("agency", called(agency.any(), voice));
                let name =
                    name.with("network", called(network.any(), voice)).with("meaning", &cell.meaning).to_string();
                edges.push(Edge { vertex: at, hub, kind: if office { EdgeKind::Leads } else { kind }, name });
            }
        }
    }
    Layers::new(vertices.collect(), hubs.collect(), edges, budget)
}

fn legend(voice: Voice) -> Vec<(Tone, String, String)> {
    let roles = MembershipRole::ALL.iter().map(|word| (role(*word, voice), voice.label(*word)));
    let bases = Formalization::ALL.iter().map(|word| (basis(*word, voice), voice.label(*word)));
    let of_words = |((sign, level), label): ((&'static str, u8), String)| (Tone::Level(level), sign.to_owned(), label);
    let offices = [
        (Tone::Plain, "★", "chart-networks-legend-chair"),
        (Tone::Plain, "☆", "chart-networks-legend-vice"),
        (Tone::Plain, "!", "chart-networks-legend-impact"),
        (Tone::Nothing, "·", "chart-networks-legend-none"),
    ];
    roles.map(of_words).chain(meanings(voice, offices)).chain(bases.map(of_words)).collect()
}
