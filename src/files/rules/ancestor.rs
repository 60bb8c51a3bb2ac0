//! No agency is part of itself, directly or through others.

use crate::files::{
    agency::Agency,
    problem::{Problem, quoted},
    reading::Reading,
};
use std::collections::{BTreeMap, BTreeSet};

pub(in crate::files) fn check(agencies: &[Agency], reading: &mut Reading<'_>) {
    let parents: BTreeMap<&str, &str> = agencies
        .iter()
        .filter_map(|agency| Some((agency.slug.get()?.value.as_str(), agency.parent.get()?.value.name.as_str())))
        .collect();
    let circles = circles(&parents);
    for agency in agencies {
        let (Some(slug), Some(parent)) = (agency.slug.get(), agency.parent.get()) else { continue };
        if circles.contains(slug.value.as_str()) {
            let message = format!("{} is part of itself", quoted(&slug.value));
            let problem = Problem::new(&parent.place, message, "leads back to it");
            reading.problems.push(problem.help("name the agency that it is part of, or leave `parent` out"));
        }
    }
}

/// Who is among their own ancestors. Everybody is visited once, so that a long chain takes no longer than many short ones.
pub(in crate::files) fn circles<'a>(parents: &BTreeMap<&'a str, &'a str>) -> BTreeSet<&'a str> {
    let mut circles = BTreeSet::new();
    // On which way up somebody was met.
    let mut visits: BTreeMap<&str, usize> = BTreeMap::new();
    for (way, start) in parents.keys().enumerate() {
        let mut at = *start;
        while !visits.contains_key(at) {
            visits.insert(at, way);
            match parents.get(at) {
                Some(parent) => at = parent,
                None => break,
            }
        }
        // Who is met again on the same way up stands in a circle, and so does all that lies between.
        while visits[at] == way && parents.contains_key(at) && circles.insert(at) {
            at = parents[at];
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::{with, with_all};

    #[test]
    fn an_agency_is_not_its_own_parent() {
        let problems = with("agencies/iom.toml", "acronym = \"IOM\"", "parent = \"iom\"");
        assert_eq!(problems, ["agencies/iom.toml:2:10: `iom` is part of itself"]);
    }

    #[test]
    fn an_agency_is_not_its_own_ancestor() {
        let problems = with_all(&[
            ("agencies/iom.toml", "acronym = \"IOM\"", "parent = \"unodc\""),
            ("agencies/unodc.toml", "seat = \"Vienna\"", "parent = \"iom\""),
        ]);
        assert_eq!(
            problems,
            ["agencies/iom.toml:2:10: `iom` is part of itself", "agencies/unodc.toml:8:10: `unodc` is part of itself"]
        );
    }

    #[test]
    fn who_is_part_of_a_circle_without_standing_in_it_is_not_its_own_ancestor() {
        let parents = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "c"), ("e", "b"), ("f", "nobody")];
        assert_eq!(super::circles(&parents.into()), ["c", "d"].into());
    }
}
