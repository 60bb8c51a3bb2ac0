//! Requests of GraphQL, as they come: one question or several, by GET or POST, with documents or with their hashes.

use crate::{
    answer::{Question, error::Code},
    http::documents::{Documents, NotHad},
};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, header},
};
use serde::Deserialize;
use serde_json::{Map, Value, error::Category};
use std::time::Duration;
use tokio::time::timeout;

/// How large the body of a request may be.
pub const MAXIMUM_BODY: usize = 1024 * 1024;

/// How many questions one request may ask.
pub const MAXIMUM_BATCH: usize = 10;

/// How long a body may take to arrive.
pub const LONGEST_BODY: Duration = Duration::from_secs(10);

/// What a request asks. A question that can't be had does not keep those beside it from being answered.
#[derive(Debug)]
pub struct Asked {
    /// The questions.
    pub questions: Vec<Result<Question, Refusal>>,
    /// Whether they came as a list, so that the answers go as one.
    pub batch: bool,
}

/// What never became a question.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// What clients tell it apart by.
    pub code: Code,
    /// What is wrong, and what is right.
    pub message: String,
}

fn refuse<T>(code: Code, message: impl Into<String>) -> Result<T, Refusal> {
    Err(Refusal { code, message: message.into() })
}

impl From<NotHad> for Refusal {
    fn from(not_had: NotHad) -> Self {
        let code = match not_had {
            NotHad::Unknown => Code::PersistedQueryNotFound,
            NotHad::Untrusted => Code::DocumentNotTrusted,
            NotHad::Mismatch | NotHad::Malformed | NotHad::Missing => Code::BadRequest,
        };
        Refusal { code, message: not_had.to_string() }
    }
}

/// The body of a request, if it is JSON and comes in time.
pub async fn body(headers: &HeaderMap, body: Body) -> Result<Bytes, Refusal> {
    check_content_type(headers)?;
    let too_large = || refuse(Code::PayloadTooLarge, format!("the body is larger than {MAXIMUM_BODY} bytes"));
    let said = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    // Nobody waits for what is refused in any case.
    if said.is_some_and(|length| length > MAXIMUM_BODY as u64) {
        return too_large();
    }
    match timeout(LONGEST_BODY, to_bytes(body, MAXIMUM_BODY)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => {
            let limited = std::error::Error::source(&error).is_some_and(|cause| cause.to_string().contains("limit"));
            match limited {
                true => too_large(),
                false => refuse(Code::BadRequest, "the body ended too early"),
            }
        }
        Err(_) => {
            let seconds = LONGEST_BODY.as_secs();
            refuse(Code::RequestTimeout, format!("the body did not arrive within {seconds} seconds"))
        }
    }
}

/// Only JSON, and not compressed: a page of another site may send forms and plain text without being asked for leave.
fn check_content_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = given.split(';').map(str::trim);
    let json = parts.next().is_some_and(|media_type| media_type.eq_ignore_ascii_case("application/json"));
    let utf8 = parts.all(|part| {
        part.split_once('=').is_none_or(|(name, value)| {
            !name.eq_ignore_ascii_case("charset") || value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
    });
    let plain = headers.get(header::CONTENT_ENCODING).is_none_or(|coding| coding == "identity");
    match (json && utf8, plain) {
        (true, true) => Ok(()),
        (true, false) => refuse(Code::UnsupportedMediaType, "send the body uncompressed, without `Content-Encoding`"),
        (false, _) => refuse(Code::UnsupportedMediaType, "`Content-Type` must be application/json (UTF-8)"),
    }
}

/// The parameters of a question as they come, before their types are checked.
#[derive(Default, Deserialize)]
#[serde(expecting = "an object")]
struct Parameters {
    query: Option<Value>,
    variables: Option<Value>,
    #[serde(rename = "operationName")]
    operation_name: Option<Value>,
    extensions: Option<Value>,
}

/// What the body of a POST asks.
pub fn from_json(body: &[u8], documents: &Documents) -> Result<Asked, Refusal> {
    if body.trim_ascii_start().first() != Some(&b'[') {
        let parameters = serde_json::from_slice(body).map_err(|error| unreadable(&error))?;
        return checked(parameters, documents).map(|question| Asked { questions: vec![Ok(question)], batch: false });
    }
    let questions: Vec<Value> = serde_json::from_slice(body).map_err(|error| unreadable(&error))?;
    let count = questions.len();
    if !(1..=MAXIMUM_BATCH).contains(&count) {
        let message = format!("a batch has 1 to {MAXIMUM_BATCH} questions, and this one has {count}");
        return refuse(Code::BadRequest, message);
    }
    let question = |question: Value| {
        if !question.is_object() {
            return refuse(Code::BadRequest, "each question of a batch must be a JSON object with a `query`");
        }
        let parameters = serde_json::from_value(question).map_err(|error| unreadable(&error))?;
        checked(parameters, documents)
    };
    Ok(Asked { questions: questions.into_iter().map(question).collect(), batch: true })
}

/// What can't be read as a question, or as JSON at all.
fn unreadable(error: &serde_json::Error) -> Refusal {
    let message = match error.classify() {
        Category::Data => format!("send a JSON object with a `query`, or a list of such ({error})"),
        Category::Io | Category::Syntax | Category::Eof => format!("the body is not valid JSON: {error}"),
    };
    Refusal { code: Code::BadRequest, message }
}

/// What the address of a GET asks.
pub fn from_query_string(text: &str, documents: &Documents) -> Result<Asked, Refusal> {
    let pairs: Vec<(String, String)> = match serde_urlencoded::from_str(text) {
        Ok(pairs) => pairs,
        Err(error) => return refuse(Code::BadRequest, format!("the address is malformed: {error}")),
    };
    let mut parameters = Parameters::default();
    for (name, value) in pairs {
        let json = |name: &str, text: &str| match serde_json::from_str(text) {
            _ if text.is_empty() => Ok(Value::Null),
            Ok(value) => Ok(value),
            Err(error) => refuse(Code::BadRequest, format!("`{name}` is not valid JSON: {error}")),
        };
        match name.as_str() {
            "query" if !value.is_empty() => parameters.query = Some(value.into()),
            "operationName" => parameters.operation_name = Some(value.into()),
            "variables" => parameters.variables = Some(json("variables", &value)?),
            "extensions" => parameters.extensions = Some(json("extensions", &value)?),
            _ => {}
        }
    }
    checked(parameters, documents).map(|question| Asked { questions: vec![Ok(question)], batch: false })
}

fn checked(parameters: Parameters, documents: &Documents) -> Result<Question, Refusal> {
    let query = match parameters.query {
        Some(Value::String(query)) => Some(query),
        None | Some(Value::Null) => None,
        Some(_) => return refuse(Code::BadRequest, "`query` must be a string"),
    };
    let operation_name = match parameters.operation_name {
        Some(Value::String(name)) if !name.is_empty() => Some(name),
        None | Some(Value::Null | Value::String(_)) => None,
        Some(_) => return refuse(Code::BadRequest, "`operationName` must be a string"),
    };
    let variables = match parameters.variables {
        Some(Value::Object(variables)) => variables,
        None | Some(Value::Null) => Map::new(),
        Some(_) => return refuse(Code::BadRequest, "`variables` must be an object"),
    };
    match parameters.extensions {
        extensions @ (None | Some(Value::Null | Value::Object(_))) => {
            let query = documents.document(query, extensions.as_ref())?;
            Ok(Question { query: query.as_ref().to_owned(), operation_name, variables })
        }
        Some(_) => refuse(Code::BadRequest, "`extensions` must be an object"),
    }
}
