//! A file that could not be read is one problem among the others.

use crate::files::{
    Unread,
    folder::{LARGEST_FILE, LARGEST_FOLDER},
    problem::{Place, Problem, quoted},
    reading::Reading,
    rules,
};
use std::sync::Arc;

pub(in crate::files) fn refuse(path: &str, unread: &Unread, reading: &mut Reading<'_>) {
    let (message, help) = match unread {
        Unread::Unknown => return rules::layout::refuse(path, reading),
        Unread::NotUtf8 { line, column } => {
            (format!("this file is not UTF-8 from line {line}, column {column} on"), "save it as UTF-8".to_owned())
        }
        Unread::TooLarge => (
            format!("this file has more than {} MiB", LARGEST_FILE / MIB),
            "a file tells one fact and what belongs to it; see what has got into it".to_owned(),
        ),
        Unread::TooMuch => (
            format!("the files before this one have {} MiB together", LARGEST_FOLDER / MIB),
            "name the folder that holds `dataset.toml`, and nothing but data files".to_owned(),
        ),
        Unread::NoFile { what } => (format!("this is {what}"), "put a file in its place, or take it away".to_owned()),
        Unread::BrokenLink => ("this link leads nowhere".to_owned(), "mend the link, or take it away".to_owned()),
        Unread::Again { first } => (
            match first.as_str() {
                "" => "this leads back to the data folder".to_owned(),
                first => format!("this folder is {} again", quoted(first)),
            },
            "take the link away".to_owned(),
        ),
        Unread::Name => ("this name is not UTF-8".to_owned(), "give it another".to_owned()),
        Unread::System { cause } => (format!("this could not be read: {cause}"), "see that you may open it".to_owned()),
    };
    let place = Place::new(&Arc::from(path), 0..0);
    reading.problems.push(Problem::new(&place, message, "not read").help(help));
}

const MIB: u64 = 1024 * 1024;
