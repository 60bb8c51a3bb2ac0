//! Files to download: written once a revision for all who want them, and sent from there, however slowly they are taken.

use crate::{
    budget::Budget,
    http::{
        coding::{Coding, aside},
        part,
        tag::{Tag, Tagger},
    },
    snapshot::Edition,
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use quick_cache::sync::Cache;
use std::{
    fs::File,
    io::{self, BufWriter, Seek, Write},
    ops::Range,
    os::unix::fs::FileExt,
    sync::Arc,
};
use tokio::{sync::OnceCell, task::spawn_blocking};

/// How many bytes are read at a time.
const CHUNK: usize = 32 * 1024;

/// A file to download. It has no name, so that it is gone with the last who reads it.
#[derive(Clone)]
struct Stored {
    file: Arc<File>,
    length: u64,
}

/// A file to download, plain and compressed.
pub struct Download {
    plain: Stored,
    tag: Tag,
    /// Whether it may be sent compressed.
    shrinks: bool,
    coded: [OnceCell<Option<Stored>>; Coding::ALL.len()],
}

impl Download {
    /// What is written, for as long as the budget allows.
    pub fn write(
        shrinks: bool,
        budget: &Budget,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Self> {
        let mut writer =
            Writer { file: BufWriter::with_capacity(CHUNK, tempfile::tempfile()?), tagger: Tagger::default(), budget };
        write(&mut writer)?;
        let Writer { file, tagger, .. } = writer;
        Ok(Download { plain: Stored::new(file)?, tag: tagger.tag(), shrinks, coded: Default::default() })
    }

    /// As an answer to a request: whole, a part of it, compressed, or the word that the client's copy is still right.
    pub async fn sent(&self, method: &Method, request: &HeaderMap, headers: HeaderMap) -> Response {
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = headers;
        response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        let part = part::asked(request, &self.tag, self.plain.length);
        let coded = match (&part, Coding::preferred(request)) {
            (None, Some(coding)) => self.coded(coding).await.map(|stored| (coding, stored)),
            _ => None,
        };
        let headers = response.headers_mut();
        headers.insert(header::ETAG, self.tag.header(coded.as_ref().map(|(coding, _)| *coding)));
        headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        if self.tag.is_known(request) {
            headers.remove(header::CONTENT_TYPE);
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        if let Some((coding, _)) = &coded {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.word()));
        }
        let stored = coded.map_or_else(|| self.plain.clone(), |(_, stored)| stored);
        let bytes = part.map_or(0..stored.length, |part| part.announce(&mut response));
        response.headers_mut().insert(header::CONTENT_LENGTH, (bytes.end - bytes.start).into());
        if *method != Method::HEAD {
            *response.body_mut() = stored.body(bytes);
        }
        response
    }

    /// Compressed; the first who asks for it has it made. Where it can't be, it is sent as it is.
    async fn coded(&self, coding: Coding) -> Option<Stored> {
        if !self.shrinks {
            return None;
        }
        let cell = &self.coded[Coding::ALL.iter().position(|known| *known == coding)?];
        let made = cell.get_or_init(|| async {
            let plain = self.plain.clone();
            let compressed = aside(move || plain.compressed(coding)).await.map_err(io::Error::other);
            compressed.flatten().inspect_err(|cause| tracing::error!(%cause, "a download could not be compressed")).ok()
        });
        made.await.clone()
    }
}

impl Stored {
    fn new(file: BufWriter<File>) -> io::Result<Self> {
        let mut file = file.into_inner()?;
        let length = file.stream_position()?;
        Ok(Stored { file: Arc::new(file), length })
    }

    fn compressed(&self, coding: Coding) -> io::Result<Stored> {
        let mut to = BufWriter::with_capacity(CHUNK, tempfile::tempfile()?);
        coding.compress(Reader { stored: self, at: 0 }, &mut to)?;
        Stored::new(to)
    }

    /// Some of its bytes, read while they are sent.
    fn body(self, bytes: Range<u64>) -> Body {
        let chunks = stream::try_unfold((self, bytes), |(stored, bytes)| async move {
            let length = usize::try_from(bytes.end - bytes.start).unwrap_or(usize::MAX).min(CHUNK);
            if length == 0 {
                return Ok::<_, io::Error>(None);
            }
            let file = Arc::clone(&stored.file);
            let read = spawn_blocking(move || {
                let mut chunk = vec![0; length];
                file.read_exact_at(&mut chunk, bytes.start).map(|()| chunk)
            });
            let chunk = read.await.map_err(io::Error::other)??;
            Ok(Some((Bytes::from(chunk), (stored, bytes.start + length as u64..bytes.end))))
        });
        Body::from_stream(chunks)
    }
}

/// Writes a file, makes its tag on the way, and stops when the budget says so.
struct Writer<'b> {
    file: BufWriter<File>,
    tagger: Tagger,
    budget: &'b Budget,
}

impl Write for Writer<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.budget.steps(1 + bytes.len() / 64).map_err(io::Error::other)?;
        let written = self.file.write(bytes)?;
        self.tagger.take(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Reads what is stored from a place on; others may read it elsewhere at the same time.
struct Reader<'s> {
    stored: &'s Stored,
    at: u64,
}

impl io::Read for Reader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stored.file.read_at(buffer, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// The files of an edition, by its revision, its digest (a database that was put in the place of another may have the same
/// revision) and their names.
pub struct Downloads(Cache<(i32, String, String), Arc<Download>>);

/// More than there are exports.
const DOWNLOADS: usize = 256;

impl Default for Downloads {
    fn default() -> Self {
        Downloads(Cache::new(DOWNLOADS))
    }
}

impl Downloads {
    /// Forgets all of them; who reads one reads on.
    pub fn clear(&self) {
        self.0.clear();
    }

    /// The file of this name, or the one that is made now, for all who ask for it meanwhile.
    pub async fn get_or_make<E>(
        &self,
        edition: &Edition,
        name: &str,
        make: impl Future<Output = Result<Download, E>>,
    ) -> Result<Arc<Download>, E> {
        let key = (edition.revision, edition.digest.clone(), name.to_owned());
        self.0.get_or_insert_async(&key, async { make.await.map(Arc::new) }).await
    }
}

/// Why a file can't be sent, as an answer.
pub fn unsent(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}
