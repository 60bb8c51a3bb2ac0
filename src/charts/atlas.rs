//! The outlines of the states as Natural Earth has them, and where the largest part of each lies. `shapes/make.mjs` makes the
//! file that they are read from.

use std::sync::LazyLock;

/// A place on the globe, in degrees east and north.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// East of Greenwich; of a place that is reached across the date line, past 180.
    pub longitude: f64,
    /// North of the equator.
    pub latitude: f64,
}

/// The land of a state, or of a country that is none of the graph's states.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Its two letters in ISO 3166-1; empty where there are none.
    pub code: &'static str,
    /// The middle of its largest part, which is there even where it is too small for an outline.
    pub middle: Option<Place>,
    /// Its coasts and borders, each without an end of its own.
    pub rings: Vec<Vec<Place>>,
}

/// How many steps of the file a degree has.
const STEPS: f64 = 20.0;

const FILE: &str = include_str!("../../shapes/states.csv");

/// Every outline, by code.
pub fn outlines() -> &'static [Outline] {
    static ALL: LazyLock<Vec<Outline>> = LazyLock::new(|| FILE.lines().skip(1).map(outline).collect());
    &ALL
}

/// The outline of a state, by its two letters.
pub fn outline_of(code: &str) -> Option<&'static Outline> {
    outlines().get(place_of(code)?)
}

/// Which of all outlines is that of a state, by its two letters.
pub fn place_of(code: &str) -> Option<usize> {
    outlines().binary_search_by(|outline| outline.code.cmp(code)).ok()
}

fn outline(line: &'static str) -> Outline {
    let mut cells = line.split(',');
    let mut cell = || cells.next().unwrap_or_default();
    let (code, middle, rings) = (cell(), cell(), cell());
    let rings = rings.split(';').filter(|ring| !ring.is_empty()).map(ring).collect();
    Outline { code, middle: ring(middle).first().copied(), rings }
}

/// The first place, then each as a step from the one before.
fn ring(text: &str) -> Vec<Place> {
    let mut numbers = text.split_whitespace().map(|number| number.parse::<i32>().expect("the file has whole numbers"));
    let mut places = Vec::new();
    let mut at: [i32; 2] = [0, 0];
    while let (Some(east), Some(north)) = (numbers.next(), numbers.next()) {
        at = [at[0] + east, at[1] + north];
        places.push(Place { longitude: f64::from(at[0]) / STEPS, latitude: f64::from(at[1]) / STEPS });
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_on_the_globe_and_every_state_has_a_middle() {
        assert!(outlines().len() > 200 && outlines().is_sorted_by_key(|outline| outline.code));
        for outline in outlines() {
            for place in outline.rings.iter().flatten().chain(&outline.middle) {
                assert!(place.longitude.abs() <= 180.0 && place.latitude.abs() <= 90.0, "{}: {place:?}", outline.code);
            }
            assert!(outline.rings.iter().all(|ring| ring.len() > 2), "{}", outline.code);
            assert_eq!(outline.code.len() == 2, outline.middle.is_some(), "{}", outline.code);
        }
        let tuvalu = outline_of("TV").and_then(|outline| outline.middle).expect("it is there as a place");
        assert!(tuvalu.latitude < -5.0 && tuvalu.longitude > 175.0, "{tuvalu:?}");
        assert_eq!(outline_of("XX"), None);
    }
}
