//! What helps whoever edits data files: schemas that editors check by. `tests/readers/schemas.py` tries them.

use palermo::files::schema;
use std::{fs, path::Path};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_schemas_of_data_files_are_those_that_their_readers_tell() {
    for file in schema::files() {
        let place = root().join("data").join(&file.path);
        let there = fs::read_to_string(&place).unwrap_or_default();
        assert!(there == file.text.unwrap(), "{} is old; run `cargo run -- schema --data data`", place.display());
    }
    let written = fs::read_dir(root().join("data/schemas")).unwrap().count();
    assert_eq!(written + 1, schema::files().len(), "data/schemas holds a schema that nobody writes");
}

#[test]
fn editors_that_open_the_whole_tree_find_the_schemas_too() {
    let settings = fs::read_to_string(root().join(".taplo.toml")).unwrap();
    assert!(settings == schema::settings("data/"), "write into .taplo.toml:\n{}", schema::settings("data/"));
}
