//! Whether a client's copy is still right.

use crate::http::coding::Coding;
use axum::http::{HeaderMap, HeaderValue, header};
use std::hash::{DefaultHasher, Hasher};

/// What bytes are told apart by: an entity tag made of the bytes themselves (RFC 9110, section 8.8.3).
///
/// It stays the same for as long as the answer does, over days, revisions and restarts; and what it names is those bytes
/// and no others, so that a download may be gone on with where it broke off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag(String);

impl Tag {
    /// The tag of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut tagger = Tagger::default();
        tagger.take(bytes);
        tagger.tag()
    }

    /// Whether `If-None-Match` names it, in whatever coding (RFC 9110, section 13.1.2).
    pub fn is_known(&self, headers: &HeaderMap) -> bool {
        let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        known.flat_map(|value| value.split(',')).any(|known| {
            let known = known.trim();
            let known = known.strip_prefix("W/").unwrap_or(known);
            known == "*" || bare(known).is_some_and(|known| known == self.0)
        })
    }

    /// Whether `If-Range` allows to send a part (RFC 9110, section 13.1.5): where it is missing, or names these bytes.
    pub fn allows_part(&self, headers: &HeaderMap) -> bool {
        headers.get(header::IF_RANGE).is_none_or(|value| *value == self.header(None))
    }

    /// As it stands in a header.
    pub fn header(&self, coding: Option<Coding>) -> HeaderValue {
        let text = match coding {
            None => format!("\"{}\"", self.0),
            // Other bytes, another tag.
            Some(coding) => format!("\"{}-{}\"", self.0, coding.word()),
        };
        HeaderValue::from_str(&text).expect("digits and names of codings can stand in a header")
    }
}

/// A tag without its quotes and without the name of a coding.
fn bare(tag: &str) -> Option<&str> {
    let tag = tag.strip_prefix('"')?.strip_suffix('"')?;
    Some(tag.split_once('-').map_or(tag, |(tag, _)| tag))
}

/// Makes the tag of bytes that come one after the other.
#[derive(Default)]
pub struct Tagger(DefaultHasher);

impl Tagger {
    /// Goes on with these.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    /// The tag of all bytes that came.
    pub fn tag(&self) -> Tag {
        Tag(format!("{:016x}", self.0.finish()))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_in_every_coding_and_no_other_is() {
        let tag = Tag::of(b"what is shown");
        let asked =
            |value: &str| HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_str(value).unwrap())]);
        let own = tag.header(None).to_str().unwrap().to_owned();
        let coded = tag.header(Some(Coding::Gzip)).to_str().unwrap().to_owned();
        for known in [&own, &coded, &format!("W/{coded}"), &format!("\"x\", {own}"), "*"] {
            assert!(tag.is_known(&asked(known)), "{known}");
        }
        let other = Tag::of(b"what was shown").header(None);
        for unknown in [other.to_str().unwrap(), "", "\"\"", own.trim_matches('"')] {
            assert!(!tag.is_known(&asked(unknown)), "{unknown}");
        }
    }

    #[test]
    fn bytes_in_pieces_have_the_tag_of_the_whole() {
        let mut tagger = Tagger::default();
        tagger.take(b"what ");
        tagger.take(b"is shown");
        assert_eq!(tagger.tag(), Tag::of(b"what is shown"));
    }
}
