//! What a chart is asked to show: the parameters of its address, read once and typed from then on.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        controls::{agencies, networks, regions, treaties},
        ties,
    },
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
    /// What sort of text instruments are.
    pub kind: Option<InstrumentKind>,
    /// One instrument that states become parties to: a slug.
    pub instrument: Option<String>,
    /// A part of the world: a slug.
    pub region: Option<String>,
    /// What states are grouped by.
    pub group: Grouping,
    /// Of what kind ties are.
    pub tie_kind: Option<TieKind>,
    /// How far ties are followed.
    pub depth: Depth,
    /// How it is drawn.
    pub view: View,
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
const LOOK: [&str; 4] = ["theme", "width", "size", "embed"];

/// How many pixels wide a PNG can be asked to be.
const WIDTHS: RangeInclusive<u32> = 64..=4_000;

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// As rows and columns.
    Matrix,
    /// As nodes and edges.
    Graph,
    /// As land.
    Map,
}

impl View {
    /// Its word in addresses.
    pub(super) fn word(self) -> &'static str {
        match self {
            View::Matrix => "matrix",
            View::Graph => "graph",
            View::Map => "map",
        }
    }

    /// What it is called.
    pub(super) fn label(self) -> &'static str {
        match self {
            View::Matrix => "Matrix",
            View::Graph => "Graph",
            View::Map => "Map",
        }
    }
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
        taken: Taken,
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
        let taken = Taken { text: taken.to_owned(), bounds, words, others: known.len().saturating_sub(NAMED) };
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

impl ChartKind {
    /// The names of the parameters that the chart takes.
    pub fn parameters(self) -> &'static [&'static str] {
        match self {
            ChartKind::Measures => &["scope", "area", "category", "legalForce", "crime", "activeOn"],
            ChartKind::Structures => &["scope", "axis", "crime", "network", "activeOn"],
            ChartKind::Networks => &["scope", "crime", "formalization", "network", "view", "activeOn"],
            ChartKind::Databases => &["crime", "topic", "activeOn"],
            ChartKind::Timeline => &["scope", "crime", "agency", "activeOn"],
            ChartKind::History => &["network", "activeOn"],
            ChartKind::Fundings => &["scope", "crime", "agency", "activeOn"],
            ChartKind::Ties => &["agency", "kind", "depth", "activeOn"],
            ChartKind::Ratifications => &["view", "instrument", "kind", "scope", "area", "region", "group", "activeOn"],
        }
    }

    /// How it can be drawn; unasked, as the first of these.
    pub(super) fn views(self) -> &'static [View] {
        match self {
            ChartKind::Measures
            | ChartKind::Structures
            | ChartKind::Databases
            | ChartKind::Timeline
            | ChartKind::History
            | ChartKind::Fundings
            | ChartKind::Ties => &[View::Matrix],
            ChartKind::Networks => &[View::Matrix, View::Graph],
            ChartKind::Ratifications => &[View::Map, View::Matrix],
        }
    }

    /// These, and those that its page does not offer.
    fn taken(self) -> Vec<&'static str> {
        let of_graphs: &[&str] = if self == ChartKind::Networks { &["kind"] } else { &[] };
        self.parameters().iter().chain(of_graphs).chain(&LOOK).copied().collect()
    }
}

impl Parameters {
    /// The same as all the world sees it: on the day that it is of, however it is drawn.
    pub fn on_the_day(&self) -> Self {
        let unseen = Parameters { theme: None, width: None, size: None, embed: false, ..self.clone() };
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
        let views: Vec<(&str, View)> = chart.views().iter().map(|view| (view.word(), *view)).collect();
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
                _ => reading.choice("kind", &ties::KINDS.map(|kind| (kind.word(), kind))),
            },
            depth: reading.choice("depth", &[("1", Depth::One), ("2", Depth::Two)]).unwrap_or_default(),
            kind: (chart == ChartKind::Ratifications).then(|| reading.word("kind")).flatten(),
            instrument: reading.slug("instrument", &treaties(graph, budget)?, |slug| {
                let found = graph.by_slug::<instrument::Model>(slug).filter(|found| found.has_parties());
                found.map(|found| found.row().slug.clone())
            }),
            region: reading.slug("region", &regions(graph, budget)?, |slug| {
                graph.by_slug::<region::Model>(slug).map(|region| region.row().slug.clone())
            }),
            group: reading
                .choice("group", &Grouping::ALL.map(|group| (group.word(), group)))
                .unwrap_or(Grouping::RegionalGroup),
            view: reading.choice("view", &views).unwrap_or(chart.views()[0]),
            theme: reading.choice("theme", &[("light", Theme::Light), ("dark", Theme::Dark)]),
            width: reading.width(),
            size: reading.choice("size", &Sheet::ALL.map(|sheet| (sheet.word(), sheet))),
            embed: reading.choice("embed", &[("1", true), ("0", false)]).unwrap_or(false),
        };
        match reading.problems.is_empty() {
            true => Ok(parameters),
            false => Err(Refused::Bad(reading.problems)),
        }
    }

    /// The parameters as an address has them, always in the same order and spelling.
    pub fn pairs(&self, chart: ChartKind) -> Vec<(&'static str, String)> {
        let given = chart.taken().into_iter().map(|name| (name, self.value(chart, name)));
        given.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// A parameter as an address has it; nothing where it is not given.
    pub(super) fn value(&self, chart: ChartKind, name: &str) -> String {
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
            "kind" if chart != ChartKind::Ratifications => word(self.tie_kind),
            "kind" => word(self.kind),
            "depth" => match self.depth {
                Depth::One => String::new(),
                Depth::Two => "2".to_owned(),
            },
            "instrument" => self.instrument.clone().unwrap_or_default(),
            "region" => self.region.clone().unwrap_or_default(),
            // What is shown without them.
            "group" if self.group == Grouping::ALL[0] => String::new(),
            "group" => self.group.word().to_owned(),
            "view" if self.view == chart.views()[0] => String::new(),
            "view" => self.view.word().to_owned(),
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

    fn choice<T: Copy>(&mut self, name: &'static str, known: &[(&'static str, T)]) -> Option<T> {
        let value = self.given(name)?.to_owned();
        let found = known.iter().find(|(word, _)| *word == value.to_ascii_lowercase());
        if found.is_none() {
            self.refuse(name, value, known.iter().map(|(word, _)| *word).collect());
        }
        found.map(|(_, chosen)| *chosen)
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
