//! Asks the document of each finding anew, to look whether the data still show what its evidence says.

use crate::{
    analysis::evidence::{self, Examined},
    answer::{Answerer, Question},
    budget::{Budget, Stopped},
    snapshot::Snapshot,
};
use entity::partial_date::PartialDate;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Every finding of a snapshot, its document asked anew; one that several share is asked once.
pub fn examine(answerer: &Answerer, snapshot: &Snapshot, budget: &Budget) -> Result<Vec<Examined>, Stopped> {
    let (mut answered, mut examined) = (HashMap::new(), Vec::new());
    for finding in snapshot.graph.findings() {
        let evidence = finding.evidence();
        let asked = evidence.and_then(|evidence| Some((evidence.document?, evidence.day?)));
        let data = match asked {
            Some((document, day)) => {
                answered.entry((document, day)).or_insert_with(|| ask(answerer, snapshot, document, day, budget))
            }
            None => &Value::Null,
        };
        // What was stopped has no data, which is not what they show.
        budget.look()?;
        examined.push(evidence::examine(finding, data));
    }
    Ok(examined)
}

/// The data that a finding's document is answered with on its day.
fn ask(answerer: &Answerer, snapshot: &Snapshot, document: &str, day: PartialDate, budget: &Budget) -> Value {
    let variables = Map::from_iter([("day".to_owned(), Value::from(day.to_string()))]);
    let question = Question { query: document.to_owned(), operation_name: None, variables };
    let answer = answerer.answer(snapshot, &question, budget);
    let mut body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    body["data"].take()
}
