//! `palermo new`: writes a data file to be filled in.

use crate::{
    cli::{NewOptions, output},
    files::skeleton,
};
use anyhow::Context;
use std::{
    fs::{self, File},
    io::Write,
    process::ExitCode,
};

/// Writes it where there is none, and says where it is.
pub fn run(options: &NewOptions) -> anyhow::Result<ExitCode> {
    let files = skeleton::skeleton(&options.kind, &options.id)?;
    let folder = &options.data;
    if !folder.join("dataset.toml").is_file() {
        anyhow::bail!(
            "there is no `dataset.toml` in `{}`; name the folder of data files with `--data`",
            folder.display()
        );
    }
    let taken = files.iter().map(|file| folder.join(&file.path)).find(|place| place.symlink_metadata().is_ok());
    if let Some(place) = taken {
        anyhow::bail!("`{}` is there already; nothing was written", place.display());
    }
    for file in files {
        let place = folder.join(&file.path);
        let made = place.parent().map_or(Ok(()), fs::create_dir_all);
        let text = file.text.unwrap_or_default();
        // Never over a file that came in between.
        made.and_then(|()| File::create_new(&place)?.write_all(text.as_bytes()))
            .with_context(|| format!("`{}` could not be written", place.display()))?;
        writeln!(output::standard(), "{}", place.display())?;
    }
    Ok(ExitCode::SUCCESS)
}
