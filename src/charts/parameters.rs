//! What a chart is asked to show: the parameters of its address, read once and typed from then on.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind, Format,
        controls::{agencies, networks, regions, treaties},
        reading::Reading,
        ties,
    },
    graph::graph::Graph,
    language::voice::Voice,
    pages::{address, bad_parameter::BadParameter},
};
use entity::{
    agency, instrument, network,
    partial_date::PartialDate,
    region,
    vocabulary::{
        Area, Axis, Category, Crime, Formalization, InstrumentKind, Language, LegalForce, Scope, TieKind, Topic,
        Vocabulary,
    },
};
use std::ops::RangeInclusive;

/// What a chart is asked to show. What is not given leaves nothing out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// The language that it is shown in.
    pub language: Language,
    /// The day of which it is: the one asked for, or today.
    pub day: PartialDate,
    /// The day that was asked for.
    pub active_on: Option<PartialDate>,
    /// How far instruments, agencies, networks and projects reach.
    pub scope: Option<Scope>,
    /// Which crime instruments are mainly on.
    pub area: Option<Area>,
    /// What measures are for.
    pub category: Option<Category>,
    /// Whether instruments bind; asked for neither, those that do.
    pub legal_force: Option<LegalForce>,
    /// What actions are for.
    pub axis: Option<Axis>,
    /// The crime that it must be about; about both is about each.
    pub crime: Option<Crime>,
    /// What networks rest on.
    pub formalization: Option<Formalization>,
    /// What databases are about.
    pub topic: Option<Topic>,
    /// One network, or its members: a slug.
    pub network: Option<String>,
    /// One agency, and what it takes part in: a slug.
    pub agency: Option<String>,
    /// Of what kind ties are.
    pub tie_kind: Option<TieKind>,
    /// How far ties are followed.
    pub depth: Depth,
    /// What a chart of ratifications is of.
    pub form: Form,
    /// What sort of text instruments are.
    pub kind: Option<InstrumentKind>,
    /// One instrument that states become parties to: a slug.
    pub instrument: Option<String>,
    /// A part of the world: a slug.
    pub region: Option<String>,
    /// What states are grouped by.
    pub group: Grouping,
    /// As what a page shows it.
    pub view: View,
    /// What of it page and picture show.
    pub show: Show,
    /// How large a page shows the picture.
    pub zoom: Zoom,
    /// On which ground a picture is drawn; asked for neither, an SVG follows its reader, and a PNG is light.
    pub theme: Option<Theme>,
    /// How many pixels wide a PNG is; it is never larger than unasked.
    pub width: Option<u32>,
    /// The sheet that a PDF is drawn on; A4 unless asked.
    pub size: Option<Sheet>,
    /// Whether its page is shown within that of another site: the picture alone.
    pub embed: bool,
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// 297 by 210 mm.
    A4,
    /// 420 by 297 mm.
    A3,
}

impl Sheet {
    /// Every sheet.
    pub const ALL: [Sheet; 2] = [Sheet::A4, Sheet::A3];

    /// Its name in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Sheet::A4 => "a4",
            Sheet::A3 => "a3",
        }
    }
}

/// The ground that a picture is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Light, whatever its reader prefers.
    Light,
    /// Dark, whatever its reader prefers.
    Dark,
}

/// What every chart takes besides its own parameters: how pictures look, and not what they show.
const LOOK: [&str; 7] = ["view", "show", "zoom", "theme", "width", "size", "embed"];

/// How many pixels wide a PNG can be asked to be.
pub const WIDTHS: RangeInclusive<u32> = 64..=4_000;

/// As what a page shows a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// As a table that can be read, searched and scrolled.
    Table,
    /// As a picture.
    Picture,
    /// Of networks: as a picture of nodes and edges.
    Graph,
}

/// What of a chart page and picture show. Files of data have all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// The rows and columns in which there is something.
    #[default]
    Content,
    /// All of them.
    All,
}

/// How large a page shows a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// As wide as the page.
    #[default]
    Fit,
    /// As it was drawn.
    Full,
}

impl View {
    /// Those of a chart, with their words in addresses and the texts that say what they are called.
    pub fn of(chart: ChartKind) -> &'static [(View, &'static str, &'static str)] {
        const ALL: [(View, &str, &str); 3] = [
            (View::Table, "table", "chart-view-table"),
            (View::Picture, "picture", "chart-view-picture"),
            (View::Graph, "graph", "chart-view-graph"),
        ];
        if chart == ChartKind::Networks { &ALL } else { &ALL[..2] }
    }

    /// The one that a page shows unasked: the table, but of ties and of one instrument the picture, which says what no table
    /// does and has the table below it.
    pub fn unasked(chart: ChartKind, form: Form) -> View {
        match (chart, form) {
            (ChartKind::Ties, _) | (ChartKind::Ratifications, Form::Map) => View::Picture,
            _ => View::Table,
        }
    }
}

/// What a chart of ratifications is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Of one instrument, on a map.
    #[default]
    Map,
    /// Of all instruments, state by state.
    Matrix,
}

/// What states are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// The regional groups of the United Nations.
    RegionalGroup,
    /// The largest regions of the M49 standard.
    Continent,
    /// Its smallest regions.
    Subregion,
    /// Nothing: they stand by name.
    None,
}

impl Grouping {
    /// All of them.
    pub(super) const ALL: [Grouping; 4] =
        [Grouping::RegionalGroup, Grouping::Continent, Grouping::Subregion, Grouping::None];

    /// Its word in addresses.
    pub(super) fn word(self) -> &'static str {
        match self {
            Grouping::RegionalGroup => "regional_group",
            Grouping::Continent => "continent",
            Grouping::Subregion => "subregion",
            Grouping::None => "none",
        }
    }

    /// The text that says what it is called.
    pub(super) fn text(self) -> &'static str {
        match self {
            Grouping::RegionalGroup => "chart-by-regional-group",
            Grouping::Continent => "chart-by-continent",
            Grouping::Subregion => "chart-by-subregion",
            Grouping::None => "chart-by-nothing",
        }
    }
}

/// How far ties are followed from the agency in the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// To its partners.
    #[default]
    One,
    /// To the partners of these, too.
    Two,
}

/// Why the parameters of an address can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// All that is wrong with them.
    Bad(Vec<BadParameter>),
    /// The work ended before they were read.
    Stopped(Stopped),
}

impl From<Stopped> for Refused {
    fn from(stopped: Stopped) -> Self {
        Refused::Stopped(stopped)
    }
}

impl ChartKind {
    /// The names of the parameters that the chart takes.
    pub fn parameters(self) -> &'static [&'static str] {
        match self {
            ChartKind::Measures => &["scope", "area", "category", "legalForce", "crime", "activeOn"],
            ChartKind::Structures => &["scope", "axis", "crime", "network", "activeOn"],
            ChartKind::Networks => &["scope", "crime", "formalization", "network", "activeOn"],
            ChartKind::Databases => &["crime", "topic", "activeOn"],
            ChartKind::Timeline => &["scope", "crime", "agency", "activeOn"],
            ChartKind::History => &["network", "activeOn"],
            ChartKind::Fundings => &["scope", "crime", "agency", "activeOn"],
            ChartKind::Ties => &["agency", "kind", "depth", "activeOn"],
            ChartKind::Ratifications => &["form", "instrument", "kind", "scope", "area", "region", "group", "activeOn"],
        }
    }

    /// These, and those that its page does not offer.
    pub(super) fn taken(self) -> Vec<&'static str> {
        self.parameters().iter().chain(self.of_graphs()).chain(&LOOK).chain(&["lang"]).copied().collect()
    }

    /// Those of the graphs of agencies that are made of it.
    fn of_graphs(self) -> &'static [&'static str] {
        if self == ChartKind::Networks { &["kind"] } else { &[] }
    }
}

impl Parameters {
    /// Says things in the language that it is shown in.
    pub fn voice(&self) -> Voice {
        Voice(self.language)
    }

    /// Where the chart is, without what it is asked; files of data are in English alone.
    pub fn address(&self, chart: ChartKind, format: Format) -> String {
        let ending = if format == Format::Html { String::new() } else { format!(".{}", format.extension()) };
        address::spoken(&format!("/charts/{}{ending}", chart.word()), self.language)
    }

    /// The same as all the world sees it: on the day that it is of, however it is drawn.
    pub fn on_the_day(&self) -> Self {
        let unseen = Parameters { zoom: Zoom::Fit, theme: None, width: None, size: None, embed: false, ..self.clone() };
        Parameters { active_on: Some(self.day), ..unseen }
    }

    /// Reads the parameters of an address in English, as below.
    pub fn read(
        chart: ChartKind,
        pairs: &[(String, String)],
        graph: &Graph,
        today: PartialDate,
        budget: &Budget,
    ) -> Result<Self, Refused> {
        Parameters::read_in(chart, pairs, graph, (today, Language::English), budget)
    }

    /// Reads the parameters of an address in a language; all that is wrong with them, where anything is. A parameter without
    /// a value, as forms send them, is not given.
    pub fn read_in(
        chart: ChartKind,
        pairs: &[(String, String)],
        graph: &Graph,
        (today, language): (PartialDate, Language),
        budget: &Budget,
    ) -> Result<Self, Refused> {
        let mut reading = Reading { pairs, problems: Vec::new() };
        reading.check_names(chart);
        let active_on = reading.date();
        let form = reading.one_of("form", &[("map", Form::Map), ("matrix", Form::Matrix)]).unwrap_or_default();
        let parameters = Parameters {
            language: reading
                .one_of("lang", &[("en", Language::English), ("es", Language::Spanish)])
                .unwrap_or(language),
            day: active_on.unwrap_or(today),
            active_on,
            scope: reading.word("scope"),
            area: reading.word("area"),
            category: reading.word("category"),
            legal_force: reading.word("legalForce"),
            axis: reading.word("axis"),
            crime: reading.word("crime"),
            formalization: reading.word("formalization"),
            topic: reading.word("topic"),
            network: reading.slug("network", &networks(graph, Voice(language), budget)?, |slug| {
                graph.by_slug::<network::Model>(slug).map(|network| network.row().slug.clone())
            }),
            agency: reading.slug("agency", &agencies(graph, Voice(language), budget)?, |slug| {
                graph.by_slug::<agency::Model>(slug).map(|agency| agency.row().slug.clone())
            }),
            // The sorts of text and of ties have one name in addresses.
            tie_kind: match chart {
                ChartKind::Ratifications => None,
                _ => reading.one_of("kind", &ties::KINDS.map(|kind| (kind.word(), kind))),
            },
            kind: (chart == ChartKind::Ratifications).then(|| reading.word("kind")).flatten(),
            form,
            instrument: reading.slug("instrument", &treaties(graph, budget)?, |slug| {
                let found = graph.by_slug::<instrument::Model>(slug).filter(|found| found.has_parties());
                found.map(|found| found.row().slug.clone())
            }),
            region: reading.slug("region", &regions(graph, budget)?, |slug| {
                graph.by_slug::<region::Model>(slug).map(|region| region.row().slug.clone())
            }),
            group: reading
                .one_of("group", &Grouping::ALL.map(|group| (group.word(), group)))
                .unwrap_or(Grouping::RegionalGroup),
            depth: reading.one_of("depth", &[("1", Depth::One), ("2", Depth::Two)]).unwrap_or_default(),
            view: reading.view(chart, form),
            show: reading.one_of("show", &[("content", Show::Content), ("all", Show::All)]).unwrap_or_default(),
            zoom: reading.one_of("zoom", &[("fit", Zoom::Fit), ("full", Zoom::Full)]).unwrap_or_default(),
            theme: reading.one_of("theme", &[("light", Theme::Light), ("dark", Theme::Dark)]),
            width: reading.width(),
            size: reading.one_of("size", &Sheet::ALL.map(|sheet| (sheet.word(), sheet))),
            embed: reading.one_of("embed", &[("1", true), ("0", false)]).unwrap_or(false),
        };
        match reading.problems.is_empty() {
            true => Ok(parameters),
            false => Err(Refused::Bad(reading.problems)),
        }
    }

    /// Nothing but the day.
    pub fn on(chart: ChartKind, day: PartialDate) -> Self {
        Parameters {
            language: Language::English,
            day,
            active_on: None,
            scope: None,
            area: None,
            category: None,
            legal_force: None,
            axis: None,
            crime: None,
            formalization: None,
            topic: None,
            network: None,
            agency: None,
            tie_kind: None,
            depth: Depth::default(),
            form: Form::default(),
            kind: None,
            instrument: None,
            region: None,
            group: Grouping::RegionalGroup,
            view: View::unasked(chart, Form::default()),
            show: Show::default(),
            zoom: Zoom::default(),
            theme: None,
            width: None,
            size: None,
            embed: false,
        }
    }

    /// The parameters as an address has them, always in the same order and spelling.
    pub fn pairs(&self, chart: ChartKind) -> Vec<(&'static str, String)> {
        let given = chart.parameters().iter().chain(chart.of_graphs()).map(|name| (*name, self.value(name)));
        given.filter(|(_, value)| !value.is_empty()).chain(self.looks(chart)).collect()
    }

    /// How a page shows it, which a form keeps.
    pub fn looks(&self, chart: ChartKind) -> Vec<(&'static str, String)> {
        let asked = LOOK.into_iter().filter(|name| *name != "view" || self.view != View::unasked(chart, self.form));
        asked.map(|name| (name, self.value(name))).filter(|(_, value)| !value.is_empty()).collect()
    }

    pub(super) fn value(&self, name: &str) -> String {
        fn word<V: Vocabulary>(value: Option<V>) -> String {
            value.map(|value| value.word().to_owned()).unwrap_or_default()
        }
        match name {
            "scope" => word(self.scope),
            "area" => word(self.area),
            "category" => word(self.category),
            // Binding is what is shown without it.
            "legalForce" => word(self.legal_force.filter(|force| *force != LegalForce::Binding)),
            "axis" => word(self.axis),
            "crime" => word(self.crime),
            "formalization" => word(self.formalization),
            "topic" => word(self.topic),
            "network" => self.network.clone().unwrap_or_default(),
            "agency" => self.agency.clone().unwrap_or_default(),
            "kind" => self.kind.map_or_else(|| word(self.tie_kind), |kind| kind.word().to_owned()),
            "form" if self.form == Form::Matrix => "matrix".to_owned(),
            "instrument" => self.instrument.clone().unwrap_or_default(),
            "region" => self.region.clone().unwrap_or_default(),
            "group" if self.group != Grouping::RegionalGroup => self.group.word().to_owned(),
            // What is shown without them.
            "form" | "group" => String::new(),
            "depth" => match self.depth {
                Depth::One => String::new(),
                Depth::Two => "2".to_owned(),
            },
            "view" => match self.view {
                View::Table => "table".to_owned(),
                View::Picture => "picture".to_owned(),
                View::Graph => "graph".to_owned(),
            },
            "show" if self.show == Show::All => "all".to_owned(),
            "zoom" if self.zoom == Zoom::Full => "full".to_owned(),
            "show" | "zoom" => String::new(),
            "theme" => match self.theme {
                None => String::new(),
                Some(Theme::Light) => "light".to_owned(),
                Some(Theme::Dark) => "dark".to_owned(),
            },
            "size" => self.size.map(|sheet| sheet.word().to_owned()).unwrap_or_default(),
            "embed" => {
                if self.embed {
                    "1".to_owned()
                } else {
                    String::new()
                }
            }
            "width" => self.width.map(|width| width.to_string()).unwrap_or_default(),
            _ => self.active_on.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}
