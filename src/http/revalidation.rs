//! Whether a client's copy is still right.

use axum::http::{HeaderMap, header};

/// Whether `If-None-Match` names this tag (RFC 9110, section 13.1.2). The comparison is the weak one: a proxy that
/// compressed the answer made its tag weak.
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|known| {
        let known = known.trim();
        known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag
    })
}
