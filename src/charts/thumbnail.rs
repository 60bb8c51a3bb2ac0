//! A chart at a glance, where all of them are offered: its colours without words, in a few kilobytes that follow the scheme of
//! their reader.

use crate::charts::{
    matrix::{Matrix, Tone},
    palette,
};
use std::{collections::BTreeMap, fmt::Write};

/// How far one cell is from the next.
const STEP: (usize, usize) = (6, 5);

/// How many rows and columns are seen; a card has no room for more.
const SEEN: (usize, usize) = (90, 90);

/// How wide the years of a timeline are, and how far one bar is from the next.
const YEARS: (usize, usize) = (360, 5);

/// How wide and high the field is in which columns stand.
const FIELD: (usize, usize) = (360, 190);

/// Of a table: a patch for each cell that says something.
pub fn of_matrix(matrix: &Matrix) -> String {
    let mut patches = Patches::default();
    for (y, row) in matrix.rows.iter().take(SEEN.1).enumerate() {
        let mut x = 0;
        // Cells of the same colour side by side are one patch.
        for run in
            row.cells[..row.cells.len().min(SEEN.0)].chunk_by(|one, other| one.tone.class() == other.tone.class())
        {
            if !matches!(run[0].tone, Tone::Nothing | Tone::Partly | Tone::Unknown | Tone::Outside) {
                let width = run.len() * STEP.0 - 1;
                patches.add(run[0].tone.class(), x * STEP.0, y * STEP.1, width, STEP.1 - 1);
            }
            x += run.len();
        }
    }
    let size = |count: usize, seen: usize, step: usize| count.clamp(1, seen) * step;
    patches.svg(size(matrix.columns.len(), SEEN.0, STEP.0), size(matrix.rows.len(), SEEN.1, STEP.1))
}

/// Of bars over the years: the class of each, and from where to where it goes, of a thousand.
pub fn of_bars(bars: &[(&'static str, usize, usize)]) -> String {
    let mut patches = Patches::default();
    for (y, (class, from, until)) in bars.iter().take(SEEN.1).enumerate() {
        let place = |share: usize| share * YEARS.0 / 1_000;
        let width = place(*until).saturating_sub(place(*from)).max(2);
        patches.add(class, place(*from), y * YEARS.1, width, YEARS.1 - 1);
    }
    patches.svg(YEARS.0, bars.len().clamp(1, SEEN.1) * YEARS.1)
}

/// Of columns from the ground: how high each is, of a thousand.
pub fn of_columns(heights: &[usize]) -> String {
    let mut patches = Patches::default();
    let (wide, high) = (FIELD.0 / heights.len().max(1), FIELD.1);
    for (x, height) in heights.iter().map(|height| height * high / 1_000).enumerate() {
        patches.add("level-4", x * wide, high - height, wide.saturating_sub(1).max(1), height);
    }
    patches.svg(FIELD.0, high)
}

/// Of a chart that can't be drawn: nothing.
pub fn empty() -> String {
    Patches::default().svg(STEP.0, STEP.1)
}

/// One path a colour.
#[derive(Default)]
struct Patches {
    paths: BTreeMap<&'static str, String>,
}

impl Patches {
    fn add(&mut self, class: &'static str, x: usize, y: usize, width: usize, height: usize) {
        let path = self.paths.entry(class).or_default();
        write!(path, "M{x} {y}h{width}v{height}h-{width}z").expect("texts take all that is written");
    }

    fn svg(self, width: usize, height: usize) -> String {
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\"><style>{}</style><rect class=\"page\" width=\"{width}\" height=\"{height}\"/>",
            palette::of_patches()
        );
        for (class, path) in self.paths {
            write!(svg, "<path class=\"{class}\" d=\"{path}\"/>").expect("texts take all that is written");
        }
        svg.push_str("</svg>\n");
        svg
    }
}
