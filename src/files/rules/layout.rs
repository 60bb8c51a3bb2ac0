//! Which files there are: what their paths may be, and which go together.

use crate::files::{
    layout::{self, LAYOUTS},
    nearest,
    problem::{Place, Problem, quoted},
    reading::Reading,
};
use std::sync::Arc;

/// A file that nothing reads.
pub(in crate::files) fn refuse(path: &str, reading: &mut Reading<'_>) {
    let (folder, _) = path.split_once('/').unwrap_or(("", path));
    let mut folders: Vec<&str> = LAYOUTS.iter().map(|layout| layout.folder).filter(|name| !name.is_empty()).collect();
    folders.dedup();
    let help = match layout::nearest_path(path).filter(|_| reading.looks_for_the_nearest()) {
        Some(nearest) => format!("name it {}, or take it out of the folder", quoted(&nearest)),
        None if folders.contains(&folder) => format!("here stand {}", here(folder)),
        None => format!("here stand {} and the folders {}", here(""), nearest::list(&folders)),
    };
    let place = Place::new(&Arc::from(path), 0..0);
    let problem = Problem::new(&place, format!("nothing reads the file {}", quoted(path)), "unknown file");
    reading.problems.push(problem.help(help));
}

/// The files of a folder, in words.
fn here(folder: &str) -> String {
    let paths: Vec<String> =
        LAYOUTS.iter().filter(|layout| layout.folder == folder).map(|layout| layout.path("<id>")).collect();
    nearest::list(&paths.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Files that must be there.
pub(in crate::files) fn check(reading: &mut Reading<'_>) {
    let mut missing = Vec::new();
    let mut require = |path: String, reason: &str| {
        if !reading.paths.contains(path.as_str()) {
            missing.push(
                Problem::new(&Place::new(&Arc::from(path.as_str()), 0..0), format!("`{path}` is missing"), "missing")
                    .help(reason),
            );
        }
    };
    require("dataset.toml".to_owned(), "it tells `version`, `license` and `citation`");
    for path in &reading.paths {
        if *path == "states/states.csv" {
            require("states/states.toml".to_owned(), "it tells the sources of `states.csv`");
        } else if *path == "states/states.toml" {
            require("states/states.csv".to_owned(), "it tells the states");
        } else if let Some(name) = path.strip_prefix("ratifications/") {
            if let Some(name) = name.strip_suffix(".csv") {
                require(format!("ratifications/{name}.toml"), "it tells what the table of the same name covers");
            } else if let Some(name) = name.strip_suffix(".toml") {
                require(format!("ratifications/{name}.csv"), "it is the table that the file of the same name tells of");
            }
        }
    }
    reading.problems.extend(missing);
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::{Fixture, messages};

    fn with_file(path: &str) -> Vec<String> {
        messages(&Fixture::new().file(path, "id = \"x\"\n").files)
    }

    #[test]
    fn a_file_in_an_unknown_folder_is_refused() {
        assert_eq!(with_file("agences/x.toml"), ["agences/x.toml:1:1: nothing reads the file `agences/x.toml`"]);
    }

    #[test]
    fn a_file_with_an_unknown_ending_or_name_is_refused() {
        for path in ["agencies/x.csv", "states/x.toml", "dataset.csv", "agency.toml", "findings/x.csv"] {
            assert_eq!(with_file(path), [format!("{path}:1:1: nothing reads the file `{path}`")]);
        }
    }

    #[test]
    fn a_file_deeper_than_its_folder_is_refused() {
        let problems = with_file("findings/more/x.toml");
        assert_eq!(problems, ["findings/more/x.toml:1:1: nothing reads the file `findings/more/x.toml`"]);
    }

    #[test]
    fn the_files_that_belong_together_are_all_there() {
        for path in ["dataset.toml", "states/states.toml", "ratifications/untoc.csv", "ratifications/untoc.toml"] {
            let problems = messages(&Fixture::new().without(path).files);
            assert_eq!(problems, [format!("{path}:1:1: `{path}` is missing")]);
        }
    }
}
