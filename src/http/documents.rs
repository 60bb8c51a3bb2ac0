//! Documents that clients name by their SHA-256 instead of sending them: those that they registered themselves
//! (automatic persisted queries), and those that whoever runs the server trusts, if it answers no others.

use quick_cache::{Weighter, sync::Cache};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// How many bytes of registered documents are kept.
pub const REGISTERED_BYTES: u64 = 8 * 1024 * 1024;

/// The documents that can be named.
pub enum Documents {
    /// Those that clients registered, those asked for last the longest.
    Registered(Cache<[u8; 32], Arc<str>, Length>),
    /// Those of whoever runs the server, and no others.
    Trusted(HashMap<[u8; 32], Arc<str>>),
}

/// Weighs a document.
#[derive(Clone)]
pub struct Length;

impl Weighter<[u8; 32], Arc<str>> for Length {
    fn weight(&self, _: &[u8; 32], document: &Arc<str>) -> u64 {
        // With its hash, and its place among the others.
        document.len() as u64 + 160
    }
}

/// Why a document can't be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotHad {
    /// Nobody registered it, or it was forgotten. Clients know this word and send the document.
    #[error("PersistedQueryNotFound")]
    Unknown,
    /// It is not one of those that are answered.
    #[error("this server answers only documents that it was given beforehand, and this one is not among them")]
    Untrusted,
    /// The hash is that of another document.
    #[error("`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`")]
    Mismatch,
    /// It is not a hash.
    #[error("`extensions.persistedQuery` must be {{\"version\": 1, \"sha256Hash\": …}} with 64 hexadecimal digits")]
    Malformed,
    /// There is none.
    #[error("`query` is missing; put the GraphQL document there")]
    Missing,
}

impl Default for Documents {
    fn default() -> Self {
        Documents::Registered(Cache::with_weighter(1_000, REGISTERED_BYTES, Length))
    }
}

impl Documents {
    /// The document of a request, given, named by its hash in `extensions`, or both.
    pub fn document(&self, given: Option<String>, extensions: Option<&Value>) -> Result<Arc<str>, NotHad> {
        let hash = match extensions.and_then(|extensions| extensions.get("persistedQuery")) {
            None | Some(Value::Null) => None,
            Some(named) if named.get("version").and_then(Value::as_u64) == Some(1) => {
                Some(named.get("sha256Hash").and_then(Value::as_str).and_then(bytes).ok_or(NotHad::Malformed)?)
            }
            Some(_) => return Err(NotHad::Malformed),
        };
        match (self, given, hash) {
            (_, None, None) => Err(NotHad::Missing),
            (_, Some(given), Some(hash)) if digest(&given) != hash => Err(NotHad::Mismatch),
            (Documents::Registered(_), Some(given), None) => Ok(given.into()),
            (Documents::Registered(known), Some(given), Some(hash)) => {
                // Kept anew each time: it may have been forgotten.
                let document: Arc<str> = given.into();
                known.insert(hash, Arc::clone(&document));
                Ok(document)
            }
            (Documents::Registered(known), None, Some(hash)) => known.get(&hash).ok_or(NotHad::Unknown),
            (Documents::Trusted(known), given, hash) => {
                let hash = given.map_or(hash, |given| Some(digest(&given))).ok_or(NotHad::Missing)?;
                known.get(&hash).cloned().ok_or(NotHad::Untrusted)
            }
        }
    }
}

fn digest(document: &str) -> [u8; 32] {
    Sha256::digest(document.as_bytes()).into()
}

fn bytes(hexadecimal: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hexadecimal.len() != 64 || !hexadecimal.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(hexadecimal.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// A folder of trusted documents can't be read.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableDocuments {
    /// The system says so.
    #[error("{}: {error}", path.display())]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// It is not a list of documents.
    #[error("{}: {reason}; a manifest maps SHA-256 hashes to documents, or is one that Apollo's tools write", path.display())]
    Manifest {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// There are none.
    #[error("{}: there is no file that ends in .graphql or .json", path.display())]
    Empty {
        /// Which folder.
        path: PathBuf,
    },
}

/// The documents of a folder: one in each file that ends in `.graphql`, and those of the manifests (`.json`) that Relay's
/// compiler and Apollo's tools write.
pub fn trusted(folder: &Path) -> Result<Documents, UnreadableDocuments> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error| UnreadableDocuments::Io { path, error }
    };
    let mut documents: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        match ending {
            Some("graphql") => documents.push(fs::read_to_string(&path).map_err(failed(&path))?),
            Some("json") => {
                let text = fs::read_to_string(&path).map_err(failed(&path))?;
                let listed = manifest(&text).map_err(|reason| UnreadableDocuments::Manifest { path, reason })?;
                documents.extend(listed);
            }
            _ => {}
        }
    }
    if documents.is_empty() {
        return Err(UnreadableDocuments::Empty { path: folder.to_owned() });
    }
    let documents = documents.into_iter().map(|document| (digest(&document), document.into()));
    Ok(Documents::Trusted(documents.collect()))
}

/// The documents of a manifest: `{hash: document}`, or `{"operations": [{"id", "body"}]}`.
fn manifest(text: &str) -> Result<Vec<String>, String> {
    let manifest: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let texts: Option<Vec<String>> = match manifest.get("operations") {
        Some(Value::Array(operations)) => {
            operations.iter().map(|operation| operation.get("body")?.as_str().map(str::to_owned)).collect()
        }
        _ => {
            manifest.as_object().and_then(|pairs| pairs.values().map(|text| text.as_str().map(str::to_owned)).collect())
        }
    };
    texts.ok_or_else(|| "it lists no documents".to_owned())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]
mod tests {
    use super::*;
    use serde_json::json;

    const DOCUMENT: &str = "{ __typename }";
    const HASH: &str = "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b";

    fn named(hash: &str) -> Value {
        json!({"persistedQuery": {"version": 1, "sha256Hash": hash}})
    }

    fn had(documents: &Documents, given: Option<&str>, extensions: Option<&Value>) -> Result<String, NotHad> {
        documents.document(given.map(str::to_owned), extensions).map(|document| document.to_string())
    }

    #[test]
    fn a_document_that_was_registered_is_known_by_its_hash() {
        let documents = Documents::default();
        assert_eq!(had(&documents, None, Some(&named(HASH))), Err(NotHad::Unknown));
        assert_eq!(had(&documents, Some(DOCUMENT), Some(&named(HASH))), Ok(DOCUMENT.to_owned()));
        assert_eq!(had(&documents, None, Some(&named(&HASH.to_uppercase()))), Ok(DOCUMENT.to_owned()));
        assert_eq!(had(&documents, Some("{ other }"), Some(&named(HASH))), Err(NotHad::Mismatch));
        assert_eq!(had(&documents, None, Some(&named("xyz"))), Err(NotHad::Malformed));
        assert_eq!(had(&documents, None, Some(&json!({"persistedQuery": {"version": 2}}))), Err(NotHad::Malformed));
        assert_eq!(had(&documents, None, Some(&json!({"persistedQuery": null}))), Err(NotHad::Missing));
        assert_eq!(had(&documents, Some(DOCUMENT), None), Ok(DOCUMENT.to_owned()));
    }

    #[test]
    fn only_trusted_documents_are_answered_where_some_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        assert!(matches!(trusted(folder.path()), Err(UnreadableDocuments::Empty { .. })));
        fs::write(path("a.graphql"), DOCUMENT).unwrap();
        fs::write(path("relay.json"), json!({"hash": "{ dataset { version } }"}).to_string()).unwrap();
        let apollo = json!({"format": "apollo-persisted-query-manifest", "version": 1,
            "operations": [{"id": "x", "name": "Q", "type": "query", "body": "query Q { agencies { totalCount } }"}]});
        fs::write(path("apollo.json"), apollo.to_string()).unwrap();
        let documents = trusted(folder.path()).unwrap();
        for known in [DOCUMENT, "{ dataset { version } }", "query Q { agencies { totalCount } }"] {
            assert_eq!(had(&documents, Some(known), None), Ok(known.to_owned()));
        }
        assert_eq!(had(&documents, None, Some(&named(HASH))), Ok(DOCUMENT.to_owned()));
        assert_eq!(had(&documents, Some("{ agencies { totalCount } }"), None), Err(NotHad::Untrusted));
        fs::write(path("broken.json"), "[1]").unwrap();
        assert!(matches!(trusted(folder.path()), Err(UnreadableDocuments::Manifest { .. })));
    }
}
