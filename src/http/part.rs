//! Parts of what is sent, for downloads that broke off (RFC 9110, section 14).

use crate::http::tag::Tag;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use std::ops::Range;

/// A part that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which bytes; none where there are no such.
    bytes: Option<Range<u64>>,
    whole: u64,
}

/// The part that a request asks for of so many bytes; none where all of them are to be sent. Several parts at once are
/// not sent: that is left to the server.
pub fn asked(request: &HeaderMap, tag: &Tag, whole: u64) -> Option<Part> {
    let text = request.get(header::RANGE)?.to_str().ok()?;
    let ranges = http_range_header::parse_range_header(text).ok()?;
    if ranges.len() != 1 || !tag.allows_part(request) {
        return None;
    }
    let bytes = ranges.validate(whole).ok().and_then(|ranges| ranges.into_iter().next());
    Some(Part { bytes: bytes.map(|range| *range.start()..*range.end() + 1), whole })
}

impl Part {
    /// Says in an answer which bytes it has, and which these are.
    pub fn announce(&self, response: &mut Response) -> Range<u64> {
        let (status, range) = match &self.bytes {
            Some(bytes) => {
                (StatusCode::PARTIAL_CONTENT, format!("bytes {}-{}/{}", bytes.start, bytes.end - 1, self.whole))
            }
            None => (StatusCode::RANGE_NOT_SATISFIABLE, format!("bytes */{}", self.whole)),
        };
        *response.status_mut() = status;
        let range = HeaderValue::from_str(&range).expect("numbers can stand in a header");
        response.headers_mut().insert(header::CONTENT_RANGE, range);
        self.bytes.clone().unwrap_or_default()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]
mod tests {
    use super::*;

    #[test]
    fn one_part_is_sent_and_several_are_the_whole() {
        let tag = Tag::of(b"0123456789");
        let part = |range: &str| {
            let headers = HeaderMap::from_iter([(header::RANGE, HeaderValue::from_str(range).unwrap())]);
            asked(&headers, &tag, 10).map(|part| part.bytes)
        };
        assert_eq!(part("bytes=0-3"), Some(Some(0..4)));
        assert_eq!(part("bytes=8-"), Some(Some(8..10)));
        assert_eq!(part("bytes=-3"), Some(Some(7..10)));
        assert_eq!(part("bytes=3-99"), Some(Some(3..10)));
        assert_eq!(part("bytes=10-"), Some(None));
        for whole in ["bytes=0-1,4-5", "lines=0-3", "bytes=3-1", "nonsense"] {
            assert_eq!(part(whole), None, "{whole}");
        }
    }

    #[test]
    fn a_part_of_what_is_no_longer_the_same_is_not_sent() {
        let headers = |tag: &Tag| {
            HeaderMap::from_iter([
                (header::RANGE, HeaderValue::from_static("bytes=0-3")),
                (header::IF_RANGE, tag.header(None)),
            ])
        };
        let tag = Tag::of(b"0123456789");
        assert!(asked(&headers(&tag), &tag, 10).is_some());
        assert_eq!(asked(&headers(&Tag::of(b"before")), &tag, 10), None);
    }
}
