//! A picture: shapes at places, from which SVG and PNG are made. What the shapes mean was decided before.

use crate::{
    charts::{
        palette,
        parameters::Theme,
        text::{Weight, wrap},
    },
    language::voice::Voice,
    pages::{address, frame::Site},
};
use askama::Template;
use entity::vocabulary::{Language, Vocabulary};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{self, fontdb},
};
use std::sync::{Arc, LazyLock};

/// How many points of a PNG each unit of the picture is across: enough for dense screens and for print.
pub const PNG_SCALE: u32 = 2;

/// Air at the edges.
pub const MARGIN: i32 = 16;

/// How many points a PNG has at most; what is larger is drawn at a smaller scale. A point takes four bytes while it is drawn.
pub const MAXIMUM_POINTS: u64 = 40_000_000;

/// How wide title and description are at most.
const HEADING_WIDTH: i32 = 980;

/// A picture.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The language of its words.
    pub language: Language,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// What it shows, in one line.
    pub title: String,
    /// What it shows, for those who don't see it.
    pub description: String,
    /// What is drawn, in this order.
    pub marks: Vec<Mark>,
    /// From where on it says whose it is, once it is signed.
    pub foot: Option<i32>,
}

/// What a picture shows, in words.
#[derive(Clone, Copy, Debug)]
pub struct Titles<'t> {
    /// In one line.
    pub title: &'t str,
    /// At more length.
    pub description: &'t str,
    /// Where they are to be read.
    pub stand: Stand,
    /// Says what else is written.
    pub voice: Voice,
}

/// Where the words of a picture are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// In the picture, which is shown alone.
    InPicture,
    /// On the page around it.
    OnPage,
}

/// Shapes that belong together.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// The page that tells more, on this server.
    pub link: Option<String>,
    /// Whether the keyboard stops at the link. The links of cells are in the table beside the picture, too.
    pub stop: bool,
    /// What is shown when one points at it.
    pub tip: Option<String>,
    /// The shapes.
    pub shapes: Vec<Shape>,
}

/// A shape with its place and its class.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are the attributes of the elements of SVG")]
pub enum Shape {
    Rectangle {
        x: i32,
        y: i32,
        width: i32,
        height: i32,
        class: String,
    },
    Pattern {
        x: i32,
        y: i32,
        width: i32,
        height: i32,
        pattern: &'static str,
    },
    Circle {
        x: i32,
        y: i32,
        radius: i32,
        class: &'static str,
    },
    Path {
        d: String,
        class: &'static str,
    },
    /// A path with a pattern in it, where it has one.
    Area {
        d: String,
        class: &'static str,
        pattern: Option<&'static str>,
    },
    /// A line between two nodes, which scripts know by their names.
    Tie {
        d: String,
        class: &'static str,
        from: String,
        to: String,
    },
    Text {
        x: i32,
        y: i32,
        class: String,
        text: String,
    },
    /// From the bottom to the top.
    TurnedText {
        x: i32,
        y: i32,
        class: String,
        text: String,
    },
}

impl Mark {
    /// One that is only drawn.
    pub fn of(shapes: Vec<Shape>) -> Self {
        Mark { link: None, stop: false, tip: None, shapes }
    }

    /// Where it leads, in a picture that has links, for readers of a language.
    fn link(&self, linked: &Option<&Site>, language: &Language) -> Option<String> {
        linked.zip(self.link.as_deref()).map(|(site, link)| site.at(&address::spoken(link, *language)))
    }
}

impl Default for Drawing {
    fn default() -> Self {
        let (title, description) = (String::new(), String::new());
        Drawing { language: Language::English, width: 0, height: 0, title, description, marks: Vec::new(), foot: None }
    }
}

impl Drawing {
    /// An empty one, so wide.
    pub fn new(width: i32, titles: &Titles<'_>) -> Self {
        let (title, description) = (titles.title.to_owned(), titles.description.to_owned());
        Drawing { language: titles.voice.0, width, title, description, ..Drawing::default() }
    }

    /// Draws a shape that means nothing more.
    pub fn draw(&mut self, shape: Shape) {
        self.marks.push(Mark::of(vec![shape]));
    }

    /// Writes title and description at the top, unless they stand on the page; returns where they end.
    pub fn write_heading(&mut self, titles: &Titles<'_>) -> i32 {
        if titles.stand == Stand::OnPage {
            return MARGIN;
        }
        // No wider than a screen, where the picture itself may have to be moved to and fro.
        let width = (self.width - 2 * MARGIN).min(HEADING_WIDTH);
        let mut y = MARGIN + 4;
        for (text, size, weight, class) in
            [(self.title.clone(), 18, Weight::Bold, "heading"), (self.description.clone(), 12, Weight::Regular, "text")]
        {
            for line in wrap(&text, size, weight, width) {
                y += size * 13 / 10;
                self.draw(Shape::Text { x: MARGIN, y: y - size * 3 / 10, class: class.to_owned(), text: line });
            }
            y += 6;
        }
        y + 8
    }

    /// Writes at its foot whose it is, for those who meet it without its page.
    pub fn sign(&mut self, credit: &str) {
        self.foot = Some(self.height - 12);
        for line in wrap(credit, 10, Weight::Regular, (self.width - 2 * MARGIN).max(1)) {
            self.draw(Shape::Text { x: MARGIN, y: self.height - 2, class: "small quiet".to_owned(), text: line });
            self.height += 14;
        }
    }

    /// An SVG that stands alone: it brings its style, on one ground or, unless asked, on that of its reader.
    pub fn svg(&self, theme: Option<Theme>) -> String {
        let style = theme.map_or_else(palette::adaptive, palette::on);
        Svg { drawing: self, role: "img", style: Some(style), linked: None }.text()
    }

    /// An SVG to be put into a page of a site, which has the style; with links to other pages.
    pub fn inline_svg(&self, site: &Site) -> String {
        // With links in it it is not an image: what is in an image can't be reached.
        Svg { drawing: self, role: "group", style: None, linked: Some(site) }.text()
    }

    /// A PNG, so many pixels wide, and [`PNG_SCALE`] times as large as the drawing at most, as it is unasked.
    pub fn png(&self, theme: Theme, width: Option<u32>) -> Vec<u8> {
        let tree = self.tree(theme);
        let (scale, (across, down)) = (self.scale(width), self.points(width));
        let mut picture = Pixmap::new(across, down).expect("a picture has a size");
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
        picture.encode_png().expect("memory takes it")
    }

    /// Its shapes with their colours, and its letters with their places: what is drawn for those who read no SVG.
    pub(super) fn tree(&self, theme: Theme) -> usvg::Tree {
        static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
            let mut fonts = fontdb::Database::new();
            fonts.load_font_data(include_bytes!("../../fonts/DejaVuSans.ttf").to_vec());
            fonts.load_font_data(include_bytes!("../../fonts/DejaVuSans-Bold.ttf").to_vec());
            Arc::new(fonts)
        });
        let svg = Svg { drawing: self, role: "img", style: Some(palette::on(theme)), linked: None }.text();
        let options =
            usvg::Options { fontdb: Arc::clone(&FONTS), font_family: "DejaVu Sans".to_owned(), ..Default::default() };
        usvg::Tree::from_str(&svg, &options).expect("the template writes SVG")
    }

    /// How many points across and down a PNG has.
    pub fn points(&self, width: Option<u32>) -> (u32, u32) {
        let scale = self.scale(width);
        // Rounding up, so that nothing is cut off, but not for what a fraction is off by.
        let points = |length: i32| (natural(length) as f32 * scale - 0.01).ceil().max(1.0) as u32;
        (points(self.width), points(self.height))
    }

    fn scale(&self, width: Option<u32>) -> f32 {
        let area = f64::from(natural(self.width)) * f64::from(natural(self.height));
        let most = (PNG_SCALE as f32).min((MAXIMUM_POINTS as f64 / area).sqrt() as f32);
        width.map_or(most, |width| (width as f32 / natural(self.width) as f32).min(most))
    }
}

fn natural(length: i32) -> u32 {
    length.unsigned_abs().max(1)
}

#[derive(Template)]
#[template(path = "charts/drawing.svg", escape = "html")]
struct Svg<'d> {
    drawing: &'d Drawing,
    role: &'static str,
    style: Option<String>,
    linked: Option<&'d Site>,
}

impl Svg<'_> {
    fn text(&self) -> String {
        self.render().expect("a text takes what is written to it")
    }
}
