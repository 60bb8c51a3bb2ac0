//! Bars that count: of each, how many are known entirely, and how many only in part.

use crate::{
    charts::{
        drawing::{Drawing, MARGIN, Mark, Shape, Titles},
        matrix::nothing_to_see,
        text::{Weight, width, wrap},
    },
    language::voice::Voice,
};

/// How many bars are drawn at most; the table has all.
const MOST: usize = 80;

const ROW: i32 = 24;
const LINE: i32 = 13;
const LONGEST: i32 = 420;
const WIDEST_LABEL: i32 = 240;
const WIDEST_SAID: i32 = 260;

/// Bars, one below the other.
#[derive(Clone, Debug)]
pub struct Bars {
    /// The bars, from the top.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// The page about it.
    pub link: Option<String>,
    /// Where what it counts is told one by one.
    pub counted: String,
    /// How many are known entirely.
    pub known: usize,
    /// How many there are.
    pub all: usize,
    /// What is said beside it.
    pub said: String,
}

impl Bars {
    /// The class of each bar, and from where to where it goes, of a thousand.
    pub fn spans(&self) -> Vec<(&'static str, usize, usize)> {
        let most = self.bars.iter().map(|bar| bar.all).max().unwrap_or(1).max(1);
        self.bars.iter().map(|bar| ("level-4", 0, bar.all * 1_000 / most)).collect()
    }

    /// Draws them under title and description.
    pub fn draw(&self, titles: &Titles<'_>) -> Drawing {
        let shown = &self.bars[..self.bars.len().min(MOST)];
        let labels: Vec<Vec<String>> =
            shown.iter().map(|bar| wrap(&bar.label, 11, Weight::Regular, WIDEST_LABEL)).collect();
        let label_width = labels.iter().flatten().map(|line| width(line, 11, Weight::Regular)).max().unwrap_or(0);
        let left = MARGIN + label_width.max(100) + 10;
        let mut drawing = Drawing::new(left + LONGEST + WIDEST_SAID + 60 + MARGIN, titles);
        let mut y = drawing.write_heading(titles);
        if shown.is_empty() {
            return nothing_to_see(drawing, y);
        }
        y = draw_key(&mut drawing, y + 6, titles.voice) + 8;
        let most = shown.iter().map(|bar| bar.all).max().unwrap_or(1).max(1);
        for (bar, label) in shown.iter().zip(&labels) {
            let said = wrap(&format!("{}: {}", bar.all, bar.said), 11, Weight::Regular, WIDEST_SAID);
            let height = ROW.max(label.len().max(said.len()) as i32 * LINE + 6);
            drawing.marks.extend(draw_bar(bar, label, &said, ((left, y, height), most), titles.voice));
            y += height;
        }
        if shown.len() < self.bars.len() {
            let others = titles.voice.say("chart-fundings-others").with("count", self.bars.len() - shown.len());
            let text = others.to_string();
            y += ROW;
            drawing.draw(Shape::Text { x: left, y: y - 6, class: "quiet".into(), text });
        }
        drawing.height = y + MARGIN;
        drawing
    }
}

fn draw_key(drawing: &mut Drawing, y: i32, voice: Voice) -> i32 {
    let mut x = MARGIN;
    for (is_known, text) in [(true, "chart-fundings-key-known"), (false, "chart-fundings-key-unknown")] {
        let text = voice.text(text);
        drawing.draw(block(is_known, (x, y - 6, 28, 12)));
        drawing.draw(Shape::Text { x: x + 34, y: y + 4, class: String::new(), text: text.to_owned() });
        x += 34 + width(text, 11, Weight::Regular) + 18;
    }
    y + 10
}

fn draw_bar(
    bar: &Bar,
    label: &[String],
    said: &[String],
    ((left, y, height), most): ((i32, i32, i32), usize),
    voice: Voice,
) -> [Mark; 2] {
    let length = |count: usize| (count as i64 * i64::from(LONGEST) / most as i64) as i32;
    let (known, all) = (length(bar.known), length(bar.all).max(2));
    let top = y + height / 2 - 7;
    let name = lines(label, left - 8, y, height, "end");
    let mut shapes = Vec::new();
    if known > 0 {
        shapes.push(block(true, (left, top, known, 14)));
    }
    if all > known {
        shapes.push(block(false, (left + known, top, all - known, 14)));
    }
    shapes.extend(lines(said, left + all + 8, y, height, "quiet"));
    let tip = voice.say("chart-fundings-bar").with("name", &bar.label).with("count", bar.all).with("known", bar.known);
    [
        Mark { link: bar.link.clone(), stop: bar.link.is_some(), tip: None, shapes: name },
        Mark { link: Some(bar.counted.clone()), stop: true, tip: Some(tip.to_string()), shapes },
    ]
}

fn block(is_known: bool, (x, y, width, height): (i32, i32, i32, i32)) -> Shape {
    match is_known {
        true => Shape::Rectangle { x, y, width, height, class: "level-4".into() },
        false => Shape::Pattern { x, y, width, height, pattern: "hatched" },
    }
}

fn lines<'l>(lines: &'l [String], x: i32, y: i32, height: i32, class: &'l str) -> Vec<Shape> {
    let first = y + (height - lines.len() as i32 * LINE) / 2 + 10;
    let line = |(at, text): (usize, &String)| Shape::Text {
        x,
        y: first + at as i32 * LINE,
        class: class.to_owned(),
        text: text.clone(),
    };
    lines.iter().enumerate().map(line).collect()
}
