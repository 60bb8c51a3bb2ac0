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
pub mod federation;
pub mod following;
pub mod guard;
pub mod hint;
pub mod incomplete;
pub mod introspection;
pub mod phrase;
pub mod plan;
pub mod roots;
pub mod schema;
pub mod service;
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
    table::{absence::Rests, ask::Ask, condition::Memo, derived::Derived, refusal::quoted},
};
use apollo_compiler::{
    ast,
    executable::{Operation, OperationType},
};
use entity::kind::Kind;
use serde_json::{Map, Value};
use std::sync::Arc;

/// How many values the arguments of a question that is answered at once may have.
const LIGHT_VALUES: usize = 100;

/// How many names of a document a message quotes.
const QUOTED_NAMES: usize = 8;

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
#[derive(Clone, Debug)]
pub struct Answer {
    /// How it went.
    pub outcome: Outcome,
    /// JSON: `data` and what it cost, or `errors`.
    pub body: Vec<u8>,
    /// How many nodes it could have had, where that is known.
    pub cost: Option<u64>,
    /// The code of the first error.
    pub code: Option<Code>,
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
    /// The answer took too long, or there is too much else to do.
    Stopped,
    /// The client asked for more than it may.
    Limited,
    /// Palermo is at fault; the log has the cause.
    Failed,
}

/// A question that was read, checked and planned, ready to be answered.
pub struct Prepared {
    document: Arc<Checked>,
    plan: Plan,
    cost: u64,
    light: bool,
    site: Arc<str>,
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

    /// The plan itself.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The value of the variable `after` with which the question leads on to the next page, given the data of its answer;
    /// nothing where it goes through no list, or that list ends here.
    pub fn next(&self, question: &Question, data: &Value) -> Option<String> {
        let operation = operation(&self.document, question.operation_name.as_deref()).ok()?;
        following::next(&self.document, operation, data)
    }
}

/// Answers questions. The same for every revision; the snapshot comes with the question.
#[derive(Default)]
pub struct Answerer {
    documents: Documents,
    site: Arc<str>,
}

impl Answerer {
    /// One whose pages lie at an address, which has no slash at its end. Without any, their addresses are paths.
    pub fn of_site(public_url: &str) -> Self {
        Answerer { documents: Documents::default(), site: public_url.into() }
    }

    /// The answer to a question from one snapshot, within a budget.
    pub fn answer(&self, snapshot: &Snapshot, question: &Question, budget: &Budget) -> Answer {
        match self.prepare(snapshot, question) {
            Ok(prepared) => run(snapshot, &prepared, budget),
            Err(errors) => refuse(&errors),
        }
    }

    /// Reads, checks and plans a question; the same question is read once.
    pub fn prepare(&self, snapshot: &Snapshot, question: &Question) -> Result<Prepared, Vec<Error>> {
        self.prepare_of(OperationType::Query, snapshot, question)
    }

    /// Reads, checks and plans what is asked at each new edition.
    pub fn prepare_event(&self, snapshot: &Snapshot, question: &Question) -> Result<Prepared, Vec<Error>> {
        self.prepare_of(OperationType::Subscription, snapshot, question)
    }

    fn prepare_of(
        &self,
        wanted: OperationType,
        snapshot: &Snapshot,
        question: &Question,
    ) -> Result<Prepared, Vec<Error>> {
        let _span = tracing::debug_span!("prepare").entered();
        let document = self.documents.get(&question.query)?;
        let operation = operation(&document, question.operation_name.as_deref())?;
        if operation.operation_type != wanted {
            let message = match wanted {
                OperationType::Subscription => {
                    "only a subscription can be followed; ask a query without `Accept: text/event-stream`"
                }
                _ => {
                    "a subscription is answered over a WebSocket, or as server-sent events (`Accept: text/event-stream`)"
                }
            };
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
                "the answer could have {could} nodes; the limit is {}: ask for smaller pages (`first`) or fewer nested lists",
                cost::MAXIMUM_COST
            );
            return Err(vec![Error::new(Code::QueryTooComplex, message)]);
        }
        let light = light && plan.values <= LIGHT_VALUES;
        Ok(Prepared { document, plan, cost, light, site: Arc::clone(&self.site) })
    }

    /// Whether the document of a question was read before, so that preparing it takes no time.
    pub fn knows(&self, question: &Question) -> bool {
        self.documents.peek(&question.query).is_some()
    }

    /// The name of the operation asked for, as far as it is known without reading the document.
    pub fn operation_name(&self, question: &Question) -> Option<String> {
        question.operation_name.clone().or_else(|| {
            let document = self.documents.peek(&question.query)?;
            let operation = operation(&document, None).ok()?;
            operation.name.as_ref().map(ToString::to_string)
        })
    }

    /// Whether the operation asked for is a mutation, be the document valid or not.
    pub fn is_mutation(&self, question: &Question) -> bool {
        self.documents.peek(&question.query).is_none() && type_of(question) == Some(ast::OperationType::Mutation)
    }

    /// Whether the operation asked for is a subscription, be the document valid or not.
    pub fn is_subscription(&self, question: &Question) -> bool {
        type_of(question) == Some(ast::OperationType::Subscription)
    }
}

fn type_of(question: &Question) -> Option<ast::OperationType> {
    document::operation_type(&question.query, question.operation_name.as_deref())
}

/// What the table derives of a snapshot.
pub fn derived(snapshot: &Snapshot) -> &Derived {
    snapshot.derived(|| Derived::new(&TABLE))
}

/// In how many facts of which kinds the word at a place of a vocabulary stands, and in which column of theirs; in none where
/// it stands in their parts. The vocabulary is named as in data files.
pub fn word_uses(snapshot: &Snapshot, vocabulary: &str, place: usize) -> Vec<(Kind, Option<&'static str>, usize)> {
    let uses = derived(snapshot).uses(&TABLE, &snapshot.graph, vocabulary).iter();
    let counted = uses.map(|of| (of.kind, of.column, of.counts.get(place).copied().unwrap_or(0)));
    counted.filter(|(_, _, count)| *count > 0).collect()
}

/// Answers what was prepared.
pub fn run(snapshot: &Snapshot, prepared: &Prepared, budget: &Budget) -> Answer {
    let _span = tracing::debug_span!("answer", cost = prepared.cost).entered();
    let (memo, rests) = (Memo::default(), Rests::default());
    let ask = Ask { snapshot, table: &TABLE, derived: derived(snapshot), budget, memo: &memo, rests: &rests };
    match walk::data(&prepared.plan, &prepared.document.sources, &prepared.site, ask) {
        Ok(mut body) => {
            let (cost, limit) = (prepared.cost, cost::MAXIMUM_COST);
            let incomplete = incomplete::told(&prepared.plan, rests);
            let end = format!(",\"extensions\":{{\"cost\":{{\"requested\":{cost},\"limit\":{limit}}}{incomplete}}}}}");
            body.extend_from_slice(end.as_bytes());
            Answer { outcome: Outcome::Answered, body, cost: Some(cost), code: None }
        }
        Err(error) => Answer { cost: Some(prepared.cost), ..refuse(&[error]) },
    }
}

/// An answer that refuses with one error, for requests that never became a question.
pub fn refusal(code: Code, message: &str) -> Answer {
    refuse(&[Error::new(code, message)])
}

/// An answer that refuses.
pub fn refuse(errors: &[Error]) -> Answer {
    let has = |codes: &[Code]| errors.iter().any(|error| codes.contains(&error.code));
    let outcome = if has(&[Code::InternalServerError]) {
        Outcome::Failed
    } else if has(&[Code::Timeout, Code::Overloaded]) {
        Outcome::Stopped
    } else if has(&[Code::RateLimited]) {
        Outcome::Limited
    } else {
        Outcome::Refused
    };
    Answer { outcome, body: error::body(errors), cost: None, code: errors.first().map(|error| error.code) }
}

/// The operation that is asked for; an empty name is none.
fn operation<'d>(document: &'d Checked, name: Option<&str>) -> Result<&'d Operation, Vec<Error>> {
    let name = name.filter(|name| !name.is_empty());
    document.operations.get(name).map(|operation| &**operation).map_err(|_| {
        let mut names: Vec<&str> = document.operations.named.keys().map(|name| name.as_str()).collect();
        names.sort_unstable();
        let names = quoted_names(&names);
        let message = match name.map(quoted) {
            Some(name) if names.is_empty() => {
                format!("`operationName` is {name:?}, but the operation has no name; leave `operationName` out")
            }
            Some(name) => format!("`operationName` is {name:?}; the document has {names}"),
            None => format!("the document has several operations; choose one with `operationName`: {names}"),
        };
        vec![Error::new(Code::OperationResolutionFailure, message)]
    })
}

/// Names of a document, as many as a message may quote.
fn quoted_names(names: &[&str]) -> String {
    let shown: Vec<_> = names.iter().take(QUOTED_NAMES).map(|name| quoted(name)).collect();
    match names.len().saturating_sub(QUOTED_NAMES) {
        0 => shown.join(", "),
        rest => format!("{} and {rest} more", shown.join(", ")),
    }
}
