//! Whatever document is sent, the answer is data or a refusal.
#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;
use serde_json::Map;

fuzz_target!(|document: &str| {
    shared::answer(document, Map::new());
});
