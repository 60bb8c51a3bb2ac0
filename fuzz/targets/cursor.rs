//! Whatever is sent as a cursor, the answer is a page or a refusal that names the argument.
#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;
use serde_json::{Map, json};

const LISTS: [(&str, &str); 4] = [
    ("after", "query($c: String) { agencies(first: 2, after: $c) { nodes { slug } } }"),
    ("before", "query($c: String) { measures(last: 2, before: $c, orderBy: [{field: TYPE}]) { nodes { id } } }"),
    ("after", "query($c: String) { search(query: \"trafficking\", first: 2, after: $c) { edges { cursor } } }"),
    ("after", "query($c: String) { network(slug: \"icat\") { agencies(first: 2, after: $c) { nodes { slug } } } }"),
];

fuzz_target!(|text: &str| {
    for (argument, list) in LISTS {
        let answer = shared::answer(list, Map::from_iter([("c".to_owned(), json!(text))]));
        if let Some(error) = answer["errors"].get(0) {
            assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{list}: {error}");
            assert!(error["message"].as_str().is_some_and(|message| message.contains(argument)), "{list}: {error}");
        }
    }
});
