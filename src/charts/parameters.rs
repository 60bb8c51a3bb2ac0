//! What a chart is asked to show: the parameters of its address, read once and typed from then on.

use crate::{
    budget::{Budget, Stopped},
    charts::{ChartKind, ties},
    graph::graph::Graph,
    language::{
        catalogue,
        message::{self, Message},
    },
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
use std::{fmt, ops::RangeInclusive};

/// How many words a message names.
const NAMED: usize = 60;

/// What a chart is asked to show. What is not given leaves nothing out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
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
const WIDTHS: RangeInclusive<u32> = 64..=4_000;

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
    /// Those of a chart, with their words in addresses and what they are called.
    pub fn of(chart: ChartKind) -> &'static [(View, &'static str, &'static str)] {
        const ALL: [(View, &str, &str); 3] =
            [(View::Table, "table", "Table"), (View::Picture, "picture", "Picture"), (View::Graph, "graph", "Graph")];
        if chart == ChartKind::Networks { &ALL } else { &ALL[..2] }
    }

    /// The one that a page shows unasked: of ties the picture, which leads from agency to agency.
    pub fn unasked(chart: ChartKind) -> View {
        if matches!(chart, ChartKind::Ties | ChartKind::Ratifications) { View::Picture } else { View::Table }
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

    /// What it is called.
    pub(super) fn label(self) -> &'static str {
        match self {
            Grouping::RegionalGroup => "Regional group of the UN",
            Grouping::Continent => "Continent",
            Grouping::Subregion => "Subregion",
            Grouping::None => "Nothing",
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

/// A parameter that can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadParameter {
    /// There is none of this name.
    UnknownName {
        /// What was asked: a chart, or another page.
        of: &'static str,
        /// The name that was given.
        name: String,
        /// The names that are taken.
        allowed: Vec<String>,
        /// The name that may have been meant.
        nearest: Option<String>,
    },
    /// The value is none of those that it takes.
    UnknownValue {
        /// The parameter.
        name: &'static str,
        /// What was given.
        value: String,
        /// What is taken.
        taken: Box<Taken>,
        /// The value that may have been meant.
        nearest: Option<String>,
    },
    /// It was given more than once.
    Repeated {
        /// The parameter.
        name: String,
    },
}

/// What a parameter takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The text that says it.
    text: String,
    /// From where to where it goes, where it is a number.
    bounds: (usize, usize),
    /// The words that it takes, where it takes no others; of many the first.
    words: Vec<String>,
    /// How many more words there are.
    others: usize,
}

impl BadParameter {
    /// What is wrong with a name, where it is none of those that are taken.
    pub fn unknown_name(of: &'static str, name: &str, allowed: &[&str]) -> Option<Self> {
        (!allowed.contains(&name)).then(|| BadParameter::UnknownName {
            of,
            name: shortened(name),
            allowed: allowed.iter().map(|name| (*name).to_owned()).collect(),
            nearest: nearest(name, allowed.iter().copied()),
        })
    }

    /// What is wrong with a value: the name of the text that says what is taken, and, where only certain words are, the
    /// nearest of them. Of many words the first are named.
    pub fn value(name: &'static str, value: &str, taken: &str, known: &[&str]) -> Self {
        BadParameter::between(name, value, taken, (0, 0), known)
    }

    /// What is wrong with a value that is not between two bounds, which the text names.
    pub fn out_of_bounds(name: &'static str, value: &str, taken: &str, bounds: (usize, usize)) -> Self {
        BadParameter::between(name, value, taken, bounds, &[])
    }

    fn between(name: &'static str, value: &str, taken: &str, bounds: (usize, usize), known: &[&str]) -> Self {
        let words = known.iter().take(NAMED).map(|word| (*word).to_owned()).collect();
        let others = known.len().saturating_sub(NAMED);
        let taken = Box::new(Taken { text: taken.to_owned(), bounds, words, others });
        let nearest = nearest(&value.to_ascii_lowercase(), known.iter().copied());
        BadParameter::UnknownValue { name, value: shortened(value), taken, nearest }
    }

    /// What is wrong, in a language.
    pub fn said(&self, language: Language) -> String {
        let hint = |nearest: &Option<String>| {
            let hint = |nearest| Message::new(language, "refusal-hint").with("nearest", nearest).to_string();
            nearest.as_ref().map(hint).unwrap_or_default()
        };
        let message = |name: &'static str| Message::new(language, name);
        match self {
            BadParameter::UnknownName { of, name, allowed, nearest } => {
                let of = catalogue::found(language, &format!("refusal-of-{of}")).unwrap_or(of);
                let none = message::text(language, "refusal-none");
                let allowed = if allowed.is_empty() { none.to_owned() } else { allowed.join(", ") };
                let wrong = message("refusal-unknown-name").with("of", of).with("name", name);
                wrong.with("allowed", allowed).with("hint", hint(nearest)).to_string()
            }
            BadParameter::UnknownValue { name, value, taken, nearest } => {
                let wrong = message("refusal-unknown-value").with("name", *name).with("value", value);
                wrong.with("allowed", taken.said(language)).with("hint", hint(nearest)).to_string()
            }
            BadParameter::Repeated { name } => message("refusal-repeated").with("name", name).to_string(),
        }
    }
}

impl fmt::Display for BadParameter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.said(Language::English))
    }
}

impl std::error::Error for BadParameter {}

impl Taken {
    fn said(&self, language: Language) -> String {
        let (least, most) = self.bounds;
        let text = || Message::new(language, self.text.clone()).with("least", least).with("most", most).to_string();
        let words = self.words.join(", ");
        match (self.words.is_empty(), self.others) {
            (true, _) => text(),
            (false, 0) => words,
            (false, others) => {
                let all = Message::new(language, "refusal-others").with("taken", text()).with("words", words);
                all.with("count", others).to_string()
            }
        }
    }
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

/// One parameter as a form offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Its name in addresses.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What it takes; for a date nothing.
    pub options: Vec<Choice>,
    /// What was asked for; empty where nothing was.
    pub value: String,
}

/// One value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value in addresses.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it was asked for.
    pub chosen: bool,
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
    fn taken(self) -> Vec<&'static str> {
        self.parameters().iter().chain(self.of_graphs()).chain(&LOOK).copied().collect()
    }

    /// Those of the graphs of agencies that are made of it.
    fn of_graphs(self) -> &'static [&'static str] {
        if self == ChartKind::Networks { &["kind"] } else { &[] }
    }
}

impl Parameters {
    /// The same as all the world sees it: on the day that it is of, however it is drawn.
    pub fn on_the_day(&self) -> Self {
        let unseen = Parameters { zoom: Zoom::Fit, theme: None, width: None, size: None, embed: false, ..self.clone() };
        Parameters { active_on: Some(self.day), ..unseen }
    }

    /// Reads the parameters of an address; all that is wrong with them, where anything is. A parameter without a value,
    /// as forms send them, is not given.
    pub fn read(
        chart: ChartKind,
        pairs: &[(String, String)],
        graph: &Graph,
        today: PartialDate,
        budget: &Budget,
    ) -> Result<Self, Refused> {
        let mut reading = Reading { pairs, problems: Vec::new() };
        reading.check_names(chart);
        let active_on = reading.date();
        let parameters = Parameters {
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
            network: reading.slug("network", &networks(graph, budget)?, |slug| {
                graph.by_slug::<network::Model>(slug).map(|network| network.row().slug.clone())
            }),
            agency: reading.slug("agency", &agencies(graph, budget)?, |slug| {
                graph.by_slug::<agency::Model>(slug).map(|agency| agency.row().slug.clone())
            }),
            // The sorts of text and of ties have one name in addresses.
            tie_kind: match chart {
                ChartKind::Ratifications => None,
                _ => reading.one_of("kind", &ties::KINDS.map(|kind| (kind.word(), kind))),
            },
            kind: (chart == ChartKind::Ratifications).then(|| reading.word("kind")).flatten(),
            form: reading.one_of("form", &[("map", Form::Map), ("matrix", Form::Matrix)]).unwrap_or_default(),
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
            view: reading.view(chart),
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
            view: View::unasked(chart),
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
        let asked = LOOK.into_iter().filter(|name| *name != "view" || self.view != View::unasked(chart));
        asked.map(|name| (name, self.value(name))).filter(|(_, value)| !value.is_empty()).collect()
    }

    /// What a form offers.
    pub fn controls(&self, chart: ChartKind, graph: &Graph, budget: &Budget) -> Result<Vec<Control>, Stopped> {
        let control = |name: &&'static str| {
            let value = self.value(name);
            let (label, all, known) = match *name {
                "scope" => ("Scope", "All", words::<Scope>()),
                "area" => ("Area", "All", words::<Area>()),
                "category" => ("Category", "All", words::<Category>()),
                "legalForce" => ("Legal force", "Binding", words::<LegalForce>().split_off(1)),
                "axis" => ("Axis", "All", words::<Axis>()),
                "crime" => ("Crime", "Either", words::<Crime>()),
                "formalization" => ("Rests on", "Anything", words::<Formalization>()),
                "topic" => ("Topic", "All", words::<Topic>()),
                "network" if chart == ChartKind::History => {
                    ("Network", "The best documented", networks(graph, budget)?)
                }
                "network" => ("Network", "All", networks(graph, budget)?),
                "agency" if chart == ChartKind::Ties => {
                    ("Around", "The one in most networks and projects", agencies(graph, budget)?)
                }
                "agency" if chart == ChartKind::Fundings => ("Paid by", "Anybody", agencies(graph, budget)?),
                "agency" => ("Agency", "All", agencies(graph, budget)?),
                "kind" if chart == ChartKind::Ratifications => {
                    ("Kind of instrument", "All", treaty_kinds(graph, budget)?)
                }
                "kind" => ("Ties by", "Anything", named(&ties::KINDS)),
                "form" => ("Show", "A map", vec![("matrix".to_owned(), "A matrix".to_owned())]),
                "instrument" => ("Instrument", unasked_instruments(self.form), treaties(graph, budget)?),
                "region" => ("Region", "The world", regions(graph, budget)?),
                "group" => ("Grouped by", Grouping::ALL[0].label(), groupings()),
                "depth" => ("As far as", "Its partners", vec![("2".to_owned(), "The partners of these".to_owned())]),
                _ => return Ok(Control { name, label: "On the day (or month, or year)", options: Vec::new(), value }),
            };
            let first = Choice { value: String::new(), label: all.to_owned(), chosen: value.is_empty() };
            let others = known.into_iter().map(|(word, label)| Choice { chosen: word == value, value: word, label });
            Ok(Control { name, label, options: std::iter::once(first).chain(others).collect(), value })
        };
        chart.parameters().iter().map(control).collect()
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

struct Reading<'p> {
    pairs: &'p [(String, String)],
    problems: Vec<BadParameter>,
}

impl Reading<'_> {
    fn check_names(&mut self, chart: ChartKind) {
        for (at, (name, _)) in self.pairs.iter().enumerate() {
            if let Some(problem) = BadParameter::unknown_name("chart", name, &chart.taken()) {
                self.problems.push(problem);
            } else if self.pairs[..at].iter().any(|(earlier, _)| earlier == name) {
                self.problems.push(BadParameter::Repeated { name: name.clone() });
            }
        }
    }

    fn given(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(given, _)| given == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    fn word<V: Vocabulary>(&mut self, name: &'static str) -> Option<V> {
        let value = self.given(name)?.to_owned();
        let word = V::from_word(&value.to_ascii_lowercase());
        if word.is_none() {
            let words = V::ALL.iter().map(|word| word.word());
            self.refuse(name, value, words.collect());
        }
        word
    }

    fn slug(
        &mut self,
        name: &'static str,
        known: &[(String, String)],
        find: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let value = self.given(name)?.to_owned();
        let slug = find(&value.to_ascii_lowercase());
        if slug.is_none() {
            self.refuse(name, value, known.iter().map(|(slug, _)| slug.as_str()).collect());
        }
        slug
    }

    fn view(&mut self, chart: ChartKind) -> View {
        // What the picture of networks was called before there was a table.
        if self.given("view") == Some("matrix") && chart == ChartKind::Networks {
            return View::Picture;
        }
        let views: Vec<(&str, View)> = View::of(chart).iter().map(|(view, word, _)| (*word, *view)).collect();
        self.one_of("view", &views).unwrap_or(View::unasked(chart))
    }

    fn one_of<T: Copy>(&mut self, name: &'static str, known: &[(&str, T)]) -> Option<T> {
        let value = self.given(name)?.to_owned();
        let found = known.iter().find(|(word, _)| word.eq_ignore_ascii_case(&value)).map(|(_, choice)| *choice);
        if found.is_none() {
            self.refuse(name, value, known.iter().map(|(word, _)| *word).collect());
        }
        found
    }

    fn width(&mut self) -> Option<u32> {
        let value = self.given("width")?.to_owned();
        let width = value.parse().ok().filter(|width| WIDTHS.contains(width));
        if width.is_none() {
            let bounds = (*WIDTHS.start() as usize, *WIDTHS.end() as usize);
            self.problems.push(BadParameter::out_of_bounds("width", &value, "taken-pixels", bounds));
        }
        width
    }

    fn date(&mut self) -> Option<PartialDate> {
        let value = self.given("activeOn")?.to_owned();
        let date = value.parse().ok();
        if date.is_none() {
            self.problems.push(BadParameter::value("activeOn", &value, "taken-a-date", &[]));
        }
        date
    }

    fn refuse(&mut self, name: &'static str, value: String, known: Vec<&str>) {
        self.problems.push(BadParameter::value(name, &value, "taken-a-word", &known));
    }
}

fn words<V: Vocabulary>() -> Vec<(String, String)> {
    named(V::ALL)
}

fn named<V: Vocabulary>(words: &[V]) -> Vec<(String, String)> {
    words.iter().map(|word| (word.word().to_owned(), word.label())).collect()
}

fn networks(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let named = graph.networks().map(|network| (network.row().slug.clone(), network.label().into_owned()));
    budget.filter(named, |_| true)
}

fn agencies(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let named = graph.agencies().map(|agency| (agency.row().slug.clone(), agency.label().into_owned()));
    budget.filter(named, |_| true)
}

/// The instruments that states become parties to.
fn treaties(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let with_parties = budget.filter(graph.instruments(), |instrument| instrument.has_parties())?;
    Ok(with_parties.into_iter().map(|treaty| (treaty.row().slug.clone(), treaty.label().into_owned())).collect())
}

/// What sorts of text these are.
fn treaty_kinds(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let with_parties = budget.filter(graph.instruments(), |instrument| instrument.has_parties())?;
    let is_there = |kind: &&InstrumentKind| with_parties.iter().any(|treaty| treaty.kind == **kind);
    Ok(InstrumentKind::ALL.iter().filter(is_there).map(|kind| (kind.word().to_owned(), kind.label())).collect())
}

/// What a map or a matrix shows where no instrument is asked for.
fn unasked_instruments(form: Form) -> &'static str {
    match form {
        Form::Map => "On trafficking, with most parties",
        Form::Matrix => "All with a table of ratifications",
    }
}

fn regions(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let named = graph.regions().map(|region| (region.row().slug.clone(), region.label().into_owned()));
    budget.filter(named, |_| true)
}

fn groupings() -> Vec<(String, String)> {
    let others = Grouping::ALL.iter().skip(1);
    others.map(|group| (group.word().to_owned(), group.label().to_owned())).collect()
}

fn nearest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<String> {
    let word = word.to_ascii_lowercase();
    let likeness = |candidate: &str| strsim::jaro_winkler(&word, &candidate.to_ascii_lowercase());
    let best = known.max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(best) > 0.75).then(|| best.to_owned())
}

/// Who sends a novel gets only its beginning back.
fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
