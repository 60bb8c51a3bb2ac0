//! The charts: what the graph shows at a glance, as pictures and tables of the same thing.
//!
//! A snapshot and what an address asks for become a [`chart::Chart`], from which every format is made. It knows nothing of
//! HTTP, of GraphQL and of the clock; the day is an argument.

pub mod atlas;
pub mod bars;
pub mod chart;
mod controls;
mod databases;
pub mod drawing;
pub mod embed;
mod fundings;
mod history;
pub mod icon;
pub mod layers;
pub mod map;
pub mod matrix;
mod measures;
mod networks;
pub mod page;
pub mod palette;
pub mod parameters;
mod pdf;
mod pdf_font;
mod pdf_painter;
pub mod projection;
mod ratifications;
pub mod rings;
pub mod steps;
mod structures;
mod table;
pub mod text;
pub mod thumbnail;
pub mod ties;
pub mod timeline;

use crate::language::voice::Voice;

/// The charts that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Instruments against the types of measure that they lay down.
    Measures,
    /// Agencies against the kinds of work that they do.
    Structures,
    /// Agencies against the networks that they are in.
    Networks,
    /// Databases against databases: which can be laid side by side.
    Databases,
    /// Networks, projects and arrangements through the years.
    Timeline,
    /// A network's members, year by year, beside those that it said it had.
    History,
    /// Who pays for which projects.
    Fundings,
    /// The agencies around one, with what ties them.
    Ties,
    /// States against the instruments that bind them.
    Ratifications,
}

impl ChartKind {
    /// Every chart.
    pub const ALL: [ChartKind; 9] = [
        ChartKind::Measures,
        ChartKind::Structures,
        ChartKind::Networks,
        ChartKind::Databases,
        ChartKind::Timeline,
        ChartKind::History,
        ChartKind::Fundings,
        ChartKind::Ties,
        ChartKind::Ratifications,
    ];

    /// Its name in addresses.
    pub fn word(self) -> &'static str {
        match self {
            ChartKind::Measures => "measures",
            ChartKind::Structures => "structures",
            ChartKind::Networks => "networks",
            ChartKind::Databases => "databases",
            ChartKind::Timeline => "timeline",
            ChartKind::History => "history",
            ChartKind::Fundings => "fundings",
            ChartKind::Ties => "ties",
            ChartKind::Ratifications => "ratifications",
        }
    }

    /// What it shows, as a line of a list.
    pub fn shows(self) -> &'static str {
        match self {
            ChartKind::Measures => {
                "Instruments against types of measure: how precisely each binds, how determinately, and how evenly."
            }
            ChartKind::Structures => {
                "Agencies against types of action on the three axes: who does the same, and what nobody does."
            }
            ChartKind::Networks => "Agencies against networks, with roles, offices and impacts; also as a graph.",
            ChartKind::Databases => "Databases against databases: which can be compared, and what stands in the way.",
            ChartKind::Timeline => "Networks, projects and arrangements through the years.",
            ChartKind::History => "A network's known members year by year, beside those that it said it had.",
            ChartKind::Fundings => "Who pays for which projects, and how much, as far as an amount was read.",
            ChartKind::Ties => "The agencies around one, and the facts that tie them; each name leads on.",
            ChartKind::Ratifications => {
                "Which states are bound by which instruments, as a map and as a matrix; not known apart from not bound."
            }
        }
    }

    /// What it is called in a language.
    pub fn label(self, voice: Voice) -> &'static str {
        voice.text(match self {
            ChartKind::Measures => "chart-measures",
            ChartKind::Structures => "chart-structures",
            ChartKind::Networks => "chart-networks",
            ChartKind::Databases => "chart-databases",
            ChartKind::Timeline => "chart-timeline",
            ChartKind::History => "chart-history",
            ChartKind::Fundings => "chart-fundings",
            ChartKind::Ties => "chart-ties",
            ChartKind::Ratifications => "chart-ratifications",
        })
    }
}

/// What a chart is given out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A page with table or picture, and controls.
    Html,
    /// The picture, of lines and letters.
    Svg,
    /// The picture, of points.
    Png,
    /// The picture on a sheet of paper.
    Pdf,
    /// The data, a line for each cell.
    Csv,
    /// The data, with what they are of.
    Json,
    /// The agencies of the chart of networks and what ties them, for NetworkX.
    GraphMl,
    /// The same for Gephi.
    Gexf,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 8] =
        [Format::Html, Format::Svg, Format::Png, Format::Pdf, Format::Csv, Format::Json, Format::GraphMl, Format::Gexf];

    /// Those of a chart.
    pub fn of(kind: ChartKind) -> impl Iterator<Item = Format> {
        let graphs = kind == ChartKind::Networks;
        Format::ALL.into_iter().filter(move |format| graphs || !matches!(format, Format::GraphMl | Format::Gexf))
    }

    /// Whether it is read by people, in a language of theirs; data say the same in every language.
    pub fn is_of_words(self) -> bool {
        matches!(self, Format::Html | Format::Svg | Format::Png | Format::Pdf)
    }

    /// How its addresses end.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Svg => "svg",
            Format::Png => "png",
            Format::Pdf => "pdf",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::GraphMl => "graphml",
            Format::Gexf => "gexf",
        }
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Format::Html => "Page",
            Format::Svg => "SVG",
            Format::Png => "PNG",
            Format::Pdf => "PDF",
            Format::Csv => "CSV",
            Format::Json => "JSON",
            Format::GraphMl => "GraphML (NetworkX)",
            Format::Gexf => "GEXF (Gephi)",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Html => "text/html; charset=utf-8",
            Format::Svg => "image/svg+xml; charset=utf-8",
            Format::Png => "image/png",
            Format::Pdf => "application/pdf",
            Format::Csv => "text/csv; charset=utf-8",
            Format::Json => "application/json; charset=utf-8",
            Format::GraphMl => "application/graphml+xml",
            Format::Gexf => "application/gexf+xml",
        }
    }
}
