//! Asks the document of each finding anew, to look whether the data still show what its evidence says.

use crate::{
    analysis::evidence::{self, Examined},
    answer::{Answerer, Question},
    budget::Budget,
    graph::finding::Finding,
    snapshot::Snapshot,
};
use serde_json::{Map, Value};

/// Every finding of a snapshot, its document asked anew.
pub fn examine(answerer: &Answerer, snapshot: &Snapshot) -> Vec<Examined> {
    snapshot.graph.findings().map(|finding| evidence::examine(finding, &ask(answerer, snapshot, finding))).collect()
}

/// The data that a finding's document is answered with; `null` where it has none.
fn ask(answerer: &Answerer, snapshot: &Snapshot, finding: Finding<'_>) -> Value {
    let Some((document, day)) = finding.evidence().and_then(|evidence| Some((evidence.document?, evidence.day?)))
    else {
        return Value::Null;
    };
    let variables = Map::from_iter([("day".to_owned(), Value::from(day.to_string()))]);
    let question = Question { query: document.to_owned(), operation_name: None, variables };
    // The documents are ours, and few.
    let answer = answerer.answer(snapshot, &question, &Budget::unlimited());
    let mut body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    body["data"].take()
}
