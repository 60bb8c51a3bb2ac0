//! From a document to the bytes of its answer. An answer is whole or it is an error.
//!
//! A document is read and checked once and kept; the values of its variables make a plan of it, whose cost is known
//! before anything runs; the plan is walked over the graph, straight to bytes.

pub mod columns;
pub mod cost;
pub mod document;
pub mod error;
pub mod evidence;
pub mod excerpt;
pub mod explain;
pub mod guard;
pub mod introspection;
pub mod plan;
pub mod roots;
pub mod schema;
pub mod variables;
pub mod walk;

use crate::{
    answer::{
        document::{Checked, Documents},
        error::{Code, Error},
        plan::Plan,
    },
    api::TABLE,
    budget::Budget,
    clock,
    snapshot::Snapshot,
    table::{ask::Ask, condition::Memo, derived::Derived},
};
use apollo_compiler::executable::{Operation, OperationType};
use serde_json::{Map, Value};
use std::sync::Arc;

/// How many values the arguments of a question that is answered at once may have.
const LIGHT_VALUES: usize = 100;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The document.
    pub query: String,
    /// Which of its operations, if it has several.
    pub operation_name: Option<String>,
    /// The values of its variables.
    pub variables: Map<String, Value>,
}

/// What comes back.
#[derive(Debug)]
pub struct Answer {
    /// How it went.
    pub outcome: Outcome,
    /// JSON: `data` and what it cost, or `errors`.
    pub body: Vec<u8>,
}

impl Answer {
    /// The answer where it has no more than so many bytes; else an error that says how many it has.
    pub fn of_bytes(self, most: usize) -> Self {
        if self.body.len() <= most {
            return self;
        }
        let message = format!(
            "the answer has {} bytes, and {most} are left for it here: ask for smaller pages (`first`) or fewer fields",
            self.body.len()
        );
        refusal(Code::QueryTooComplex, &message)
    }
}

/// How a question went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The body has the data.
    Answered,
    /// The question is at fault.
    Refused,
    /// The answer took too long.
    Stopped,
    /// Palermo is at fault; the log has the cause.
    Failed,
}

/// A question that was read, checked and planned, ready to be answered.
pub struct Prepared {
    document: Arc<Checked>,
    plan: Plan,
    cost: u64,
    light: bool,
}

impl Prepared {
    /// Whether answering it takes no longer than handing it to another thread.
    pub fn is_light(&self) -> bool {
        self.light
    }

    /// The plan itself.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }
}

/// Answers questions. The same for every revision; the snapshot comes with the question.
#[derive(Default)]
pub struct Answerer {
    documents: Documents,
}

impl Answerer {
    /// The answer to a question from one snapshot, within a budget.
    pub fn answer(&self, snapshot: &Snapshot, question: &Question, budget: &Budget) -> Answer {
        match self.prepare(snapshot, question) {
            Ok(prepared) => run(snapshot, &prepared, budget),
            Err(errors) => refuse(&errors),
        }
    }

    /// The answers to several questions from one snapshot, within one budget, one limit of cost and a number of bytes:
    /// where all together could have too many nodes, none of them is answered.
    pub fn answer_together(
        &self,
        snapshot: &Snapshot,
        questions: &[Question],
        budget: &Budget,
        most_bytes: usize,
    ) -> Vec<Answer> {
        let mut room = most_bytes;
        let prepared: Vec<_> = questions.iter().map(|question| self.prepare(snapshot, question)).collect();
        let cost = prepared.iter().flatten().fold(0_u64, |sum, prepared| sum.saturating_add(prepared.cost));
        let mut answer = |prepared: Result<Prepared, Vec<Error>>| match prepared {
            Ok(prepared) if cost > cost::MAXIMUM_COST => {
                let message = format!(
                    "the answers together could have {cost} nodes, this one {}; {} is the limit: ask for smaller pages \
                     (`first`), or for fewer questions at once",
                    prepared.cost,
                    cost::MAXIMUM_COST
                );
                refusal(Code::QueryTooComplex, &message)
            }
            Ok(prepared) => {
                let answer = run(snapshot, &prepared, budget).of_bytes(room);
                room = room.saturating_sub(answer.body.len());
                answer
            }
            Err(errors) => refuse(&errors),
        };
        prepared.into_iter().map(&mut answer).collect()
    }

    /// Reads, checks and plans a question; the same question is read once.
    pub fn prepare(&self, snapshot: &Snapshot, question: &Question) -> Result<Prepared, Vec<Error>> {
        let document = self.documents.get(&question.query)?;
        let operation = operation(&document, question.operation_name.as_deref())?;
        if operation.operation_type != OperationType::Query {
            let message = format!("there is no {} here; ask a query", operation.operation_type);
            return Err(vec![Error::new(Code::ValidationFailed, message)]);
        }
        let variables = variables::coerced(document::rules(), operation, &document.sources, &question.variables)?;
        let plan = plan::plan(&TABLE, &document, operation, &variables, clock::today())?;
        let (cost, light) = cost::cost(&plan, snapshot, derived(snapshot));
        if cost > cost::MAXIMUM_COST {
            let could = match cost {
                0..1_000_000_000 => cost.to_string(),
                _ => "more than 1000000000".to_owned(),
            };
            let message = format!(
                "the answer could have {could} nodes; {} is the limit: ask for smaller pages (`first`), or for fewer lists \
                 inside each other",
                cost::MAXIMUM_COST
            );
            return Err(vec![Error::new(Code::QueryTooComplex, message)]);
        }
        let light = light && plan.values <= LIGHT_VALUES;
        Ok(Prepared { document, plan, cost, light })
    }

    /// Whether the document of a question was read before, so that preparing it takes no time.
    pub fn knows(&self, question: &Question) -> bool {
        self.documents.peek(&question.query).is_some()
    }

    /// Whether the operation asked for is of another type than a query, be the document valid or not.
    pub fn is_no_query(&self, question: &Question) -> bool {
        self.documents.peek(&question.query).is_none()
            && document::is_no_query(&question.query, question.operation_name.as_deref())
    }
}

/// What the table derives of a snapshot.
pub fn derived(snapshot: &Snapshot) -> &Derived {
    snapshot.derived(|| Derived::new(&TABLE))
}

/// How many facts carry the word at a place of a vocabulary, which is named as in data files.
pub fn word_count(snapshot: &Snapshot, vocabulary: &str, place: usize) -> usize {
    derived(snapshot).count(&TABLE, &snapshot.graph, vocabulary, place)
}

/// Answers what was prepared.
pub fn run(snapshot: &Snapshot, prepared: &Prepared, budget: &Budget) -> Answer {
    let memo = Memo::default();
    let ask = Ask { snapshot, derived: derived(snapshot), budget, memo: &memo };
    match walk::data(&prepared.plan, &prepared.document.sources, ask) {
        Ok(mut body) => {
            let (cost, limit) = (prepared.cost, cost::MAXIMUM_COST);
            let end = format!(",\"extensions\":{{\"cost\":{{\"requested\":{cost},\"limit\":{limit}}}}}}}");
            body.extend_from_slice(end.as_bytes());
            Answer { outcome: Outcome::Answered, body }
        }
        Err(error) => refuse(&[error]),
    }
}

/// An answer that refuses with one error, for requests that never became a question.
pub fn refusal(code: Code, message: &str) -> Answer {
    refuse(&[Error::new(code, message)])
}

/// An answer that refuses.
pub fn refuse(errors: &[Error]) -> Answer {
    let has = |code: Code| errors.iter().any(|error| error.code == code);
    let outcome = match (has(Code::InternalServerError), has(Code::Timeout)) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Stopped,
        (false, false) => Outcome::Refused,
    };
    Answer { outcome, body: error::body(errors) }
}

/// The operation that is asked for.
fn operation<'d>(document: &'d Checked, name: Option<&str>) -> Result<&'d Operation, Vec<Error>> {
    document.operations.get(name).map(|operation| &**operation).map_err(|_| {
        let mut names: Vec<&str> = document.operations.named.keys().map(|name| name.as_str()).collect();
        names.sort_unstable();
        let names = names.join(", ");
        let message = match name {
            Some(name) if names.is_empty() => {
                format!("the document's only operation has no name; leave out `operationName` {name:?}")
            }
            Some(name) => format!("`operationName` is {name:?}; the document has {names}"),
            None => format!("the document has several operations; say which with `operationName`: {names}"),
        };
        vec![Error::new(Code::OperationResolutionFailure, message)]
    })
}

/// Keeps an answerer with the snapshot that it answers from, for services of async-graphql.
#[derive(Clone)]
pub struct Service {
    /// Answers.
    pub answerer: Arc<Answerer>,
    /// From this.
    pub snapshot: Arc<Snapshot>,
    /// How long an answer may take.
    pub allowed: std::time::Duration,
}

impl async_graphql::Executor for Service {
    async fn execute(&self, request: async_graphql::Request) -> async_graphql::Response {
        let variables = serde_json::to_value(&request.variables).unwrap_or_default();
        let question = Question {
            query: request.query,
            operation_name: request.operation_name,
            variables: variables.as_object().cloned().unwrap_or_default(),
        };
        let budget = Budget::new(self.allowed, crate::budget::Left::default());
        let answer = self.answerer.answer(&self.snapshot, &question, &budget);
        response(&answer)
    }

    fn execute_stream(
        &self,
        request: async_graphql::Request,
        _: Option<Arc<async_graphql::Data>>,
    ) -> futures_util::stream::BoxStream<'static, async_graphql::Response> {
        let service = self.clone();
        Box::pin(futures_util::stream::once(async move { async_graphql::Executor::execute(&service, request).await }))
    }
}

/// An answer as async-graphql hands it on.
fn response(answer: &Answer) -> async_graphql::Response {
    #[derive(serde::Deserialize)]
    struct Body {
        #[serde(default)]
        data: async_graphql::Value,
        #[serde(default)]
        errors: Vec<async_graphql::ServerError>,
        #[serde(default)]
        extensions: std::collections::BTreeMap<String, async_graphql::Value>,
    }
    match serde_json::from_slice::<Body>(&answer.body) {
        Ok(Body { data, errors, extensions }) if errors.is_empty() => {
            let mut response = async_graphql::Response::new(data);
            response.extensions = extensions;
            response
        }
        Ok(Body { errors, .. }) => async_graphql::Response::from_errors(errors),
        Err(error) => {
            async_graphql::Response::from_errors(vec![async_graphql::ServerError::new(error.to_string(), None)])
        }
    }
}
