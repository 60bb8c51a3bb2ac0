//! `palermo check`: every problem of a folder of data files.

use crate::{
    cli::{CheckOptions, output},
    files::{DataFile, folder, problem, read},
};
use entity::dataset::Dataset;
use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
};

/// Shows every problem; any makes the exit code 1.
pub fn run(options: CheckOptions) -> anyhow::Result<ExitCode> {
    let files = folder::read_folder(&options.folder)?;
    let Some(dataset) = dataset(&files) else { return Ok(ExitCode::FAILURE) };
    writeln!(output::standard(), "{} files, {} facts: no problem", files.len(), dataset.fact_count())?;
    Ok(ExitCode::SUCCESS)
}

/// The facts of the files; where they have problems, those are shown on the standard error and there are no facts.
pub fn dataset(files: &[DataFile]) -> Option<Dataset> {
    let (dataset, problems) = read::read(files);
    if problems.is_empty() {
        return Some(dataset);
    }
    eprint!("{}", problem::render(&problems, files, io::stderr().is_terminal()));
    eprintln!(
        "{}",
        match problems.len() {
            1 => "1 problem".to_owned(),
            all if all > problem::MOST_SHOWN => {
                format!("{all} problems, of which the first {} are shown", problem::MOST_SHOWN)
            }
            all => format!("{all} problems"),
        }
    );
    None
}
