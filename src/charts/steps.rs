//! Steps over the years, with dots of what was only said: a line that is known beside numbers that are reported.

use crate::{
    charts::{
        drawing::{Drawing, MARGIN, Mark, Shape, Titles},
        matrix::nothing_to_see,
        text::{Weight, width},
    },
    language::voice::Voice,
};
use entity::partial_date::PartialDate;

/// How wide and how high the field is in which the steps are drawn.
const FIELD: (i32, i32) = (820, 320);

/// How far apart two numbers stand that are written on one line.
const APART: i32 = 30;

/// Numbers over the years.
#[derive(Clone, Debug)]
pub struct Steps {
    /// What is known, year by year.
    pub steps: Vec<Step>,
    /// What was said.
    pub dots: Vec<Dot>,
}

/// One year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The year.
    pub year: u16,
    /// How many members there were at its end, observers not counted.
    pub members: usize,
    /// Of how many of them no beginning is known.
    pub undated: usize,
    /// How many observers there were.
    pub observers: usize,
}

/// A number that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// When.
    pub on: PartialDate,
    /// How many.
    pub count: i32,
}

/// Where things stand in the field.
struct Scale {
    left: i32,
    bottom: i32,
    years: (i32, i32),
    most: i32,
}

impl Scale {
    fn x(&self, year: f64) -> i32 {
        let span = f64::from(self.years.1 - self.years.0);
        self.left + ((year - f64::from(self.years.0)) / span * f64::from(FIELD.0)).round() as i32
    }

    fn y(&self, count: i32) -> i32 {
        self.bottom - count * FIELD.1 / self.most
    }
}

impl Steps {
    /// How high each year stands, of a thousand.
    pub fn heights(&self) -> Vec<usize> {
        let most = self.steps.iter().map(|step| step.members).max().unwrap_or(1).max(1);
        self.steps.iter().map(|step| step.members * 1_000 / most).collect()
    }

    /// Draws them under title and description.
    pub fn draw(&self, titles: &Titles<'_>) -> Drawing {
        let left = MARGIN + 34;
        let mut drawing = Drawing::new(left + FIELD.0 + 90 + MARGIN, titles);
        let top = drawing.write_heading(titles);
        let Some((first, last)) = self.steps.first().zip(self.steps.last()) else {
            return nothing_to_see(drawing, top);
        };
        let top = draw_key(&mut drawing, top + 6, titles.voice) + 12;
        let said = self.dots.iter().map(|dot| i32::from(dot.on.year()));
        let first_year = said.chain([i32::from(first.year)]).min().unwrap_or_default();
        let known = self.steps.iter().map(|step| count(step.members));
        let most = known.chain(self.dots.iter().map(|dot| dot.count)).max().unwrap_or(1).max(1);
        let stride = stride(most, 6);
        let scale = Scale {
            left,
            bottom: top + 12 + FIELD.1,
            years: (first_year, i32::from(last.year) + 1),
            most: (most + stride - 1) / stride * stride,
        };
        draw_axes(&mut drawing, &scale, stride);
        for step in &self.steps {
            drawing.marks.push(draw_step(step, &scale, titles.voice));
        }
        drawing.draw(Shape::Path { d: self.outline(&scale), class: "steps" });
        let text = titles.voice.say("chart-history-last").with("count", last.members).to_string();
        let y = scale.y(count(last.members)) + 4;
        drawing.draw(Shape::Text { x: scale.left + FIELD.0 + 6, y, class: "bold".into(), text });
        self.draw_dots(&mut drawing, &scale, titles.voice);
        // Below stand the years.
        drawing.height = scale.bottom + 22 + MARGIN;
        drawing
    }

    /// The line over the steps.
    fn outline(&self, scale: &Scale) -> String {
        let mut d = String::new();
        for step in &self.steps {
            let (y, x) = (scale.y(count(step.members)), scale.x(f64::from(step.year)));
            let end = scale.x(f64::from(step.year) + 1.0);
            let begin = if d.is_empty() { format!("M{x} {y}") } else { format!("V{y}") };
            d.push_str(&format!("{begin}H{end}"));
        }
        d
    }

    fn draw_dots(&self, drawing: &mut Drawing, scale: &Scale, voice: Voice) {
        let mut written: Vec<(i32, i32)> = Vec::new();
        for dot in &self.dots {
            let (x, y) = (scale.x(fraction(dot.on)), scale.y(dot.count));
            let mut shapes = vec![Shape::Circle { x, y, radius: 5, class: "said" }];
            let near: Vec<i32> =
                written.iter().filter(|(other, _)| (other - x).abs() < APART).map(|(_, other)| *other).collect();
            // Where two of one number stand side by side, it is written once; of unlike numbers one stands below its dot.
            if !near.contains(&y) {
                let below = near.iter().any(|other| (other - y).abs() < 20);
                let text = dot.count.to_string();
                let y = if below { y + 18 } else { y - 9 };
                shapes.push(Shape::Text { x, y, class: "middle bold".into(), text });
            }
            written.push((x, y));
            let tip = voice.say("chart-history-dot").with("day", dot.on).with("count", dot.count.to_string());
            drawing.marks.push(Mark { link: None, stop: false, tip: Some(tip.to_string()), shapes });
        }
    }
}

fn draw_axes(drawing: &mut Drawing, scale: &Scale, stride: i32) {
    for tick in (0..=scale.most).step_by(usize::try_from(stride).unwrap_or(1)) {
        let y = scale.y(tick);
        drawing.draw(Shape::Path { d: format!("M{} {y}h{}", scale.left, FIELD.0), class: "rule" });
        let text = tick.to_string();
        drawing.draw(Shape::Text { x: scale.left - 8, y: y + 4, class: "end quiet".into(), text });
    }
    let span = scale.years.1 - scale.years.0;
    let stride = stride_of_years(span);
    for year in (scale.years.0..scale.years.1).filter(|year| year % stride == 0) {
        let x = scale.x(f64::from(year));
        drawing.draw(Shape::Path { d: format!("M{x} {}v5", scale.bottom), class: "rule" });
        let class = "middle quiet".to_owned();
        drawing.draw(Shape::Text { x, y: scale.bottom + 18, class, text: year.to_string() });
    }
}

fn draw_step(step: &Step, scale: &Scale, voice: Voice) -> Mark {
    let (x, end) = (scale.x(f64::from(step.year)), scale.x(f64::from(step.year) + 1.0));
    let dated = scale.y(count(step.members - step.undated));
    let all = scale.y(count(step.members));
    let width = end - x;
    let mut shapes =
        vec![Shape::Rectangle { x, y: dated, width, height: scale.bottom - dated, class: "level-2".into() }];
    if step.undated > 0 {
        shapes.push(Shape::Pattern { x, y: all, width, height: dated - all, pattern: "hatched" });
    }
    let tip = match step.observers {
        0 => voice.say("chart-history-step"),
        count => voice.say("chart-history-step-observers").with("observers", count),
    };
    let tip = tip.with("year", step.year.to_string()).with("count", step.members).to_string();
    Mark { link: None, stop: false, tip: Some(tip), shapes }
}

/// What a sign looks like at a place, and what it means.
type Key<'k> = (&'k dyn Fn(i32, i32) -> Shape, &'k str);

fn draw_key(drawing: &mut Drawing, mut y: i32, voice: Voice) -> i32 {
    let mut x = MARGIN;
    let keys: [Key<'_>; 3] = [
        (
            &|x, y| Shape::Rectangle { x, y: y - 6, width: 28, height: 12, class: "level-2".into() },
            voice.text("chart-history-key-known"),
        ),
        (
            &|x, y| Shape::Pattern { x, y: y - 6, width: 28, height: 12, pattern: "hatched" },
            voice.text("chart-history-key-undated"),
        ),
        (&|x, y| Shape::Circle { x: x + 14, y, radius: 5, class: "said" }, voice.text("chart-history-key-said")),
    ];
    for (shape, text) in keys {
        let all = 34 + width(text, 11, Weight::Regular) + 18;
        if x > MARGIN && x + all > drawing.width {
            (x, y) = (MARGIN, y + 22);
        }
        drawing.draw(shape(x, y));
        drawing.draw(Shape::Text { x: x + 34, y: y + 4, class: String::new(), text: text.to_owned() });
        x += all;
    }
    y + 10
}

fn count(members: usize) -> i32 {
    i32::try_from(members).unwrap_or(i32::MAX)
}

/// How far the lines of a scale are from each other, so that there are no more than so many.
fn stride(most: i32, lines: i32) -> i32 {
    let strides = (0..9).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i32.pow(power)));
    strides.into_iter().find(|stride| most <= stride * lines).unwrap_or(most)
}

fn stride_of_years(span: i32) -> i32 {
    stride(span, 14)
}

/// A day as a fraction of its year: the middle of what is given.
fn fraction(date: PartialDate) -> f64 {
    let share = |ordinal: i64| {
        let (year, month, day) = (ordinal / 10_000, ordinal / 100 % 100, ordinal % 100);
        year as f64 + ((month - 1) as f64 + (day - 1) as f64 / 31.0) / 12.0
    };
    (share(date.first().ordinal()) + share(date.last().ordinal())) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_few_lines_that_one_can_count_in() {
        assert_eq!([1, 6, 7, 31, 60, 61, 400].map(|most| stride(most, 6)), [1, 1, 2, 10, 10, 20, 100]);
    }

    #[test]
    fn a_year_without_its_day_stands_in_its_middle() {
        let at = |date: &str| fraction(date.parse().expect("a date"));
        assert!((at("2018") - 2018.5).abs() < 0.01 && at("2018-01-01") < 2018.01);
    }
}
