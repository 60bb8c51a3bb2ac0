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
pub mod prepared;
pub mod roots;
pub mod schema;
pub mod service;
pub mod variables;
pub mod walk;

use crate::{
    answer::{
        document::{Documents, operation},
        error::{Code, Error},
        prepared::{Kept, Last, Prepared},
    },
    api::TABLE,
    budget::Budget,
    clock,
    snapshot::Snapshot,
    table::{absence::Rests, ask::Ask, condition::Memo, derived::Derived},
};
use apollo_compiler::{ast, executable::OperationType};
use entity::kind::Kind;
use serde_json::{Map, Value};
use std::{io::Write, sync::Arc, time::Instant};

/// How many values the arguments of a question that is answered at once may have.
const LIGHT_VALUES: usize = 100;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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

/// Answers questions. The same for every revision; the snapshot comes with the question.
#[derive(Default)]
pub struct Answerer {
    documents: Documents,
    kept: Kept,
    site: Arc<str>,
}

impl Answerer {
    /// One whose pages lie at an address, which has no slash at its end. Without any, their addresses are paths.
    pub fn of_site(public_url: &str) -> Self {
        Answerer { site: public_url.into(), ..Answerer::default() }
    }

    /// The answer to a question from one snapshot, within a budget.
    pub fn answer(&self, snapshot: &Snapshot, question: &Question, budget: &Budget) -> Answer {
        match self.prepare(snapshot, question) {
            Ok(prepared) => self.run(snapshot, &prepared, budget),
            Err(errors) => refuse(&errors),
        }
    }

    /// Reads, checks and plans a question; the same question is read and planned once a day and edition.
    pub fn prepare(&self, snapshot: &Snapshot, question: &Question) -> Result<Arc<Prepared>, Vec<Error>> {
        if let Some(kept) = self.kept.get(question, snapshot, clock::today()) {
            return Ok(kept);
        }
        let prepared = Arc::new(self.prepare_of(OperationType::Query, snapshot, question)?);
        self.kept.keep(question, &prepared);
        Ok(prepared)
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
        let day = clock::today();
        let plan = plan::plan(&TABLE, &document, operation, &variables, day)?;
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
        let digest = snapshot.edition.digest.clone();
        Ok(Prepared { document, plan, cost, light, day, digest, last: Last::default() })
    }

    /// Answers what was prepared.
    pub fn run(&self, snapshot: &Snapshot, prepared: &Prepared, budget: &Budget) -> Answer {
        let _span = tracing::debug_span!("answer", cost = prepared.cost).entered();
        let begin = Instant::now();
        let (memo, rests) = (Memo::default(), Rests::default());
        let ask = Ask { snapshot, table: &TABLE, derived: derived(snapshot), budget, memo: &memo, rests: &rests };
        match walk::data(prepared, &self.site, ask) {
            Ok(mut body) => {
                let (cost, limit) = (prepared.cost, cost::MAXIMUM_COST);
                let incomplete = incomplete::told(&prepared.plan, rests);
                write!(body, ",\"extensions\":{{\"cost\":{{\"requested\":{cost},\"limit\":{limit}}}{incomplete}}}}}")
                    .expect("memory takes it");
                // One that was stopped, by a client that left too, tells nothing of how long the next takes.
                prepared.last.note(begin.elapsed(), body.len());
                Answer { outcome: Outcome::Answered, body, cost: Some(cost), code: None }
            }
            Err(error) => Answer { cost: Some(prepared.cost), ..refuse(&[error]) },
        }
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
