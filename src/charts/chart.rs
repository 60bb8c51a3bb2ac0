//! One chart: its finding, its table, its picture and the question behind it.

use crate::{
    analysis::overlap::{OverlapError, TooManyPairs},
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        bars::Bars,
        databases,
        drawing::{Drawing, Stand, Titles},
        fundings, history,
        layers::Layers,
        map::Map,
        matrix::{Cut, Matrix},
        measures, networks,
        parameters::{Parameters, Show},
        ratifications,
        rings::Rings,
        steps::Steps,
        structures, table, thumbnail, ties, timeline,
        timeline::Timeline,
    },
    graph::agency::Agency,
    language::voice::Voice,
    pages::failure::too_many_pairs,
    snapshot::Snapshot,
};
use entity::vocabulary::Language;
use serde_json::Value;
use std::fmt;

/// How many cells a chart has at most: what no screen and no memory could hold is not begun.
pub const MAXIMUM_CELLS: usize = 20_000;

/// How many rows a chart has at most.
pub const MAXIMUM_ROWS: usize = 1_500;

/// Why there is no chart.
#[derive(Debug, thiserror::Error)]
pub enum Undrawn {
    /// The work ended before it was whole.
    Stopped(#[from] Stopped),
    /// It would be too large.
    TooLarge {
        /// Which chart.
        kind: ChartKind,
        /// How many rows it would have.
        rows: usize,
        /// How many columns.
        columns: usize,
    },
    /// It compares pairs, and there are too many.
    TooManyPairs {
        /// Which chart.
        kind: ChartKind,
        /// How many there are.
        too_many: TooManyPairs,
    },
}

impl fmt::Display for Undrawn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.said(Voice(Language::English)))
    }
}

impl Undrawn {
    /// Why pairs were not compared.
    pub(super) fn of_pairs(kind: ChartKind, error: OverlapError) -> Self {
        match error {
            OverlapError::Stopped(stopped) => Undrawn::Stopped(stopped),
            OverlapError::TooManyPairs(too_many) => Undrawn::TooManyPairs { kind, too_many },
        }
    }

    /// What is told whoever asked, and what can be done.
    pub fn said(&self, voice: Voice) -> String {
        match self {
            Undrawn::Stopped(stopped) => stopped.to_string(),
            Undrawn::TooLarge { kind, rows, columns } => {
                let too_large = voice.say("chart-too-large").with("rows", *rows).with("columns", *columns);
                let most = too_large.with("mostRows", MAXIMUM_ROWS).with("mostCells", MAXIMUM_CELLS);
                most.with("by", narrowing(*kind, voice)).to_string()
            }
            Undrawn::TooManyPairs { kind, too_many } => {
                let pairs = voice.say("chart-too-many-pairs").with("pairs", too_many_pairs(too_many, voice));
                pairs.with("by", narrowing(*kind, voice)).to_string()
            }
        }
    }
}

/// Refuses a chart that would be too large, before its cells are made.
pub(super) fn check_size(kind: ChartKind, rows: usize, columns: usize) -> Result<(), Undrawn> {
    match rows <= MAXIMUM_ROWS && rows.saturating_mul(columns) <= MAXIMUM_CELLS {
        true => Ok(()),
        false => Err(Undrawn::TooLarge { kind, rows, columns }),
    }
}

fn narrowing(kind: ChartKind, voice: Voice) -> String {
    let names = kind.parameters().iter().filter(|name| **name != "activeOn");
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [most @ .., last] if !most.is_empty() => {
            voice.say("chart-narrowed-by").with("most", most.join(", ")).with("last", last).to_string()
        }
        all => all.concat(),
    }
}

/// One chart. Every format is made of it, so that all show the same.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Which chart it is.
    pub kind: ChartKind,
    /// Says things in its language.
    pub voice: Voice,
    /// What it shows: the finding, not the topic.
    pub title: String,
    /// What it shows further, and how it is read.
    pub description: String,
    /// The data.
    pub matrix: Matrix,
    /// What of them page and picture show.
    pub show: Show,
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
    ) -> Result<Self, Undrawn> {
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

    /// The data that page and picture show.
    pub fn shown(&self) -> Cut {
        match self.show {
            Show::Content => self.matrix.with_content(),
            Show::All => self.matrix.whole(),
        }
    }

    /// Whether the picture shows the table as it stands, and says nothing that the table does not.
    pub(super) fn is_drawn_as_table(&self) -> bool {
        matches!(self.picture, Picture::Matrix)
    }

    /// The picture, with title and description in it.
    pub fn drawing(&self) -> Drawing {
        self.drawn(Stand::InPicture)
    }

    /// The picture for a page that has title and description itself.
    pub fn drawing_of_page(&self) -> Drawing {
        self.drawn(Stand::OnPage)
    }

    fn drawn(&self, stand: Stand) -> Drawing {
        let titles = Titles { title: &self.title, description: &self.description, stand, voice: self.voice };
        match &self.picture {
            Picture::Matrix => self.shown().matrix.draw(&titles),
            Picture::Layers(layers) => layers.draw(&titles),
            Picture::Map(map) => map.draw(&titles),
            Picture::Timeline(timeline) => timeline.draw(&titles),
            Picture::Steps(steps) => steps.draw(&titles),
            Picture::Bars(bars) => bars.draw(&titles),
            Picture::Rings(rings) => rings.draw(&titles),
        }
    }

    /// The picture at a glance, without words, as SVG.
    pub fn thumbnail(&self) -> String {
        match &self.picture {
            Picture::Matrix | Picture::Layers(_) | Picture::Rings(_) | Picture::Map(_) => {
                thumbnail::of_matrix(&self.shown().matrix)
            }
            Picture::Timeline(timeline) => thumbnail::of_bars(&timeline.spans()),
            Picture::Steps(steps) => thumbnail::of_columns(&steps.heights()),
            Picture::Bars(bars) => thumbnail::of_bars(&bars.spans()),
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
