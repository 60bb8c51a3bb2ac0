//! Who is named is there.

use crate::files::{
    given::Given,
    kind, nearest,
    problem::{self, Problem, quoted},
    reading::{Definition, Reading},
    reference::{Reference, Target},
};
use entity::fact::FactKind;
use std::collections::HashSet;

pub(in crate::files) fn check(reading: &mut Reading<'_>) {
    let defined: HashSet<(FactKind, &str)> =
        reading.definitions.iter().map(|definition| (definition.kind, definition.name.as_str())).collect();
    let states_unread = !defined.iter().any(|(kind, _)| *kind == FactKind::State)
        && reading.problems.iter().any(|problem| *problem.place.file == *"states/states.csv");
    let told: HashSet<&str> = reading.definitions.iter().map(|definition| &*definition.place.file).collect();
    let unread: HashSet<&str> =
        reading.paths.iter().filter(|path| !told.contains(*path)).filter_map(|path| path.split('/').next()).collect();
    let there = |kind: FactKind, name: &str| {
        // A file that can't be read has its own problem; those who name it, or what may stand in it, are right.
        defined.contains(&(kind, name))
            || reading.has_file(kind, name)
            || kind == FactKind::State && states_unread
            || owner_folders(kind).iter().any(|folder| unread.contains(folder))
    };
    // In the order of places, in which the first are shown: for those alone the nearest is looked for.
    let searches = problem::MOST_SHOWN.min(MOST_COMPARED / reading.definitions.len().max(1));
    let mut references: Vec<_> = reading.references.iter().collect();
    references.sort_by(|one, next| one.place.cmp(&next.place));
    let mut problems = Vec::new();
    for reference in references {
        let candidates = reference.value.candidates();
        let found: Vec<_> = candidates.iter().filter(|(kind, name)| there(*kind, name)).collect();
        match found.as_slice() {
            [] => {
                let candidates = if problems.len() < searches { &reading.definitions[..] } else { &[] };
                problems.push(dangling(reference, candidates));
            }
            [_] => {}
            [(first, _), (second, _), ..] => {
                let (first, second) = (kind::prefix(*first), kind::prefix(*second));
                let name = quoted(&reference.value.name);
                let message = format!("{name} is the id of two: {first} and {second}");
                let problem = Problem::new(&reference.place, message, "which of them?");
                problems.push(problem.help("give one of them another id"));
            }
        }
    }
    reading.problems.extend(problems);
}

/// The folders whose files tell facts of a kind that has no files of its own.
fn owner_folders(kind: FactKind) -> &'static [&'static str] {
    match kind {
        FactKind::Measure => &["instruments"],
        FactKind::Action | FactKind::Output => &["agencies", "networks", "projects"],
        _ => &[],
    }
}

/// How many ids are compared with wrong ones.
const MOST_COMPARED: usize = 300_000;

/// The nearest of the candidates is named.
fn dangling(reference: &Given<Reference>, candidates: &[Definition]) -> Problem {
    let Given { value: Reference { target, name }, place } = reference;
    let right: Vec<String> =
        candidates.iter().filter_map(|definition| reference.value.written(definition.kind, &definition.name)).collect();
    let message = match (target, name.split_once(':')) {
        (Target::Key, None) => format!("{} does not say which kind of fact it is", quoted(name)),
        _ => format!("there is no {} {}", target.noun(), quoted(name)),
    };
    let nearest = match target {
        // The kind is missing or wrong more often than the id: another kind with this id is nearest.
        Target::Key => {
            let id = name.rsplit(':').next().unwrap_or(name);
            let same = right.iter().find(|key| key.split_once(':').is_some_and(|(_, other)| other == id));
            same.map(String::as_str).or_else(|| nearest::probably(name, right.iter().map(String::as_str)))
        }
        _ => nearest::probably(name, right.iter().map(String::as_str)),
    };
    let help = match (nearest, target) {
        (Some(nearest), _) => format!("the nearest is `{nearest}`"),
        (None, Target::Key) => "write a kind and an id, such as `network:icat`".to_owned(),
        (None, Target::Id(kind)) => match kind::folder(*kind) {
            Some(folder) => format!("add {}, or name another", quoted(&format!("{folder}/{name}.toml"))),
            None => "name another".to_owned(),
        },
        (None, Target::Owner) => "name an agency, a network or a project".to_owned(),
        (None, Target::State) => "add it to `states/states.csv`, or name another".to_owned(),
    };
    Problem::new(place, message, "unknown").help(help)
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::{Fixture, messages, with, with_all};

    #[test]
    fn an_agency_that_is_named_is_there() {
        let problems = with("networks/icat.toml", "agency = \"iom\"\nrole", "agency = \"imo\"\nrole");
        assert_eq!(problems, ["networks/icat.toml:32:10: there is no agency `imo`"]);
    }

    #[test]
    fn a_state_that_is_named_is_there() {
        let problems = with("projects/glo-act.toml", "[\"ES\", \"LY\"]", "[\"ES\", \"XX\"]");
        assert_eq!(problems, ["projects/glo-act.toml:8:20: there is no state `XX`"]);
    }

    #[test]
    fn a_state_is_named_in_capital_letters() {
        let problems = with("projects/glo-act.toml", "[\"ES\", \"LY\"]", "[\"es\"]");
        assert_eq!(problems, ["projects/glo-act.toml:8:14: `es` is not a code of a state"]);
    }

    #[test]
    fn the_instrument_of_a_table_of_ratifications_is_there() {
        let fixture = Fixture::new().rename("ratifications/untoc.csv", "ratifications/untok.csv");
        let fixture = fixture.rename("ratifications/untoc.toml", "ratifications/untok.toml");
        assert_eq!(messages(&fixture.files), ["ratifications/untok.toml:1:1: there is no instrument `untok`"]);
    }

    #[test]
    fn what_a_finding_is_about_is_named_with_its_kind() {
        let problems = with("findings/icat-main.toml", "\"network:icat\"", "\"icat\"");
        assert_eq!(problems, ["findings/icat-main.toml:6:10: `icat` does not say which kind of fact it is"]);
    }

    #[test]
    fn what_a_finding_is_about_is_there() {
        let problems = with("findings/icat-main.toml", "\"network:icat\"", "\"agency:icat\"");
        assert_eq!(problems, ["findings/icat-main.toml:6:10: there is no fact `agency:icat`"]);
    }

    #[test]
    fn nobody_is_unknown_because_its_file_cannot_be_read() {
        let problems = with_all(&[
            ("agencies/iom.toml", "id = \"iom\"", "id = iom"),
            ("states/states.csv", "code,code3", "code;code3"),
        ]);
        assert_eq!(
            problems,
            ["agencies/iom.toml:1:6: this is not TOML", "states/states.csv:1:1: there is no column `code;code3`"]
        );
    }

    #[test]
    fn a_partner_whose_id_means_two_is_refused() {
        let project =
            "id = \"icat\"\nname = \"Another\"\ncrime = \"both\"\nscope = \"universal\"\nsummary = \"Other.\"\n";
        let source = crate::files::fixture::SOURCE;
        let fixture = Fixture::new().file("projects/icat.toml", &format!("{project}{source}"));
        assert_eq!(messages(&fixture.files), ["agencies/iom.toml:45:15: `icat` is the id of two: network and project"]);
    }
}
