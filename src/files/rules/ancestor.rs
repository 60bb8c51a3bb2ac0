//! No agency is part of itself, directly or through others.

use crate::files::{
    agency::Agency,
    problem::{Problem, quoted},
    reading::Reading,
};
use std::collections::BTreeMap;

pub(in crate::files) fn check(agencies: &[Agency], reading: &mut Reading<'_>) {
    let parents: BTreeMap<&str, &str> = agencies
        .iter()
        .filter_map(|agency| Some((agency.slug.get()?.value.as_str(), agency.parent.get()?.value.name.as_str())))
        .collect();
    for agency in agencies {
        let (Some(slug), Some(parent)) = (agency.slug.get(), agency.parent.get()) else { continue };
        let mut ancestor = parent.value.name.as_str();
        // As many steps as there are agencies lead round any circle.
        for _ in 0..parents.len() {
            if ancestor == slug.value {
                let message = format!("{} is part of itself", quoted(&slug.value));
                let problem = Problem::new(&parent.place, message, "leads back to it");
                reading.problems.push(problem.help("name the agency that it is part of, or leave `parent` out"));
                break;
            }
            match parents.get(ancestor) {
                Some(next) => ancestor = next,
                None => break,
            }
        }
    }
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
}
