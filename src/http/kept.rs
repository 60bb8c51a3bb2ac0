//! What was made once, kept as bytes and sent to whoever asks for it again.
//!
//! Answers, pages and pictures depend on nothing but the address, the facts and the day, so that each is made once for
//! all who ask for it at the same time, compressed once for each coding, and told apart by a tag made of its bytes.

use crate::http::{
    coding::{Coding, aside},
    part,
    tag::Tag,
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use entity::vocabulary::Language;
use quick_cache::{Weighter, sync::Cache};
use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{sync::OnceCell, time::timeout};

/// How many bytes of what was made are kept, unless told otherwise.
pub const DEFAULT_BYTES: u64 = 64 * 1024 * 1024;

/// What is shorter is not worth compressing.
const WORTH_COMPRESSING: usize = 1_024;

/// What is longer takes so long to compress that nobody who connects waits for it.
const AT_ONCE: usize = 16 * 1_024;

/// What something made depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// What sort of thing it is.
    pub what: &'static str,
    /// The revision of the facts, and the first digits of their digest.
    pub edition: (i32, u64),
    /// The day, counted from 1970 on.
    pub day: u64,
    /// The language of whoever asked.
    pub language: Language,
    /// What was asked for, as it was given.
    pub text: Bytes,
}

/// Something that was made, ready to be sent.
#[derive(Debug)]
pub struct Made {
    headers: HeaderMap,
    body: Bytes,
    /// Whether it may be sent compressed.
    shrinks: bool,
    tag: OnceLock<Tag>,
    coded: [OnceCell<Option<Bytes>>; Coding::ALL.len()],
}

impl Made {
    /// What is to be sent with these headers.
    pub fn new(headers: HeaderMap, body: impl Into<Vec<u8>>) -> Self {
        // Without the room that it was written in.
        let body = Bytes::from(body.into().into_boxed_slice());
        let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        // They are compressed already.
        let packed = ["image/png", "application/zip", "font/woff2"].contains(&media_type);
        let shrinks = !packed && body.len() >= WORTH_COMPRESSING;
        Made { headers, body, shrinks, tag: OnceLock::new(), coded: Default::default() }
    }

    fn tag(&self) -> &Tag {
        self.tag.get_or_init(|| Tag::of(&self.body))
    }

    /// As an answer to a request: whole, a part of it, compressed, or the word that the client's copy is still right.
    pub async fn sent(&self, method: &Method, request: &HeaderMap) -> Response {
        let fetched = [Method::GET, Method::HEAD].contains(method);
        let mut response = match fetched && self.tag().is_known(request) {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => Response::new(Body::empty()),
        };
        *response.headers_mut() = self.headers.clone();
        let headers = response.headers_mut();
        // What is added here and on the way out finds room at once.
        headers.reserve(12);
        headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        let part = fetched.then(|| part::asked(request, self.tag(), self.body.len() as u64)).flatten();
        let coded = match (&part, Coding::preferred(request)) {
            (None, Some(coding)) => self.coded(coding).await.map(|bytes| (coding, bytes)),
            _ => None,
        };
        if fetched {
            headers.insert(header::ETAG, self.tag().header(coded.as_ref().map(|(coding, _)| *coding)));
            headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        }
        if response.status() == StatusCode::NOT_MODIFIED {
            response.headers_mut().remove(header::CONTENT_TYPE);
            return response;
        }
        if let Some((coding, bytes)) = coded {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.word()));
            *response.body_mut() = Body::from(bytes);
            return response;
        }
        match part {
            None => *response.body_mut() = Body::from(self.body.clone()),
            Some(part) => {
                let bytes = part.announce(&mut response);
                *response.body_mut() = Body::from(self.body.slice(bytes.start as usize..bytes.end as usize));
            }
        }
        response
    }

    /// Compressed, where that halves it. The first who asks for it has it made.
    async fn coded(&self, coding: Coding) -> Option<Bytes> {
        if !self.shrinks {
            return None;
        }
        let cell = &self.coded[Coding::ALL.iter().position(|known| *known == coding)?];
        let made = cell.get_or_init(|| async {
            let body = self.body.clone();
            match body.len() <= AT_ONCE {
                true => compressed(&body, coding),
                false => aside(move || compressed(&body, coding)).await.ok().flatten(),
            }
        });
        made.await.clone()
    }
}

fn compressed(body: &Bytes, coding: Coding) -> Option<Bytes> {
    let mut bytes = Vec::with_capacity(body.len() / 4);
    coding.compress(body.as_ref(), &mut bytes).expect("memory takes everything");
    bytes.shrink_to_fit();
    (bytes.len() <= body.len() / 2).then(|| Bytes::from(bytes))
}

/// What was made, what was asked for last the longest.
pub struct Kept {
    cache: Option<Cache<Key, Arc<Made>, Weight>>,
    found: AtomicU64,
    missed: AtomicU64,
}

/// How much is kept, and how often something was found.
pub struct Standing {
    /// How often something was found.
    pub found: u64,
    /// How often something had to be made.
    pub missed: u64,
    /// How many bytes are kept.
    pub bytes: u64,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Arc<Made>> for Weight {
    fn weight(&self, key: &Key, made: &Arc<Made>) -> u64 {
        // Each coding is kept only where it is half as long at most; and the headers.
        let coded = if made.shrinks { made.body.len() / 2 * Coding::ALL.len() } else { 0 };
        (key.text.len() + made.body.len() + coded + 1_024) as u64
    }
}

impl Default for Kept {
    fn default() -> Self {
        Kept::new(DEFAULT_BYTES)
    }
}

impl Kept {
    /// Keeps so many bytes; nothing at all where that is zero.
    pub fn new(bytes: u64) -> Self {
        let cache = (bytes > 0).then(|| Cache::with_weighter((bytes / 16_384) as usize, bytes, Weight));
        Kept { cache, found: AtomicU64::new(0), missed: AtomicU64::new(0) }
    }

    /// How much is kept, and how often something was found.
    pub fn standing(&self) -> Standing {
        Standing {
            found: self.found.load(Ordering::Relaxed),
            missed: self.missed.load(Ordering::Relaxed),
            bytes: self.cache.as_ref().map_or(0, Cache::weight),
        }
    }

    /// Forgets everything.
    pub fn clear(&self) {
        if let Some(cache) = &self.cache {
            cache.clear();
        }
    }

    /// What is kept under a key.
    pub fn get(&self, key: &Key) -> Option<Arc<Made>> {
        let made = self.cache.as_ref()?.get(key)?;
        self.found.fetch_add(1, Ordering::Relaxed);
        Some(made)
    }

    /// What is kept under a key, or what is made now; many who ask for the same at once wait for one of them, but not
    /// longer than this, and get nothing then. What can't be made is not kept.
    pub async fn get_or_make<E>(
        &self,
        key: &Key,
        longest: Duration,
        make: impl Future<Output = Result<Made, E>>,
    ) -> Option<Result<Arc<Made>, E>> {
        let Some(cache) = &self.cache else { return Some(make.await.map(Arc::new)) };
        // Without the buffer that it came in.
        let key = &Key { text: Bytes::copy_from_slice(&key.text), ..key.clone() };
        match timeout(longest, cache.get_value_or_guard_async(key)).await {
            Ok(Ok(made)) => {
                self.found.fetch_add(1, Ordering::Relaxed);
                Some(Ok(made))
            }
            Ok(Err(place)) => {
                self.missed.fetch_add(1, Ordering::Relaxed);
                Some(make.await.map(|made| {
                    let made = Arc::new(made);
                    // Where it was forgotten meanwhile, it is made anew for the next.
                    drop(place.insert(Arc::clone(&made)));
                    made
                }))
            }
            Err(_) => None,
        }
    }
}
