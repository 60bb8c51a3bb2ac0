//! One chart: its finding, its table, its picture and the question behind it.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind, bars::Bars, databases, drawing::Drawing, fundings, history, layers::Layers, map::Map,
        matrix::Matrix, measures, networks, parameters::Parameters, ratifications, rings::Rings, steps::Steps,
        structures, table, ties, timeline, timeline::Timeline,
    },
    graph::agency::Agency,
    snapshot::Snapshot,
};
use serde_json::Value;

/// One chart. Every format is made of it, so that all show the same.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Which chart it is.
    pub kind: ChartKind,
    /// What it shows: the finding, not the topic.
    pub title: String,
    /// What it shows further, and how it is read.
    pub description: String,
    /// The data.
    pub matrix: Matrix,
    /// How the data are drawn.
    pub(super) picture: Picture,
    /// The question that yields the data.
    pub question: ChartQuestion,
}

/// How the data of a chart are drawn.
#[derive(Clone, Debug)]
pub(super) enum Picture {
    /// As they stand.
    Matrix,
    /// As nodes and edges.
    Layers(Layers),
    /// As land on a map.
    Map(Map),
    /// As bars over the years.
    Timeline(Timeline),
    /// As steps over the years, with dots.
    Steps(Steps),
    /// As bars that count.
    Bars(Bars),
    /// As agencies around one.
    Rings(Rings),
}

/// A GraphQL document with its variables.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartQuestion {
    /// The document.
    pub document: &'static str,
    /// The variables: an object.
    pub variables: Value,
}

impl Chart {
    /// The chart of a snapshot.
    pub fn new(
        kind: ChartKind,
        snapshot: &Snapshot,
        parameters: &Parameters,
        budget: &Budget,
    ) -> Result<Self, Stopped> {
        budget.look()?;
        let graph = &snapshot.graph;
        match kind {
            ChartKind::Measures => measures::chart(graph, parameters, budget),
            ChartKind::Structures => structures::chart(graph, parameters, budget),
            ChartKind::Networks => networks::chart(graph, parameters, budget),
            ChartKind::Databases => databases::chart(graph, parameters, budget),
            ChartKind::Timeline => timeline::chart(graph, parameters, budget),
            ChartKind::History => history::chart(graph, parameters, budget),
            ChartKind::Fundings => fundings::chart(graph, parameters, budget),
            ChartKind::Ties => ties::chart(graph, parameters, budget),
            ChartKind::Ratifications => ratifications::chart(graph, parameters, budget),
        }
    }

    /// What it shows, for those who don't see it.
    pub fn told(&self) -> String {
        format!("{}. {}", self.title, self.description)
    }

    /// The picture.
    pub fn drawing(&self) -> Drawing {
        match &self.picture {
            Picture::Matrix => self.matrix.draw(&self.title, &self.description),
            Picture::Layers(layers) => layers.draw(&self.title, &self.description),
            Picture::Map(map) => map.draw(&self.title, &self.description),
            Picture::Timeline(timeline) => timeline.draw(&self.title, &self.description),
            Picture::Steps(steps) => steps.draw(&self.title, &self.description),
            Picture::Bars(bars) => bars.draw(&self.title, &self.description),
            Picture::Rings(rings) => rings.draw(&self.title, &self.description),
        }
    }

    /// The data as CSV: a line for each cell.
    pub fn csv(&self) -> String {
        table::csv(self)
    }

    /// The data as JSON, with what they are of.
    pub fn json(&self, snapshot: &Snapshot, parameters: &Parameters) -> Value {
        table::json(self, snapshot, parameters)
    }
}

/// The agencies that the chart of networks shows.
pub fn agencies_in_networks<'g>(
    snapshot: &'g Snapshot,
    parameters: &Parameters,
    budget: &Budget,
) -> Result<Vec<Agency<'g>>, Stopped> {
    networks::agencies(&snapshot.graph, parameters, budget)
}

/// `1 network`, `2 networks`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Joins the words of a list: `a`, `a and b`, `a, b and c`.
pub(super) fn enumerated(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
