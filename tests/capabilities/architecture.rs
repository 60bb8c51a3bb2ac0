//! The way of a fact runs in one direction: no module knows a later one.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Which modules of ours each module may know. What is missing here, may know nothing of ours.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("budget", &[]),
    ("clock", &[]),
    ("language", &["language"]),
    ("files", &["files"]),
    ("store", &["store"]),
    ("graph", &["graph"]),
    ("query", &["query", "budget", "graph"]),
    ("analysis", &["analysis", "budget", "graph"]),
    ("snapshot", &["snapshot", "budget", "graph", "analysis", "query"]),
    ("table", &["table", "language", "budget", "snapshot", "graph", "analysis", "query"]),
    ("api", &["api", "table", "language", "budget", "snapshot", "graph", "analysis", "query"]),
    ("answer", &["answer", "api", "table", "language", "clock", "budget", "snapshot", "graph", "analysis", "query"]),
    ("pages", &["pages", "language", "budget", "snapshot", "graph", "analysis", "query"]),
    ("charts", &["charts", "language", "budget", "pages", "snapshot", "graph", "analysis", "query"]),
    ("export", &["export", "language", "budget", "snapshot", "graph", "analysis", "query"]),
    (
        "lists",
        &[
            "lists", "answer", "api", "table", "language", "budget", "pages", "charts", "export", "snapshot", "graph",
            "analysis", "query",
        ],
    ),
    (
        "compare",
        &[
            "compare", "lists", "api", "table", "language", "budget", "pages", "charts", "export", "snapshot", "graph",
            "analysis", "query",
        ],
    ),
    (
        "http",
        &[
            "http", "compare", "lists", "answer", "language", "clock", "budget", "pages", "charts", "export",
            "snapshot", "graph", "analysis", "query",
        ],
    ),
    (
        "cli",
        &[
            "cli", "answer", "budget", "http", "lists", "pages", "charts", "export", "snapshot", "graph", "analysis",
            "query", "files", "store",
        ],
    ),
];

/// Which libraries belong to the layers that speak to them.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("sea_orm", &["store", "cli"]),
    ("axum", &["http"]),
    ("async_graphql_axum", &["http"]),
    ("hyper", &["http"]),
    ("rmcp", &["http"]),
    ("governor", &["http"]),
    ("prometheus_client", &["http"]),
    ("async_graphql", &["answer"]),
    ("apollo_compiler", &["answer"]),
    ("rmcp", &["http"]),
    ("clap", &["cli"]),
    ("jiff", &["cli", "clock"]),
    ("toml", &["files"]),
    ("askama", &["pages", "charts", "lists", "compare", "http"]),
    ("pulldown_cmark", &["pages"]),
    ("fluent_bundle", &["language"]),
];

#[test]
fn no_module_knows_a_later_one() {
    for (module, path, text) in sources() {
        let allowed = MAY_KNOW.iter().find(|(name, _)| *name == module).map_or(&[][..], |(_, allowed)| *allowed);
        for known in known(&text, "crate::") {
            assert!(allowed.contains(&known.as_str()), "{}: `{module}` must not know `{known}`", path.display());
        }
    }
}

#[test]
fn no_layer_speaks_to_the_library_of_another() {
    for (module, path, text) in sources() {
        for (library, allowed) in LIBRARIES {
            let speaks = code(&text).any(|line| {
                line.match_indices(library).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    let after = &line[at + library.len()..];
                    !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') && after.starts_with("::")
                })
            });
            assert!(
                !speaks || allowed.contains(&module.as_str()),
                "{}: `{library}` is not for `{module}`",
                path.display()
            );
        }
    }
}

#[test]
fn nothing_is_called_by_what_it_is_not() {
    for (_, path, _) in sources() {
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        assert!(!["utils", "helpers", "common", "manager", "misc"].contains(&name), "{}", path.display());
    }
}

/// Every file of `src/` but the two at its top that join all modules: the module it belongs to, its path, its text.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src/ can be read") {
            let path = entry.expect("src/ can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(&root).expect("it is in src/");
            if ["main.rs", "lib.rs"].iter().any(|top| inside == Path::new(top)) {
                continue;
            }
            let module = inside.iter().next().and_then(|first| Path::new(first).file_stem()).expect("it has a name");
            let text = fs::read_to_string(&path).expect("src/ can be read");
            sources.push((module.to_string_lossy().into_owned(), path, text));
        }
    }
    assert!(sources.len() > 50, "the sources were not found");
    sources
}

/// The modules at the top that a text names after a prefix, in imports (`use crate::{api::…, graph::…}`) and in paths.
fn known(text: &str, prefix: &str) -> Vec<String> {
    let text: String = code(text).collect::<Vec<_>>().join("\n");
    let mut known = Vec::new();
    for (at, _) in text.match_indices(prefix) {
        let rest = &text[at + prefix.len()..];
        if !rest.starts_with('{') {
            known.push(identifier(rest));
            continue;
        }
        let mut depth = 0;
        let mut first = true;
        for (place, character) in rest.char_indices() {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => first = true,
                _ if depth == 1 && first && (character.is_alphabetic() || character == '_') => {
                    known.push(identifier(&rest[place..]));
                    first = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    known.retain(|name| !name.is_empty());
    known
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}
