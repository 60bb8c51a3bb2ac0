//! The start page: in one screen what this is and how one gets on from here.

use crate::{
    budget::{Budget, Stopped},
    graph::{graph::Graph, network::Network, period::Dated},
    pages::{address, coordination::Wanted, frame::Frame},
    snapshot::Snapshot,
};
use askama::Template;
use entity::{
    fold,
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{CoordinationKind, Verdict},
};
use serde_json::json;

/// The start page.
#[derive(Template)]
#[template(path = "start.html")]
pub struct StartPage {
    frame: Frame,
    charts: [ChartCard; 9],
    questions: Vec<(String, String)>,
    counts: Vec<(usize, String, &'static str)>,
    /// The networks of today, each with its gaps.
    networks: Vec<(String, String)>,
    supported: usize,
    examined: usize,
}

/// What is said of a chart where all of them are offered.
pub struct ChartCard {
    /// Its name in addresses.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    text: &'static str,
}

impl ChartCard {
    /// What it is called and shows, in one line.
    pub fn told(&self) -> String {
        format!("{}: {}", self.title, self.text)
    }
}

/// A question that a reader may begin with.
pub struct ExampleQuestion {
    /// What it asks.
    pub title: String,
    /// The GraphQL document.
    pub document: String,
}

/// The charts.
pub const CHARTS: [ChartCard; 9] = [
    ChartCard {
        name: "measures",
        title: "Measures",
        text: "What each instrument lays down, and how precisely it binds.",
    },
    ChartCard {
        name: "structures",
        title: "Structures",
        text: "What agencies do to prevent, prosecute and protect; where they overlap and what nobody does.",
    },
    ChartCard { name: "networks", title: "Networks", text: "Who sits together with whom, in which role." },
    ChartCard {
        name: "databases",
        title: "Databases",
        text: "Which statistics can be compared, and what stands in the way.",
    },
    ChartCard { name: "timeline", title: "Timeline", text: "Networks, projects and arrangements through the years." },
    ChartCard {
        name: "ratifications",
        title: "Ratifications",
        text: "Which states are bound by which instruments, and of which it is not known.",
    },
    ChartCard {
        name: "history",
        title: "Growth",
        text: "How a network grew: the members that are known beside those that it said it had.",
    },
    ChartCard {
        name: "fundings",
        title: "Funding",
        text: "Who pays for which projects, and of how little the amount is known.",
    },
    ChartCard { name: "ties", title: "Ties", text: "From agency to agency along the facts that tie them." },
];

impl StartPage {
    /// The start page, with the questions that GraphiQL offers.
    pub fn new(
        snapshot: &Snapshot,
        questions: Vec<ExampleQuestion>,
        frame: Frame,
        budget: &Budget,
    ) -> Result<Self, Stopped> {
        let count = |kind: Kind| snapshot.counts.iter().find(|count| count.kind == kind).map_or(0, |count| count.count);
        let day = frame.day;
        Ok(StartPage {
            frame,
            charts: CHARTS,
            questions: questions
                .into_iter()
                .map(|question| (address::of_question(&question.document, &json!({})), question.title))
                .collect(),
            counts: Kind::ALL.map(|kind| (count(kind), name(kind, count(kind)), address::plural(kind))).to_vec(),
            networks: networks(&snapshot.graph, day, budget)?,
            supported: verdicts(&snapshot.graph, |verdict| verdict == Verdict::Supported, budget)?,
            examined: verdicts(&snapshot.graph, |verdict| verdict != Verdict::NotTestable, budget)?,
        })
    }
}

fn name(kind: Kind, count: usize) -> String {
    if count == 1 { address::singular(kind).to_owned() } else { address::plural(kind).to_owned() }
}

fn networks(graph: &Graph, day: PartialDate, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let mut networks = budget.filter(graph.networks(), |network| network.active_on(day))?;
    budget.steps(networks.len())?;
    networks.sort_by_cached_key(|network| fold::fold(&network.label()));
    let gaps = |network: Network<'_>| {
        let wanted = Wanted { network: Some(network.row().slug.clone()), ..Wanted::of(CoordinationKind::Gap) };
        (network.label().into_owned(), wanted.address(""))
    };
    Ok(networks.into_iter().map(gaps).collect())
}

fn verdicts(graph: &Graph, counted: impl Fn(Verdict) -> bool, budget: &Budget) -> Result<usize, Stopped> {
    Ok(budget.filter(graph.findings(), |finding| finding.verdict.is_some_and(&counted))?.len())
}
