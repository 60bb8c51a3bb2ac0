//! Whether a client's copy is still right.

use axum::http::{HeaderMap, HeaderValue, header};
use sha2::{Digest, Sha256};

/// What an answer is told apart by: all that it depends on, and the program that writes it.
///
/// A weak tag: what it stands for says the same, but need not be the same bytes, since an answer may be compressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag(String);

impl Tag {
    /// The tag of an answer that depends on these.
    pub fn of(parts: &[&str]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts.iter().copied().chain([env!("CARGO_PKG_VERSION")]) {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        let digits: String = hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        Tag(format!("\"{digits}\""))
    }

    /// Whether `If-None-Match` names it (RFC 9110, section 13.1.2).
    pub fn is_known(&self, headers: &HeaderMap) -> bool {
        let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        known.flat_map(|value| value.split(',')).any(|known| {
            let known = known.trim();
            known == "*" || known.strip_prefix("W/").unwrap_or(known) == self.0
        })
    }

    /// As it stands in a header.
    pub fn header(&self) -> HeaderValue {
        HeaderValue::from_str(&format!("W/{}", self.0)).expect("hexadecimal digits can stand in a header")
    }
}
