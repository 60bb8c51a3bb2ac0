//! Answers as async-graphql hands them on, so that its services for WebSockets run on ours.

use crate::answer::{Answer, Question};
use async_graphql::{Data, Executor, Request, Response, ServerError, Value};
use futures_util::{
    FutureExt, StreamExt,
    future::BoxFuture,
    stream::{self, BoxStream},
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

/// Who answers, with whatever bounds answers have elsewhere.
pub trait Answers: Clone + Send + Sync + Unpin + 'static {
    /// The answer to a question.
    fn answer(&self, question: Question) -> impl Future<Output = Answer> + Send;

    /// What is followed.
    fn follow(&self, question: Question) -> Followed;
}

/// How a question is answered that may be a subscription.
pub enum Followed {
    /// Once: it is a query, or it is refused.
    Once(BoxFuture<'static, Answer>),
    /// At each event.
    Events(BoxStream<'static, Answer>),
}

impl Followed {
    /// The answers, one after the other.
    pub fn answers(self) -> BoxStream<'static, Answer> {
        match self {
            Followed::Once(answer) => stream::once(answer).boxed(),
            Followed::Events(answers) => answers,
        }
    }
}

/// The extension that marks a refusal of the whole question, for whoever has another word for it than for an answer; it
/// is taken out there.
pub const REFUSED: &str = "refused";

/// What answers, as an executor of async-graphql.
#[derive(Clone)]
pub struct Service<A>(pub A);

impl<A: Answers> Executor for Service<A> {
    async fn execute(&self, request: Request) -> Response {
        response(&self.0.answer(question(request)).await)
    }

    fn execute_stream(&self, request: Request, _: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        match self.0.follow(question(request)) {
            Followed::Once(answer) => stream::once(answer.map(|answer| marked(response(&answer)))).boxed(),
            Followed::Events(answers) => answers.map(|answer| response(&answer)).boxed(),
        }
    }
}

fn question(request: Request) -> Question {
    let variables = serde_json::to_value(&request.variables).unwrap_or_default();
    Question {
        query: request.query,
        operation_name: request.operation_name,
        variables: variables.as_object().cloned().unwrap_or_default(),
    }
}

fn marked(response: Response) -> Response {
    if response.is_ok() { response } else { response.extension(REFUSED, Value::Boolean(true)) }
}

fn response(answer: &Answer) -> Response {
    #[derive(Deserialize)]
    struct Body {
        #[serde(default)]
        data: Value,
        #[serde(default)]
        errors: Vec<ServerError>,
        #[serde(default)]
        extensions: BTreeMap<String, Value>,
    }
    match serde_json::from_slice::<Body>(&answer.body) {
        Ok(Body { data, errors, extensions }) if errors.is_empty() => {
            let mut response = Response::new(data);
            response.extensions = extensions;
            response
        }
        Ok(Body { errors, .. }) => Response::from_errors(errors),
        Err(error) => Response::from_errors(vec![ServerError::new(error.to_string(), None)]),
    }
}
