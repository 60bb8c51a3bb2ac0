//! A database is part of another, not of itself, by way of others neither.

use crate::files::{
    output::Output,
    problem::{Problem, quoted},
    reading::Reading,
    rules::ancestor::circles,
};
use std::collections::BTreeMap;

pub(in crate::files) fn check<'o>(outputs: impl Iterator<Item = &'o Output> + Clone, reading: &mut Reading<'_>) {
    let wholes: BTreeMap<&str, &str> = outputs
        .clone()
        .filter_map(|output| Some((output.slug.get()?.value.as_str(), output.part_of.get()?.value.name.as_str())))
        .collect();
    let circles = circles(&wholes);
    for output in outputs {
        let (Some(slug), Some(whole)) = (output.slug.get(), output.part_of.get()) else { continue };
        if circles.contains(slug.value.as_str()) {
            let message = format!("{} is part of itself", quoted(&slug.value));
            let problem = Problem::new(&whole.place, message, "leads back to it");
            reading.problems.push(problem.help("name the database that it is part of, or leave `part_of` out"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn a_database_is_not_part_of_itself() {
        let problems = with("agencies/iom.toml", "access = \"public\"", "part_of = \"ctdc\"");
        assert_eq!(problems, ["agencies/iom.toml:47:11: `ctdc` is part of itself"]);
        let problems = with("agencies/iom.toml", "access = \"public\"", "part_of = \"eu-figures\"");
        assert_eq!(
            problems,
            [
                "agencies/european-union.toml:35:11: `eu-figures` is part of itself",
                "agencies/iom.toml:47:11: `ctdc` is part of itself",
            ]
        );
    }
}
