//! The page of a chart: its data as a table, or its picture; what it can be asked, its other formats and the question behind.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind, Format,
        chart::Chart,
        controls::Control,
        drawing::Drawing,
        embed,
        matrix::{Cell, Cut, Matrix, Tone},
        palette,
        parameters::{Parameters, Show, View, Zoom},
    },
    language::voice::Voice,
    pages::frame::{Frame, Site, fingerprint},
    snapshot::Snapshot,
};
use askama::Template;
use std::{borrow::Cow, sync::LazyLock};

/// How many columns find room beside the names of the rows where the text of a page stands.
const NARROW: usize = 25;

/// The page of a chart.
#[derive(Template)]
#[template(path = "charts/chart.html")]
pub struct ChartPage<'c> {
    frame: Frame,
    chart: &'c Chart,
    cut: Cut,
    /// Where it is, without what it is asked.
    plain: String,
    /// The picture, where it is asked for instead of the table.
    svg: Option<String>,
    is_fit: bool,
    /// Whether it is no higher than wide, so that it finds room on one sheet with its title.
    is_of_one_sheet: bool,
    controls: Vec<Control>,
    /// What was asked, for those who read it on paper, where there is no form.
    asked: String,
    hidden: Vec<(&'static str, String)>,
    others: Vec<(&'static str, String, bool)>,
    views: Vec<(&'static str, String, bool)>,
    /// What is left out, and where nothing is, or the other way round.
    left_out: Option<(String, String, String)>,
    resized: String,
    formats: Vec<(&'static str, String)>,
    question: String,
    image: String,
    pinned_image: String,
    embedded: String,
    pinned: String,
    oembed: String,
}

impl<'c> ChartPage<'c> {
    /// The page of a chart within a frame.
    pub fn new(
        frame: Frame,
        chart: &'c Chart,
        snapshot: &Snapshot,
        parameters: &Parameters,
        budget: &Budget,
    ) -> Result<Self, Stopped> {
        let kind = chart.kind;
        // Of a file it matters whether it shows the graph, and not whether the page has a table.
        let of_files = Parameters { view: View::unasked(kind, parameters.form), zoom: Zoom::Fit, ..parameters.clone() };
        let of_files = if parameters.view == View::Graph { parameters } else { &of_files };
        let voice = parameters.voice();
        let file = |format: Format| format!("{}{}", of_files.address(kind, format), query(kind, of_files));
        let page = |parameters: Parameters| format!("/charts/{}{}", kind.word(), query(kind, &parameters));
        let drawing = signed(chart, &frame.site, snapshot, parameters);
        let subject = embed::subject(kind, parameters, &snapshot.graph, budget)?;
        let pinned_file = of_files.on_the_day();
        let pinned_file = format!(
            "{}{}&version={}",
            pinned_file.address(kind, Format::Svg),
            query(kind, &pinned_file),
            frame.version
        );
        let variables = chart.question.variables.to_string();
        let question = serde_urlencoded::to_string([("query", chart.question.document), ("variables", &variables)]);
        let cut = chart.shown();
        let controls = parameters.controls(kind, &snapshot.graph, budget)?;
        let view = |(view, _, label): &(View, &'static str, &'static str)| {
            (voice.text(label), page(Parameters { view: *view, ..parameters.clone() }), *view == parameters.view)
        };
        let other_zoom = if parameters.zoom == Zoom::Fit { Zoom::Full } else { Zoom::Fit };
        Ok(ChartPage {
            chart,
            left_out: left_out(&cut, parameters)
                .map(|(text, link, show)| (text, link, page(Parameters { show, ..parameters.clone() }))),
            cut,
            plain: format!("/charts/{}", kind.word()),
            svg: (parameters.view != View::Table).then(|| chart.drawing_of_page().inline_svg(&frame.site)),
            is_fit: parameters.zoom == Zoom::Fit,
            is_of_one_sheet: drawing.height <= drawing.width,
            asked: embed::asked(&controls),
            controls,
            hidden: parameters.looks(kind),
            others: ChartKind::ALL
                .map(|other| (other.label(voice), format!("/charts/{}", other.word()), other == kind))
                .to_vec(),
            views: View::of(kind).iter().map(view).collect(),
            resized: page(Parameters { zoom: other_zoom, ..parameters.clone() }),
            formats: Format::of(kind)
                .filter(|format| *format != Format::Html)
                .map(|format| (format.label(), file(format)))
                .collect(),
            question: format!("/graphql?{}", question.expect("texts can be written into an address")),
            image: embed::image(&frame.site.absolute(&file(Format::Svg)), &subject, &drawing),
            pinned_image: embed::image(&frame.site.absolute(&pinned_file), &chart.told(), &drawing),
            embedded: format!(
                "{}\n<script src=\"{}\" async></script>",
                embed::snippet(chart, &subject, &frame.site, (parameters, None), (None, None)).html,
                frame.site.absolute("/embed.js")
            ),
            pinned: embed::snippet(
                chart,
                &chart.title,
                &frame.site,
                (&parameters.on_the_day(), Some(&frame.version)),
                (None, None),
            )
            .html,
            oembed: embed::oembed(kind, &frame.site, parameters),
            frame,
        })
    }

    /// Whether the table is shown: also below a picture that says other things.
    fn has_table(&self) -> bool {
        self.svg.is_none() || !self.chart.is_drawn_as_table()
    }

    fn matrix(&self) -> &Matrix {
        &self.cut.matrix
    }

    /// Whether another group begins with the row at a place.
    fn begins_group(&self, at: &usize) -> bool {
        let group = |at: usize| self.matrix().rows.get(at).map(|row| row.heading.group.as_str());
        let before = at.checked_sub(1).and_then(group);
        group(*at).is_some_and(|name| !name.is_empty()) && before != group(*at)
    }

    /// Whether other rows than those before are counted together from the row at a place on, and what leads to them.
    fn begins_place(&self, at: &usize) -> Option<&str> {
        let place = |at: usize| self.matrix().rows.get(at).and_then(|row| row.heading.place.as_deref());
        place(*at).filter(|name| at.checked_sub(1).and_then(place) != Some(*name))
    }

    /// Whether it has so many columns that it takes the whole window.
    fn is_wide(&self) -> bool {
        self.matrix().columns.len() > NARROW
    }

    /// What a reader sees of a cell in the table.
    fn shown<'t>(&self, cell: &'t Cell) -> Cow<'t, str> {
        if let Some(words) = &cell.words {
            return Cow::Borrowed(words);
        }
        // Where there is room for words, they say more than signs.
        match cell.tone == Tone::Unknown && !self.matrix().is_of_signs() {
            true => Cow::Borrowed(&cell.meaning),
            false => Voice(self.frame.language).grouped(self.sign(&cell.tone, &cell.text)),
        }
    }

    /// Whether it holds more signs than find room side by side on paper.
    fn is_long(&self, cell: &Cell) -> bool {
        self.matrix().is_of_signs() && cell.text.chars().count() > 4
    }

    /// The sign of a cell: a pattern alone would be lost on paper.
    fn sign<'t>(&self, tone: &Tone, text: &'t str) -> &'t str {
        match tone {
            Tone::Nothing if text != "0" => "–",
            Tone::Partly => "?",
            Tone::Unknown => "/",
            Tone::Outside => "",
            Tone::Nothing | Tone::Level(_) | Tone::Plain | Tone::Good | Tone::Warn | Tone::Gap => text,
        }
    }

    /// How a cell looks.
    fn class(&self, tone: &Tone) -> &'static str {
        match tone {
            Tone::Nothing => "none",
            Tone::Partly => "partly",
            Tone::Unknown => "unknown",
            Tone::Outside => "outside",
            tone => tone.class(),
        }
    }

    /// What the cell means, where that is more than what is shown.
    fn meaning<'t>(&self, cell: &'t Cell) -> Option<&'t str> {
        let says_more = cell.tone.word() == "value" || cell.tone == Tone::Gap;
        Some(cell.meaning.as_str()).filter(|meaning| says_more && *meaning != cell.text)
    }
}

/// What is left out, in words, and what the link beside it shows; nothing where there is nothing to leave out.
fn left_out(cut: &Cut, parameters: &Parameters) -> Option<(String, String, Show)> {
    let voice = parameters.voice();
    if parameters.show == Show::All {
        return Some((
            voice.text("chart-all-shown").to_owned(),
            voice.text("chart-leave-out").to_owned(),
            Show::Content,
        ));
    }
    let parts = [(cut.rows, "count-rows"), (cut.columns, "count-columns")].into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, name)| voice.counted(name, count)).collect();
    let text = match cut.not_assessed {
        0 => voice.say("chart-left-out"),
        unknown => voice.say("chart-left-out-not-assessed").with("unknown", unknown),
    };
    let count = cut.rows + cut.columns;
    let text = text.with("parts", voice.listed(&parts)).with("count", count).to_string();
    (!parts.is_empty()).then(|| (text, voice.say("chart-show-them").with("count", count).to_string(), Show::All))
}

/// What walks in the picture of ties.
pub const WALK_SCRIPT: &str = include_str!("../../templates/charts/walk.js");

/// What its buttons are called, and the messages that say so.
pub const WALK_WORDS: [(&str, &str); 13] = [
    ("walk", "chart-walk-walk"),
    ("nearer", "chart-walk-nearer"),
    ("further", "chart-walk-further"),
    ("left", "chart-walk-left"),
    ("right", "chart-walk-right"),
    ("up", "chart-walk-up"),
    ("down", "chart-walk-down"),
    ("whole", "chart-walk-whole"),
    ("network", "chart-walk-network"),
    ("project", "chart-walk-project"),
    ("arrangement", "chart-walk-arrangement"),
    ("parent", "chart-walk-parent"),
    ("output", "chart-walk-output"),
];

/// Where the script that walks is; its address changes with what is in it.
pub fn walk_script() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("/charts/walk.js?v={}", fingerprint(WALK_SCRIPT)));
    &ADDRESS
}

/// The parameters as the end of an address, with the question mark; nothing without any.
pub fn query(kind: ChartKind, parameters: &Parameters) -> String {
    let pairs = serde_urlencoded::to_string(parameters.pairs(kind)).expect("texts can be written into an address");
    if pairs.is_empty() { pairs } else { format!("?{pairs}") }
}

/// The page of a chart, from wherever its picture is shown.
pub(super) fn of_page(kind: ChartKind, parameters: &Parameters) -> String {
    let parameters = Parameters { theme: None, width: None, size: None, embed: false, ..parameters.clone() };
    format!("/charts/{}{}", kind.word(), query(kind, &parameters))
}

/// The picture with whose it is at its foot, as its files have it.
pub fn signed(chart: &Chart, site: &Site, snapshot: &Snapshot, parameters: &Parameters) -> Drawing {
    let mut drawing = chart.drawing();
    drawing.sign(&credit(chart.kind, site, snapshot, parameters));
    drawing
}

/// Whose a picture is: the edition, its licence, and where the chart is found as of the same day.
pub fn credit(kind: ChartKind, site: &Site, snapshot: &Snapshot, parameters: &Parameters) -> String {
    let about = snapshot.graph.about();
    let address = parameters.address(kind, Format::Html);
    let address = site.absolute(&format!("{address}{}", query(kind, &parameters.on_the_day())));
    // The licence without its address, which is at the foot of every page.
    let license = about.license.split(" (").next().unwrap_or_default();
    let credit = parameters.voice().say("chart-credit").with("version", &about.version).with("license", license);
    credit.with("address", address).to_string()
}

/// The style of the pictures and of what surrounds them.
pub fn style() -> &'static str {
    static STYLE: LazyLock<String> =
        LazyLock::new(|| format!("{}{}", palette::adaptive(), include_str!("../../templates/charts/chart.css")));
    &STYLE
}

/// A text as the value of an attribute in a snippet, which the template escapes once more because it is shown.
pub(super) fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
