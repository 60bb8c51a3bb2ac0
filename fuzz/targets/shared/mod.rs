//! The whole data set, made ready once.

use palermo::{
    answer::{Answerer, Outcome, Question},
    budget::{Budget, Left},
    cli::database,
    snapshot::{Edition, Snapshot},
};
use serde_json::{Map, Value};
use std::{sync::LazyLock, time::Duration};

/// What questions are answered from.
pub fn snapshot() -> Snapshot {
    let dataset = database::carried().expect("the program carries facts");
    let edition = Edition { revision: 1, digest: "0".repeat(64), imported_at: "2026-11-24T12:00:00Z".to_owned() };
    Snapshot::new(dataset, edition, [7; 32])
}

static ANSWERER: LazyLock<(Answerer, Snapshot)> = LazyLock::new(|| (Answerer::default(), snapshot()));

/// The answer to a question, which is JSON with data or with errors whose size is bounded.
pub fn answer(query: &str, variables: Map<String, Value>) -> Value {
    let (answerer, snapshot) = &*ANSWERER;
    let question = Question { query: query.to_owned(), operation_name: None, variables };
    let answer = answerer.answer(snapshot, &question, &Budget::new(Duration::from_secs(5), Left::default()));
    let json: Value = serde_json::from_slice(&answer.body).expect("an answer is JSON");
    match answer.outcome {
        Outcome::Answered => assert!(json["data"].is_object() && json["errors"].is_null(), "{json}"),
        Outcome::Failed => panic!("{json}"),
        _ => {
            assert!(json["data"].is_null() && answer.body.len() <= 4_096, "{json}");
            let errors = json["errors"].as_array().expect("a refusal has errors");
            assert!(errors.iter().all(|error| error["extensions"]["code"].is_string()), "{json}");
        }
    }
    json
}
