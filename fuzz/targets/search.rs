//! Whatever is sent to the search, the answer is hits or a refusal that names the argument.
#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;
use serde_json::{Map, json};

fuzz_target!(|text: &str| {
    for (argument, question) in [
        ("query", "query($q: String!) { search(query: $q, first: 5) { nodes { score } } }"),
        ("prefix", "query($q: String!) { suggest(prefix: $q) { node { label } } }"),
    ] {
        let answer = shared::answer(question, Map::from_iter([("q".to_owned(), json!(text))]));
        if let Some(error) = answer["errors"].get(0) {
            assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{error}");
            assert!(error["message"].as_str().is_some_and(|message| message.contains(argument)), "{error}");
        }
    }
});
