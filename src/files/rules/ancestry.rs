//! No agency is part of itself, not even by way of others.

use crate::files::{
    problem::{Place, Problem},
    reading::Reading,
};
use std::collections::HashMap;

/// Holds that who goes from parent to parent comes to an end.
pub fn check(reading: &mut Reading) {
    let parents: HashMap<i32, i32> =
        reading.rows.agencies.iter().filter_map(|agency| Some((agency.id, agency.parent_id?))).collect();
    let mut circles = Vec::new();
    for agency in &reading.rows.agencies {
        let mut ancestor = parents.get(&agency.id);
        // No line of ancestors is longer than there are agencies.
        for _ in 0..parents.len() {
            match ancestor {
                Some(id) if *id == agency.id => {
                    circles.push(agency.slug.clone());
                    break;
                }
                Some(id) => ancestor = parents.get(id),
                None => break,
            }
        }
    }
    for slug in circles {
        let place = Place::new(&format!("agencies/{slug}.toml"), 0..0);
        let problem = Problem::new(place, format!("`{slug}` is part of itself"), "its parents lead back to it");
        reading.report(problem.help("take away one `parent` on the way"));
    }
}
