//! Which files there are: what each path holds, what is passed over, and what a wrong path was probably meant to be.

use crate::files::nearest;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// Which edition this is.
    Dataset,
    /// What was considered and left out.
    Excluded,
    /// An agency.
    Agency,
    /// An arrangement.
    Arrangement,
    /// A finding.
    Finding,
    /// A document that tests a finding.
    Document,
    /// An instrument.
    Instrument,
    /// A network.
    Network,
    /// A project.
    Project,
    /// A region.
    Region,
    /// Who is bound by an instrument.
    Ratifications,
    /// How far a table of ratifications goes.
    RatificationCoverage,
    /// The states.
    States,
    /// The pages that the states rest on.
    StateSources,
}

/// What files of a kind are called.
pub(super) struct Layout {
    /// The kind.
    pub(super) kind: FileKind,
    /// The folder; empty at the top.
    pub(super) folder: &'static str,
    /// The name before the dot; nothing where there are many.
    pub(super) name: Option<&'static str>,
    /// The ending.
    pub(super) ending: &'static str,
}

const fn only(kind: FileKind, folder: &'static str, name: &'static str, ending: &'static str) -> Layout {
    Layout { kind, folder, name: Some(name), ending }
}

const fn many(kind: FileKind, folder: &'static str, ending: &'static str) -> Layout {
    Layout { kind, folder, name: None, ending }
}

/// All kinds of files.
pub(super) const LAYOUTS: &[Layout] = &[
    only(FileKind::Dataset, "", "dataset", "toml"),
    only(FileKind::Excluded, "", "excluded", "toml"),
    many(FileKind::Agency, "agencies", "toml"),
    many(FileKind::Arrangement, "arrangements", "toml"),
    many(FileKind::Finding, "findings", "toml"),
    many(FileKind::Document, "findings", "graphql"),
    many(FileKind::Instrument, "instruments", "toml"),
    many(FileKind::Network, "networks", "toml"),
    many(FileKind::Project, "projects", "toml"),
    many(FileKind::Region, "regions", "toml"),
    many(FileKind::RatificationCoverage, "ratifications", "toml"),
    many(FileKind::Ratifications, "ratifications", "csv"),
    only(FileKind::StateSources, "states", "states", "toml"),
    only(FileKind::States, "states", "states", "csv"),
];

/// The folder of what editors check the files by, which is not a fact.
pub(super) const SCHEMAS: &str = "schemas";

/// Whether the path is one of what editors check the files by.
pub(super) fn is_schema(path: &str) -> bool {
    path.strip_prefix(SCHEMAS).and_then(|path| path.strip_prefix('/')).is_some_and(|name| name.ends_with(".json"))
}

impl Layout {
    /// The path of a file of this kind, or of all: `agencies/*.toml`.
    pub(super) fn path(&self, name: &str) -> String {
        let name = self.name.unwrap_or(name);
        match self.folder {
            "" => format!("{name}.{}", self.ending),
            folder => format!("{folder}/{name}.{}", self.ending),
        }
    }
}

/// What the file at a path holds; nothing if nobody reads it.
pub(super) fn kind_of(path: &str) -> Option<FileKind> {
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    let (name, ending) = file.rsplit_once('.')?;
    let fits = |layout: &&Layout| {
        layout.folder == folder
            && layout.ending == ending
            && layout.name.map_or(!name.is_empty() && !name.contains('/'), |only| only == name)
    };
    LAYOUTS.iter().find(fits).map(|layout| layout.kind)
}

/// The name of a file, without its folder and its ending.
pub(super) fn name(path: &str) -> &str {
    let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
    file.rsplit_once('.').map_or(file, |(name, _)| name)
}

/// Whether a file or folder is none of ours: hidden, left behind by an editor, or a text for people.
pub(super) fn is_passed_over(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    name.starts_with('.')
        || name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || ending.is_some_and(|ending| ["md", "bak", "orig", "swo", "swp", "tmp"].contains(&ending.as_str()))
}

/// The path that was probably meant: in the nearest folder, with a name and an ending that files have there.
pub(super) fn nearest_path(path: &str) -> Option<String> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let folder =
        folder.split('/').find_map(|part| nearest::probably(part, LAYOUTS.iter().map(|layout| layout.folder)))?;
    let (name, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let ending = ending.to_ascii_lowercase();
    let there: Vec<&Layout> = LAYOUTS.iter().filter(|layout| layout.folder == folder).collect();
    let endings = there.iter().map(|layout| layout.ending);
    let ending = nearest::probably(&ending, endings).or(there.first().map(|layout| layout.ending))?;
    let with_ending = || there.iter().filter(|layout| layout.ending == ending);
    if with_ending().any(|layout| layout.name.is_none()) {
        return with_ending().next().map(|layout| layout.path(name));
    }
    let only = nearest::probably(name, with_ending().filter_map(|layout| layout.name))?;
    with_ending().find(|layout| layout.name == Some(only)).map(|layout| layout.path(only))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_what_a_file_holds() {
        for layout in LAYOUTS {
            assert_eq!(kind_of(&layout.path("x-1")), Some(layout.kind));
        }
        for path in
            ["x.toml", "agencies/x.TOML", "agencies/x.tml", "agencies/x/y.toml", "agencies/.toml", "states/x.csv"]
        {
            assert_eq!(kind_of(path), None, "{path}");
        }
    }

    #[test]
    fn what_editors_and_people_leave_is_passed_over() {
        for name in
            [".#iom.toml", ".idea", "iom.toml~", "#iom.toml#", ".iom.toml.swp", "iom.toml.bak", "README.md", "A.MD"]
        {
            assert!(is_passed_over(name), "{name}");
        }
        for name in ["iom.toml", "iom.tml", "#iom.toml", "iom.json", "#", "agencies"] {
            assert!(!is_passed_over(name), "{name}");
        }
    }

    #[test]
    fn of_a_wrong_path_the_right_one_is_known() {
        for (wrong, right) in [
            ("agencies/newone.tml", "agencies/newone.toml"),
            ("agencies/newone.TOML", "agencies/newone.toml"),
            ("agencies/newone.json", "agencies/newone.toml"),
            ("agencies/newone", "agencies/newone.toml"),
            ("agences/newone.toml", "agencies/newone.toml"),
            ("agencies/more/newone.toml", "agencies/newone.toml"),
            ("Ratifications/untoc.tsv", "ratifications/untoc.csv"),
            ("states/state.csv", "states/states.csv"),
            ("findings/icat.gql", "findings/icat.graphql"),
            ("datasets.toml", "dataset.toml"),
        ] {
            assert_eq!(nearest_path(wrong).as_deref(), Some(right), "{wrong}");
        }
        assert_eq!(nearest_path("pictures/zebra.png"), None);
    }
}
