//! The page of a chart: the picture, what it can be asked, its data as a table, its other formats and the question behind.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind, Format,
        chart::Chart,
        controls::Control,
        embed,
        matrix::{Cell, Tone},
        palette,
        parameters::Parameters,
    },
    pages::frame::{Frame, Site, fingerprint},
    snapshot::Snapshot,
};
use askama::Template;
use std::sync::LazyLock;

/// The page of a chart.
#[derive(Template)]
#[template(path = "charts/chart.html")]
pub struct ChartPage<'c> {
    frame: Frame,
    chart: &'c Chart,
    svg: String,
    controls: Vec<Control>,
    others: Vec<(&'static str, String, bool)>,
    formats: Vec<(&'static str, String)>,
    question: String,
    image: String,
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
        let query = query(kind, parameters);
        let alt = attribute(&chart.told());
        let address = |format: Format| format!("/charts/{}.{}{query}", kind.word(), format.extension());
        let drawing = chart.drawing();
        let variables = chart.question.variables.to_string();
        let question = serde_urlencoded::to_string([("query", chart.question.document), ("variables", &variables)]);
        Ok(ChartPage {
            chart,
            svg: drawing.inline_svg(&frame.site),
            controls: parameters.controls(kind, &snapshot.graph, budget)?,
            others: ChartKind::ALL
                .map(|other| (other.label(), format!("/charts/{}", other.word()), other == kind))
                .to_vec(),
            formats: Format::of(kind)
                .filter(|format| *format != Format::Html)
                .map(|format| (format.label(), address(format)))
                .collect(),
            question: format!("/graphql?{}", question.expect("texts can be written into an address")),
            image: format!(
                "<img src=\"{}\" alt=\"{}\" width=\"{}\" height=\"{}\">",
                attribute(&frame.site.absolute(&address(Format::Svg))),
                alt,
                drawing.width,
                drawing.height
            ),
            embedded: format!(
                "{}\n<script src=\"{}\" async></script>",
                embed::snippet(chart, &frame.site, (parameters, None), (None, None)).html,
                frame.site.absolute("/embed.js")
            ),
            pinned: embed::snippet(chart, &frame.site, (&parameters.on_the_day(), Some(&frame.version)), (None, None))
                .html,
            oembed: embed::oembed(kind, &frame.site, parameters),
            frame,
        })
    }

    /// Whether another group begins with the row at a place.
    fn begins_group(&self, at: &usize) -> bool {
        let group = |at: usize| self.chart.matrix.rows.get(at).map(|row| row.heading.group.as_str());
        let before = at.checked_sub(1).and_then(group);
        group(*at).is_some_and(|name| !name.is_empty()) && before != group(*at)
    }

    /// What a reader sees of a cell in the table, where no pattern can say it.
    fn shown<'t>(&self, cell: &'t Cell) -> &'t str {
        match cell.tone {
            Tone::Nothing => "–",
            Tone::Partly => "?",
            Tone::Unknown => &cell.meaning,
            Tone::Outside => "",
            Tone::Level(_) | Tone::Plain | Tone::Good | Tone::Warn | Tone::Gap => &cell.text,
        }
    }

    /// What the cell means, where that is more than what is shown.
    fn meaning<'t>(&self, cell: &'t Cell) -> Option<&'t str> {
        let says_more = cell.tone.word() == "value" || cell.tone == Tone::Gap;
        Some(cell.meaning.as_str()).filter(|meaning| says_more && *meaning != cell.text)
    }
}

/// What walks in the picture of ties.
pub const WALK_SCRIPT: &str = include_str!("../../templates/charts/walk.js");

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

/// Whose a picture is: the edition, its licence, and where the chart is found as of the same day.
pub fn credit(kind: ChartKind, site: &Site, snapshot: &Snapshot, parameters: &Parameters) -> String {
    let about = snapshot.graph.about();
    let address = site.absolute(&format!("/charts/{}{}", kind.word(), query(kind, &parameters.on_the_day())));
    // The licence without its address, which is at the foot of every page.
    let license = about.license.split(" (").next().unwrap_or_default();
    format!("Palermo data set {}, {license}. {address}", about.version)
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
