//! From a question to the bytes of its answer. An answer is whole or it is an error.

use crate::{
    api::{arguments::ArgumentRules, empty_selection, error::Code, guard, schema, schema::Schema},
    snapshot::Snapshot,
};
use async_graphql::{
    Pos, Request, ServerError, Variables,
    parser::{
        parse_query, parse_schema,
        types::{DocumentOperations, ExecutableDocument, OperationType},
    },
};
use serde::Serialize;
use std::{pin::Pin, sync::Arc};

/// How many errors an answer names; one mistake often brings many.
const MAXIMUM_ERRORS: usize = 10;

/// How many bytes of an error's message a client is sent; it may quote what the client sent.
const MAXIMUM_MESSAGE: usize = 1_000;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// The document.
    pub query: String,
    /// Which of its operations, if it has several.
    pub operation_name: Option<String>,
    /// The values of its variables.
    pub variables: Variables,
}

/// What comes back.
#[derive(Debug)]
pub struct Answer {
    /// How it went.
    pub outcome: Outcome,
    /// JSON: `data`, or `errors`.
    pub body: Vec<u8>,
}

/// How a question went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The body has the data.
    Answered,
    /// The question is at fault.
    Refused,
    /// Palermo is at fault; the log has the cause.
    Failed,
}

/// Answers questions. The same for every revision; the snapshot comes with the question.
pub struct Answerer {
    schema: Schema,
    rules: ArgumentRules,
}

impl Default for Answerer {
    fn default() -> Self {
        let rules = parse_schema(schema::print()).expect("the schema prints what its parser reads");
        Answerer { schema: schema::build(), rules: ArgumentRules::new(&rules) }
    }
}

impl Answerer {
    /// The answer to a question from one snapshot.
    ///
    /// Boxed: what a function that is `async` does is compiled where it is waited for, and the schema is large.
    pub fn answer(
        &self,
        snapshot: Arc<Snapshot>,
        question: Question,
    ) -> Pin<Box<dyn Future<Output = Answer> + Send + '_>> {
        Box::pin(async move {
            match self.execute(snapshot, question).await {
                Ok(data) => Answer { outcome: Outcome::Answered, body: json(&Body { data: Some(data), errors: &[] }) },
                Err(errors) => refuse(&errors),
            }
        })
    }

    /// Whether the operation asked for only reads; nothing where the document has no such operation.
    pub fn operation_type(question: &Question) -> Option<OperationType> {
        let document = parse(&question.query).ok()?;
        operation(&document, question.operation_name.as_deref()).ok().map(|operation| operation.node.ty)
    }

    async fn execute(
        &self,
        snapshot: Arc<Snapshot>,
        question: Question,
    ) -> Result<async_graphql::Value, Vec<ServerError>> {
        let mut document = parse(&question.query).map_err(|error| vec![error])?;
        let operation = operation(&document, question.operation_name.as_deref())?;
        let broken = self.rules.check(&document, operation, &question.variables);
        if !broken.is_empty() {
            return Err(broken);
        }
        let filled = empty_selection::fill(&mut document);
        let mut request = Request::new(question.query).variables(question.variables).data(snapshot);
        request.operation_name = question.operation_name;
        request.set_parsed_query(document);
        let mut response = self.schema.execute(request).await;
        if filled {
            empty_selection::strip(&mut response.data);
        }
        match response.errors.is_empty() {
            true => Ok(response.data),
            false => Err(response.errors),
        }
    }
}

/// An answer that refuses with one error, for requests that never became a question.
pub fn refusal(code: Code, message: &str) -> Answer {
    let mut error = ServerError::new(message, None);
    error.extensions = Some(code.extensions());
    refuse(&[error])
}

fn refuse(errors: &[ServerError]) -> Answer {
    let errors: Vec<ErrorBody<'_>> = errors.iter().take(MAXIMUM_ERRORS).map(ErrorBody::new).collect();
    let failed = errors.iter().any(|error| error.extensions.code == Code::InternalServerError.word());
    let outcome = if failed { Outcome::Failed } else { Outcome::Refused };
    Answer { outcome, body: json(&Body { data: None, errors: &errors }) }
}

/// The document, if it is one that can be read without harm.
pub(super) fn parse(document: &str) -> Result<ExecutableDocument, ServerError> {
    let refuse = |refused: guard::GuardError| {
        let mut error = ServerError::new(refused.to_string(), None);
        error.extensions = Some(refused.code().extensions());
        error
    };
    guard::scan(document).map_err(refuse)?;
    let document = parse_query(document).map_err(|error| syntax(&error))?;
    guard::measure(&document).map_err(refuse)?;
    Ok(document)
}

/// The operation that is asked for.
pub(super) fn operation<'d>(
    document: &'d ExecutableDocument,
    name: Option<&str>,
) -> Result<&'d async_graphql::Positioned<async_graphql::parser::types::OperationDefinition>, Vec<ServerError>> {
    let unresolved = |message: String| {
        let mut error = ServerError::new(message, None);
        error.extensions = Some(Code::OperationResolutionFailure.extensions());
        vec![error]
    };
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Ok(operation),
        (DocumentOperations::Single(_), Some(name)) => {
            Err(unresolved(format!("the document's only operation has no name; leave out `operationName` {name:?}")))
        }
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name).ok_or_else(|| {
            unresolved(format!("`operationName` is {name:?}; the document has {}", names(operations.keys())))
        }),
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => {
            Ok(operations.values().next().expect("there is one"))
        }
        (DocumentOperations::Multiple(operations), None) => Err(unresolved(format!(
            "the document has several operations; say which with `operationName`: {}",
            names(operations.keys())
        ))),
    }
}

fn names<'n>(names: impl Iterator<Item = &'n async_graphql::Name>) -> String {
    let mut names: Vec<&str> = names.map(|name| name.as_str()).collect();
    names.sort_unstable();
    names.join(", ")
}

/// A syntax error without the line that it stands in, which may be as long as the document.
fn syntax(error: &async_graphql::parser::Error) -> ServerError {
    let text = error.to_string();
    let reason =
        text.lines().rev().find_map(|line| line.trim().strip_prefix("= ")).unwrap_or("the document ends early");
    let mut error = ServerError::new(format!("the document is no GraphQL here: {reason}"), error.positions().next());
    error.extensions = Some(Code::ParseFailed.extensions());
    error
}

#[derive(Serialize)]
struct Body<'b> {
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<async_graphql::Value>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'b [ErrorBody<'b>],
}

#[derive(Serialize)]
struct ErrorBody<'b> {
    message: &'b str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    locations: &'b [Pos],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    path: &'b [async_graphql::PathSegment],
    extensions: Extensions,
}

#[derive(Serialize)]
struct Extensions {
    code: String,
}

impl<'b> ErrorBody<'b> {
    fn new(error: &'b ServerError) -> Self {
        let code = match error.extensions.as_ref().and_then(|extensions| extensions.get("code")) {
            Some(async_graphql::Value::String(code)) => code.clone(),
            // Errors without a code are the library's own: before execution they have no path.
            _ if error.path.is_empty() => Code::ValidationFailed.word().to_owned(),
            _ => Code::BadUserInput.word().to_owned(),
        };
        let message = &error.message[..error.message.floor_char_boundary(MAXIMUM_MESSAGE)];
        ErrorBody { message, locations: &error.locations, path: &error.path, extensions: Extensions { code } }
    }
}

fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).expect("an answer has string keys and finite numbers")
}
