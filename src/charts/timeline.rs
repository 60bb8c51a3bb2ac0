//! The timeline: networks, projects and arrangements through the years.

use crate::{
    budget::Budget,
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size},
        drawing::{Drawing, MARGIN, Mark, Shape, Titles},
        matrix::{Cell, Heading, Matrix, Row, Tone, WORDS, nothing_to_see},
        measures::{concerns, equal},
        parameters::Parameters,
        text::{Weight, width, wrap},
    },
    graph::{agency::Agency, graph::Graph, membership::Membership, participation::Participation, period::Dated},
    language::voice::Voice,
    pages::{
        entity_page::{called, full_name},
        listed::Listed,
    },
};
use entity::{
    agency,
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{Crime, Vocabulary},
};
use serde_json::{Map, json};

const DOCUMENT: &str = "# Which networks, projects and arrangements were there, from when until when?
query Timeline($networks: NetworkFilter, $projects: ProjectFilter, $arrangements: ArrangementFilter) {
  networks(where: $networks, first: 500, orderBy: [{field: STARTS}]) {
    totalCount nodes { slug label starts ends crime members { totalCount } }
  }
  projects(where: $projects, first: 500, orderBy: [{field: STARTS}]) {
    totalCount nodes { slug label starts ends crime participants { totalCount } }
  }
  arrangements(where: $arrangements, first: 500) {
    totalCount nodes { slug label signed inForce ends crime parties { slug } }
  }
}
";

/// Bars over the years.
#[derive(Clone, Debug)]
pub struct Timeline {
    bars: Vec<Bar>,
    day: PartialDate,
}

/// One thing with its years.
#[derive(Clone, Debug)]
struct Bar {
    group: Group,
    heading: Heading,
    starts: Option<PartialDate>,
    ends: Option<PartialDate>,
    crime: Crime,
    agencies: Vec<String>,
    /// The list of these agencies.
    list: String,
    active: bool,
}

/// What sort of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Networks,
    Projects,
    Arrangements,
}

impl Group {
    fn label(self, voice: Voice) -> &'static str {
        voice.text(match self {
            Group::Networks => "chart-timeline-networks",
            Group::Projects => "chart-timeline-projects",
            Group::Arrangements => "chart-timeline-arrangements",
        })
    }
}

/// What is told of each.
const COLUMNS: usize = 5;

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
    let voice = parameters.voice();
    let day = parameters.day;
    let agency = parameters.agency.as_deref().and_then(|slug| graph.by_slug::<agency::Model>(slug));
    let with = |agencies: &[Agency<'_>]| agency.is_none_or(|agency| agencies.contains(&agency));
    let labels = |agencies: Vec<Agency<'_>>| {
        let mut labels: Vec<String> = agencies.into_iter().map(|agency| called(agency.any(), voice)).collect();
        labels.sort();
        labels.dedup();
        labels
    };
    let mut bars = Vec::new();
    for network in graph.networks() {
        budget.step()?;
        let agencies = budget.filter(network.members().map(Membership::agency), |_| true)?;
        if concerns(parameters.crime, network.crime)
            && parameters.scope.is_none_or(|scope| network.scope == scope)
            && with(&agencies)
        {
            bars.push(Bar {
                group: Group::Networks,
                heading: Heading::named(
                    Group::Networks.label(voice),
                    network.any(),
                    full_name(network.any(), &network.row().name, voice),
                    voice,
                ),
                starts: network.starts,
                ends: network.ends,
                crime: network.crime,
                agencies: labels(agencies),
                list: Listed::all(Kind::Agency).with("networks", &network.slug).address(),
                active: network.active_on(day),
            });
        }
    }
    for project in graph.projects() {
        budget.step()?;
        let agencies = budget.filter(project.participants().map(Participation::agency), |_| true)?;
        if concerns(parameters.crime, project.crime)
            && parameters.scope.is_none_or(|scope| project.scope == scope)
            && with(&agencies)
        {
            bars.push(Bar {
                group: Group::Projects,
                heading: Heading::named(Group::Projects.label(voice), project.any(), &project.name, voice),
                starts: project.starts,
                ends: project.ends,
                crime: project.crime,
                agencies: labels(agencies),
                list: Listed::all(Kind::Agency).with("projects", &project.slug).address(),
                active: project.active_on(day),
            });
        }
    }
    for arrangement in graph.arrangements() {
        budget.step()?;
        let agencies = budget.filter(arrangement.parties(), |_| true)?;
        // An arrangement has no scope of its own; it is of the scope of those who made it, where they share one.
        let within = parameters.scope.is_none_or(|scope| agencies.iter().all(|agency| agency.scope == scope));
        if concerns(parameters.crime, arrangement.crime) && within && with(&agencies) {
            bars.push(Bar {
                group: Group::Arrangements,
                heading: Heading::named(Group::Arrangements.label(voice), arrangement.any(), &arrangement.title, voice),
                starts: arrangement.in_force.or(arrangement.signed),
                ends: arrangement.ends,
                crime: arrangement.crime,
                agencies: labels(agencies),
                list: Listed::all(Kind::Agency).with("arrangements", &arrangement.slug).address(),
                active: arrangement.active_on(day),
            });
        }
    }
    check_size(ChartKind::Timeline, bars.len(), COLUMNS)?;
    budget.steps(bars.len())?;
    bars.sort_by_key(|bar| {
        let start = bar.starts.map(PartialDate::first);
        (bar.group, start.is_none(), start, bar.heading.id.clone())
    });

    let (title, description) = finding(&bars, day, agency, voice);
    let rows = bars.iter().map(|bar| row(bar, voice)).collect();
    let columns: [Heading; COLUMNS] = [
        ("chart-timeline-from", "from"),
        ("chart-until", "until"),
        ("chart-timeline-active", "active"),
        ("chart-crime", "crime"),
        ("chart-timeline-agencies", "agencies"),
    ]
    .map(|(label, id)| Heading::of("", voice.text(label), id));
    Ok(Chart {
        kind: ChartKind::Timeline,
        voice,
        title,
        description,
        show: parameters.show,
        matrix: Matrix {
            row_heading: voice.text("chart-timeline-what"),
            columns: columns.to_vec(),
            rows,
            column_width: WORDS,
            legend: Vec::new(),
        },
        picture: Picture::Timeline(Timeline { bars, day }),
        question: ChartQuestion { document: DOCUMENT, variables: variables(parameters, agency) },
    })
}

fn variables(parameters: &Parameters, agency: Option<Agency<'_>>) -> serde_json::Value {
    let mut common = Map::new();
    common.extend(parameters.crime.map(|crime| ("concerns".to_owned(), json!(crime.word().to_uppercase()))));
    let mut arrangements = common.clone();
    if let Some(scope) = parameters.scope {
        common.insert("scope".to_owned(), equal(scope));
        arrangements.insert("parties".to_owned(), json!({"every": {"scope": equal(scope)}}));
    }
    let (mut networks, mut projects) = (common.clone(), common);
    if let Some(agency) = agency {
        let slug = json!({"slug": {"eq": agency.row().slug}});
        networks.insert("members".to_owned(), json!({"some": {"agency": slug}}));
        projects.insert("participants".to_owned(), json!({"some": {"agency": slug}}));
        // Beside a condition on the scope of the parties, which has the name already.
        arrangements.insert("and".to_owned(), json!([{"parties": {"some": slug}}]));
    }
    json!({"networks": networks, "projects": projects, "arrangements": arrangements})
}

fn finding(bars: &[Bar], day: PartialDate, agency: Option<Agency<'_>>, voice: Voice) -> (String, String) {
    let phrase = |bars: &[&Bar]| {
        let counted = |group, name| voice.counted(name, bars.iter().filter(|bar| bar.group == group).count());
        voice.listed(&[
            counted(Group::Networks, "count-networks"),
            counted(Group::Projects, "count-projects"),
            counted(Group::Arrangements, "count-arrangements"),
        ])
    };
    let all: Vec<&Bar> = bars.iter().collect();
    let active: Vec<&Bar> = bars.iter().filter(|bar| bar.active).collect();
    let known = bars.iter().filter_map(|bar| bar.starts);
    let first = known.min_by_key(|date| date.first());
    let with = |things: String| match agency {
        Some(agency) => voice
            .say("chart-timeline-with")
            .with("things", things)
            .with("agency", called(agency.any(), voice))
            .to_string(),
        None => things,
    };
    let title = match first {
        None if bars.is_empty() => voice.text("chart-timeline-none").to_owned(),
        None => voice.say("chart-timeline-undated").with("things", with(phrase(&all))).to_string(),
        Some(first) => {
            let title = voice.say("chart-timeline-title").with("active", active.len());
            let title = title.with("things", with(voice.counted("count-undertakings", all.len())));
            title.with("year", first.year().to_string()).with("day", day).to_string()
        }
    };
    let undated = bars.iter().filter(|bar| bar.starts.is_none()).count();
    let open = bars.iter().filter(|bar| bar.active && bar.ends.is_none()).count();
    let description = voice.say("chart-timeline-text").with("active", phrase(&active)).with("all", phrase(&all));
    (title, description.with("open", open).with("undated", undated).to_string())
}

fn row(bar: &Bar, voice: Voice) -> Row {
    let date = |date: Option<PartialDate>| match date {
        Some(date) => Cell::words(date.to_string()),
        None => Cell { meaning: voice.text("chart-not-known").to_owned(), ..Cell::nothing(Tone::Unknown, voice) },
    };
    Row {
        heading: bar.heading.clone(),
        cells: vec![
            date(bar.starts),
            date(bar.ends),
            Cell::words(voice.text(if bar.active { "chart-yes" } else { "chart-no" })),
            Cell::words(voice.label(bar.crime)),
            Cell {
                text: bar.agencies.join(", "),
                words: None,
                tone: Tone::Plain,
                count: Some(bar.agencies.len()),
                meaning: bar.agencies.join(", "),
                link: (!bar.agencies.is_empty()).then(|| bar.list.clone()),
            },
        ],
    }
}

const ROW: i32 = 20;
const LINE: i32 = 13;
const WIDEST_LABEL: i32 = 330;
const SCALE_WIDTH: i32 = 800;

impl Timeline {
    /// Draws it under title and description.
    pub fn draw(&self, titles: &Titles<'_>) -> Drawing {
        let labels: Vec<Vec<String>> =
            self.bars.iter().map(|bar| wrap(&bar.heading.label, 11, Weight::Regular, WIDEST_LABEL)).collect();
        let widest = labels.iter().flatten().map(|line| width(line, 11, Weight::Regular)).max().unwrap_or(0);
        let left = MARGIN + widest.max(120) + 12;
        let mut drawing = Drawing::new(left + SCALE_WIDTH + MARGIN + 10, titles);
        let mut y = drawing.write_heading(titles);
        if self.bars.is_empty() {
            return nothing_to_see(drawing, y);
        }
        y = draw_key(&mut drawing, &self.day, y + 8, titles.voice) + 8;
        let years = self.years();
        let span = f64::from(years.1 - years.0);
        let place = |year: f64| left + ((year - f64::from(years.0)) / span * f64::from(SCALE_WIDTH)).round() as i32;
        let step = [1, 2, 5, 10, 20, 50].into_iter().find(|step| (years.1 - years.0) / step <= 14).unwrap_or(100);
        let ticks: Vec<i32> = (years.0..=years.1).filter(|year| year % step == 0).collect();
        let axis = y + 14;
        y += 22;
        let top = y;
        let mut rows = Vec::new();
        let mut group = None;
        for (bar, lines) in self.bars.iter().zip(&labels) {
            if group != Some(bar.group) {
                group = Some(bar.group);
                y += 6;
                let band = Shape::Rectangle {
                    x: MARGIN,
                    y,
                    width: left + SCALE_WIDTH - MARGIN,
                    height: ROW,
                    class: "band".into(),
                };
                drawing.draw(band);
                let count = self.bars.iter().filter(|other| other.group == bar.group).count();
                let text = format!("{} ({count})", bar.group.label(titles.voice));
                drawing.draw(Shape::Text { x: MARGIN + 6, y: y + 14, class: "bold".into(), text });
                y += ROW + 2;
            }
            rows.push((bar, lines, y));
            y += ROW.max(lines.len() as i32 * LINE + 4);
        }
        for year in &ticks {
            let x = place(f64::from(*year));
            drawing.draw(Shape::Path { d: format!("M{x} {top}V{y}"), class: "rule" });
            drawing.draw(Shape::Text { x, y: axis, class: "middle quiet".into(), text: year.to_string() });
        }
        for (bar, lines, y) in rows {
            drawing.marks.push(self.draw_bar(bar, lines, (left, y), place, titles.voice));
        }
        let today = place(fraction(self.day));
        drawing.draw(Shape::Path { d: format!("M{today} {top}V{y}"), class: "today" });
        drawing.height = y + MARGIN;
        drawing
    }

    /// The class of each bar, and from where to where it goes, of a thousand.
    pub fn spans(&self) -> Vec<(&'static str, usize, usize)> {
        let (first, last) = self.years();
        let share = |year: f64| (1_000.0 * (year - f64::from(first)) / f64::from(last - first)).round() as usize;
        let span = |bar: &Bar| {
            let from = bar.starts.map_or(0, |date| share(fraction(date)));
            let until = bar.ends.map_or(1_000, |date| share(fraction_of_end(date)));
            (if bar.active { "level-4" } else { "level-2" }, from, until)
        };
        self.bars.iter().map(span).collect()
    }

    /// From the first known beginning, with a little room, until after the day and the last end.
    fn years(&self) -> (i32, i32) {
        let known = || self.bars.iter().flat_map(|bar| [bar.starts, bar.ends]).flatten().chain([self.day]);
        let year = |date: PartialDate| i32::from(date.year());
        let first = known().map(year).min().unwrap_or_default();
        let last = known().map(year).max().unwrap_or_default();
        (first - 1, last + 1)
    }

    fn draw_bar(
        &self,
        bar: &Bar,
        lines: &[String],
        (left, y): (i32, i32),
        place: impl Fn(f64) -> i32,
        voice: Voice,
    ) -> Mark {
        let height = ROW.max(lines.len() as i32 * LINE + 4);
        let first = y + (height - lines.len() as i32 * LINE) / 2 + 10;
        let mut shapes: Vec<Shape> = lines
            .iter()
            .enumerate()
            .map(|(at, line)| Shape::Text {
                x: left - 8,
                y: first + at as i32 * LINE,
                class: "end".into(),
                text: line.clone(),
            })
            .collect();
        let (top, height) = (y + height / 2 - 6, 12);
        let years = self.years();
        let start = bar.starts.map(fraction);
        let from = place(start.unwrap_or(f64::from(years.0)));
        let open_end = place(f64::from(years.1));
        let until = bar.ends.map(|date| place(fraction_of_end(date)));
        let end = until.unwrap_or(open_end).max(from + 3);
        match start {
            Some(_) => {
                let class = if bar.active { "level-4" } else { "level-2" };
                shapes.push(Shape::Rectangle { x: from, y: top, width: end - from, height, class: class.into() });
            }
            // From when is not known: hatched up to its end.
            None => {
                shapes.push(Shape::Pattern { x: from, y: top, width: end - from, height, pattern: "hatched" });
                shapes.push(Shape::Rectangle { x: from, y: top, width: end - from, height, class: "frame".into() });
            }
        }
        if until.is_none() {
            // Open: an arrow instead of an end.
            let d = format!("M{} {}l7 5l-7 5", end + 1, top + 1);
            shapes.push(Shape::Path { d, class: "open" });
        }
        let unknown = || voice.text("chart-not-known").to_owned();
        let word = |date: Option<PartialDate>| date.map_or_else(unknown, |date| date.to_string());
        let tip = voice.say("chart-timeline-bar").with("name", &bar.heading.name).with("since", word(bar.starts));
        Mark {
            link: bar.heading.link.clone(),
            stop: true,
            tip: Some(tip.with("until", word(bar.ends)).to_string()),
            shapes,
        }
    }
}

/// What a sign looks like at a place, and what it means.
type Key<'k> = (&'k dyn Fn(i32, i32) -> Vec<Shape>, &'k str);

fn draw_key(drawing: &mut Drawing, day: &PartialDate, mut y: i32, voice: Voice) -> i32 {
    let mut x = MARGIN;
    let block = |x, y, class: &str| vec![Shape::Rectangle { x, y: y - 6, width: 28, height: 12, class: class.into() }];
    let hatched = |x, y: i32| vec![Shape::Pattern { x, y: y - 6, width: 28, height: 12, pattern: "hatched" }];
    let today = voice.say("chart-timeline-key-day").with("day", day).to_string();
    let keys: [Key<'_>; 5] = [
        (&|x, y| block(x, y, "level-4"), voice.text("chart-timeline-key-active")),
        (&|x, y| block(x, y, "level-2"), voice.text("chart-timeline-key-inactive")),
        (&hatched, voice.text("chart-timeline-key-beginning")),
        (
            &|x, y| vec![Shape::Path { d: format!("M{} {}l7 5l-7 5", x + 10, y - 5), class: "open" }],
            voice.text("chart-timeline-key-end"),
        ),
        (&|x, y| vec![Shape::Path { d: format!("M{} {}v16", x + 14, y - 8), class: "today" }], &today),
    ];
    for (shapes, text) in keys {
        let all = 34 + width(text, 11, Weight::Regular) + 18;
        if x > MARGIN && x + all > drawing.width {
            (x, y) = (MARGIN, y + 22);
        }
        for shape in shapes(x, y) {
            drawing.draw(shape);
        }
        drawing.draw(Shape::Text { x: x + 34, y: y + 4, class: String::new(), text: text.to_owned() });
        x += all;
    }
    y + 10
}

/// A day as a fraction of its year.
fn fraction(date: PartialDate) -> f64 {
    share_of_year(date.first().ordinal())
}

fn fraction_of_end(date: PartialDate) -> f64 {
    share_of_year(date.last().ordinal() + 1)
}

/// The ordinal is year, month and day written side by side; months are taken as equally long, which no eye can tell.
fn share_of_year(ordinal: i64) -> f64 {
    let (year, month, day) = (ordinal / 10_000, ordinal / 100 % 100, ordinal % 100);
    year as f64 + ((month - 1) as f64 + (day - 1) as f64 / 31.0) / 12.0
}
