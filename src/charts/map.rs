//! A map of the states: the land of each looks like what is said of it. A state too small to be seen is a dot.

use crate::charts::{
    atlas::{self, Outline, Place},
    drawing::{Drawing, MARGIN, Mark, Shape, Titles},
    projection::{Projection, distance, middle_of},
    text::{Weight, width},
};
use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

/// A map.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// What is said of each state.
    pub areas: Vec<Area>,
    /// The two letters of the states that it must show; of none: the world.
    pub focus: Vec<String>,
    /// What the looks mean.
    pub legend: Vec<(Look, String)>,
}

/// What is said of one state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its two letters in ISO 3166-1.
    pub code: String,
    /// How it looks.
    pub look: Look,
    /// What is said of it, in words.
    pub tip: String,
    /// The page about it.
    pub link: String,
}

/// How the land of a state looks. No two of them are told apart by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Filled.
    Full,
    /// Lightly filled, with dots in it.
    Half,
    /// Empty.
    Empty,
    /// Hatched.
    Hatched,
}

/// How wide a map is at most.
const WIDEST: f64 = 948.0;
/// How high a map is at most.
const HIGHEST: f64 = 640.0;
/// The meridian in the middle of the world, so chosen that no state is torn apart.
const MIDDLE_OF_THE_WORLD: f64 = 11.0;
/// How many degrees a part of the world reaches from its middle at most to be drawn as a part.
const WIDEST_PART: f64 = 75.0;
/// A state wider than this, in radii of the globe, is cut at the edge rather than make all others small.
const WIDE: f64 = 0.85;
/// How much of a part's size is shown around it.
const AROUND: f64 = 0.06;
/// A state with less land than this, in square units of the picture, is a dot.
const LEAST_AREA: f64 = 14.0;
/// How large a dot is.
const RADIUS: f64 = 3.5;
/// Places nearer to each other than this, in units of the picture, are one.
const NEAR: f64 = 0.45;

type Point = (f64, f64);

/// A circle on the globe: its middle, and how many degrees it reaches.
type Circle = (Place, f64);

impl Map {
    /// Draws it under title and description.
    pub fn draw(&self, titles: &Titles<'_>) -> Drawing {
        let mut drawing = Drawing::new(WIDEST as i32 + 2 * MARGIN, titles);
        let top = drawing.write_heading(titles);
        let top = self.draw_legend(&mut drawing, top) + 12;
        let window = Window::on(self);
        let lands = window.lands();
        let (width, height) = (window.width.ceil() as i32, window.height.ceil() as i32);
        drawing.draw(Shape::Rectangle { x: MARGIN, y: top, width, height, class: "band".into() });
        let said: HashSet<&str> = self.areas.iter().map(|area| area.code.as_str()).collect();
        let others = atlas::outlines().iter().zip(lands.iter()).filter(|(outline, _)| !said.contains(outline.code));
        let others: String = others.map(|(_, land)| land.path(top)).collect();
        drawing.draw(Shape::Area { d: others, class: "land", pattern: None });
        let mut dots = Vec::new();
        for area in &self.areas {
            let Some(at) = atlas::place_of(&area.code) else { continue };
            let (outline, land) = (&atlas::outlines()[at], &lands[at]);
            if land.size >= LEAST_AREA {
                drawing.marks.push(area.mark(land.path(top)));
            } else if let Some((x, y)) = outline.middle.and_then(|middle| window.place(middle)) {
                dots.push(area.mark(dot((x, y + f64::from(top)))));
            }
        }
        // Above the land, which would hide them.
        drawing.marks.extend(dots);
        drawing.height = top + height + MARGIN;
        drawing
    }

    fn draw_legend(&self, drawing: &mut Drawing, mut y: i32) -> i32 {
        let mut x = MARGIN;
        for (look, meaning) in &self.legend {
            let all = 34 + width(meaning, 11, Weight::Regular) + 18;
            if x > MARGIN && x + all > drawing.width - MARGIN {
                (x, y) = (MARGIN, y + 26);
            }
            drawing.marks.push(Mark::of(look.shapes(format!("M{} {}h26v18h-26z", x + 1, y + 1))));
            drawing.draw(Shape::Text { x: x + 34, y: y + 14, class: String::new(), text: meaning.clone() });
            x += all;
        }
        y + 22
    }
}

impl Area {
    fn mark(&self, d: String) -> Mark {
        Mark { link: Some(self.link.clone()), stop: false, tip: Some(self.tip.clone()), shapes: self.look.shapes(d) }
    }
}

impl Look {
    fn shapes(self, d: String) -> Vec<Shape> {
        let filled = |class| Shape::Area { d: d.clone(), class, pattern: None };
        match self {
            Look::Full => vec![filled("coast level-4")],
            Look::Half => {
                vec![filled("coast level-2"), Shape::Area { d: d.clone(), class: "", pattern: Some("dotted") }]
            }
            Look::Empty => vec![filled("coast ground")],
            Look::Hatched => vec![Shape::Area { d, class: "coast", pattern: Some("hatched") }],
        }
    }
}

/// The land of a state in a picture, wherever below the upper edge that stands.
#[derive(Clone)]
struct Land {
    rings: Vec<Ring>,
    /// How large it is, in square units.
    size: f64,
}

/// A coast or border: where it begins, in tenths, and the steps from there.
#[derive(Clone)]
struct Ring {
    start: (i64, i64),
    steps: String,
}

impl Land {
    /// As a path in a picture of which the map begins at this height.
    fn path(&self, top: i32) -> String {
        let mut path = String::with_capacity(self.rings.iter().map(|ring| ring.steps.len() + 16).sum());
        for Ring { start: (x, y), steps } in &self.rings {
            path.push('M');
            number(&mut path, *x);
            path.push(' ');
            number(&mut path, y + 10 * i64::from(top));
            path.push_str(steps);
        }
        path
    }
}

/// The part of the plane that is shown.
struct Window {
    projection: Projection,
    left: f64,
    top: f64,
    scale: f64,
    width: f64,
    height: f64,
}

impl Window {
    /// The part that a map must show.
    fn on(map: &Map) -> Self {
        let outlines: Vec<&Outline> = map.focus.iter().filter_map(|code| atlas::outline_of(code)).collect();
        let middles: Vec<Place> = outlines.iter().filter_map(|outline| outline.middle).collect();
        let part = middle_of(&middles).filter(|(_, radius)| *radius < WIDEST_PART);
        match part {
            Some((middle, _)) => Window::around(Projection::Azimuthal(middle), &outlines),
            None => Window::world(),
        }
    }

    fn world() -> Self {
        let projection = Projection::EqualEarth(MIDDLE_OF_THE_WORLD);
        let edge = |east: f64, latitude| {
            projection.project(Place { longitude: MIDDLE_OF_THE_WORLD + east, latitude }).unwrap_or_default()
        };
        // Where nobody is party to anything, nothing is shown.
        Window::fit(projection, [(edge(-180.0, 0.0).0, edge(0.0, 83.5).1), (edge(180.0, 0.0).0, edge(0.0, -56.0).1)])
    }

    fn around(projection: Projection, outlines: &[&Outline]) -> Self {
        let mut boxes: Vec<[Point; 2]> = Vec::new();
        for outline in outlines {
            let ring = outline.rings.iter().filter_map(|ring| projection.ring(ring));
            let ring = ring.max_by(|one, other| area(one).total_cmp(&area(other)));
            let middle = outline.middle.and_then(|middle| projection.project(middle));
            boxes.extend(bounds(ring.into_iter().flatten().chain(middle)));
        }
        let (wide, narrow): (Vec<_>, Vec<_>) = boxes.into_iter().partition(|[from, to]| to.0 - from.0 > WIDE);
        let boxes = if narrow.is_empty() { wide } else { narrow };
        let Some([from, to]) = bounds(boxes.into_iter().flatten()) else { return Window::world() };
        // So much at least that a state of islands has a sea around it.
        let around = ((to.0 - from.0).max(to.1 - from.1) * AROUND).max(0.02);
        Window::fit(projection, [(from.0 - around, to.1 + around), (to.0 + around, from.1 - around)])
    }

    /// The window between two corners, the upper left and the lower right.
    fn fit(projection: Projection, [from, to]: [Point; 2]) -> Self {
        let (wide, high) = (to.0 - from.0, from.1 - to.1);
        let scale = (WIDEST / wide).min(HIGHEST / high);
        // Of a place that is high rather than wide, what lies on both sides is shown too.
        let left = from.0 - (WIDEST / scale - wide) / 2.0;
        Window { projection, left, top: from.1, scale, width: WIDEST, height: high * scale }
    }

    fn point(&self, (x, y): Point) -> Point {
        (f64::from(MARGIN) + (x - self.left) * self.scale, (self.top - y) * self.scale)
    }

    /// Where a place stands in the picture, if it does.
    fn place(&self, place: Place) -> Option<Point> {
        let ring = self.projection.ring(&[place])?;
        let (x, y) = self.point(*ring.first()?);
        let corners = self.corners();
        (x >= corners[0].0 && x <= corners[1].0 && y >= corners[0].1 && y <= corners[1].1).then_some((x, y))
    }

    fn corners(&self) -> [Point; 2] {
        let left = f64::from(MARGIN);
        [(left, 0.0), (left + self.width, self.height)]
    }

    /// The land of every outline. That of the world is the same in every picture of it, and made once.
    fn lands(&self) -> Cow<'static, [Land]> {
        static WORLD: LazyLock<Vec<Land>> = LazyLock::new(|| Window::world().made());
        match self.projection {
            Projection::EqualEarth(_) => Cow::Borrowed(&WORLD),
            Projection::Azimuthal(_) => Cow::Owned(self.made()),
        }
    }

    fn made(&self) -> Vec<Land> {
        atlas::outlines().iter().zip(around_rings()).map(|(outline, around)| self.land(outline, around)).collect()
    }

    /// How many degrees the farthest place in the window is from its middle; nothing where that is all of the globe.
    fn reach(&self) -> Option<Circle> {
        let Projection::Azimuthal(middle) = self.projection else { return None };
        let across = [self.left, self.left + self.width / self.scale];
        let up = [self.top, self.top - self.height / self.scale];
        let farthest = across.iter().flat_map(|x| up.iter().map(move |y| x.hypot(*y))).fold(0.0, f64::max);
        Some((middle, 2.0 * (farthest / 2.0).min(1.0).asin().to_degrees()))
    }

    /// The land within the edges of the window; `around` has a circle around each of its rings.
    fn land(&self, outline: &Outline, around: &[Option<Circle>]) -> Land {
        let (mut rings, mut size) = (Vec::new(), 0.0);
        let reach = self.reach();
        let is_beyond = |around: &Option<Circle>| match (reach, around) {
            (Some((middle, reach)), Some((place, radius))) => distance(middle, *place) > reach + radius,
            _ => false,
        };
        for (ring, around) in outline.rings.iter().zip(around) {
            // What lies elsewhere on the globe need not be projected.
            if is_beyond(around) {
                continue;
            }
            let Some(ring) = self.projection.ring(ring) else { continue };
            let ring = cut(ring.into_iter().map(|point| self.point(point)).collect(), self.corners());
            size += area(&ring);
            rings.extend(written(&ring));
        }
        Land { rings, size }
    }
}

/// By outline, the smallest circle known around each of its rings.
fn around_rings() -> &'static [Vec<Option<Circle>>] {
    static ALL: LazyLock<Vec<Vec<Option<Circle>>>> = LazyLock::new(|| {
        let of = |outline: &Outline| outline.rings.iter().map(|ring| middle_of(ring)).collect();
        atlas::outlines().iter().map(of).collect()
    });
    &ALL
}

fn dot((x, y): Point) -> String {
    format!(
        "M{:.1} {y:.1}a{RADIUS} {RADIUS} 0 1 0 {} 0a{RADIUS} {RADIUS} 0 1 0 -{} 0z",
        x - RADIUS,
        2.0 * RADIUS,
        2.0 * RADIUS
    )
}

/// The smallest box around some points: where both coordinates are least, and where they are greatest.
fn bounds(points: impl IntoIterator<Item = Point>) -> Option<[Point; 2]> {
    points.into_iter().fold(None, |bounds, (x, y)| {
        let [from, to] = bounds.unwrap_or([(x, y); 2]);
        Some([(from.0.min(x), from.1.min(y)), (to.0.max(x), to.1.max(y))])
    })
}

/// How large the inside of a ring is.
fn area(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(one, other)| one.0 * other.1 - other.0 * one.1).sum::<f64>().abs() / 2.0
}

/// The part of a ring within two corners: cut at one edge after the other (Sutherland and Hodgman).
fn cut(ring: Vec<Point>, [from, to]: [Point; 2]) -> Vec<Point> {
    let across = |(x, y): Point| (y, x);
    let mut ring = ring;
    for (least, most) in [(from.0, to.0), (from.1, to.1)] {
        ring = within(&within(&ring, |x| x - least), |x| most - x);
        ring = ring.into_iter().map(across).collect();
    }
    ring
}

/// The part of a ring on the inner side of an edge: where the depth of the first coordinate is not below zero.
fn within(ring: &[Point], depth: impl Fn(f64) -> f64) -> Vec<Point> {
    let mut inside = Vec::with_capacity(ring.len());
    let next = ring.iter().cycle().skip(1);
    for (one, other) in ring.iter().zip(next) {
        let (start, end) = (depth(one.0), depth(other.0));
        if start >= 0.0 {
            inside.push(*one);
        }
        if (start >= 0.0) != (end >= 0.0) {
            let part = start / (start - end);
            inside.push((one.0 + (other.0 - one.0) * part, one.1 + (other.1 - one.1) * part));
        }
    }
    inside
}

/// A ring in steps from place to place, in tenths, so that neighbours share every place of their border.
fn written(ring: &[Point]) -> Option<Ring> {
    let tenth = |length: f64| (length * 10.0).round() as i64;
    let mut kept: Vec<(i64, i64)> = Vec::new();
    let near = tenth(NEAR);
    for (x, y) in ring.iter().map(|(x, y)| (tenth(*x), tenth(*y))) {
        if kept.last().is_none_or(|(a, b)| (x - a).abs() > near || (y - b).abs() > near) {
            kept.push((x, y));
        }
    }
    let start = *kept.first().filter(|_| kept.len() >= 3)?;
    let (mut before, mut steps) = (start, String::new());
    for (at, (x, y)) in kept.into_iter().skip(1).enumerate() {
        steps.push(if at == 0 { 'l' } else { ' ' });
        number(&mut steps, x - before.0);
        steps.push(' ');
        number(&mut steps, y - before.1);
        before = (x, y);
    }
    steps.push('z');
    Some(Ring { start, steps })
}

/// Writes tenths as a number, as short as it can be.
fn number(path: &mut String, tenths: i64) {
    let (whole, rest) = (tenths / 10, (tenths % 10).abs());
    match (whole, rest) {
        (whole, 0) => path.push_str(itoa::Buffer::new().format(whole)),
        (0, _) => path.push_str(if tenths < 0 { "-" } else { "" }),
        (whole, _) => path.push_str(itoa::Buffer::new().format(whole)),
    }
    if rest > 0 {
        path.push('.');
        path.push_str(itoa::Buffer::new().format(rest));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reaches_over_an_edge_is_cut_there() {
        let square = vec![(-2.0, -2.0), (2.0, -2.0), (2.0, 2.0), (-2.0, 2.0)];
        let part = cut(square.clone(), [(0.0, 0.0), (5.0, 5.0)]);
        assert_eq!(area(&part), 4.0);
        assert_eq!(bounds(part), Some([(0.0, 0.0), (2.0, 2.0)]));
        assert!(cut(square, [(3.0, 3.0), (5.0, 5.0)]).is_empty());
    }

    #[test]
    fn numbers_are_short_and_right() {
        let rings = written(&[(10.0, 0.5), (10.0, -19.25), (-0.5, 3.0), (-0.52, 3.01)]);
        let land = Land { rings: rings.into_iter().collect(), size: 0.0 };
        assert_eq!(land.path(0), "M10 .5l0 -19.8 -10.5 22.3z");
        assert_eq!(land.path(7), "M10 7.5l0 -19.8 -10.5 22.3z");
    }
}
