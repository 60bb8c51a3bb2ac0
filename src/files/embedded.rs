//! The data files that the program carries: it needs no folder beside it.

use crate::files::DataFile;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "data"]
#[exclude = "*.md"]
struct Data;

/// Every data file, in the order of the paths.
pub fn files() -> Vec<DataFile> {
    let mut paths: Vec<_> = Data::iter().collect();
    paths.sort();
    let file = |path: std::borrow::Cow<'static, str>| {
        let text = String::from_utf8(Data::get(&path)?.data.into_owned()).ok()?;
        Some(DataFile { path: path.into_owned(), text })
    };
    paths.into_iter().filter_map(file).collect()
}
