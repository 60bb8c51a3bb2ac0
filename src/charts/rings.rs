//! Agencies around one in the middle: its partners on both sides of it, and theirs further out.
//!
//! Each name has a line of its own, so that none collides; the order comes from what is joined, never from chance.

use crate::{
    charts::{
        drawing::{Drawing, MARGIN, Mark, Shape, Titles},
        matrix::nothing_to_see,
        text::{Weight, width},
    },
    language::voice::Voice,
};
use entity::vocabulary::TieKind;

/// How far one name is from the next.
const STEP: i32 = 22;

/// Between the columns; less where there are five of them.
const GAPS: (i32, i32) = (190, 120);

/// How far apart the lines of two kinds of ties between the same two run.
const APART: i32 = 3;

/// What is drawn of each kind: its class and the text that says what it is.
const KINDS: [(TieKind, &str, &str); 5] = [
    (TieKind::Network, "tie-network", "chart-ties-key-network"),
    (TieKind::Project, "tie-project", "chart-ties-key-project"),
    (TieKind::Arrangement, "tie-arrangement", "chart-ties-key-arrangement"),
    (TieKind::Parent, "tie-parent", "chart-ties-key-parent"),
    (TieKind::JointOutput, "tie-output", "chart-ties-key-output"),
];

/// Agencies around one, with what joins them.
#[derive(Clone, Debug)]
pub struct Rings {
    vertices: Vec<Vertex>,
    spokes: Vec<Spoke>,
    /// From the outermost column on the left to that on the right: the vertices from the top to the bottom.
    columns: [Vec<usize>; 5],
}

/// How far a vertex is from the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// It is the one in the middle.
    Centre,
    /// It is tied to it.
    Near,
    /// It is tied to one that is.
    Far,
}

/// An agency.
#[derive(Clone, Debug)]
pub struct Vertex {
    /// How far it is from the middle.
    pub ring: Ring,
    /// On which side it stands, if it is a partner; others stand where what they are joined to does.
    pub is_left: bool,
    /// What scripts know it by.
    pub id: String,
    /// What is written.
    pub label: String,
    /// What it is called in full.
    pub name: String,
    /// Where it leads.
    pub link: String,
}

/// What joins two of them, of one kind.
#[derive(Clone, Debug)]
pub struct Spoke {
    /// The two.
    pub ends: [usize; 2],
    /// The kind.
    pub kind: TieKind,
    /// What it says, in words.
    pub name: String,
    /// Where what joins them is told one by one.
    pub link: String,
}

/// Where a vertex stands.
#[derive(Clone, Copy)]
struct Place {
    /// In which of the five columns.
    column: usize,
    /// Where lines from the left and from the right end.
    ends: [i32; 2],
    y: i32,
}

impl Rings {
    /// Puts the columns in order: partners as they come, those further out by what they are joined to.
    pub fn new(vertices: Vec<Vertex>, spokes: Vec<Spoke>) -> Self {
        let near = |left: bool| {
            let is = |vertex: &Vertex| vertex.ring == Ring::Near && vertex.is_left == left;
            (0..vertices.len()).filter(|at| is(&vertices[*at])).collect::<Vec<usize>>()
        };
        let (left, right) = (near(true), near(false));
        // Of each of those further out: how many of its ties lead to either side, and how far down on the average.
        let mut further = Vec::new();
        for at in (0..vertices.len()).filter(|at| vertices[*at].ring == Ring::Far) {
            let joined = spokes.iter().filter(|spoke| spoke.ends.contains(&at)).flat_map(|spoke| spoke.ends);
            let joined: Vec<usize> = joined.filter(|other| *other != at).collect();
            let among = |side: &[usize]| {
                side.iter().enumerate().filter(|(_, one)| joined.contains(one)).map(|(at, _)| at).collect::<Vec<_>>()
            };
            let (of_left, of_right) = (among(&left), among(&right));
            let is_left = of_left.len() > of_right.len() || (of_left.len() == of_right.len() && vertices[at].is_left);
            let side = if is_left { of_left } else { of_right };
            let height = side.iter().sum::<usize>() * 100 / side.len().max(1);
            further.push((height, at, is_left));
        }
        further.sort();
        let far =
            |left: bool| further.iter().filter(|(_, _, is_left)| *is_left == left).map(|(_, at, _)| *at).collect();
        let centre = (0..vertices.len()).filter(|at| vertices[*at].ring == Ring::Centre).collect();
        let columns = [far(true), left, centre, right, far(false)];
        Rings { vertices, spokes, columns }
    }

    /// Draws them under title and description.
    pub fn draw(&self, titles: &Titles<'_>) -> Drawing {
        let widths = self.columns.clone().map(|column| {
            column.iter().map(|at| width(&self.vertices[*at].label, 11, Weight::Bold)).max().unwrap_or(0)
        });
        // A column that is empty takes no room.
        let room = |at: usize| if self.columns[at].is_empty() { 0 } else { widths[at] + 14 };
        let gap = |at: usize| if self.columns[at].is_empty() { 0 } else { self.gap() };
        let mut x = MARGIN;
        let mut lefts = [0; 5];
        for (at, left) in lefts.iter_mut().enumerate() {
            if at > 0 {
                x += if at <= 2 { gap(at - 1) } else { gap(at) };
            }
            *left = x;
            x += if at == 2 { widths[2] + 24 } else { room(at) };
        }
        let mut drawing = Drawing::new((x + MARGIN).max(760), titles);
        let top = drawing.write_heading(titles) + 12;
        if self.vertices.len() < 2 {
            return nothing_to_see(drawing, top);
        }
        let top = draw_key(&mut drawing, top, titles.voice) + 16;
        let most = self.columns.iter().map(Vec::len).max().unwrap_or(0).max(3) as i32;
        let height = most * STEP;
        let places = self.places(&lefts, &widths, top, height);
        // The most frequent kind first, so that the others lie on top.
        for (kind, class, _) in KINDS {
            for spoke in self.spokes.iter().filter(|spoke| spoke.kind == kind) {
                drawing.marks.push(self.draw_spoke(spoke, class, &places));
            }
        }
        for (at, column) in self.columns.iter().enumerate() {
            for vertex in column {
                drawing.marks.push(self.draw_vertex(*vertex, &places[*vertex], at));
            }
        }
        drawing.height = top + height + MARGIN;
        drawing
    }

    fn gap(&self) -> i32 {
        let is_wide = self.vertices.iter().any(|vertex| vertex.ring == Ring::Far);
        if is_wide { GAPS.1 } else { GAPS.0 }
    }

    fn places(&self, lefts: &[i32; 5], widths: &[i32; 5], top: i32, height: i32) -> Vec<Place> {
        let mut places = vec![Place { column: 2, ends: [0, 0], y: 0 }; self.vertices.len()];
        for (column, vertices) in self.columns.iter().enumerate() {
            for (row, at) in vertices.iter().enumerate() {
                let own = width(&self.vertices[*at].label, 11, Weight::Regular);
                let (left, right) = (lefts[column], lefts[column] + widths[column] + 14);
                // Names stand on the side of their point that looks outwards.
                let ends = match column {
                    0 | 1 => [right - 14 - own - 4, right],
                    2 => [left, left + widths[2] + 24],
                    _ => [left, left + 14 + own + 4],
                };
                let y = top + (2 * row as i32 + 1) * height / (2 * vertices.len() as i32);
                places[*at] = Place { column, ends, y };
            }
        }
        places
    }

    fn draw_spoke(&self, spoke: &Spoke, class: &'static str, places: &[Place]) -> Mark {
        let [one, other] = spoke.ends;
        let (from, to) = match places[one].column <= places[other].column {
            true => (places[one], places[other]),
            false => (places[other], places[one]),
        };
        let kinds: Vec<TieKind> =
            self.spokes.iter().filter(|alike| alike.ends == spoke.ends).map(|alike| alike.kind).collect();
        let lane = kinds.iter().position(|kind| *kind == spoke.kind).unwrap_or(0) as i32;
        let shift = lane * APART - (kinds.len() as i32 - 1) * APART / 2;
        let (from_y, to_y) = (from.y + shift, to.y + shift);
        let d = if from.column == to.column {
            // Both in one column: a bow towards the middle.
            let (at, bow) =
                if from.column < 2 { (from.ends[1], self.gap() / 2) } else { (from.ends[0], -self.gap() / 2) };
            let bow = at + bow * (1 + (from.y - to.y).abs() / STEP).min(8) / 8;
            format!("M{at} {from_y}C{bow} {from_y} {bow} {to_y} {at} {to_y}")
        } else {
            let (start, end) = (from.ends[1], to.ends[0]);
            let half = (end - start) / 2;
            format!("M{start} {from_y}C{} {from_y} {} {to_y} {end} {to_y}", start + half, end - half)
        };
        let [from, to] = spoke.ends.map(|at| self.vertices[at].id.clone());
        let shapes = vec![Shape::Tie { d, class, from, to }];
        Mark { link: Some(spoke.link.clone()), stop: false, tip: Some(spoke.name.clone()), shapes }
    }

    fn draw_vertex(&self, at: usize, place: &Place, column: usize) -> Mark {
        let vertex = &self.vertices[at];
        let (y, text) = (place.y, vertex.label.clone());
        let shapes = match column {
            2 => {
                let (x, width) = (place.ends[0], place.ends[1] - place.ends[0]);
                let class = "bold middle".to_owned();
                vec![
                    Shape::Rectangle { x, y: y - 15, width, height: 30, class: "plain".into() },
                    Shape::Text { x: x + width / 2, y: y + 4, class, text },
                ]
            }
            0 | 1 => {
                let x = place.ends[1] - 5;
                vec![
                    Shape::Circle { x, y, radius: 5, class: "node" },
                    Shape::Text { x: x - 9, y: y + 4, class: "end".into(), text },
                ]
            }
            _ => {
                let x = place.ends[0] + 5;
                vec![
                    Shape::Circle { x, y, radius: 5, class: "node" },
                    Shape::Text { x: x + 9, y: y + 4, class: String::new(), text },
                ]
            }
        };
        Mark { link: Some(vertex.link.clone()), stop: true, tip: Some(vertex.name.clone()), shapes }
    }
}

fn draw_key(drawing: &mut Drawing, mut y: i32, voice: Voice) -> i32 {
    let mut x = MARGIN;
    for (_, class, text) in KINDS {
        let text = voice.text(text);
        let all = 52 + width(text, 11, Weight::Regular);
        if x > MARGIN && x + all > drawing.width - MARGIN {
            x = MARGIN;
            y += 22;
        }
        drawing.draw(Shape::Path { d: format!("M{x} {y}h28"), class });
        drawing.draw(Shape::Text { x: x + 34, y: y + 4, class: String::new(), text: text.to_owned() });
        x += all;
    }
    y + 10
}
