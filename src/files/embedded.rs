//! The data files that the program carries: `data/` as it was when the program was built.

use crate::files::{DataFile, layout};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "data/"]
#[include = "*.toml"]
#[include = "*.csv"]
#[include = "*.graphql"]
struct Data;

/// All of them, in the order of their paths.
pub fn files() -> Vec<DataFile> {
    let mut files: Vec<DataFile> = Data::iter()
        // Hidden files are none.
        .filter(|path| layout::kind_of(path).is_some())
        .filter_map(|path| {
            let bytes = Data::get(&path)?.data;
            Some(DataFile::new(path, String::from_utf8_lossy(&bytes)))
        })
        .collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{folder::read_folder, problem::render, read::read};
    use std::path::Path;

    #[test]
    fn the_carried_files_are_those_of_the_data_folder() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        assert!(files() == read_folder(&data).expect("the data folder"));
    }

    #[test]
    fn the_carried_files_have_no_problem() {
        let files = files();
        let (_, problems) = read(&files);
        assert!(problems.is_empty(), "{}", render(&problems, &files, false));
    }
}
