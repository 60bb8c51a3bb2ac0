//! Where commands write: to the standard output, or to a file.

use anyhow::Context;
use std::{
    fs::{self, Permissions},
    io::{self, BufWriter, ErrorKind, Write},
    os::unix::fs::{MetadataExt, PermissionsExt, fchown},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// What a shell says of a program that wrote to a pipe nobody reads: 128 and the number of the signal.
const CLOSED_PIPE: i32 = 128 + 13;

/// The standard output. Where nobody reads it any more the program ends without a word, as others do: who reads no further,
/// as `head` does, has what they wanted.
pub fn standard() -> impl Write {
    Standard(io::stdout())
}

struct Standard(io::Stdout);

impl Standard {
    /// Ended right here, because what libraries make of the error does not always tell it from others.
    fn unless_closed<T>(result: io::Result<T>) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(CLOSED_PIPE),
            result => result,
        }
    }
}

impl Write for Standard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Standard::unless_closed(self.0.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Standard::unless_closed(self.0.flush())
    }
}

/// Writes a file whole or not at all: it gets its name when it is done, so that what was there before stays until then.
pub fn write(path: &Path, write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let unwritten = || format!("`{}` can't be written", path.display());
    let Some(place) = place(path).with_context(unwritten)? else {
        // A pipe or a device is written to, not replaced.
        let mut out = BufWriter::new(fs::File::create(path).with_context(unwritten)?);
        write(&mut out).with_context(unwritten)?;
        return out.flush().with_context(unwritten);
    };
    let mut out = BufWriter::new(beside(&place, 0o666).with_context(unwritten)?);
    write(&mut out).with_context(unwritten)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error).with_context(unwritten)?;
    if let Ok(old) = fs::metadata(&place) {
        // As the file was; only an administrator may give it to its owner.
        file.as_file().set_permissions(Permissions::from_mode(old.mode() & 0o777)).with_context(unwritten)?;
        fchown(file.as_file(), Some(old.uid()), Some(old.gid())).ok();
    }
    keep(file, &place).with_context(unwritten)
}

/// A file without a name of its own yet, in the folder where it is to be.
pub fn beside(path: &Path, mode: u32) -> io::Result<NamedTempFile> {
    if !folder(path).is_dir() {
        return Err(io::Error::new(ErrorKind::NotFound, format!("there is no folder `{}`", folder(path).display())));
    }
    tempfile::Builder::new().prefix(".palermo-").permissions(Permissions::from_mode(mode)).tempfile_in(folder(path))
}

/// Gives a file its name, in the place of what is there. It is on the disk then, whatever happens.
pub fn keep(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    fs::File::open(folder(path))?.sync_all()
}

/// The same, where nothing is there.
pub fn keep_new(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    fs::File::open(folder(path))?.sync_all()
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Where a file is to be, behind links; nothing where there is something else than a file, which must not be replaced.
pub fn place(path: &Path) -> io::Result<Option<PathBuf>> {
    match path.canonicalize() {
        Ok(place) => Ok(fs::metadata(&place)?.is_file().then_some(place)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(path.to_owned())),
        Err(error) => Err(error),
    }
}
