//! The endpoint, by the specification of GraphQL over HTTP.

use crate::{
    answer::{self, Answer, Outcome, Prepared, Question, columns::columns, error::Code, refusal},
    budget::{Budget, Left},
    export,
    http::{
        explorer,
        negotiation::{Form, preferred},
        state::ServerState,
    },
};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use std::{
    hash::{BuildHasher, RandomState},
    sync::Arc,
};

/// Where it is.
pub const PATH: &str = "/graphql";

/// How large the body of a request may be.
pub const MAXIMUM_BODY: usize = 1024 * 1024;

/// Answers a question, or gives a browser the page to ask from.
pub async fn endpoint(State(state): State<Arc<ServerState>>, request: Request) -> Response {
    if *request.method() == Method::GET && parameter(request.uri(), "format").is_some() {
        return in_format(state, request).await;
    }
    let accept = request.headers().get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let accept = accept.collect::<Vec<_>>().join(",");
    let accept = Some(accept.as_str()).filter(|accept| !accept.is_empty());
    let offered: &[Form] = match *request.method() {
        Method::GET => &[Form::GraphqlResponse, Form::Json, Form::Page],
        _ => &[Form::GraphqlResponse, Form::Json],
    };
    let form = match preferred(accept, offered) {
        Some(Form::Page) => return explorer::page(request.headers()),
        Some(form) => form,
        None => {
            let message = "`Accept` takes none of application/graphql-response+json, application/json (and, for GET, \
                           text/html)";
            return respond(refusal(Code::NotAcceptable, message), Form::Json, Some(StatusCode::NOT_ACCEPTABLE));
        }
    };
    let (answer, status) = match question(&state, request).await {
        Ok(question) => (answer(state, question, false).await.0, None),
        Err(Refusal { code, message }) => (refusal(code, &message), Some(status(code))),
    };
    respond(answer, form, status)
}

/// Answers a question in the form that its address names, whatever `Accept` says: links name it. Errors stay what they
/// are: JSON, under the status that says so.
async fn in_format(state: Arc<ServerState>, request: Request) -> Response {
    let csv = match parameter(request.uri(), "format").as_deref() {
        Some("csv") => true,
        Some("json") => false,
        _ => {
            let refused = refusal(Code::BadRequest, "`format` must be `csv` or `json`");
            return respond(refused, Form::Json, Some(StatusCode::BAD_REQUEST));
        }
    };
    let (answer, columns, status) = match question(&state, request).await {
        Ok(question) => {
            let (answer, columns) = answer(state, question, csv).await;
            (answer, columns, None)
        }
        Err(Refusal { code, message }) => (refusal(code, &message), None, Some(status(code))),
    };
    let status = status.unwrap_or(match answer.outcome {
        Outcome::Answered => StatusCode::OK,
        Outcome::Refused => StatusCode::BAD_REQUEST,
        Outcome::Stopped => StatusCode::SERVICE_UNAVAILABLE,
        Outcome::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    });
    match (columns, answer.outcome) {
        // A large answer makes a large table: nobody who connects waits for it.
        (Some(columns), Outcome::Answered) => match tokio::task::spawn_blocking(move || table(&answer, &columns)).await
        {
            Ok(response) => response,
            Err(error) => {
                let answer = failed(&error);
                respond(answer, Form::Json, Some(StatusCode::INTERNAL_SERVER_ERROR))
            }
        },
        _ => respond(answer, Form::Json, Some(status)),
    }
}

fn table(answer: &Answer, selected: &serde_json::Value) -> Response {
    let json: serde_json::Value = serde_json::from_slice(&answer.body).expect("an answer is JSON");
    let mut bytes = Vec::new();
    export::answer::write(&json["data"], selected, &mut bytes)
        .expect("memory takes every row, and all rows are of one width");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"palermo.csv\""),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, bytes).into_response()
}

/// The value of a parameter of an address.
fn parameter(uri: &Uri, name: &str) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(uri.query().unwrap_or_default()).ok()?;
    pairs.into_iter().find_map(|(given, value)| (given == name).then_some(value))
}

/// A request that never became a question.
struct Refusal {
    code: Code,
    message: String,
}

fn refuse<T>(code: Code, message: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { code, message: message.into() })
}

async fn question(state: &ServerState, request: Request) -> Result<Question, Refusal> {
    match *request.method() {
        Method::GET => {
            let question = from_query_string(request.uri().query().unwrap_or_default())?;
            match state.answerer.is_no_query(&question) {
                true => refuse(Code::MethodNotAllowed, "GET takes queries only"),
                false => Ok(question),
            }
        }
        Method::POST => {
            let (parts, body) = request.into_parts();
            check_content_type(&parts.headers)?;
            from_json(&read(body).await?)
        }
        _ => refuse(Code::MethodNotAllowed, "give the question with POST as JSON, or with GET in the address"),
    }
}

async fn read(body: Body) -> Result<Vec<u8>, Refusal> {
    match to_bytes(body, MAXIMUM_BODY).await {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(error) => {
            let too_large = std::error::Error::source(&error).is_some_and(|cause| cause.to_string().contains("limit"));
            match too_large {
                true => refuse(Code::PayloadTooLarge, format!("the body is larger than {MAXIMUM_BODY} bytes")),
                false => refuse(Code::BadRequest, "the body could not be read to its end"),
            }
        }
    }
}

/// Only JSON: a page of another site may send forms and plain text without being asked for leave.
fn check_content_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = given.split(';').map(str::trim);
    let json = parts.next().is_some_and(|media_type| media_type.eq_ignore_ascii_case("application/json"));
    let utf8 = parts.all(|part| {
        part.split_once('=').is_none_or(|(name, value)| {
            !name.eq_ignore_ascii_case("charset") || value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
    });
    match json && utf8 {
        true => Ok(()),
        false => refuse(Code::UnsupportedMediaType, "`Content-Type` must be application/json, in UTF-8"),
    }
}

/// The parameters of a question as they come, before their types are checked.
#[derive(Default, Deserialize)]
struct Parameters {
    query: Option<serde_json::Value>,
    variables: Option<serde_json::Value>,
    #[serde(rename = "operationName")]
    operation_name: Option<serde_json::Value>,
    extensions: Option<serde_json::Value>,
}

fn from_json(body: &[u8]) -> Result<Question, Refusal> {
    let value: serde_json::Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => return refuse(Code::BadRequest, format!("the body is no JSON: {error}")),
    };
    match value {
        serde_json::Value::Object(_) => {}
        serde_json::Value::Array(_) => return refuse(Code::BadRequest, "send one question a request, not a list"),
        _ => return refuse(Code::BadRequest, "the body must be a JSON object with a `query`"),
    }
    match serde_json::from_value(value) {
        Ok(parameters) => checked(parameters),
        Err(error) => refuse(Code::BadRequest, format!("the body is no question: {error}")),
    }
}

fn from_query_string(text: &str) -> Result<Question, Refusal> {
    let pairs: Vec<(String, String)> = match serde_urlencoded::from_str(text) {
        Ok(pairs) => pairs,
        Err(error) => return refuse(Code::BadRequest, format!("the address can't be read: {error}")),
    };
    let mut parameters = Parameters::default();
    for (name, value) in pairs {
        let json = |name: &str, text: &str| match serde_json::from_str(text) {
            _ if text.is_empty() => Ok(serde_json::Value::Null),
            Ok(value) => Ok(value),
            Err(error) => refuse(Code::BadRequest, format!("`{name}` is no JSON: {error}")),
        };
        match name.as_str() {
            "query" => parameters.query = Some(value.into()),
            "operationName" if !value.is_empty() => parameters.operation_name = Some(value.into()),
            "variables" => parameters.variables = Some(json("variables", &value)?),
            "extensions" => parameters.extensions = Some(json("extensions", &value)?),
            _ => {}
        }
    }
    checked(parameters)
}

fn checked(parameters: Parameters) -> Result<Question, Refusal> {
    use serde_json::Value;
    let query = match parameters.query {
        Some(Value::String(query)) => query,
        None | Some(Value::Null) => return refuse(Code::BadRequest, "`query` is missing; give the GraphQL document"),
        Some(_) => return refuse(Code::BadRequest, "`query` must be a string"),
    };
    let operation_name = match parameters.operation_name {
        Some(Value::String(name)) => Some(name),
        None | Some(Value::Null) => None,
        Some(_) => return refuse(Code::BadRequest, "`operationName` must be a string"),
    };
    let variables = match parameters.variables {
        Some(Value::Object(variables)) => variables,
        None | Some(Value::Null) => serde_json::Map::new(),
        Some(_) => return refuse(Code::BadRequest, "`variables` must be an object"),
    };
    match parameters.extensions {
        None | Some(Value::Null | Value::Object(_)) => Ok(Question { query, operation_name, variables }),
        Some(_) => refuse(Code::BadRequest, "`extensions` must be an object"),
    }
}

/// Answers a question: what is light at once, all else on a thread of its own, so that nobody who connects waits for it.
/// Work ends when its client leaves. With the columns of its table, where that is asked for.
async fn answer(state: Arc<ServerState>, question: Question, as_table: bool) -> (Answer, Option<serde_json::Value>) {
    let snapshot = state.snapshot();
    let answered = |prepared: &Prepared, budget: &Budget| {
        let columns = as_table.then(|| columns(prepared.plan()));
        (answer::run(&snapshot, prepared, budget), columns)
    };
    if state.answerer.knows(&question) {
        match state.answerer.prepare(&snapshot, &question) {
            Ok(prepared) if prepared.is_light() => {
                return answered(&prepared, &state.budget(Left::default()));
            }
            Ok(_) => {}
            Err(errors) => return (answer::refuse(&errors), None),
        }
    }
    let entered = tokio::time::timeout(state.longest, state.questions.try_enter()).await;
    let Ok(Ok(permit)) = entered else {
        return (refusal(Code::Overloaded, Code::Overloaded.meaning()), None);
    };
    let left = Left::default();
    let leaving = Leaving(left.clone());
    let work = {
        let (state, snapshot) = (Arc::clone(&state), Arc::clone(&snapshot));
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            let budget = state.budget(left);
            match state.answerer.prepare(&snapshot, &question) {
                Ok(prepared) => {
                    let columns = as_table.then(|| columns(prepared.plan()));
                    (answer::run(&snapshot, &prepared, &budget), columns)
                }
                Err(errors) => (answer::refuse(&errors), None),
            }
        })
    };
    let answer = work.await;
    drop(leaving);
    answer.unwrap_or_else(|error| (failed(&error), None))
}

/// An answer that failed inside; the log has the cause.
fn failed(cause: &tokio::task::JoinError) -> Answer {
    let id = format!("{:016x}", RandomState::new().hash_one(()));
    tracing::error!(error_id = id, %cause, "a question could not be answered");
    refusal(Code::InternalServerError, &format!("something failed inside; the log has the cause under {id}"))
}

/// Tells the work on an answer that nobody waits for it any more, when the wait for it is given up.
struct Leaving(Left);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.set();
    }
}

fn status(code: Code) -> StatusCode {
    match code {
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        Code::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::InternalServerError => StatusCode::INTERNAL_SERVER_ERROR,
        Code::Timeout | Code::Overloaded => StatusCode::SERVICE_UNAVAILABLE,
        Code::BadRequest
        | Code::ParseFailed
        | Code::ValidationFailed
        | Code::BadUserInput
        | Code::QueryTooDeep
        | Code::QueryTooComplex
        | Code::OperationResolutionFailure => StatusCode::BAD_REQUEST,
    }
}

fn respond(answer: Answer, form: Form, transport: Option<StatusCode>) -> Response {
    let status = transport.unwrap_or(match (answer.outcome, form) {
        (Outcome::Answered, _) => StatusCode::OK,
        (Outcome::Failed, _) => StatusCode::INTERNAL_SERVER_ERROR,
        (Outcome::Stopped, _) => StatusCode::SERVICE_UNAVAILABLE,
        (Outcome::Refused, Form::Json) => StatusCode::OK,
        (Outcome::Refused, _) => StatusCode::BAD_REQUEST,
    });
    let media_type = match form {
        Form::Json => "application/json; charset=utf-8",
        Form::GraphqlResponse | Form::Page => "application/graphql-response+json; charset=utf-8",
    };
    let mut response = (status, answer.body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::VARY, HeaderValue::from_static("Accept"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, POST"));
    }
    response
}

/// The answer to a question that came in another way than by the endpoint; limits, entrance and deadline are the same.
pub(super) async fn answer_question(state: Arc<ServerState>, question: Question) -> Answer {
    answer(state, question, false).await.0
}

/// The answers to several questions, one after the other, from one snapshot; together they may cost and take as much as
/// one, and have so many bytes.
pub(super) async fn answer_together(
    state: Arc<ServerState>,
    questions: Vec<Question>,
    most_bytes: usize,
) -> Vec<Answer> {
    let many = questions.len();
    let entered = tokio::time::timeout(state.longest, state.questions.try_enter()).await;
    let Ok(Ok(permit)) = entered else {
        return (0..many).map(|_| refusal(Code::Overloaded, Code::Overloaded.meaning())).collect();
    };
    let left = Left::default();
    let leaving = Leaving(left.clone());
    let work = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        let snapshot = state.snapshot();
        state.answerer.answer_together(&snapshot, &questions, &state.budget(left), most_bytes)
    });
    let answers = work.await;
    drop(leaving);
    answers.unwrap_or_else(|error| (0..many).map(|_| failed(&error)).collect())
}
