//! Nodes and edges in three columns: hubs in the middle, what belongs to them on both sides, with few crossings.
//!
//! Each name has a line of its own, so that none collides however many there are; where a circle of nodes would have to
//! turn or cut them. The order comes from averages, never from chance: the same graph gives the same picture.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        drawing::{Drawing, MARGIN, Mark, Shape, Titles},
        matrix::nothing_to_see,
        text::{Weight, width},
    },
    language::voice::Voice,
};

/// How often the columns are put in order by each other; it settles after a few times.
const SWEEPS: usize = 12;

/// How far one name is from the next.
const STEP: i32 = 22;

/// Between the columns.
const GAP: i32 = 260;

/// Nodes in three columns, with what joins them.
#[derive(Clone, Debug)]
pub struct Layers {
    vertices: Vec<Vertex>,
    hubs: Vec<Vertex>,
    edges: Vec<Edge>,
    /// The places of the vertices at each side, and of the hubs: indices from the top to the bottom.
    left: Vec<usize>,
    middle: Vec<usize>,
    right: Vec<usize>,
}

/// A node.
#[derive(Clone, Debug)]
pub struct Vertex {
    /// Where it stands.
    pub side: Side,
    /// What is written.
    pub label: String,
    /// What it is, at more length.
    pub name: String,
    /// The page about it.
    pub link: String,
}

/// Where a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left of the hubs.
    Left,
    /// Among the hubs.
    Middle,
    /// Right of them.
    Right,
}

/// What joins a node with a hub.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The node.
    pub vertex: usize,
    /// The hub.
    pub hub: usize,
    /// What it is.
    pub kind: EdgeKind,
    /// What it says, in words.
    pub name: String,
}

/// What kind of edge it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// It leads.
    Leads,
    /// It belongs to it.
    Belongs,
    /// It takes part from the outside.
    Loose,
}

impl Layers {
    /// Puts the columns in order.
    pub fn new(vertices: Vec<Vertex>, hubs: Vec<Vertex>, edges: Vec<Edge>, budget: &Budget) -> Result<Self, Stopped> {
        let of = |side| (0..vertices.len()).filter(|at| vertices[*at].side == side).collect::<Vec<usize>>();
        let (mut left, mut right) = (of(Side::Left), of(Side::Right));
        let mut middle: Vec<usize> = (0..hubs.len()).collect();
        for _ in 0..SWEEPS {
            budget.steps(vertices.len() + hubs.len() + 2 * edges.len())?;
            let heights = heights(&[&left, &right], vertices.len());
            let of_hubs = averages(edges.iter().map(|edge| (edge.hub, heights[edge.vertex])), hubs.len());
            sort(&mut middle, &of_hubs);
            let heights = self::heights(&[&middle], hubs.len());
            let of_vertices = averages(edges.iter().map(|edge| (edge.vertex, heights[edge.hub])), vertices.len());
            sort(&mut left, &of_vertices);
            sort(&mut right, &of_vertices);
        }
        Ok(Layers { vertices, hubs, edges, left, middle, right })
    }

    /// Draws them under title and description.
    pub fn draw(&self, titles: &Titles<'_>) -> Drawing {
        let label_width = |places: &[usize], nodes: &[Vertex], weight| {
            places.iter().map(|at| width(&nodes[*at].label, 11, weight)).max().unwrap_or(0)
        };
        let hub_width = 24
            + label_width(&self.middle, &self.hubs, Weight::Bold)
                .max(self.hubs.iter().map(|hub| width(&hub.name, 10, Weight::Regular)).max().unwrap_or(0));
        let left_edge = MARGIN + label_width(&self.left, &self.vertices, Weight::Regular) + 12;
        let hub_left = left_edge + GAP;
        let right_edge = hub_left + hub_width + GAP;
        let width_of_right = label_width(&self.right, &self.vertices, Weight::Regular);
        let mut drawing = Drawing::new(right_edge + 12 + width_of_right + MARGIN, titles);
        let top = drawing.write_heading(titles);
        if self.hubs.is_empty() {
            return nothing_to_see(drawing, top);
        }
        let top = draw_key(&mut drawing, top + 10, titles.voice) + 30;
        let most = self.left.len().max(self.right.len()).max(self.hubs.len() * 2) as i32;
        let height = most * STEP;
        for (x, class, text) in [
            (left_edge, "bold end", "chart-networks-left"),
            (hub_left + hub_width / 2, "bold middle", "chart-networks-middle"),
            (right_edge, "bold", "chart-networks-right"),
        ] {
            let text = titles.voice.text(text);
            let x = if class == "bold end" { x.max(MARGIN + width(text, 11, Weight::Bold)) } else { x };
            let x = if class == "bold" { x.min(drawing.width - MARGIN - width(text, 11, Weight::Bold)) } else { x };
            drawing.draw(Shape::Text { x, y: top - 6, class: class.into(), text: text.into() });
        }
        let places = |order: &[usize], count: usize| {
            let mut places = vec![0; count];
            for (at, node) in order.iter().enumerate() {
                places[*node] = top + (2 * at as i32 + 1) * height / (2 * order.len() as i32);
            }
            places
        };
        let hubs = places(&self.middle, self.hubs.len());
        let (left, right) = (places(&self.left, self.vertices.len()), places(&self.right, self.vertices.len()));

        // The loose ones first, so that those that lead lie on top.
        for (kind, class) in
            [(EdgeKind::Loose, "edge-loose"), (EdgeKind::Belongs, "edge"), (EdgeKind::Leads, "edge-lead")]
        {
            for edge in self.edges.iter().filter(|edge| edge.kind == kind) {
                let to = hubs[edge.hub];
                let d = match self.vertices[edge.vertex].side {
                    Side::Right => {
                        let (from, start, end) = (right[edge.vertex], right_edge - 6, hub_left + hub_width);
                        format!("M{start} {from}C{} {from} {} {to} {end} {to}", start - GAP / 2, end + GAP / 2)
                    }
                    Side::Left | Side::Middle => {
                        let (from, start, end) = (left[edge.vertex], left_edge + 6, hub_left);
                        format!("M{start} {from}C{} {from} {} {to} {end} {to}", start + GAP / 2, end - GAP / 2)
                    }
                };
                drawing.marks.push(Mark {
                    link: None,
                    stop: false,
                    tip: Some(edge.name.clone()),
                    shapes: vec![Shape::Path { d, class }],
                });
            }
        }
        for (hub, y) in self.hubs.iter().zip(&hubs) {
            drawing.marks.push(Mark {
                link: Some(hub.link.clone()),
                stop: true,
                tip: Some(format!("{}: {}", hub.label, hub.name)),
                shapes: vec![
                    Shape::Rectangle { x: hub_left, y: y - 18, width: hub_width, height: 36, class: "plain".into() },
                    Shape::Text {
                        x: hub_left + hub_width / 2,
                        y: y - 3,
                        class: "bold middle".into(),
                        text: hub.label.clone(),
                    },
                    Shape::Text {
                        x: hub_left + hub_width / 2,
                        y: y + 11,
                        class: "small quiet middle".into(),
                        text: hub.name.clone(),
                    },
                ],
            });
        }
        for (places, order, x, class, text_x) in [
            (&left, &self.left, left_edge, "end", left_edge - 8),
            (&right, &self.right, right_edge, "", right_edge + 8),
        ] {
            for at in order {
                let vertex = &self.vertices[*at];
                let y = places[*at];
                drawing.marks.push(Mark {
                    link: Some(vertex.link.clone()),
                    stop: true,
                    tip: Some(vertex.name.clone()),
                    shapes: vec![
                        Shape::Circle { x, y, radius: 5, class: "node" },
                        Shape::Text { x: text_x, y: y + 4, class: class.into(), text: vertex.label.clone() },
                    ],
                });
            }
        }
        drawing.height = top + height + MARGIN;
        drawing
    }
}

/// What each kind of line means, in as many lines as it takes; returns where it ends.
fn draw_key(drawing: &mut Drawing, mut y: i32, voice: Voice) -> i32 {
    let mut x = MARGIN;
    for (class, text) in [
        ("edge-lead", "chart-networks-leads"),
        ("edge", "chart-networks-belongs"),
        ("edge-loose", "chart-networks-loose"),
    ] {
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
    y
}

/// How far down each node stands, from 0 to 1, of columns that may be of different lengths.
fn heights(columns: &[&Vec<usize>], count: usize) -> Vec<f64> {
    let mut heights = vec![0.5; count];
    for column in columns {
        for (at, node) in column.iter().enumerate() {
            heights[*node] = (at as f64 + 0.5) / column.len() as f64;
        }
    }
    heights
}

/// How far down what each node is joined to stands; half way where it is joined to nothing.
fn averages(joined: impl Iterator<Item = (usize, f64)>, count: usize) -> Vec<f64> {
    let mut sums = vec![(0.0, 0); count];
    for (node, height) in joined {
        sums[node] = (sums[node].0 + height, sums[node].1 + 1);
    }
    sums.into_iter().map(|(sum, count)| if count == 0 { 0.5 } else { sum / f64::from(count) }).collect()
}

/// Stable, so that equals stay where they were and the order comes to rest.
fn sort(nodes: &mut [usize], keys: &[f64]) {
    nodes.sort_by(|one, other| keys[*one].total_cmp(&keys[*other]));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vertex(side: Side, label: &str) -> Vertex {
        Vertex { side, label: label.to_owned(), name: label.to_owned(), link: String::new() }
    }

    #[test]
    fn what_belongs_together_stands_side_by_side_and_nothing_crosses_that_need_not() {
        let vertices = ["a", "b", "c", "d"].map(|label| vertex(Side::Left, label)).to_vec();
        let hubs = ["one", "two"].map(|label| vertex(Side::Middle, label)).to_vec();
        let edge = |vertex, hub| Edge { vertex, hub, kind: EdgeKind::Belongs, name: String::new() };
        let edges = vec![edge(0, 1), edge(1, 0), edge(2, 1), edge(3, 0)];
        let layers = Layers::new(vertices, hubs, edges, &Budget::unlimited()).expect("without limits nothing stops");
        let hub_of = |vertex: usize| layers.middle.iter().position(|hub| vertex.is_multiple_of(2) == (*hub == 1));
        let order: Vec<_> = layers.left.iter().map(|vertex| hub_of(*vertex)).collect();
        assert!(order.is_sorted(), "{order:?}");
    }
}
