//! Looks whether the data still show what the evidence of each finding says.

use crate::{
    api::answer::{Answerer, Question},
    graph::finding::Finding,
    snapshot::Snapshot,
};
use async_graphql::Variables;
use entity::vocabulary::Verdict;
use serde_json::{Value, json};
use std::sync::Arc;

/// What a finding states beside what the data show.
#[derive(Debug)]
pub struct Examined {
    /// Its slug.
    pub slug: String,
    /// What it says.
    pub statement: String,
    /// What the data say of it; none where that was not looked at.
    pub verdict: Option<Verdict>,
    /// Why.
    pub reason: Option<String>,
    /// The values of its evidence.
    pub values: Vec<ExaminedValue>,
}

/// A value of the answer to a finding's document.
#[derive(Debug)]
pub struct ExaminedValue {
    /// What it tells.
    pub name: String,
    /// What the finding states, as JSON.
    pub stated: Option<String>,
    /// What the verdict rests on, as JSON.
    pub expected: String,
    /// What the data show now, as JSON; none where nothing stands there.
    pub shown: Option<String>,
}

impl ExaminedValue {
    /// Whether the verdict still rests on what the data show.
    pub fn holds(&self) -> bool {
        self.shown.as_deref() == Some(self.expected.as_str())
    }
}

/// Every finding of a snapshot, its document asked anew.
pub async fn examine(answerer: &Answerer, snapshot: &Arc<Snapshot>) -> Vec<Examined> {
    let mut examined = Vec::new();
    for finding in snapshot.graph.findings() {
        examined.push(examine_one(answerer, snapshot, finding).await);
    }
    examined
}

async fn examine_one(answerer: &Answerer, snapshot: &Arc<Snapshot>, finding: Finding<'_>) -> Examined {
    let evidence = finding.evidence();
    let data = match evidence.and_then(|evidence| Some((evidence.document?, evidence.day?))) {
        Some((document, day)) => {
            let variables = Variables::from_json(json!({ "day": day.to_string() }));
            let question = Question { query: document.to_owned(), operation_name: None, variables };
            let answer = answerer.answer(Arc::clone(snapshot), question).await;
            let mut body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
            body["data"].take()
        }
        None => Value::Null,
    };
    let expected = evidence.map(|evidence| evidence.expected).unwrap_or_default();
    let value = |expectation: &entity::finding_expectation::Model| ExaminedValue {
        name: expectation.name.clone(),
        stated: expectation.stated.clone(),
        expected: expectation.shown.clone(),
        shown: at(&data, &expectation.path).map(|value| value.to_string()),
    };
    Examined {
        slug: finding.row().slug.clone(),
        statement: finding.row().statement.clone(),
        verdict: evidence.map(|evidence| evidence.verdict),
        reason: evidence.and_then(|evidence| evidence.reason).map(str::to_owned),
        values: expected.iter().map(value).collect(),
    }
}

/// The value at a path: names of fields and places in lists, with dots between; `length` of a list is how many it has.
fn at(data: &Value, path: &str) -> Option<Value> {
    path.split('.').try_fold(data.clone(), |value, step| match value {
        Value::Array(values) if step == "length" => Some(values.len().into()),
        Value::Array(mut values) => {
            let place = step.parse::<usize>().ok().filter(|place| *place < values.len())?;
            Some(values.swap_remove(place))
        }
        Value::Object(mut fields) => fields.remove(step),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_through_fields_and_lists() {
        let data = json!({"a": [{"b": 1}, {"b": "two"}]});
        assert_eq!(at(&data, "a.1.b"), Some(json!("two")));
        assert_eq!(at(&data, "a.length"), Some(json!(2)));
        assert_eq!(at(&data, "a.2.b"), None);
        assert_eq!(at(&data, "a.b"), None);
    }
}
