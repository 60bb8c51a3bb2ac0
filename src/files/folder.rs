//! The data files of a folder of this machine.

use crate::files::DataFile;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Why a folder could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// There is no such folder.
    #[error("there is no folder `{}`; name the folder that holds `dataset.toml`", .0.display())]
    Missing(PathBuf),
    /// A file is not written in UTF-8.
    #[error("`{path}` is not UTF-8 from byte {offset} on; save it as UTF-8")]
    NotUtf8 {
        /// Its path from the folder.
        path: String,
        /// How many bytes of it are right.
        offset: usize,
    },
    /// The name of a file or folder is not written in UTF-8.
    #[error("the name `{}` is not UTF-8; give it another", .0.display())]
    Name(PathBuf),
    /// The system refused to read.
    #[error("`{}` could not be read; see that you may open it", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
}

/// All `.toml`, `.csv` and `.graphql` files below the folder, in order of their paths.
pub fn read_folder(folder: &Path) -> Result<Vec<DataFile>, FolderError> {
    if !folder.is_dir() {
        return Err(FolderError::Missing(folder.to_owned()));
    }
    let mut files = Vec::new();
    read_below(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn read_below(folder: &Path, path: &str, files: &mut Vec<DataFile>) -> Result<(), FolderError> {
    let failed = |cause| FolderError::Io { path: folder.to_owned(), cause };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let place = entry.path();
        let name = entry.file_name().into_string().map_err(|_| FolderError::Name(place.clone()))?;
        let path = if path.is_empty() { name } else { format!("{path}/{name}") };
        if place.is_dir() {
            read_below(&place, &path, files)?;
        } else if [".toml", ".csv", ".graphql"].iter().any(|ending| path.ends_with(ending)) {
            let bytes = fs::read(&place).map_err(|cause| FolderError::Io { path: place, cause })?;
            match String::from_utf8(bytes) {
                Ok(text) => files.push(DataFile { path, text }),
                Err(error) => {
                    return Err(FolderError::NotUtf8 { path, offset: error.utf8_error().valid_up_to() });
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, bytes) in files {
            let place = folder.path().join(path);
            fs::create_dir_all(place.parent().expect("a parent")).expect("a folder");
            fs::write(place, bytes).expect("a file");
        }
        folder
    }

    #[test]
    fn data_files_come_in_the_order_of_their_paths_and_others_do_not_come() {
        let folder = folder(&[
            ("states/states.csv", b"code"),
            ("README.md", b"# The facts"),
            ("dataset.toml", b""),
            ("findings/a.graphql", b"{ agencies }"),
            ("agencies/iom.toml", b"id"),
        ]);
        let paths: Vec<_> = read_folder(folder.path()).expect("files").into_iter().map(|file| file.path).collect();
        assert_eq!(paths, ["agencies/iom.toml", "dataset.toml", "findings/a.graphql", "states/states.csv"]);
    }

    #[test]
    fn a_file_that_is_not_utf_8_is_named_with_the_place() {
        let folder = folder(&[("agencies/iom.toml", b"name = \"Organisaci\xf3n\"")]);
        let error = read_folder(folder.path()).expect_err("not UTF-8");
        assert_eq!(error.to_string(), "`agencies/iom.toml` is not UTF-8 from byte 18 on; save it as UTF-8");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = read_folder(Path::new("no/such/folder")).expect_err("missing");
        assert_eq!(error.to_string(), "there is no folder `no/such/folder`; name the folder that holds `dataset.toml`");
    }
}
