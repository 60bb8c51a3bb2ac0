//! The data files of a folder of this machine.

use crate::files::{DataFile, Unread, layout};
use std::{
    collections::HashMap,
    ffi::OsStr,
    fs::{self, File, Metadata},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// How many bytes a data file has at most.
pub const LARGEST_FILE: u64 = 4 * 1024 * 1024;

/// How many bytes all data files together have at most.
pub const LARGEST_FOLDER: u64 = 512 * 1024 * 1024;

/// How many files and folders are looked at.
pub const MOST_FILES: usize = 200_000;

/// Why a folder could not be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// There is no such folder.
    #[error("there is no folder `{}`; name the folder that holds `dataset.toml`", .0.display())]
    Missing(PathBuf),
    /// There is too much in it to be a folder of data files.
    #[error("`{}` holds more than {most} files; name the folder that holds `dataset.toml`", .folder.display(), most = MOST_FILES)]
    TooMany {
        /// The folder.
        folder: PathBuf,
    },
    /// The system refused to read.
    #[error("`{}` could not be read; see that you may open it", .path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
}

/// Every file below the folder that is not passed over, in order of their paths. One that can't be read is among them, with
/// the reason.
pub fn read_folder(folder: &Path) -> Result<Vec<DataFile>, FolderError> {
    if !folder.is_dir() {
        return Err(FolderError::Missing(folder.to_owned()));
    }
    let failed = |cause| FolderError::Io { path: folder.to_owned(), cause };
    let real = folder.canonicalize().map_err(failed)?;
    let mut walk =
        Walk { files: Vec::new(), seen: 0, left: LARGEST_FOLDER, folders: HashMap::from([(real, String::new())]) };
    // What can't be listed at the top is not a problem among others: there are no others.
    let mut waiting = walk.list(folder, "").map_err(failed)?;
    while let Some((place, path)) = waiting.pop() {
        if walk.seen > MOST_FILES {
            return Err(FolderError::TooMany { folder: folder.to_owned() });
        }
        match walk.look_at(&place, &path) {
            Ok(below) => waiting.extend(below),
            Err(unread) => walk.files.push(DataFile { path, text: Err(unread) }),
        }
    }
    walk.files.sort();
    Ok(walk.files)
}

/// A file or folder, and its path from the data folder.
type Found = (PathBuf, String);

struct Walk {
    files: Vec<DataFile>,
    /// How many files and folders there were so far.
    seen: usize,
    /// How many bytes may still be read.
    left: u64,
    /// The folders that were listed, by what they are when every link is followed: so loops of links end.
    folders: HashMap<PathBuf, String>,
}

impl Walk {
    fn list(&mut self, place: &Path, path: &str) -> io::Result<Vec<Found>> {
        let mut found = Vec::new();
        // Any longer list ends the walk.
        for entry in fs::read_dir(place)?.take(MOST_FILES + 1) {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let path = if path.is_empty() { name.to_string() } else { format!("{path}/{name}") };
            if !layout::is_passed_over(&name) && !layout::is_schema(&path) {
                found.push((entry.path(), path));
            }
        }
        self.seen += found.len();
        // The first is looked at first, whatever the order in which the system names them.
        found.sort_by(|one, next| next.cmp(one));
        Ok(found)
    }

    /// Reads a file, or says what there is in a folder.
    fn look_at(&mut self, place: &Path, path: &str) -> Result<Vec<Found>, Unread> {
        if place.file_name().and_then(OsStr::to_str).is_none() {
            return Err(Unread::Name);
        }
        let metadata = metadata(place)?;
        if metadata.is_dir() {
            let real = place.canonicalize().map_err(system)?;
            if let Some(first) = self.folders.get(&real) {
                return Err(Unread::Again { first: first.clone() });
            }
            self.folders.insert(real, path.to_owned());
            return self.list(place, path).map_err(system);
        }
        let text = match layout::kind_of(path) {
            // Nobody asks what stands in it.
            None => Err(Unread::Unknown),
            Some(_) => self.text(place, &metadata),
        };
        self.files.push(DataFile { path: path.to_owned(), text });
        Ok(Vec::new())
    }

    fn text(&mut self, place: &Path, metadata: &Metadata) -> Result<String, Unread> {
        // Before it is opened, because to open a pipe is to wait for a writer.
        if !metadata.is_file() {
            return Err(Unread::NoFile { what: what(metadata) });
        }
        let most = LARGEST_FILE.min(self.left);
        let mut bytes = Vec::new();
        // Some files of the system are longer than they say.
        let length =
            File::open(place).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(system)? as u64;
        if length > most {
            return Err(if most < LARGEST_FILE { Unread::TooMuch } else { Unread::TooLarge });
        }
        self.left -= length;
        String::from_utf8(bytes).map_err(|error| Unread::not_utf8(&error))
    }
}

/// Of what a link leads to.
fn metadata(place: &Path) -> Result<Metadata, Unread> {
    fs::metadata(place).map_err(|error| match (error.kind(), place.is_symlink()) {
        (io::ErrorKind::NotFound, true) => Unread::BrokenLink,
        _ => system(error),
    })
}

fn system(error: io::Error) -> Unread {
    Unread::System { cause: error.to_string() }
}

#[cfg(unix)]
fn what(metadata: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    match (kind.is_fifo(), kind.is_socket()) {
        (true, _) => "a pipe",
        (_, true) => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn what(_: &Metadata) -> &'static str {
    "something else"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{fixture::Fixture, problem::render, read::read};
    use std::os::unix::{fs::symlink, net::UnixListener};
    use tempfile::TempDir;

    fn write(folder: &Path, path: &str, bytes: &[u8]) {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().expect("a parent")).expect("a folder");
        fs::write(place, bytes).expect("a file");
    }

    /// The fixture's files on this machine.
    fn folder() -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for file in Fixture::new().files {
            write(folder.path(), &file.path, file.text.expect("a text").as_bytes());
        }
        folder
    }

    /// The problems of a folder: file and message.
    fn problems(folder: &TempDir) -> Vec<String> {
        let files = read_folder(folder.path()).expect("files");
        let (_, problems) = read(&files);
        assert_eq!(render(&problems, &files, false).is_empty(), problems.is_empty());
        problems.iter().map(|problem| format!("{}: {}", problem.place.file, problem.message)).collect()
    }

    #[test]
    fn data_files_come_in_the_order_of_their_paths_and_texts_for_people_do_not_come() {
        let folder = tempfile::tempdir().expect("a folder");
        for path in ["states/states.csv", "README.md", "dataset.toml", "findings/a.graphql", "agencies/iom.toml"] {
            write(folder.path(), path, b"");
        }
        let paths: Vec<_> = read_folder(folder.path()).expect("files").into_iter().map(|file| file.path).collect();
        assert_eq!(paths, ["agencies/iom.toml", "dataset.toml", "findings/a.graphql", "states/states.csv"]);
    }

    #[test]
    fn what_editors_leave_is_passed_over() {
        let folder = folder();
        symlink("curator@host.1234:1700000000", folder.path().join("agencies/.#iom.toml")).expect("a link");
        for path in [
            ".idea/workspace.toml",
            ".git/config",
            "agencies/.iom.toml.swp",
            "agencies/iom.toml~",
            "agencies/#iom.toml#",
            "agencies/iom.toml.bak",
            "schemas/agency.json",
        ] {
            write(folder.path(), path, b"\xff = [");
        }
        assert_eq!(problems(&folder), [""; 0]);
    }

    #[test]
    fn a_file_that_nobody_reads_is_refused_by_name_and_not_opened() {
        let folder = folder();
        let unread =
            ["agences/x.toml", "agencies/new.TOML", "agencies/new.tml", "agencies/x.json", "networks/x.tsv", "x.toml"];
        for path in unread {
            write(folder.path(), path, b"\xff");
        }
        assert_eq!(problems(&folder), unread.map(|path| format!("{path}: nothing reads the file `{path}`")));
    }

    #[test]
    fn a_file_that_cannot_be_read_hides_no_other_problem() {
        let folder = folder();
        write(folder.path(), "agencies/unodc.toml", b"id = \"unodc\"\nname = \"Organisaci\xf3n\"");
        fs::remove_file(folder.path().join("projects/glo-act.toml")).expect("a file");
        symlink("nowhere", folder.path().join("projects/glo-act.toml")).expect("a link");
        write(folder.path(), "networks/large.toml", &vec![b'\n'; LARGEST_FILE as usize + 1]);
        let _listener = UnixListener::bind(folder.path().join("networks/socket.toml")).expect("a socket");
        write(folder.path(), "agencies/new.toml", b"id = \"new\"");
        let found = problems(&folder);
        for expected in [
            "agencies/unodc.toml: this file is not UTF-8 from line 2, column 19 on",
            "projects/glo-act.toml: this link leads nowhere",
            "networks/large.toml: this file has more than 4 MiB",
            "networks/socket.toml: this is a socket",
            "agencies/new.toml: `name` is missing",
        ] {
            assert!(found.contains(&expected.to_owned()), "{expected}: {found:?}");
        }
        assert!(!found.iter().any(|problem| problem.contains("there is no agency")), "{found:?}");
    }

    #[test]
    fn links_are_followed_and_loops_of_them_end() {
        let folder = folder();
        let elsewhere = tempfile::tempdir().expect("a folder");
        fs::rename(folder.path().join("agencies"), elsewhere.path().join("agencies")).expect("a folder");
        symlink(elsewhere.path().join("agencies"), folder.path().join("agencies")).expect("a link");
        assert_eq!(problems(&folder), [""; 0]);
        symlink(folder.path(), folder.path().join("networks/loop")).expect("a link");
        symlink("agencies", folder.path().join("agents")).expect("a link");
        symlink("circle", folder.path().join("circle")).expect("a link");
        let found = problems(&folder);
        assert!(found.contains(&"networks/loop: this leads back to the data folder".to_owned()), "{found:?}");
        assert!(found.contains(&"agents: this folder is `agencies` again".to_owned()), "{found:?}");
        assert!(found.iter().any(|problem| problem.starts_with("circle: this could not be read")), "{found:?}");
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = read_folder(Path::new("no/such/folder")).expect_err("missing");
        assert_eq!(error.to_string(), "there is no folder `no/such/folder`; name the folder that holds `dataset.toml`");
    }
}
