//! Asks the document of each finding anew, to look whether the data still show what its evidence says.

use crate::{
    analysis::evidence::{self, Examined},
    api::answer::{Answerer, Question},
    graph::finding::Finding,
    snapshot::Snapshot,
};
use async_graphql::Variables;
use serde_json::{Value, json};
use std::sync::Arc;

/// Every finding of a snapshot, its document asked anew.
pub async fn examine(answerer: &Answerer, snapshot: &Arc<Snapshot>) -> Vec<Examined> {
    let mut examined = Vec::new();
    for finding in snapshot.graph.findings() {
        let data = ask(answerer, snapshot, finding).await;
        examined.push(evidence::examine(finding, &data));
    }
    examined
}

/// The data that a finding's document is answered with; `null` where it has none.
async fn ask(answerer: &Answerer, snapshot: &Arc<Snapshot>, finding: Finding<'_>) -> Value {
    let Some((document, day)) = finding.evidence().and_then(|evidence| Some((evidence.document?, evidence.day?)))
    else {
        return Value::Null;
    };
    let variables = Variables::from_json(json!({ "day": day.to_string() }));
    let question = Question { query: document.to_owned(), operation_name: None, variables };
    let answer = answerer.answer(Arc::clone(snapshot), question).await;
    let mut body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    body["data"].take()
}
