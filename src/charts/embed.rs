//! A chart within a page of another site: the picture, whose it is, and the way to the whole.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind, Format,
        chart::Chart,
        controls::Control,
        drawing::Drawing,
        page::{attribute, credit, query},
        palette,
        parameters::{Parameters, Theme},
    },
    graph::graph::Graph,
    pages::{
        failure::OtherEditionPage,
        frame::{Frame, Site, fingerprint},
        start::CHARTS,
    },
    snapshot::Snapshot,
};
use askama::Template;
use std::sync::LazyLock;

/// What tells the page around a chart how high it is, and makes it that high. The same file serves on both sides.
pub const SCRIPT: &str = include_str!("../../templates/embed.js");

/// How the picture and what is around it look.
const RULES: &str = include_str!("../../templates/charts/embed.css");

/// Beside the picture: the line with whose it is, and the borders.
const AROUND: (i32, i32) = (2, 76);

/// A chart alone.
#[derive(Template)]
#[template(path = "charts/embed.html")]
pub struct EmbedPage<'c> {
    frame: Frame,
    chart: &'c Chart,
    svg: String,
    credit: String,
    whole: String,
    /// The same in the language of the chart, for all the world.
    canonical: String,
    style: String,
    day: String,
}

impl<'c> EmbedPage<'c> {
    /// The chart within a frame of which only the addresses are used.
    pub fn new(frame: Frame, chart: &'c Chart, snapshot: &Snapshot, parameters: &Parameters) -> Self {
        let seen = Parameters { embed: false, theme: None, width: None, size: None, ..parameters.clone() };
        let theme = parameters.value("theme");
        EmbedPage {
            chart,
            svg: chart.drawing().inline_svg(&frame.site),
            credit: credit(chart.kind, &frame.site, snapshot, parameters),
            canonical: format!("{}{}", parameters.address(chart.kind, Format::Html), query(chart.kind, &seen)),
            whole: format!("/charts/{}{}", chart.kind.word(), query(chart.kind, &seen)),
            style: format!("/charts/embed.css{}{theme}", if theme.is_empty() { "" } else { "?theme=" }),
            day: parameters.day.to_string(),
            frame,
        }
    }
}

/// What stands in the place of a chart that is pinned to an edition which is not here.
#[derive(Template)]
#[template(path = "charts/other_edition.html")]
pub struct NotHere<'p> {
    /// Whose addresses it has.
    pub frame: &'p Frame,
    /// The edition, and what is said of it.
    pub page: &'p OtherEditionPage,
    /// Where the chart is, of the edition that is here.
    pub whole: String,
}

/// What shows a chart on another site.
pub struct Snippet {
    /// The element to be put into a page.
    pub html: String,
    /// How wide it is.
    pub width: i32,
    /// How high it is, until the script says better.
    pub height: i32,
}

/// What a chart is of and what it was asked. This stays true of its latest picture, whatever that shows by then.
pub fn subject(kind: ChartKind, parameters: &Parameters, graph: &Graph, budget: &Budget) -> Result<String, Stopped> {
    let card = CHARTS.iter().find(|card| card.name == kind.word());
    let told = card.map_or_else(|| kind.label(parameters.voice()).to_owned(), |card| card.told(parameters.language));
    Ok([told, asked(&parameters.controls(kind, graph, budget)?)].join(" ").trim_end().to_owned())
}

/// What a chart was asked, in words: `Network: ICAT. Crime: Trafficking.`
pub(super) fn asked(controls: &[Control]) -> String {
    let given = controls.iter().filter(|control| !control.value.is_empty());
    let said = given.map(|control| {
        let chosen = control.options.iter().find(|choice| choice.chosen).map(|choice| &choice.label);
        format!("{}: {}.", control.label, chosen.unwrap_or(&control.value))
    });
    said.collect::<Vec<_>>().join(" ")
}

/// The element that shows a picture, with a text for those who don't see it.
pub(super) fn image(address: &str, alt: &str, drawing: &Drawing) -> String {
    let (address, alt, Drawing { width, height, .. }) = (attribute(address), attribute(alt), drawing);
    format!("<img src=\"{address}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\">")
}

/// The frame that shows a chart under a name, always as it is or pinned to an edition, and no larger than asked.
pub fn snippet(
    chart: &Chart,
    name: &str,
    site: &Site,
    (parameters, version): (&Parameters, Option<&str>),
    (most_width, most_height): (Option<i32>, Option<i32>),
) -> Snippet {
    let drawing = chart.drawing();
    let width = (drawing.width + AROUND.0).min(most_width.unwrap_or(i32::MAX));
    let height = (drawing.height + AROUND.1).min(most_height.unwrap_or(i32::MAX));
    let shown = Parameters { embed: true, width: None, size: None, ..parameters.clone() };
    let pin = version.map(|version| format!("&version={version}")).unwrap_or_default();
    let address = parameters.address(chart.kind, Format::Html);
    let address = site.absolute(&format!("{address}{}{pin}", query(chart.kind, &shown)));
    Snippet {
        html: format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" style=\"border:0;max-width:100%\" loading=\"lazy\"></iframe>",
            attribute(&address),
            attribute(name),
        ),
        width,
        height,
    }
}

/// The style of charts on other sites: on one ground, or on that of their reader.
pub fn style(theme: Option<Theme>) -> String {
    palette::styled(RULES, theme)
}

/// Where the script is; its address changes with what is in it.
pub fn script() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("/embed.js?v={}", fingerprint(SCRIPT)));
    &ADDRESS
}

/// Where oEmbed tells of a chart.
pub fn oembed(kind: ChartKind, site: &Site, parameters: &Parameters) -> String {
    let address = parameters.address(kind, Format::Html);
    let page = site.absolute(&format!("{address}{}", query(kind, parameters)));
    let asked = serde_urlencoded::to_string([("url", page.as_str()), ("format", "json")]);
    format!("/oembed?{}", asked.expect("texts can be written into an address"))
}
