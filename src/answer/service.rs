//! Answers as async-graphql hands them on, so that its services for WebSockets run on ours.

use crate::answer::{Answer, Question};
use async_graphql::{Data, Executor, Request, Response, ServerError, Value};
use futures_util::{StreamExt, stream::BoxStream};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::Arc};

/// Who answers, with whatever bounds answers have elsewhere.
pub trait Answers: Clone + Send + Sync + Unpin + 'static {
    /// The answer to a question.
    fn answer(&self, question: Question) -> impl Future<Output = Answer> + Send;

    /// The answers to what is followed, one after the other; of a query, the one.
    fn follow(&self, question: Question) -> BoxStream<'static, Answer>;
}

/// What answers, as an executor of async-graphql.
#[derive(Clone)]
pub struct Service<A>(pub A);

impl<A: Answers> Executor for Service<A> {
    async fn execute(&self, request: Request) -> Response {
        response(&self.0.answer(question(request)).await)
    }

    fn execute_stream(&self, request: Request, _: Option<Arc<Data>>) -> BoxStream<'static, Response> {
        self.0.follow(question(request)).map(|answer| response(&answer)).boxed()
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
