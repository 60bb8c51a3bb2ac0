//! Questions that were read, checked and planned, ready to be answered. Those asked last are kept, with what their last
//! answer tells of the next.

use crate::{
    answer::{
        Question,
        document::{self, Checked},
        following,
        plan::Plan,
    },
    snapshot::Snapshot,
};
use entity::partial_date::PartialDate;
use quick_cache::{Weighter, sync::Cache};
use serde_json::{Map, Value};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

/// How many bytes of memory the plans that are kept may take, with their documents.
const KEPT_BYTES: u64 = 16 * 1024 * 1024;

/// How many bytes the variables of a question that is kept may have, and how many each value takes besides its text.
const MOST_BYTES_OF_VARIABLES: usize = 16 * 1024;
const VALUE_BYTES: usize = 100;

/// How large a buffer is made, in bytes, for an answer of which no other was made before.
const FIRST_BYTES: usize = 16 * 1024;

/// How large it is made at most before anything is written, and for how many rows there is room to remember them.
const MOST_FIRST_BYTES: usize = 1024 * 1024;
const MOST_FIRST_ROWS: usize = 10_000;

/// A question that was read, checked and planned, ready to be answered.
pub struct Prepared {
    pub(super) document: Arc<Checked>,
    pub(super) plan: Plan,
    pub(super) cost: u64,
    pub(super) light: bool,
    /// The day that it was planned on.
    pub(super) day: PartialDate,
    /// The digest of the facts that its cost was counted of.
    pub(super) digest: String,
    pub(super) last: Last,
}

impl Prepared {
    /// How many nodes its answer could have.
    pub fn cost(&self) -> u64 {
        self.cost
    }

    /// Whether answering it takes no longer than handing it to another thread.
    pub fn is_light(&self) -> bool {
        self.light
    }

    /// How long it took to make its last answer, where one was made.
    pub fn took(&self) -> Option<Duration> {
        match self.last.nanoseconds.load(Ordering::Relaxed) {
            0 => None,
            nanoseconds => Some(Duration::from_nanos(nanoseconds)),
        }
    }

    /// The plan itself.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The value of the variable `after` with which the question leads on to the next page, given the data of its answer;
    /// nothing where it goes through no list, or that list ends here.
    pub fn next(&self, question: &Question, data: &Value) -> Option<String> {
        let operation = document::operation(&self.document, question.operation_name.as_deref()).ok()?;
        following::next(&self.document, operation, data)
    }

    fn holds(&self, snapshot: &Snapshot, day: PartialDate) -> bool {
        self.day == day && self.digest == snapshot.edition.digest
    }
}

/// What the last answer tells of the next; the same question mostly has the same. Zero where there was none.
#[derive(Default)]
pub(super) struct Last {
    nanoseconds: AtomicU64,
    bytes: AtomicUsize,
    remembered: AtomicUsize,
}

impl Last {
    /// Notes how long it took to make an answer, and how many bytes it has.
    pub(super) fn note(&self, took: Duration, bytes: usize) {
        self.nanoseconds.store(u64::try_from(took.as_nanos()).unwrap_or(u64::MAX), Ordering::Relaxed);
        self.bytes.store(bytes, Ordering::Relaxed);
    }

    /// Notes how many rows were remembered that an answer could have come to once more.
    pub(super) fn remember(&self, rows: usize) {
        self.remembered.store(rows, Ordering::Relaxed);
    }

    /// A buffer in which the same answer finds room, so that it is never copied to a larger one.
    pub(super) fn buffer(&self) -> Vec<u8> {
        let bytes = match self.bytes.load(Ordering::Relaxed) {
            0 => FIRST_BYTES,
            bytes => bytes.min(MOST_FIRST_BYTES),
        };
        Vec::with_capacity(bytes)
    }

    /// How many rows may have to be remembered.
    pub(super) fn remembered(&self) -> usize {
        self.remembered.load(Ordering::Relaxed).min(MOST_FIRST_ROWS)
    }
}

/// The questions asked last, each with the values of its variables.
pub struct Kept(Cache<Question, Arc<Prepared>, Bytes>);

#[derive(Clone)]
struct Bytes;

impl Weighter<Question, Arc<Prepared>> for Bytes {
    fn weight(&self, question: &Question, prepared: &Arc<Prepared>) -> u64 {
        let variables = bytes_of_all(&question.variables).unwrap_or(MOST_BYTES_OF_VARIABLES);
        // With its document, which may be kept nowhere else any more.
        document::bytes_of(&question.query) + variables as u64 + prepared.plan.bytes()
    }
}

impl Default for Kept {
    fn default() -> Self {
        Kept(Cache::with_weighter(1_000, KEPT_BYTES, Bytes))
    }
}

impl Kept {
    /// What was prepared for a question, where that still holds.
    pub fn get(&self, question: &Question, snapshot: &Snapshot, day: PartialDate) -> Option<Arc<Prepared>> {
        // To find what has many would take longer than to prepare it.
        bytes_of_all(&question.variables)?;
        self.0.get(question).filter(|prepared| prepared.holds(snapshot, day))
    }

    /// Keeps what was prepared for a question.
    pub fn keep(&self, question: &Question, prepared: &Arc<Prepared>) {
        // What the schema says of itself is written out in its plan, and its answers are kept whole.
        if !prepared.plan.describes && bytes_of_all(&question.variables).is_some() {
            self.0.insert(question.clone(), Arc::clone(prepared));
        }
    }
}

/// How many bytes the values of variables take, about; nothing where that is too much.
fn bytes_of_all(variables: &Map<String, Value>) -> Option<usize> {
    fn add(value: &Value, sum: usize) -> Option<usize> {
        let sum = sum + VALUE_BYTES;
        if sum > MOST_BYTES_OF_VARIABLES {
            return None;
        }
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => Some(sum),
            Value::String(text) => Some(sum + text.len()).filter(|sum| *sum <= MOST_BYTES_OF_VARIABLES),
            Value::Array(items) => items.iter().try_fold(sum, |sum, item| add(item, sum)),
            Value::Object(fields) => fields.iter().try_fold(sum, |sum, (name, value)| add(value, sum + name.len())),
        }
    }
    variables.iter().try_fold(0, |sum, (name, value)| add(value, sum + name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{answer::Answerer, snapshot::Edition};
    use entity::dataset::Dataset;
    use serde_json::json;

    #[test]
    fn variables_are_measured_until_they_are_too_many() {
        let bytes = |variables: Value| bytes_of_all(variables.as_object().expect("variables are an object"));
        assert_eq!(bytes(json!({})), Some(0));
        assert_eq!(bytes(json!({"a": "four", "b": [1, {"c": null}]})), Some(5 * VALUE_BYTES + 4 + 3));
        assert_eq!(bytes(json!({"a": "x".repeat(MOST_BYTES_OF_VARIABLES)})), None);
        assert_eq!(bytes(json!({"a": vec![1; MOST_BYTES_OF_VARIABLES / VALUE_BYTES]})), None);
        assert_eq!(bytes(json!({"x".repeat(MOST_BYTES_OF_VARIABLES): 1})), None);
    }

    #[test]
    fn what_is_kept_weighs_what_its_document_takes_however_short_its_plan_is() {
        let edition = Edition { revision: 1, digest: String::new(), imported_at: String::new() };
        let snapshot = Snapshot::new(Dataset::default(), edition, [0; 32]);
        let others = (0..10).map(|at| format!("query Q{at} {{ {} }} ", "agencies { totalCount } ".repeat(50)));
        let query = format!("query Q {{ __typename }} {}", others.collect::<String>());
        let question = Question { query, operation_name: Some("Q".to_owned()), ..Question::default() };
        let prepared = Answerer::default().prepare(&snapshot, &question).unwrap_or_else(|errors| panic!("{errors:?}"));
        assert!(prepared.plan.bytes() < 2_000);
        assert!(Bytes.weight(&question, &prepared) > document::bytes_of(&question.query));
    }
}
