//! The data files of a folder.

use crate::files::DataFile;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Why a folder can't be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It is not there, or is no folder.
    #[error("`{}` is no folder; give the folder that holds `dataset.toml`", .0.display())]
    NoFolder(PathBuf),
    /// The system refuses.
    #[error("`{}` can't be read: {cause}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// It is no text.
    #[error("`{}` is no UTF-8 text at byte {byte}; save it as UTF-8", path.display())]
    NoText {
        /// The file.
        path: PathBuf,
        /// Where the first wrong byte is.
        byte: usize,
    },
}

/// Every data file of a folder, in the order of the paths. What is hidden, and texts for people (`.md`), are passed over.
pub fn read_folder(folder: &Path) -> Result<Vec<DataFile>, FolderError> {
    if !folder.is_dir() {
        return Err(FolderError::NoFolder(folder.to_owned()));
    }
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        let refuse = |cause| FolderError::Read { path: inside.clone(), cause };
        for entry in fs::read_dir(&inside).map_err(refuse)? {
            let path = entry.map_err(refuse)?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with('.') || name.ends_with(".md") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).map_err(|cause| FolderError::Read { path: path.clone(), cause })?;
            let text = String::from_utf8(bytes)
                .map_err(|error| FolderError::NoText { path: path.clone(), byte: error.utf8_error().valid_up_to() })?;
            let parts = path.strip_prefix(folder).unwrap_or(&path).iter();
            let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
            files.push(DataFile { path: parts.join("/"), text });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}
