//! Rows against columns: the table behind every chart, and how it is drawn.

use crate::{
    charts::{
        drawing::{Drawing, MARGIN, Mark, Shape, Titles},
        text::{Weight, width, wrap},
    },
    graph::any_node::AnyNode,
    language::{message, voice::Voice},
    pages::{
        address,
        entity_page::{called, language},
    },
};

/// Rows against columns.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// What the rows are, such as "Instrument".
    pub row_heading: &'static str,
    /// The columns. Those of one group stand together.
    pub columns: Vec<Heading>,
    /// The rows. Those of one group stand together.
    pub rows: Vec<Row>,
    /// How wide a column is drawn at least.
    pub column_width: i32,
    /// What the signs mean.
    pub legend: Vec<(Tone, String, String)>,
}

/// A table without the rows and columns in which there is nothing.
#[derive(Clone, Debug)]
pub struct Cut {
    /// What is left of it.
    pub matrix: Matrix,
    /// How many rows were left out.
    pub rows: usize,
    /// How many of these are of what nobody looked at.
    pub not_assessed: usize,
    /// How many columns were left out.
    pub columns: usize,
}

/// What a row or a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What it belongs to.
    pub group: String,
    /// What it is called where there is little room.
    pub label: String,
    /// The attribute that says in which language that is, where it is not the one of the page.
    pub language: &'static str,
    /// What it is called in full.
    pub name: String,
    /// Its word or its global id, for programs.
    pub id: String,
    /// The page about it.
    pub link: Option<String>,
    /// Of a row: the place in the page of those that it is counted with, where something leads to them.
    pub place: Option<String>,
}

/// A row with its cells, as many as there are columns.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub heading: Heading,
    /// What is in it.
    pub cells: Vec<Cell>,
}

/// What stands where a row and a column meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What is written: a letter, a number, a few of them. In tables of words programs read it.
    pub text: String,
    /// What people read in its place where it is a word for programs.
    pub words: Option<String>,
    /// How it looks.
    pub tone: Tone,
    /// The number behind it, where it has one.
    pub count: Option<usize>,
    /// What it says, in words.
    pub meaning: String,
    /// The page that tells more.
    pub link: Option<String>,
}

/// How a cell looks, which goes with what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A value in a row of degrees, from 1 (the weakest) to 5 (the strongest).
    Level(u8),
    /// A value without a degree.
    Plain,
    /// A value that is good news.
    Good,
    /// A value that calls for attention.
    Warn,
    /// There is nothing, and there should be.
    Gap,
    /// There is nothing, and it was looked for.
    Nothing,
    /// Nothing was found, but not everything was reviewed.
    Partly,
    /// Nobody looked.
    Unknown,
    /// There is nothing to be said.
    Outside,
}

impl Tone {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Tone::Level(_) | Tone::Plain | Tone::Good | Tone::Warn => "value",
            Tone::Gap => "gap",
            Tone::Nothing => "none",
            Tone::Partly => "none_found_assessed_in_part",
            Tone::Unknown => "not_assessed",
            Tone::Outside => "not_applicable",
        }
    }

    /// The class of its shapes.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Level(5..) => "level-5",
            Tone::Level(4) => "level-4",
            Tone::Level(3) => "level-3",
            Tone::Level(2) => "level-2",
            Tone::Level(0..=1) => "level-1",
            Tone::Plain => "plain",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Gap => "gap",
            Tone::Nothing | Tone::Partly | Tone::Unknown | Tone::Outside => "empty",
        }
    }
}

impl Heading {
    /// A column or row that has no page.
    pub fn of(group: impl Into<String>, label: impl Into<String>, id: impl Into<String>) -> Self {
        let label = label.into();
        Heading {
            group: group.into(),
            name: label.clone(),
            label,
            language: "",
            id: id.into(),
            link: None,
            place: None,
        }
    }

    /// A column or row that is a fact, with what it is called in full; it leads to its page.
    pub fn named(group: impl Into<String>, node: AnyNode<'_>, name: impl Into<String>, voice: Voice) -> Self {
        let label = called(node, voice);
        Heading {
            group: group.into(),
            name: name.into(),
            language: language(node, &label, voice),
            label,
            id: node.key().to_owned(),
            link: Some(address::of(node)),
            place: None,
        }
    }
}

impl Cell {
    /// Nothing, for a reason that the tone says.
    pub fn nothing(tone: Tone, voice: Voice) -> Self {
        let (text, meaning) = match tone {
            Tone::Partly => ("", voice.text("chart-cell-in-part")),
            Tone::Unknown => ("", voice.text("chart-cell-not-assessed")),
            Tone::Outside => ("", voice.text("chart-cell-outside")),
            _ => ("·", voice.text("chart-cell-none")),
        };
        let count = (tone == Tone::Nothing).then_some(0);
        Cell { text: text.to_owned(), words: None, tone, count, meaning: meaning.to_owned(), link: None }
    }

    /// A number that speaks for itself.
    pub fn number(count: usize, tone: Tone, meaning: impl Into<String>) -> Self {
        let (text, meaning) = (count.to_string(), meaning.into());
        Cell { text, words: None, tone, count: Some(count), meaning, link: None }
    }

    /// A text that speaks for itself.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        Cell { meaning: text.clone(), text, words: None, tone: Tone::Plain, count: None, link: None }
    }
}

const CELL_HEIGHT: i32 = 22;
const SIZE: i32 = 11;
const LINE: i32 = 13;
const WIDEST_ROW_LABEL: i32 = 300;
const WIDEST_COLUMN_LABEL: i32 = 210;
const LEAST_WIDTH: i32 = 760;

/// From which width on a column holds words.
pub const WORDS: i32 = 90;

impl Matrix {
    /// As it is, with nothing left out.
    pub fn whole(&self) -> Cut {
        Cut { matrix: self.clone(), rows: 0, not_assessed: 0, columns: 0 }
    }

    /// Without the rows and columns in which there is nothing.
    pub fn with_content(&self) -> Cut {
        let has_content = |cell: &Cell| ["value", "gap"].contains(&cell.tone.word());
        let (mut rows, out): (Vec<Row>, Vec<Row>) =
            self.rows.iter().cloned().partition(|row| row.cells.iter().any(has_content));
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|at| rows.iter().any(|row| row.cells.get(at).is_some_and(has_content)))
            .collect();
        for row in &mut rows {
            row.cells = chosen(&row.cells, &kept);
        }
        let columns = chosen(&self.columns, &kept);
        let unknown = |row: &&Row| row.cells.iter().any(|cell| cell.tone == Tone::Unknown);
        Cut {
            rows: out.len(),
            not_assessed: out.iter().filter(unknown).count(),
            columns: self.columns.len() - columns.len(),
            matrix: Matrix { rows, columns, legend: self.legend.clone(), ..*self },
        }
    }

    /// Whether its cells hold a sign each, and not words.
    pub fn is_of_signs(&self) -> bool {
        self.column_width < WORDS
    }

    /// So wide that no cell runs into the next.
    fn drawn_width(&self) -> i32 {
        let texts = self.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
        self.column_width.max(widest(texts, Weight::Regular) + 4)
    }

    /// Draws it under title and description.
    pub fn draw(&self, titles: &Titles<'_>) -> Drawing {
        let row_labels: Vec<Vec<String>> =
            self.rows.iter().map(|row| wrap(&row.heading.label, SIZE, Weight::Regular, WIDEST_ROW_LABEL)).collect();
        let left = MARGIN + 10 + widest(row_labels.iter().flatten(), Weight::Regular).max(110);
        let column_width = self.drawn_width();
        let grid = self.columns.len() as i32 * column_width;
        let mut drawing = Drawing::new((left + grid + MARGIN).max(LEAST_WIDTH), titles);
        let mut y = drawing.write_heading(titles);
        if self.rows.is_empty() || self.columns.is_empty() {
            return nothing_to_see(drawing, y);
        }
        y = draw_legend(&mut drawing, &self.legend, y) + 14;
        y = self.draw_columns(&mut drawing, left, y);
        let top = y;
        let mut group = None;
        for (row, label) in self.rows.iter().zip(&row_labels) {
            if group != Some(&row.heading.group) && !row.heading.group.is_empty() {
                y += 6;
                let x = MARGIN;
                drawing.draw(Shape::Rectangle { x, y, width: left - MARGIN + grid, height: 20, class: "band".into() });
                let text = row.heading.group.clone();
                drawing.draw(Shape::Text { x: MARGIN + 6, y: y + 14, class: "bold".into(), text });
                y += 22;
            }
            group = Some(&row.heading.group);
            let height = CELL_HEIGHT.max(label.len() as i32 * LINE + 4);
            drawing.marks.push(row_label(row, label, left, y, height));
            for (at, (cell, column)) in row.cells.iter().zip(&self.columns).enumerate() {
                let x = left + at as i32 * column_width;
                let tip = format!("{}, {}: {}", row.heading.name, column.name, cell.meaning);
                drawing.marks.push(draw_cell(cell, tip, x, y, column_width, height));
            }
            y += height;
        }
        self.draw_group_lines(&mut drawing, left, top, y);
        drawing.height = y + MARGIN;
        drawing
    }

    /// The names of the columns, from the bottom to the top, under the names of their groups.
    fn draw_columns(&self, drawing: &mut Drawing, left: i32, y: i32) -> i32 {
        let column_width = self.drawn_width();
        let most_lines = (column_width / LINE).max(1);
        let labels: Vec<Vec<String>> = self
            .columns
            .iter()
            .map(|column| {
                // Only as many lines as find room side by side, however long they become.
                let mut widest = WIDEST_COLUMN_LABEL;
                loop {
                    let lines = wrap(&column.label, SIZE, Weight::Regular, widest);
                    if lines.len() as i32 <= most_lines {
                        return lines;
                    }
                    widest += 20;
                }
            })
            .collect();
        let height = widest(labels.iter().flatten(), Weight::Regular) + 8;
        let groups = self.groups();
        let room = |count: usize| count as i32 * column_width - 6;
        let group_lines: Vec<Vec<String>> =
            groups.iter().map(|(group, _, count)| wrap(group, SIZE, Weight::Bold, room(*count))).collect();
        // The name of a group with too few columns for its longest word stands upright, too.
        let upright: Vec<bool> = groups
            .iter()
            .zip(&group_lines)
            .map(|((_, _, count), lines)| widest(lines.iter(), Weight::Bold) > room(*count))
            .collect();
        let heights = groups.iter().zip(group_lines.iter().zip(&upright)).map(|((group, _, _), (lines, upright))| {
            if *upright { width(group, SIZE, Weight::Bold) + 8 } else { lines.len() as i32 * LINE }
        });
        let group_height = heights.max().unwrap_or(0);
        for ((group, start, count), (lines, upright)) in groups.iter().zip(group_lines.iter().zip(upright)) {
            let left = left + *start as i32 * column_width;
            let class = || "bold".to_owned();
            if upright {
                let x = left + *count as i32 * column_width / 2 + 4;
                drawing.draw(Shape::TurnedText {
                    x,
                    y: y + group_height - 4,
                    class: class(),
                    text: (*group).to_owned(),
                });
                continue;
            }
            for (at, line) in lines.iter().enumerate() {
                // Aligned at the bottom, next to the columns.
                let y = y + group_height - (lines.len() - at - 1) as i32 * LINE - 3;
                drawing.draw(Shape::Text { x: left + 3, y, class: class(), text: line.clone() });
            }
        }
        let bottom = y + group_height + height;
        for (at, (column, lines)) in self.columns.iter().zip(labels).enumerate() {
            let middle = left + at as i32 * column_width + column_width / 2;
            let first = middle + 4 - (lines.len() as i32 - 1) * LINE / 2;
            let shapes = lines.into_iter().enumerate().map(|(at, text)| Shape::TurnedText {
                x: first + at as i32 * LINE,
                y: bottom - 4,
                class: String::new(),
                text,
            });
            drawing.marks.push(Mark {
                link: column.link.clone(),
                stop: true,
                tip: Some(column.name.clone()),
                shapes: shapes.collect(),
            });
        }
        bottom
    }

    fn draw_group_lines(&self, drawing: &mut Drawing, left: i32, top: i32, bottom: i32) {
        for (_, start, _) in self.groups().into_iter().skip(1) {
            let x = left + start as i32 * self.drawn_width();
            drawing.draw(Shape::Path { d: format!("M{x} {top}V{bottom}"), class: "rule" });
        }
    }

    /// The groups of columns: name, first column, number of columns.
    pub fn groups(&self) -> Vec<(&str, usize, usize)> {
        let mut groups: Vec<(&str, usize, usize)> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            match groups.last_mut() {
                Some((name, _, count)) if *name == column.group => *count += 1,
                _ => groups.push((&column.group, at, 1)),
            }
        }
        groups
    }
}

/// A sign of a chart: one of those that a text names, in their order.
pub fn sign(voice: Voice, signs: &'static str, place: usize) -> &'static str {
    voice.text(signs).split_whitespace().nth(place).unwrap_or_default()
}

/// Signs with what they mean, as a legend has them.
pub fn meanings<const N: usize>(voice: Voice, signs: [(Tone, &str, &'static str); N]) -> Vec<(Tone, String, String)> {
    signs.map(|(tone, sign, meaning)| (tone, sign.to_owned(), voice.text(meaning).to_owned())).to_vec()
}

/// Says that nothing is left to be drawn.
pub fn nothing_to_see(mut drawing: Drawing, y: i32) -> Drawing {
    let text = message::text(drawing.language, "chart-nothing").to_owned();
    drawing.draw(Shape::Rectangle {
        x: MARGIN,
        y,
        width: drawing.width - 2 * MARGIN,
        height: 60,
        class: "band".into(),
    });
    drawing.draw(Shape::Text { x: MARGIN + 16, y: y + 35, class: "text".into(), text });
    drawing.height = y + 60 + MARGIN;
    drawing
}

/// What the signs mean, in as many lines as it takes; returns where it ends.
pub fn draw_legend(drawing: &mut Drawing, legend: &[(Tone, String, String)], mut y: i32) -> i32 {
    let mut x = MARGIN;
    for (tone, sign, meaning) in legend {
        let box_width = (width(sign, SIZE, Weight::Bold) + 8).max(22);
        let all = box_width + 6 + width(meaning, SIZE, Weight::Regular) + 18;
        if x > MARGIN && x + all > drawing.width - MARGIN {
            x = MARGIN;
            y += 26;
        }
        let cell = Cell { tone: *tone, meaning: String::new(), ..Cell::words(sign) };
        let mut mark = draw_cell(&cell, String::new(), x, y, box_width, CELL_HEIGHT);
        mark.tip = None;
        drawing.marks.push(mark);
        let text = meaning.clone();
        drawing.draw(Shape::Text { x: x + box_width + 6, y: y + 15, class: String::new(), text });
        x += all;
    }
    y + CELL_HEIGHT
}

fn row_label(row: &Row, lines: &[String], left: i32, y: i32, height: i32) -> Mark {
    let first = y + (height - lines.len() as i32 * LINE) / 2 + 10;
    let shapes = lines.iter().enumerate().map(|(at, line)| Shape::Text {
        x: left - 8,
        y: first + at as i32 * LINE,
        class: "end".into(),
        text: line.clone(),
    });
    Mark { link: row.heading.link.clone(), stop: true, tip: Some(row.heading.name.clone()), shapes: shapes.collect() }
}

fn draw_cell(cell: &Cell, tip: String, x: i32, y: i32, cell_width: i32, cell_height: i32) -> Mark {
    let (left, top, width, height) = (x + 1, y + 1, cell_width - 2, cell_height - 2);
    let class = cell.tone.class();
    let mut shapes = vec![Shape::Rectangle { x: left, y: top, width, height, class: class.to_owned() }];
    let pattern = match cell.tone {
        Tone::Unknown => Some("hatched"),
        Tone::Partly => Some("dotted"),
        _ => None,
    };
    if let Some(pattern) = pattern {
        shapes.push(Shape::Pattern { x: left, y: top, width, height, pattern });
    }
    if !cell.text.is_empty() {
        shapes.push(Shape::Text {
            x: x + cell_width / 2,
            y: y + cell_height / 2 + 4,
            class: format!("middle on-{class}"),
            text: cell.text.clone(),
        });
    }
    Mark { link: cell.link.clone(), stop: false, tip: Some(tip), shapes }
}

fn chosen<T: Clone>(all: &[T], kept: &[bool]) -> Vec<T> {
    all.iter().zip(kept).filter(|(_, kept)| **kept).map(|(one, _)| one.clone()).collect()
}

fn widest<'t>(lines: impl Iterator<Item = &'t String>, weight: Weight) -> i32 {
    lines.map(|line| width(line, SIZE, weight)).max().unwrap_or(0)
}
