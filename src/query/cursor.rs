//! The place of a node in a list, as a text that only this list takes back.

use crate::graph::sort_key::SortKey;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use std::borrow::Cow;

/// How many bytes of the HMAC a cursor carries.
const TAG_LENGTH: usize = 16;

/// One list as its cursors know it: whose, with which filter, order and other arguments.
pub struct CursorScope {
    secret: [u8; 32],
    list: String,
}

impl CursorScope {
    /// `list` says all that makes this list another than others; two lists with the same text share their cursors.
    pub fn new(secret: [u8; 32], list: String) -> Self {
        CursorScope { secret, list }
    }

    /// The cursor of the node with these keys. It holds the keys and not a number, so that it keeps its place when nodes
    /// before it come or go.
    pub fn encode(&self, keys: &[Vec<SortKey<'_>>]) -> String {
        let value = |key: &SortKey<'_>| match key {
            SortKey::Number(number) => Value::from(*number),
            SortKey::Text(text) => Value::from(text.as_ref()),
            SortKey::Absent => Value::Null,
        };
        let keys: Value = keys.iter().map(|key| key.iter().map(value).collect::<Value>()).collect();
        let payload = keys.to_string();
        let mut bytes = self.sign(payload.as_bytes()).finalize().into_bytes()[..TAG_LENGTH].to_vec();
        bytes.extend_from_slice(payload.as_bytes());
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The keys of a cursor of this list; nothing for any other text.
    pub fn decode(&self, cursor: &str) -> Option<Vec<Vec<SortKey<'static>>>> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let (tag, payload) = bytes.split_at_checked(TAG_LENGTH)?;
        self.sign(payload).verify_truncated_left(tag).ok()?;
        let keys: Vec<Vec<Value>> = serde_json::from_slice(payload).ok()?;
        let key = |value| match value {
            Value::Number(number) => number.as_i64().map(SortKey::Number),
            Value::String(text) => Some(SortKey::Text(Cow::Owned(text))),
            Value::Null => Some(SortKey::Absent),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        };
        keys.into_iter().map(|values| values.into_iter().map(key).collect()).collect()
    }

    fn sign(&self, payload: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes a key of any length");
        // The length keeps a list's end and a payload's beginning apart.
        mac.update(&(self.list.len() as u64).to_le_bytes());
        mac.update(self.list.as_bytes());
        mac.update(payload);
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scope(list: &str) -> CursorScope {
        CursorScope::new([7; 32], list.to_owned())
    }

    fn keys() -> Vec<Vec<SortKey<'static>>> {
        vec![vec![SortKey::Number(-3), SortKey::Text("Å\"".into())], vec![SortKey::Absent]]
    }

    #[test]
    fn a_cursor_leads_back_to_its_keys() {
        assert_eq!(scope("agencies").decode(&scope("agencies").encode(&keys())), Some(keys()));
    }

    #[test]
    fn a_cursor_of_another_list_is_refused() {
        assert_eq!(scope("networks").decode(&scope("agencies").encode(&keys())), None);
    }

    #[test]
    fn a_cursor_signed_with_another_secret_is_refused() {
        let foreign = CursorScope::new([8; 32], "agencies".to_owned()).encode(&keys());
        assert_eq!(scope("agencies").decode(&foreign), None);
    }

    #[test]
    fn every_change_of_one_character_is_refused() {
        let cursor = scope("agencies").encode(&keys());
        for place in 0..cursor.len() {
            for other in ('!'..='~').filter(|other| *other as u8 != cursor.as_bytes()[place]) {
                let mut forged = cursor.clone();
                forged.replace_range(place..=place, &other.to_string());
                assert_eq!(scope("agencies").decode(&forged), None, "{forged}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_is_taken_by_chance(text in ".{0,80}") {
            prop_assert_eq!(scope("agencies").decode(&text), None);
        }
    }
}
