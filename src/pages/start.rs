//! The start page: in one screen what this is and how one gets on from here.

use crate::{
    budget::{Budget, Stopped},
    graph::{graph::Graph, network::Network, period::Dated},
    language::{catalogue, message, voice::Voice, words},
    pages::{address, coordination::Wanted, entity_page::called, frame::Frame},
    snapshot::Snapshot,
};
use askama::Template;
use entity::{
    fold,
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{CoordinationKind, Language, Verdict},
};
use serde_json::json;

/// The start page.
#[derive(Template)]
#[template(path = "start.html")]
pub struct StartPage {
    frame: Frame,
    charts: [ChartCard; 9],
    questions: Vec<(String, String)>,
    counts: Vec<(usize, String, String)>,
    /// The networks of today, each with its gaps.
    networks: Vec<(String, String)>,
    supported: usize,
    examined: usize,
}

/// What is said of a chart where all of them are offered.
pub struct ChartCard {
    /// Its name in addresses.
    pub name: &'static str,
    /// The text that says what it is called.
    pub title: &'static str,
    /// The text that says what it shows.
    text: &'static str,
}

impl ChartCard {
    /// What it is called and shows, in one line of a language.
    pub fn told(&self, language: Language) -> String {
        format!("{}: {}", message::text(language, self.title), message::text(language, self.text))
    }

    fn address(&self) -> String {
        format!("/charts/{}", self.name)
    }

    fn thumbnail(&self) -> String {
        format!("/charts/{}/thumbnail.svg", self.name)
    }
}

/// A question that a reader may begin with.
pub struct ExampleQuestion {
    /// Its name, by which it is called in other languages.
    pub name: String,
    /// What it asks, in English.
    pub title: String,
    /// The GraphQL document.
    pub document: String,
}

impl ExampleQuestion {
    fn asked_in(self, language: Language) -> String {
        catalogue::foreign(language, &format!("question-{}", self.name)).map_or(self.title, str::to_owned)
    }
}

/// The charts.
pub const CHARTS: [ChartCard; 9] = [
    ChartCard { name: "measures", title: "chart-measures", text: "chart-measures-card" },
    ChartCard { name: "structures", title: "chart-structures", text: "chart-structures-card" },
    ChartCard { name: "networks", title: "chart-networks", text: "chart-networks-card" },
    ChartCard { name: "databases", title: "chart-databases", text: "chart-databases-card" },
    ChartCard { name: "timeline", title: "chart-timeline", text: "chart-timeline-card" },
    ChartCard { name: "ratifications", title: "chart-ratifications", text: "chart-ratifications-card" },
    ChartCard { name: "history", title: "chart-history", text: "chart-history-card" },
    ChartCard { name: "fundings", title: "chart-fundings", text: "chart-fundings-card" },
    ChartCard { name: "ties", title: "chart-ties", text: "chart-ties-card" },
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
        let (day, language) = (frame.day, frame.language);
        let named = |kind: Kind| {
            let name = match count(kind) {
                1 => words::singular(kind, language),
                _ => address::plural_in(kind, language).to_owned(),
            };
            (count(kind), name, address::of_list(kind, "", &[]))
        };
        let voice = Voice(language);
        Ok(StartPage {
            frame,
            charts: CHARTS,
            questions: questions
                .into_iter()
                .map(|question| (address::of_question(&question.document, &json!({})), question.asked_in(language)))
                .collect(),
            counts: Kind::ALL.map(named).to_vec(),
            networks: networks(&snapshot.graph, (day, voice), budget)?,
            supported: verdicts(&snapshot.graph, |verdict| verdict == Verdict::Supported, budget)?,
            examined: verdicts(&snapshot.graph, |verdict| verdict != Verdict::NotTestable, budget)?,
        })
    }
}

fn networks(
    graph: &Graph,
    (day, voice): (PartialDate, Voice),
    budget: &Budget,
) -> Result<Vec<(String, String)>, Stopped> {
    let mut networks = budget.filter(graph.networks(), |network| network.active_on(day))?;
    budget.steps(networks.len())?;
    networks.sort_by_cached_key(|network| fold::fold(&called(network.any(), voice)));
    let gaps = |network: Network<'_>| {
        let wanted = Wanted { network: Some(network.row().slug.clone()), ..Wanted::of(CoordinationKind::Gap) };
        (called(network.any(), voice), wanted.address(""))
    };
    Ok(networks.into_iter().map(gaps).collect())
}

fn verdicts(graph: &Graph, counted: impl Fn(Verdict) -> bool, budget: &Budget) -> Result<usize, Stopped> {
    Ok(budget.filter(graph.findings(), |finding| finding.verdict.is_some_and(&counted))?.len())
}
